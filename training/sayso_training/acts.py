"""What acts are told by: labels, states of the encoder and signs; and the fit of their weights.

`python -m sayso_training.acts --data DIR --program EXAMPLE --model DIR` with a folder of corpora, the example `acts` of the
crate `sayso` (built with the feature `training`: it tells what signs an attribution shows) and the folder of the shipped tagger, into
which it writes `acts.safetensors`.

The encoder stays as it is here; what it knows of acts it learned in `together.py`. The score of an act is the sum of a linear map of the
mean state of the cue's words, one of the mean state of each stretch of the content, and one of the signs (multinomial logistic
regression), so that no word is read twice. The states are cut to their main directions first: there are 1,500 numbers.

`acts.jsonl` was labelled with care, `acts-more.jsonl` in one quick pass, and counts a quarter. How sure an act is goes by how far its
score leads over all others together, through a logistic curve (Platt 1999) for those that the weights tell and one for those that rules
do, with an offset for each act. They are fitted on the articles that are marked `held`: neither the tagger nor the weights that score
them there have seen their acts.
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch.nn import functional

from . import marked, statements
from .calibrate import error
from .corpus import flatten, touched, windows
from .program import ask, ask_about
from .shipped import from_shipped
from .text import base_vocabulary, words

# As the program has them.
ACTS = ("assert", "deny", "partly_deny", "confirm", "accuse", "demand", "predict", "decline", "no_reply", "no_comment_yet")
WINDOW = 256
STRETCHES = (slice(0, 14), slice(0, 5), slice(14, 60))  # of the words of a content, as the program has them
DIRECTIONS = 300
SHRINK = 4e-3
LOUDNESS = 2.0  # of a sign, beside the states: the more, the less its weight is shrunk
RARE = 0.3  # the power of an act's rarity that is added to its score
# What is added to the score of acts that cost more where they are missed than where one is shown that is none.
LEANS = {"deny": 0.7, "accuse": 0.3, "decline": 0.3, "no_reply": 0.3}
FILES = {"acts.jsonl": 1.0, "acts-more.jsonl": 0.25}  # labels, and how much each counts
FOLDER = Path(__file__).parents[1]
STEADY = 3.0  # what holds the offset of an act near that of all: as much as three labels or so
ROLES = ("source", "cue", "content")
DENIALS_OF_ANY_SORT = ("deny", "partly_deny")


@torch.no_grad()
def states(tagger, found, wanted):
    """The last states [words, width] of an article's words; zeros in windows without a word at `wanted`."""
    rows = []
    for start, end in windows(found, WINDOW):
        if not any(start <= at < end for at in wanted):
            rows.append(torch.zeros(end - start, tagger.pieces.embedding_dim))
            continue
        numbers, kinds, firsts = flatten(found[start:end])
        numbers, kinds = torch.tensor([numbers]), torch.tensor([kinds])
        row = tagger.encode(numbers, kinds)
        rows.append(row[0, torch.tensor(firsts)])
    return torch.cat(rows)


def parts(found, attribution):
    """Which words its cue is, and which each stretch of its content."""
    content = touched(found, attribution["content"])
    return [touched(found, attribution["cue"]), *(content[stretch] for stretch in STRETCHES)]


def mean_states(states, places):
    """The mean state of the words of each part, one after the other [parts · width]; zeros for a part without a word."""
    return torch.cat([states[at].mean(0) if at else states.new_zeros(states.shape[1]) for at in places])


def pooled(tagger, articles):
    """Mean states of cue and stretches [attributions, parts · width]."""
    vocabulary = base_vocabulary()
    features = []
    for article in articles:
        found = words(article["text"], vocabulary)
        places = [parts(found, one) for one in article["attributions"]]
        state = states(tagger, found, {at for one in places for part in one for at in part})
        for one in places:
            features.append(mean_states(state, one))
    return torch.stack(features)


def key(article, attribution):
    """What tells an attribution from others: where its parts begin."""
    return article["id"], *(min((start for start, _ in attribution[role]), default=-1) for role in ROLES)


def signs(program, articles):
    """Signs [attributions, signs], of each the act that the program leaves to its rules, or -1, and whether it may be a denial."""
    def asked(article):
        every = [{role: one[role] for role in ROLES} for one in article["every"] + article["attributions"]]
        return {"id": article["id"], "text": article["text"], "attributions": every}

    found = {(line["id"], *line["key"]): line for line in ask_about(program, map(asked, articles))}
    [count] = ask(program, "--count")
    own = [found[key(article, one)] for article in articles for one in article["attributions"]]
    shown = torch.zeros(len(own), count)
    for row, line in zip(shown, own):
        row[line["signs"]] = 1
    ruled = torch.tensor([ACTS.index(line["rule"]) if line["rule"] else -1 for line in own])
    return shown, ruled, torch.tensor([line["may_deny"] for line in own])


def directions(features):
    """Their mean, and the directions [width, directions] in which they differ most."""
    mean = features.mean(0)
    return mean, torch.svd_lowrank(features - mean, q=DIRECTIONS, niter=3)[2]


def fit(features, acts, shares):
    """Weights [acts, features] and bias; each example counts its share."""
    weight = torch.zeros(len(ACTS), features.shape[1], requires_grad=True)
    bias = torch.zeros(len(ACTS), requires_grad=True)
    optimiser = torch.optim.LBFGS([weight, bias], max_iter=80, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        own = functional.cross_entropy(features @ weight.T + bias, acts, reduction="none")
        total = (own * shares).sum() / shares.sum() + SHRINK * weight.square().sum()
        total.backward()
        return total

    optimiser.step(loss)
    return weight.detach(), bias.detach()


def lead(scores, given):
    """How far the score of the given act leads over those of all others together."""
    own = scores.gather(1, given[:, None])[:, 0]
    return own - scores.scatter(1, given[:, None], -torch.inf).logsumexp(1)


def calibrate(leads, given, is_ruled, is_right):
    """Slopes [ways] and offsets [ways, acts] of the curves that make `is_right` likeliest: by weights, by rules."""
    ways = is_ruled.long()
    slopes = torch.ones(2, requires_grad=True)
    common = torch.zeros(2, requires_grad=True)
    own = torch.zeros(2, len(ACTS), requires_grad=True)
    optimiser = torch.optim.LBFGS([slopes, common, own], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        scores = slopes[ways] * leads + common[ways] + own[ways, given]
        total = functional.binary_cross_entropy_with_logits(scores, is_right, reduction="sum")
        total = total + STEADY / 2 * own.square().sum()
        total.backward()
        return total

    optimiser.step(loss)
    return slopes.detach(), (common[:, None] + own).detach()


def confidence(curves, leads, given, is_ruled):
    slopes, offsets = curves
    ways = is_ruled.long()
    return torch.sigmoid(slopes[ways] * leads + offsets[ways, given])


def report_confidence(sure, is_right):
    """How often acts of each confidence are right."""
    print(f"  calibration error {100 * error(sure.tolist(), is_right.tolist()):.1f}")
    for low in range(0, 10):
        held = (sure * 10).long().clamp(max=9) == low
        if held.any():
            print(f"  .{low} {int(held.sum()):>4}  told {100 * float(sure[held].mean()):5.1f}  right {100 * float(is_right[held].mean()):5.1f}")


def raised(acts):
    """What is added to the score of each act."""
    counts = torch.bincount(acts, minlength=len(ACTS)).clamp(min=1)
    added = -RARE * (counts / counts.sum()).log()
    added[ACTS.index("partly_deny")] = 0  # far rarer in news than in passages that were written to have some
    for act, lean in LEANS.items():
        added[ACTS.index(act)] += lean
    return added


def report(right, given):
    """Precision and recall of each act."""
    scores = []
    for number, name in enumerate(ACTS):
        is_right, is_given = right == number, given == number
        if not is_right.any():
            continue
        both = int((is_right & is_given).sum())
        precision, recall = both / max(1, int(is_given.sum())), both / int(is_right.sum())
        scores.append(2 * both / int(is_right.sum() + is_given.sum()))
        print(f"  {name:<15} {int(is_right.sum()):>4}  precision {100 * precision:5.1f}  recall {100 * recall:5.1f}")
    print(f"  macro F1 {100 * sum(scores) / len(scores):.1f}, right {100 * float((right == given).float().mean()):.1f} %")


def texts(data, ids):
    """The articles with these ids, by id: PolNeAR's, our own and those of the news archive."""
    polnear = (data / "attribution/polnear-train.jsonl").open(encoding="utf-8")
    known = {record["id"]: record for record in map(json.loads, polnear) if record["id"] in ids}
    for path in sorted(path for name in ("cases", "ties", "acts") for path in (FOLDER / name).glob("*.md")):
        known |= {record["id"]: record for record in marked.articles(path) if record["id"] in ids}
    others = statements.texts(data, ids - set(known))
    return known | {name: {"text": text, "attributions": []} for name, text in others.items()}


def labelled(data):
    """The labelled articles, with their texts, every attribution that people marked, and how much each label counts."""
    articles = {}
    for name, share in FILES.items():
        for line in map(json.loads, (FOLDER / name).open(encoding="utf-8")):
            article = articles.setdefault(line["id"], line | {"attributions": [], "held": line.get("held", False)})
            article["attributions"] += [one | {"share": share} for one in line["attributions"]]
    known = texts(data, set(articles))
    for article in articles.values():
        record = known[article["id"]]
        marks = record["attributions"]
        yield article | {"text": record["text"], "every": marks, "is_own": bool(marks) and "classes" in marks[0]}


def of_each(articles, tell):
    """What `tell` says of each attribution and its article."""
    return torch.tensor([tell(one, article) for article in articles for one in article["attributions"]])


class Labels:
    """The labels of all articles, a number or a flag for each attribution."""

    def __init__(self, articles, program):
        self.acts = of_each(articles, lambda one, _: ACTS.index(one["act"]))
        self.shares = of_each(articles, lambda one, _: one["share"])
        self.is_held = of_each(articles, lambda _, article: article["held"])
        self.is_own = of_each(articles, lambda _, article: article["is_own"])
        self.signs, self.ruled, self.may_deny = signs(program, articles)

    def careful(self):
        return self.shares == 1


def told(labels, scores):
    """The act of each attribution: that of its rule, or the one of the highest score that may be."""
    weighed = scores.clone()
    for denial in DENIALS_OF_ANY_SORT:
        weighed[~labels.may_deny, ACTS.index(denial)] = -torch.inf
    return torch.where(labels.ruled >= 0, labels.ruled, weighed.argmax(1))


def curves_of_held(labels, features):
    """The curves of confidence, by what weights say that were fitted on all articles but the held ones; prints how good that is."""
    taught = ~labels.is_held
    weight, bias = fit(features[taught], labels.acts[taught], labels.shares[taught])
    scores = features @ weight.T + bias + raised(labels.acts[labels.careful()])
    given = told(labels, scores)
    leads, is_ruled, is_right = lead(scores, given), labels.ruled >= 0, (given == labels.acts).float()
    held = labels.is_held & labels.careful()
    curves = calibrate(leads[held], given[held], is_ruled[held], is_right[held])
    sure = confidence(curves, leads, given, is_ruled)
    for name, part in [("own cases", labels.is_own & held), ("news", ~labels.is_own & held), ("both", held)]:
        print(f" {name}, held")
        report(labels.acts[part], given[part])
        report_confidence(sure[part], is_right[part])
    return curves


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds attribution/ and bulk/")
    parser.add_argument("--program", required=True, help="the example `acts`, built")
    parser.add_argument("--model", type=Path, required=True, help="folder of the shipped files")
    options = parser.parse_args()
    torch.manual_seed(0)
    articles = list(labelled(options.data))
    labels = Labels(articles, options.program)
    states_of_all = pooled(from_shipped(options.model).eval(), articles)
    mean, main_ones = directions(states_of_all)
    features = torch.cat([(states_of_all - mean) @ main_ones, labels.signs * LOUDNESS], 1)
    print(f"{len(labels.acts)} attributions of {len(articles)} articles, {int(labels.is_held.sum())} of them held")
    curves = curves_of_held(labels, features)

    weight, bias = fit(features, labels.acts, labels.shares)
    of_states = main_ones @ weight[:, :DIRECTIONS].T  # [parts · width, acts]
    bias = bias + raised(labels.acts[labels.careful()]) - mean @ of_states
    by_part = of_states.chunk(1 + len(STRETCHES))
    save_file(
        {
            # Scores of a word: first as part of a cue, then as part of each stretch of a content.
            "acts.weight": torch.cat(by_part, 1).contiguous(),
            "acts.bias": torch.zeros(len(by_part) * len(ACTS)),
            "signs.weight": (weight[:, DIRECTIONS:].T * LOUDNESS).contiguous(),
            "signs.bias": bias,
            "confidence.slope": curves[0],
            "confidence.bias": curves[1].contiguous(),
        },
        options.model / "acts.safetensors",
    )


if __name__ == "__main__":
    main()
