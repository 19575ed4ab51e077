"""Reads attribution corpora and turns them into labelled windows.

Input is JSON lines: `{"id", "publisher", "text", "attributions": [{"source", "cue", "content": [[start, end], …]}], "alt"}`,
offsets in code points, `alt` holding other annotators' attributions of the same text; or marked text (`marked.py`).
"""

import json
import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from . import marked

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-bare-cue", "I-bare-cue", "B-content", "I-content")
"""BIO; a *bare* cue is one whose attribution names no source, so that the decoder decides that together with the spans."""

LEVELS = 3  # attributions in no content, in a content, in a content that stands in a content

# Later roles win where spans overlap (253 of 3.8 M characters of PolNeAR do).
ROLES = ("content", "source", "cue")


@dataclass
class Chain:
    """Words of one content, in reading order, and the labels of what is nested in it."""

    level: int
    at: list[int]
    labels: list[int]


@dataclass
class Article:
    """One reading of one article: its words, a label number for each, and the contents that were read for nested ones."""

    id: str
    publisher: str
    text: str
    words: list
    labels: list[int]
    attributions: list
    chains: list[Chain]


def read(path, vocabulary, words):
    """Articles of `path`; one for each annotator of an article. They tell nothing of what is nested."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found = words(record["text"], vocabulary)
            readings = [record["attributions"], *(alt["attributions"] for alt in record.get("alt") or [])]
            for attributions in readings:
                labels = label(found, attributions)
                yield Article(record["id"], record.get("publisher", ""), record["text"], found, labels, attributions, [])


def read_marked(path, vocabulary, words):
    """Articles of a file of marked text, with what is nested."""
    for record in marked.articles(path):
        found = words(record["text"], vocabulary)
        attributions = record["attributions"]
        outermost = [one for one in attributions if one["parent"] is None]
        yield Article(record["id"], "", record["text"], found, label(found, outermost), outermost,
                      list(chains(found, attributions)))


def chains(words, attributions):
    """A chain for each content that the model has a level for."""
    for ix, outer in enumerate(attributions):
        level = marked.depth(attributions, ix) + 1
        at = touched(words, outer["content"])
        if level < LEVELS and at:
            labels = label(words, [inner for inner in attributions if inner["parent"] == ix])
            yield Chain(level, at, [labels[place] for place in at])


def touched(words, spans):
    """The places of the words that touch `spans`, in reading order."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    return sorted({at for start, end in spans for at in range(bisect_right(ends, start), bisect_left(starts, end))})


def label(words, attributions):
    """The BIO label number of each word: a span owns every word it touches."""
    labels = [0] * len(words)
    for role in ROLES:
        for attribution in attributions:
            name = "bare-cue" if role == "cue" and not attribution["source"] else role
            begin = LABELS.index(f"B-{name}")
            for span in attribution[role]:
                inside = touched(words, [span])
                for at in inside:
                    labels[at] = begin + (at > inside[0])
    return labels


def paragraphs(words):
    """Ranges of words that share a line."""
    starts = [at for at, word in enumerate(words) if word.feature & 1] + [len(words)]
    return list(zip(starts, starts[1:]))


def windows(words, most, first=None):
    """Cuts an article into ranges of words of at most `most` pieces, at line borders where that is possible.

    `first`, if given, bounds the pieces of the first window, which shifts all later borders.
    """
    cut, begin, size, room = [], 0, 0, first or most
    for start, end in paragraphs(words):
        length = sum(len(word.pieces) for word in words[start:end])
        if size and size + length > room:
            cut.append((begin, start))
            begin, size, room = start, 0, most
        for at in range(start, end):
            size += len(words[at].pieces)
            if size > room:  # one line longer than a window
                cut.append((begin, at))
                begin, size, room = at, len(words[at].pieces), most
    if begin < len(words):
        cut.append((begin, len(words)))
    return [(start, end) for start, end in cut if start < end]


def with_plain_contents(articles, known):
    """Adds to each article of PolNeAR a chain for those of its contents in which nothing is nested (`label.py`)."""
    first_readings = {article.id: article for article in reversed(articles)}
    for article in first_readings.values():
        for ix in known.get(article.id, ()):
            at = touched(article.words, article.attributions[ix]["content"])
            if at:
                article.chains.append(Chain(1, at, [0] * len(at)))


def batches(articles, budget, lengths, seed):
    """One epoch: windows with random borders, grouped by length, at most about `budget` pieces a batch, in random order."""
    chance = random.Random(seed)
    items = []
    for article in articles:
        most = chance.randint(*lengths)
        for start, end in windows(article.words, most, first=chance.randint(most // 3, most)):
            pieces = sum(len(word.pieces) for word in article.words[start:end])
            items.append((pieces + chance.random() * 16, article, start, end))
    items.sort(key=lambda item: item[0])
    grouped, batch, longest = [], [], 0
    for pieces, article, start, end in items:
        longest = max(longest, pieces + 2)
        if batch and longest * (len(batch) + 1) > budget:
            grouped.append(batch)
            batch, longest = [], pieces + 2
        batch.append((article, start, end))
    grouped.append(batch)
    chance.shuffle(grouped)
    return grouped


CLS, SEP = 101, 102


def flatten(row):
    """Piece numbers and features of a row of words between start and stop marks, and where each word's first piece is."""
    numbers, kinds, firsts = [CLS], [0], []
    for word in row:
        firsts.append(len(numbers))
        numbers.extend(word.pieces)
        kinds.extend([word.feature] * len(word.pieces))
    return [*numbers, SEP], [*kinds, 0], firsts
