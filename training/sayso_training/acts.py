"""Fits the act head: from the encoder's states at the cue and at the beginning of the content to whether the source denies, or
gives no answer, or neither.

`python -m sayso_training.acts RUN CASES LABELS ARTICLES OUT` with the folder that train.py left, the folder of marked cases,
`training/acts.jsonl` and the PolNeAR articles it is about (so that the head knows ordinary prose, too), and the file to write.
The encoder stays as it is. The head is a linear map on the mean state of the cue's words plus one on the mean state of the content's
first words (multinomial logistic regression), so that no word is read twice. It knows what a table of words cannot: denials and
refusals in words that nobody listed.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch.nn import functional

from . import marked
from .corpus import flatten, touched, windows
from .kinds import KINDS, kind
from .tagger import from_run
from .text import base_vocabulary, words

WINDOW = 256
# Words of a content that tell what it does.
HEAD = 14
SHRINK = 1e-3
FOLDS = 6


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
        row = tagger.norm(tagger.pieces(numbers) + tagger.positions.weight[: numbers.shape[1]] + tagger.features(kinds))
        for layer in tagger.layers:
            row = layer(row, None)
        rows.append(row[0, torch.tensor(firsts)])
    return torch.cat(rows)


def measured(tagger, articles):
    """Features [attributions, 2 · width], kinds, and the number of the article of each attribution."""
    vocabulary = base_vocabulary()
    features, kinds, groups = [], [], []
    for group, article in enumerate(articles):
        found = words(article["text"], vocabulary)
        places = [
            (touched(found, one["cue"]), touched(found, one["content"])[:HEAD]) for one in article["attributions"]
        ]
        state = states(tagger, found, {at for pair in places for part in pair for at in part})
        for one, pair in zip(article["attributions"], places):
            features.append(torch.cat([state[at].mean(0) if at else torch.zeros(state.shape[1]) for at in pair]))
            kinds.append(kind(one))
            groups.append(group)
    return torch.stack(features), torch.tensor(kinds), torch.tensor(groups)


def fit(features, kinds):
    """Weights [kinds, 2 · width] and bias."""
    weight = torch.zeros(len(KINDS), features.shape[1], requires_grad=True)
    bias = torch.zeros(len(KINDS), requires_grad=True)
    optimiser = torch.optim.LBFGS([weight, bias], max_iter=300, line_search_fn="strong_wolfe")

    def loss():
        optimiser.zero_grad()
        total = functional.cross_entropy(features @ weight.T + bias, kinds) + SHRINK * weight.square().sum()
        total.backward()
        return total

    optimiser.step(loss)
    return weight.detach(), bias.detach()


def report(gold, sure):
    """Precision and recall of each kind, by how sure the head must be."""
    for number, name in list(enumerate(KINDS))[1:]:
        for least in (0.3, 0.5, 0.7):
            is_gold, is_guessed = gold == number, sure[:, number] > least
            both = int((is_gold & is_guessed).sum())
            precision, recall = both / max(1, int(is_guessed.sum())), both / max(1, int(is_gold.sum()))
            print(f"  {name:<8} of {int(is_gold.sum())} above {least}: precision {100 * precision:.1f}, recall {100 * recall:.1f}")


def labelled(labels, articles):
    """The labelled articles, with their texts."""
    records = (json.loads(line) for line in Path(articles).open(encoding="utf-8"))
    texts = {record["id"]: record["text"] for record in records}
    read = (json.loads(line) for line in Path(labels).open(encoding="utf-8"))
    return [article | {"text": texts[article["id"]]} for article in read]


def main(run, cases, labels, polnear, out):
    articles = [article for path in sorted(Path(cases).glob("*.md")) for article in marked.articles(path)]
    own_count = len(articles)
    articles += labelled(labels, polnear)
    features, kinds, groups = measured(from_run(run).eval(), articles)
    print(f"{len(kinds)} attributions of {len(articles)} articles; {FOLDS} folds over articles:")
    sure = torch.empty(len(kinds), len(KINDS))
    for fold in range(FOLDS):
        own = groups % FOLDS == fold
        weight, bias = fit(features[~own], kinds[~own])
        sure[own] = (features[own] @ weight.T + bias).softmax(1)
    for name, part in [("cases", groups < own_count), ("PolNeAR", groups >= own_count)]:
        print(f" {name}")
        report(kinds[part], sure[part])
    weight, bias = fit(features, kinds)
    width = features.shape[1] // 2
    # Scores of a word: first as part of a cue, then as part of a content.
    both = torch.cat([weight[:, :width], weight[:, width:]]).T.contiguous()
    save_file({"acts.weight": both, "acts.bias": torch.cat([bias, torch.zeros(len(KINDS))])}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
