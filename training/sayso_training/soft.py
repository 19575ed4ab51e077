"""Articles that only teachers have read, with labels drawn from what they think likely.

A student that learns from labellings drawn anew each epoch from the teachers' CRF learns, on average, their whole
distribution over labellings: sequence-level distillation (Kim and Rush 2016) without its bias to the single best.
"""

import json

import numpy

from .corpus import Article


class SoftArticles:
    """What label.py wrote."""

    def __init__(self, path, vocabulary, words):
        held = numpy.load(path)
        self.transitions = held["transitions"].astype(numpy.float64)
        self.texts = json.loads(str(held["texts"]))
        self.scores = [held[str(number)] for number in range(len(self.texts))]
        self.vocabulary, self.words = vocabulary, words

    def draw(self, places, seed):
        """The articles at `places`, each with a labelling drawn by chance."""
        chance = numpy.random.default_rng(seed)
        for place in places:
            found = self.words(self.texts[place], self.vocabulary)
            labels = draw(self.scores[place].astype(numpy.float64), self.transitions, chance)
            yield Article(f"soft-{place}", "", self.texts[place], found, labels, [], [])


def draw(emissions, transitions, chance):
    """A labelling of `emissions` [words, labels] with the CRF's probability (forward filtering, backward sampling)."""
    forward = [emissions[0]]
    for row in emissions[1:]:
        steps = forward[-1][:, None] + transitions
        top = steps.max(0)
        forward.append(row + top + numpy.log(numpy.exp(steps - top).sum(0)))
    labels = [pick(forward[-1], chance)]
    for row in reversed(forward[:-1]):
        labels.append(pick(row + transitions[:, labels[-1]], chance))
    return labels[::-1]


def pick(scores, chance):
    weights = numpy.exp(scores - scores.max())
    return int(numpy.searchsorted(numpy.cumsum(weights), chance.random() * weights.sum()))
