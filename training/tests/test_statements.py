"""The labels of `training/relations` become pairs."""

import random

import numpy

from sayso_training.statements import Story, event, invented_events, neither

EVENT = """\
# 1 The lamp on the mole
= the lamp failed
- the harbour master | said | the lamp on the mole had gone out
- a pilot | told the Tern Courier | “There was no light at all”
= the lamp did not fail
- the lamp's maker | insisted | it had burnt all night
= the lamp failed because of rust
- a diver | says | rust put the lamp out
! deny 1 | the maker | called | it a tale
x 1 2
e 3 1
"""


def test_an_event_tells_what_its_statements_are_to_each_other():
    story = event(EVENT)
    assert story.contents == [
        "the lamp on the mole had gone out",
        "There was no light at all",
        "it had burnt all night",
        "rust put the lamp out",
    ]
    assert story.same == {(0, 1)}
    assert story.contrary == {(0, 2), (1, 2)}
    assert story.open == {(0, 3), (1, 3)}


def test_what_is_open_or_labelled_is_not_neither():
    story = event(EVENT)
    pairs = neither(story, numpy.eye(4), random.Random(1))
    assert pairs == [(2, 3)]


def test_of_many_pairs_the_alike_come_first():
    story = Story([str(number) for number in range(10)], most=6)
    likeness = numpy.zeros((10, 10))
    likeness[0, 1] = likeness[2, 3] = 1
    pairs = neither(story, likeness, random.Random(1))
    assert len(pairs) == 6 and {(0, 1), (2, 3)} <= set(pairs[:4])


def test_the_shipped_events_can_be_read():
    events = list(invented_events())
    assert len(events) == 320
    assert all(story.contents and story.same for story in events)
    assert sum(bool(story.contrary) for story in events) > 200
