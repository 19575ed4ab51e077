"""Fits how spans find their cues: a conditional logit over candidates, on gold spans of the training articles.

`sayso-annotate/src/model/link.rs` has the same measures in the same order. A content chooses among cues, a cue among sources.
"""

import math
from bisect import bisect_left, bisect_right

import torch

from .evaluate import spans

FARTHEST = 250  # words
MEASURES = 8
DEAREST = 0.995  # share of gold choices that cost less than the dearest link allowed
STOPS = set(".?!")


class Layout:
    """The gold spans of an article, and its sentence and paragraph borders, in words."""

    def __init__(self, article):
        self.words, self.text = article.words, article.text
        self.starts, self.ends = [word.start for word in self.words], [word.end for word in self.words]
        found = spans(article.labels)
        self.cues, self.sources, self.contents = (sorted(found[role]) for role in ("cue", "source", "content"))
        self.paragraphs, self.sentences = [0], [0]
        for at, word in enumerate(self.words):
            self.paragraphs.append(self.paragraphs[-1] + (word.feature & 1))
            self.sentences.append(self.sentences[-1] + self.opens_sentence(at))

    def word(self, at):
        return self.text[self.starts[at] : self.ends[at]] if at >= 0 else ""

    def opens_sentence(self, at):
        """A rough guess, good enough to weigh borders with."""
        if self.words[at].feature & 1:
            return True
        stops = self.word(at - 1) in STOPS or (self.word(at - 1) in "”\"" and self.word(at - 2) in STOPS)
        return stops and (self.word(at) in "“\"" or self.word(at)[0].isupper())

    def range(self, start, end):
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def measures(self, span, cue):
        """Distances from `span` to `cue`, for spans before their cue and then for those after, and whether it is before."""
        before = span[0] < cue[0]
        first, second = (span, cue) if before else (cue, span)
        low, high = first[1], max(first[1], second[0])
        quoted = sum(max(0, min(high, end) - max(low, start)) for start, end in self.contents if (start, end) != span)
        bare = high - low - quoted

        def between(kind):
            return sum(low <= start < high and (start, end) not in (span, cue) for start, end in kind)

        values = [
            math.log1p(bare),
            min(bare, 50) / 10,
            math.log1p(quoted),
            min(max(0, self.sentences[second[0] + 1] - self.sentences[first[1]]), 5),
            min(max(0, self.paragraphs[second[0] + 1] - self.paragraphs[first[1]]), 3),
            between(self.cues),
            between(self.sources),
            between(self.contents),
        ]
        zeros = [0.0] * MEASURES
        return [*(values if before else zeros), *(zeros if before else values), float(before)]


def choices(articles, role):
    """Each choice that gold makes: the measures of every candidate, and which was chosen."""
    for article in articles:
        layout = Layout(article)
        for attribution in article.attributions:
            if not attribution["cue"] or not attribution[role]:
                continue
            cue = layout.range(*attribution["cue"][0])
            for start, end in attribution[role]:
                span = layout.range(start, end)
                pairs = [(span, cue) for cue in layout.cues] if role == "content" else [
                    (source, cue) for source in layout.sources
                ]
                near = [(one, other) for one, other in pairs if abs(one[0] - other[0]) < FARTHEST]
                if (span, cue) in near:
                    yield [layout.measures(*pair) for pair in near], near.index((span, cue))


def fit(articles, role):
    """Weights of one ranker as a dictionary, costs positive."""
    found = list(choices(articles, role))
    most = max(len(measures) for measures, _ in found)
    values = torch.zeros(len(found), most, 2 * MEASURES + 1)
    absent = torch.full((len(found), most), -1e9)
    for number, (measures, _) in enumerate(found):
        values[number, : len(measures)] = torch.tensor(measures)
        absent[number, : len(measures)] = 0
    chosen = torch.tensor([right for _, right in found])
    weights = torch.zeros(values.shape[2], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = torch.nn.functional.cross_entropy(values @ weights + absent, chosen) + 1e-4 * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    costs = [round(-value, 4) for value in weights.detach().tolist()]
    scores = (values @ weights).detach()
    right = ((scores + absent).argmax(1) == chosen).float().mean()
    dearest = torch.quantile(-scores.gather(1, chosen[:, None])[:, 0], DEAREST)
    print(f"linking, {role}: {100 * right:.1f} % of {len(found)} gold choices")
    return {"before": costs[:MEASURES], "after": costs[MEASURES : 2 * MEASURES], "is_before": costs[-1],
            "dearest": round(float(dearest), 4)}
