"""Labellings drawn by chance."""

from collections import Counter

import numpy

from sayso_training.soft import draw


def test_labellings_come_as_often_as_they_are_likely():
    # Two labels, two words: 1 may not follow 0.
    emissions = numpy.log(numpy.array([[0.5, 0.5], [0.25, 0.75]]))
    transitions = numpy.array([[0.0, -1e4], [0.0, 0.0]])
    chance = numpy.random.default_rng(1)
    drawn = Counter(tuple(draw(emissions, transitions, chance)) for _ in range(4000))
    # The weights of 00, 10 and 11 are .125, .125 and .375.
    assert drawn[0, 1] == 0
    assert abs(drawn[1, 1] / 4000 - 0.6) < 0.03 and abs(drawn[0, 0] / 4000 - 0.2) < 0.03
