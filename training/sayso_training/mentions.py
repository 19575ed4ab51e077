"""Trains what mentions are found and put together by: `python -m sayso_training.mentions --data DIR --program FILE --out DIR`.

`FILE` is the example `mentions` of the crate `sayso`, built with the feature `training`: it cuts words, runs the encoder and
tells features, so that training sees what the shipped program will. Writes `mentions.safetensors`:

- `marks`, a linear head on the encoder's states. Whether a mention begins, ends or covers a word is learned from OntoGUM's
  news; what kind of thing a name is and whether it is a woman's, from names in PolNeAR's training part whose first name,
  last word or whole stands in `lexicon.txt`;
- `mention`, `new` and `pair`, small networks over sparse features, learned from OntoGUM's news.

With `--folds FILE`, trains five more times, each time on four fifths of the documents, and writes to FILE what is found in
the others, for `sayso eval coreference --predictions`. The shipped weights have seen every document: only the folds' figures
say how good they are.
"""

import argparse
import json
import random
import subprocess
import tempfile
from pathlib import Path

import numpy
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional

from .names import name_labels, read_lexicon

MARKS = ("start", "end", "inside", "person", "organisation", "outlet", "document", "place", "female")
ROOM = 16  # marks that the program reads
FOLDS = 5
LEAN = 1.4  # taken off the score of having no antecedent: above 0, more is found and less of it is right
NEWS = "news"
WITHHELD = Path(__file__).parents[2] / "eval/withheld.txt"


class Program:
    """The example, as it answers questions."""

    def __init__(self, path, *arguments):
        self.process = subprocess.Popen([path, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        if self.process.stdout.readline() != "done\n":
            raise SystemExit("the program broke off")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def read_states(folder):
    """Words, mentions and states of each document in `folder`, by id."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text())
        states = numpy.fromfile(path.with_suffix(".states"), numpy.float32)
        document["states"] = torch.from_numpy(states).view(len(document["words"]), -1)
        found[path.stem] = document
    return found


def border_labels(document):
    """Per word: whether a mention begins, ends, is there."""
    labels = torch.zeros(len(document["words"]), 3)
    for start, end, _ in document["mentions"]:
        labels[start, 0] = labels[end - 1, 1] = 1
        labels[start:end, 2] = 1
    return labels


KINDS = MARKS[3:8]


def fit_linear(states, labels, weights=None, decay=3e-3):
    """A linear head [width, labels] and its bias, by logistic regression on standardised states."""
    mean, spread = states.mean(0), states.std(0) + 1e-5
    inputs = (states - mean) / spread
    head = torch.zeros(states.shape[1], labels.shape[1], requires_grad=True)
    bias = torch.zeros(labels.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([head, bias], max_iter=60)

    def closure():
        optimizer.zero_grad()
        loss = functional.binary_cross_entropy_with_logits(inputs @ head + bias, labels, weights)
        loss = loss + decay * (head**2).sum() / labels.shape[1]
        loss.backward()
        return loss

    optimizer.step(closure)
    head = head.detach() / spread[:, None]
    return head, bias.detach() - mean @ head


def border_head(documents):
    states = torch.cat([document["states"] for document in documents])
    return fit_linear(states, torch.cat([border_labels(document) for document in documents]))


def name_head(articles, lists):
    """Heads for the kind of a name, and for whether it is a woman's."""
    states, kinds, woman_states, women = [], [], [], []
    for article in articles:
        by_word, of_women = name_labels(article["words"], lists)
        for at, kind in by_word.items():
            states.append(article["states"][at])
            kinds.append([float(kind == other) for other in KINDS])
        for at, is_woman in of_women.items():
            woman_states.append(article["states"][at])
            women.append([float(is_woman)])
    kind_head = fit_linear(torch.stack(states), torch.tensor(kinds), decay=1e-3)
    woman_head = fit_linear(torch.stack(woman_states), torch.tensor(women), decay=1e-3)
    return [torch.cat(pair, -1) for pair in zip(kind_head, woman_head)]


def whole_head(borders, names):
    """All marks in one head, filled up with nought."""
    weight, bias = (torch.cat(pair, -1) for pair in zip(borders, names))
    missing = ROOM - weight.shape[1]
    return functional.pad(weight, (0, missing)), functional.pad(bias, (0, missing))


class Network(nn.Module):
    """One hidden layer over features, and a direct way."""

    def __init__(self, features, width, dropout=0.3):
        super().__init__()
        self.inner, self.outer, self.direct = nn.Linear(features, width), nn.Linear(width, 1), nn.Linear(features, 1, bias=False)
        nn.init.normal_(self.inner.weight, std=0.1)
        nn.init.zeros_(self.direct.weight)
        self.dropout = nn.Dropout(dropout)

    def forward(self, features):
        return (self.direct(features) + self.outer(self.dropout(torch.relu(self.inner(features)))))[:, 0]

    def tensors(self, name):
        found = {"inner": self.inner.weight.T, "inner_bias": self.inner.bias, "direct": self.direct.weight[0],
                 "outer": self.outer.weight[0], "outer_bias": self.outer.bias}
        return {f"{name}.{kind}": numpy.ascontiguousarray(value.detach().numpy()) for kind, value in found.items()}


CELLS = numpy.dtype([("row", "<u4"), ("number", "<u4"), ("value", "<f4")])


def dense(path, rows, columns):
    """Features of many, one row each."""
    cells, table = numpy.fromfile(path, CELLS), numpy.zeros((rows, columns), numpy.float32)
    table[cells["row"], cells["number"]] = cells["value"]
    return torch.from_numpy(table)


def train_mentions(documents, told, epochs=40):
    """The network that tells mentions among candidates; `documents` are (features, labels)."""
    torch.manual_seed(1)
    network = Network(told, 12)
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.01, weight_decay=0.02)
    chance = random.Random(1)
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = 0.01 * (1 - epoch / epochs)
        for features, labels in chance.sample(documents, len(documents)):
            optimizer.zero_grad()
            functional.binary_cross_entropy_with_logits(network(features), labels).backward()
            optimizer.step()
    return network.eval()


def train_pairs(documents, told, told_mention, epochs=25):
    """The networks that rank antecedents, and tell how likely there is none."""
    torch.manual_seed(1)
    pair, new = Network(told, 16), Network(told_mention, 12)
    optimizer = torch.optim.AdamW([*pair.parameters(), *new.parameters()], lr=0.01, weight_decay=0.02)
    chance = random.Random(1)
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group["lr"] = 0.01 * (1 - epoch / epochs)
        for document in chance.sample(documents, len(documents)):
            optimizer.zero_grad()
            ranking_loss(document, pair, new).backward()
            optimizer.step()
    return pair.eval(), new.eval()


def ranking_loss(document, pair, new):
    """Negative log-likelihood that each mention goes to one of its antecedents."""
    scores = pair(document["pairs"]) if len(document["of"]) else torch.zeros(0)
    nothing = new(document["mentions"])
    of, count = document["of"], len(nothing)
    peak = torch.cat([nothing[:, None].detach(), torch.full((count, 1), -1e9).scatter_reduce(
        0, of[:, None], scores.detach()[:, None], "amax")], 1).amax(1)
    weights = torch.exp(scores - peak[of])
    all_weight = torch.exp(nothing - peak).index_add(0, of, weights)
    right = weights * document["right"]
    right_weight = (torch.exp(nothing - peak) * document["is_new"]).index_add(0, of, right)
    return -(torch.log(right_weight.clamp_min(1e-12)) - torch.log(all_weight)).mean()


def ranked_document(folder, name, document, told_mention):
    """What the program wrote of mentions and pairs, with who is whose antecedent."""
    record = json.loads((folder / f"{name}.ranked").read_text())
    cluster = {(start, end): number for start, end, number in document["mentions"]}
    own = torch.tensor([cluster.get(tuple(mention), -1) for mention in record["mentions"]])
    of, antecedent = torch.tensor(record["pairs"]).T
    right = ((own[of] == own[antecedent]) & (own[of] >= 0)).float()
    is_new = (torch.zeros(len(own)).index_add(0, of, right) == 0).float()
    pairs = dense(folder / f"{name}.pair-cells", len(of), record["told"])
    mentions = dense(folder / f"{name}.mention-cells", len(own), told_mention)
    return {"pairs": pairs, "of": of, "right": right, "is_new": is_new, "mentions": mentions}


def candidate_document(folder, name, document):
    record = json.loads((folder / f"{name}.candidates").read_text())
    gold = {(start, end) for start, end, _ in document["mentions"]}
    labels = torch.tensor([float(tuple(candidate) in gold) for candidate in record["candidates"]])
    return dense(folder / f"{name}.candidate-cells", len(labels), record["told"]), labels


def write_marks(folder, documents, head_of):
    for name, document in documents.items():
        weight, bias = head_of(name)
        (document["states"] @ weight + bias).numpy().astype(numpy.float32).tofile(folder / f"{name}.marks")


def train(program, documents, names, name_marks, folder, held_out=()):
    """The weights that documents `names` teach. Marks of those `held_out` are what these weights will give."""
    whole = whole_head(border_head([documents[name] for name in names]), name_marks)
    heads = {}
    # Marks of a document that taught them would be surer than those of others will be.
    for part in range(FOLDS):
        inside = [name for at, name in enumerate(names) if at % FOLDS != part]
        head = whole_head(border_head([documents[name] for name in inside]), name_marks)
        heads |= {name: head for at, name in enumerate(names) if at % FOLDS == part}
    write_marks(folder, documents, lambda name: heads.get(name, whole))
    program.ask("marks", folder)
    program.ask("candidates", folder)
    candidates = [candidate_document(folder, name, documents[name]) for name in names]
    told = candidates[0][0].shape[1]
    mention = train_mentions(candidates, told)
    weights = {"marks.weight": whole[0].numpy(), "marks.bias": whole[1].numpy()} | mention.tensors("mention")
    # Mentions are chosen by one network, pairs of them ranked by the others: for choosing, those may be anything.
    save(weights | mention.tensors("new") | mention.tensors("pair"), folder / "choosing.safetensors")
    program.ask("ranked", folder / "choosing.safetensors", folder)
    ranked = [ranked_document(folder, name, documents[name], told) for name in names]
    pair, new = train_pairs(ranked, ranked[0]["pairs"].shape[1], told)
    fresh = new.tensors("new")
    fresh["new.outer_bias"] = fresh["new.outer_bias"] - LEAN
    return weights | pair.tensors("pair") | fresh


def save(weights, path):
    save_file({name: numpy.ascontiguousarray(value, numpy.float32) for name, value in weights.items()}, path)


def silver_articles(options, folder):
    """Articles of PolNeAR's training part, those withheld left out, with states."""
    withheld = set(WITHHELD.read_text().split()) if WITHHELD.exists() else set()
    lines = (options.data / "attribution/polnear-train.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if json.loads(line)["id"] not in withheld][:: options.every]
    path = folder / "silver.jsonl"
    # Ids become names of files.
    renamed = [json.dumps(json.loads(line) | {"id": f"silver{at}"}) for at, line in enumerate(kept)]
    path.write_text("\n".join(renamed) + "\n", encoding="utf-8")
    program = Program(options.program, "--texts", path, str(len(kept)))
    states = folder / "silver"
    states.mkdir()
    program.ask("states", states)
    program.close()
    return read_states(states).values()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--program", required=True, help="the example `mentions`, built")
    parser.add_argument("--out", type=Path, help="folder for the shipped file")
    parser.add_argument("--folds", type=Path, help="file for what is found by five folds")
    parser.add_argument("--names", type=Path, help="file to keep the marks of names in, or to take them from")
    parser.add_argument("--every", type=int, default=6, help="names are learned from one of so many articles of PolNeAR")
    options = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if options.names and options.names.exists():
            name_marks = torch.load(options.names)
        else:
            name_marks = name_head(silver_articles(options, folder), read_lexicon())
            if options.names:
                torch.save(name_marks, options.names)
        program = Program(options.program, options.data / "coref/ontogum.jsonl", NEWS)
        program.ask("states", folder)
        documents = read_states(folder)
        names = sorted(documents)
        if options.folds:
            options.folds.unlink(missing_ok=True)
            for fold in range(FOLDS):
                others = [name for at, name in enumerate(names) if at % FOLDS == fold]
                taught = [name for name in names if name not in others]
                save(train(program, documents, taught, name_marks, folder), folder / "fold.safetensors")
                program.ask("clusters", folder / "fold.safetensors", options.folds, *others)
        if options.out:
            save(train(program, documents, names, name_marks, folder), options.out / "mentions.safetensors")
        program.close()


if __name__ == "__main__":
    main()
