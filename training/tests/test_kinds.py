from sayso_training.kinds import KINDS, kind


def test_a_kind_goes_by_marks_or_by_the_labelled_act():
    assert KINDS[kind({"classes": {"denial", "unnamed"}})] == "denial"
    assert KINDS[kind({"classes": set(), "act": "no_reply"})] == "decline"
    assert KINDS[kind({"act": "predict"})] == "neither"
