from sayso_training.names import name_labels, read_lexicon


def test_a_last_name_alone_is_of_the_kind_and_sex_of_the_full_name():
    words = ["Helen", "Marsh", "went", "to", "Norway", ".", "Marsh", "said", "no"]
    kinds, women = name_labels(words, read_lexicon())
    assert kinds == {0: "person", 1: "person", 4: "place", 6: "person"}
    assert women == {0: True, 1: True, 6: True}
