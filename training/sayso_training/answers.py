"""Fits the weights of the signs by which answers are tied to what they answer.

`python -m sayso_training.answers --data DIR --program EXAMPLE --out FILE` with a folder of corpora, the example `answers` of the crate `sayso`
(built with the feature `training`: it tells what signs each answer shows), and the file of weights to write.

Passages of our own that were labelled with care count whole. Those that are nothing but quarrels, and whole articles of real news (`news.jsonl`), in which
two answers of three that are told have nothing to be tied to, count a quarter.

The score of a statement is the sum of the weights of its signs, and so are those of words that name a report and of nothing; weights of
nothing are three: for those who deny, who confirm and who say nothing. The likeliest weights are those of a conditional logit (McFadden 1974); where several statements say what
is answered, any of them is right. What no label says answers anything answers nothing: where an act is told wrongly, nothing should be tied.
"""

import argparse
import json
from pathlib import Path

import numpy

from . import acts
from .acts import FOLDER
from .program import ask, ask_about

CAREFUL = ("answers.md", "ties/passages.md", "ties/more.md", "answers-check.md", "ties/check.md")
QUARRELS = ("ties/quarrels.md",)
NEWS = "news.jsonl"
LESS = 0.25  # what an answer of the others counts
WAYS = {"deny": 0, "partly_deny": 0, "confirm": 1, "decline": 2, "no_reply": 2, "no_comment_yet": 2}
OF_NOTHING = "nothing"  # how the names of its signs begin
BY_WAY = {"report"}  # what else has three weights
REPORT = -1  # what stands for a report that no statement makes
SHRINK = 1.5
SHRINK_BIAS = 0.1
FOLDS = 6
LEAST = 0.5  # as the program has it
GOING_ON = 3  # as the program has it
STEPS = 60


def passages(program, names):
    """What the program tells of each passage that these files label: its labels, and what it tells of each answer."""
    texts = [path for name in ("cases", "ties") for path in sorted((FOLDER / name).glob("*.md"))]
    return [article for name in names for article in ask(program, FOLDER / name, *texts)]


def news(program, data):
    """The same of whole articles of real news."""
    articles = [json.loads(line) for line in (FOLDER / NEWS).read_text(encoding="utf-8").splitlines()]
    known = acts.texts(data, {article["id"] for article in articles})
    whole = (article | {"text": known[article["id"]]["text"]} for article in articles)
    return ask_about(program, whole, "--articles")


def columns(program):
    """The number of the weight of each sign, by name and way."""
    [names] = ask(program, "--signs")
    has_ways = [name in BY_WAY or name.startswith(OF_NOTHING) for name in names]
    ways = [(name, way) for name, has in zip(names, has_ways) for way in (range(3) if has else [None])]
    return {key: number for number, key in enumerate(ways)}


def again(answer, previous):
    """The statement that was answered just before, and the sign that it shows."""
    if previous is None or answer["ix"] - previous[0] > GOING_ON:
        return None, None
    signs = next((dict(signs) for ix, signs in answer["statements"] if ix == previous[0]), {})
    return previous[1], "again_by_the_same" if "own" in signs else "again"


def alternatives(answer):
    """What may be answered: statements by their positions, and `REPORT`, the words that name a report, where there are any."""
    return [ix for ix, _ in answer["statements"]] + [REPORT] * bool(answer["report"])


def rows(answer, previous, numbers):
    """The signs [alternatives + 1, weights] of each alternative and, last, of nothing."""
    way = WAYS[answer["act"]]
    to, sign = again(answer, previous)
    every = [signs + ([[sign, 1.0]] if ix == to else []) for ix, signs in answer["statements"]]
    every += ([answer["report"]] if answer["report"] else []) + [answer["nothing"]]
    shown = numpy.zeros((len(every), len(numbers)))
    for row, signs in zip(shown, every):
        for name, strength in signs:
            row[numbers[name, way if name in BY_WAY or name.startswith(OF_NOTHING) else None]] = strength
    return shown


def labelled(article):
    """What is right for each answer of the article."""
    return {label["from"]: set(label["to"] + [REPORT] * label["report"]) for label in article["labels"]}


def nearest(answer, right):
    """The nearest of the statements that are right."""
    return min(right, key=lambda ix: abs(ix - answer["ix"]))


def examples(articles, numbers):
    """Of each answer its signs and which of its rows are right, the answers before it tied as labelled."""
    for article in articles:
        labels = labelled(article)
        previous = None
        for answer in article["answers"]:
            every = alternatives(answer)
            right = labels.get(answer["ix"], set()) & set(every)
            is_right = numpy.array([ix in right for ix in every] + [not right], float)
            yield rows(answer, previous, numbers), is_right
            if right - {REPORT}:
                previous = answer["ix"], nearest(answer, right - {REPORT})


def shares(scores):
    """Of each row, how likely it is."""
    odds = numpy.exp(scores - scores.max())
    return odds / odds.sum()


def fit(data, shrink):
    """The weights that make what is right likeliest, by Newton's steps, halved where they go too far; `data` has of each answer its rows,
    which of them are right, and what it counts."""
    weights = numpy.zeros(len(shrink))

    def loss(weights):
        held = sum(counts * numpy.log((shares(shown @ weights) * right).sum()) for shown, right, counts in data)
        return (shrink * weights**2).sum() / 2 - held

    least = loss(weights)
    for _ in range(STEPS):
        slope, bend = shrink * weights, numpy.diag(shrink)
        for shown, right, counts in data:
            likely = shares(shown @ weights)
            wanted = likely * right / (likely * right).sum()
            slope = slope + counts * shown.T @ (likely - wanted)
            mean = shown.T @ likely
            bend = bend + counts * ((shown.T * likely) @ shown - numpy.outer(mean, mean))
        step = numpy.linalg.solve(bend, slope)
        while loss(weights - step) > least and abs(step).max() > 1e-6:
            step = step / 2
        weights = weights - step
        if abs(step).max() < 1e-4:
            break
        least = loss(weights)
    return weights


def ties(article, weights, numbers):
    """What each answer of the article is tied to, or None, one after the other as the program does it."""
    previous = None
    for answer in article["answers"]:
        likely = shares(rows(answer, previous, numbers) @ weights)
        to = None
        if len(likely) > 1 and 1 - likely[-1] >= LEAST:
            to = alternatives(answer)[int(likely[:-1].argmax())]
            previous = previous if to == REPORT else (answer["ix"], to)
        yield answer["ix"], to


def report(articles, weights, numbers):
    """How many answers are labelled, how many ties there are, and how many of them are right."""
    wanted = linked = right = 0
    for article in articles:
        labels = labelled(article)
        wanted += sum(bool(to) for to in labels.values())
        for ix, to in ties(article, weights, numbers):
            linked += to is not None
            right += to in labels.get(ix, [])
    return numpy.array([wanted, linked, right])


def write(weights, numbers, out):
    """A line a sign, with one weight or three."""
    written = {}
    for (name, _), number in numbers.items():
        written.setdefault(name, []).append(f"{weights[number]:.2f}")
    head = "# What each sign says for a statement that it is answered, or, for those who deny, who confirm and who say nothing, that nothing is.\n"
    Path(out).write_text(head + "".join(f"{name} {' '.join(own)}\n" for name, own in written.items()), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds attribution/ and bulk/")
    parser.add_argument("--program", required=True, help="the example `answers`, built")
    parser.add_argument("--out", type=Path, required=True, help="the program's file of weights")
    options = parser.parse_args()
    numbers = columns(options.program)
    shrink = numpy.array([SHRINK_BIAS if name == OF_NOTHING else SHRINK for name, _ in numbers])
    kinds = {
        "passages": (1.0, passages(options.program, CAREFUL)),
        "quarrels": (LESS, passages(options.program, QUARRELS)),
        "news": (LESS, news(options.program, options.data)),
    }

    learned = [
        (at % FOLDS, [(*example, counts) for example in examples([one], numbers)])
        for counts, own in kinds.values()
        for at, one in enumerate(own)
    ]

    def fitted(without=None):
        """The weights by all articles, or by those of all folds but one."""
        return fit([example for fold, own in learned if fold != without for example in own], shrink)

    total = {kind: numpy.zeros(3, int) for kind in kinds}
    for fold in range(FOLDS):
        weights = fitted(fold)
        for kind, (_, own) in kinds.items():
            total[kind] += report(own[fold::FOLDS], weights, numbers)
    for kind, (wanted, linked, right) in total.items():
        print(f"{kind}, in folds: of {wanted} answers {right} tied right, {100 * right / wanted:.1f} %; {100 * right / linked:.1f} % of {linked} ties right")
    write(fitted(), numbers, options.out)


if __name__ == "__main__":
    main()
