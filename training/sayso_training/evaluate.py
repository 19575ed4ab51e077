"""Exact-span F1 by role on word ranges: a quick look while training. The figures that count come from `sayso eval`."""

from collections import Counter

import torch

from .corpus import LABELS, flatten, windows


def evaluate(tagger, articles, window):
    """F1 of exact spans for source, cue and content, in per cent."""
    tagger.eval()
    counts, seen = Counter(), set()
    for article in articles:
        if article.id in seen:  # further annotators of the same article
            continue
        seen.add(article.id)
        found = spans(tagger.crfs[0].decode(emissions(tagger, article.words, window)[:, 0]))
        gold = spans(article.labels)
        for role in ("source", "cue", "content"):
            mine, theirs = found[role], gold[role]
            counts[role, "both"] += len(mine & theirs)
            counts[role, "either"] += len(mine) + len(theirs)
        counts["bare", "both"] += len(found["bare-cue"] & gold["bare-cue"])
        counts["bare", "either"] += len(found["bare-cue"]) + len(gold["bare-cue"])
    roles = ("source", "cue", "content", "bare")
    return {role: round(200 * counts[role, "both"] / max(1, counts[role, "either"]), 2) for role in roles}


@torch.no_grad()
def emissions(tagger, words, window):
    """Label scores [words, levels, labels] of one article, window by window."""
    rows = []
    for start, end in windows(words, window):
        numbers, kinds, firsts = flatten(words[start:end])
        scores = tagger(torch.tensor([numbers]), torch.tensor([kinds]))
        rows.append(scores[0, torch.tensor(firsts)])
    return torch.cat(rows)


def spans(labels):
    """Word ranges by role; `cue` holds bare cues too."""
    found = {"source": set(), "cue": set(), "content": set(), "bare-cue": set()}
    start = None
    for at, number in enumerate([*labels, 0]):
        name = LABELS[number]
        if start is not None and not name.startswith("I-"):
            role = LABELS[labels[start]][2:]
            found[role].add((start, at))
            if role == "bare-cue":
                found["cue"].add((start, at))
            start = None
        if name.startswith("B-") or (name.startswith("I-") and start is None):
            start = at
    return found
