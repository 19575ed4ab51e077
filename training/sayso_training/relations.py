"""Trains what reads two contents together: do they say the same, the contrary, or neither?

`python -m sayso_training.relations train --data DIR --run DIR` trains a cross-encoder from the layers of all-MiniLM-L6-v2 on
the pairs of `training/relations` (see `statements.py`); `… export --data DIR --run DIR --out DIR` writes
`relations.safetensors` as `sayso-annotate/src/model/relations.rs` reads it; `… measure --run DIR STREAM…` tells how well pairs of marked
statements in `eval/origins/streams` are ranked. The table of pieces and that of places stay the base model's, and are not
written: the tagger's file has them.
"""

import argparse
import itertools
import json
import random
import shutil
import time
import tomllib
from pathlib import Path

import numpy
import torch
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional

from .export import layer, mean_inputs_of
from .sentences import Shipped, pieces_of
from .statements import labelled_pairs
from .tagger import from_base
from .text import base_archive, base_vocabulary

MOST_PIECES = 56  # of a content: MOST_PIECES in sayso-annotate/src/model/relations.rs
BATCH, BLOCK = 32, 16  # pairs; batches sorted by length together
RATE, DECAY, WARMING = 1.5e-4, 0.88, 80  # the rate of the last layer, that of each before it, steps until it is reached
FROZEN = 1  # layers that stay the base model's
WEIGHTS = (1.0, 1.5, 1.0)  # of the classes
SMOOTHING = 0.03
SAMPLE = 512  # pairs that tell what inputs are like on average


class CrossEncoder(nn.Module):
    """Two contents with their segments in; scores of same, contrary and neither out."""

    def __init__(self):
        super().__init__()
        self.base = from_base(base_archive(), list(range(6)))
        hidden = self.base.pieces.embedding_dim
        self.segments = nn.Embedding(2, hidden)
        nn.init.zeros_(self.segments.weight)
        self.head = nn.Linear(2 * hidden, len(WEIGHTS))
        frozen = [self.base.pieces, self.base.positions, *self.base.layers[:FROZEN]]
        for parameter in (parameter for part in frozen for parameter in part.parameters()):
            parameter.requires_grad = False

    def forward(self, pieces, segments, present):
        base = self.base
        states = base.pieces(pieces) + base.positions.weight[: pieces.shape[1]] + self.segments(segments)
        states = base.dropout(base.norm(states))
        mask = torch.where(present, 0.0, -torch.inf)[:, None, None, :].to(states.dtype)
        for part in base.layers:
            states = part(states, mask)
        mean = (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
        return self.head(torch.cat([states[:, 0], mean], 1))


class Windows:
    """Pairs of contents as rows of pieces."""

    def __init__(self):
        self.vocabulary, self.known = base_vocabulary(), {}

    def pieces(self, content):
        if content not in self.known:
            self.known[content] = pieces_of(content, self.vocabulary)[:MOST_PIECES]
        return self.known[content]

    def row(self, one, other):
        first, second = self.pieces(one), self.pieces(other)
        pieces = [self.vocabulary.start, *first, self.vocabulary.stop, *second, self.vocabulary.stop]
        return pieces, [0] * (len(first) + 2) + [1] * (len(second) + 1)

    def batch(self, pairs):
        rows = [self.row(one, other) for one, other in pairs]
        longest = max(len(pieces) for pieces, _ in rows)
        pieces, segments = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(2))
        present = torch.zeros(len(rows), longest, dtype=torch.bool)
        for at, (of_row, of_segments) in enumerate(rows):
            pieces[at, : len(of_row)] = torch.tensor(of_row)
            segments[at, : len(of_row)] = torch.tensor(of_segments)
            present[at, : len(of_row)] = True
        return pieces, segments, present


def batches(pairs, chance):
    """One epoch: pairs at random, those of like length together."""
    order = chance.sample(range(len(pairs)), len(pairs))
    found = []
    for first in range(0, len(order), BATCH * BLOCK):
        block = sorted(order[first : first + BATCH * BLOCK], key=lambda at: len(pairs[at][0]) + len(pairs[at][1]))
        found += [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
    chance.shuffle(found)
    return found


def rates(model):
    """Parameters by layer, each with its rate."""
    last = len(model.base.layers) - 1
    groups = [
        {"params": list(part.parameters()), "lr": RATE * DECAY ** (last - number)}
        for number, part in enumerate(model.base.layers)
        if number >= FROZEN
    ]
    rest = [*model.head.parameters(), *model.segments.parameters(), *model.base.norm.parameters()]
    return [*groups, {"params": rest, "lr": RATE * 2}]


class Steps:
    """Steps of training, at rates that rise and fall; the mean loss of each hundred is kept."""

    def __init__(self, model, groups, steps):
        self.model, self.steps = model, steps
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self.full = [group["lr"] for group in self.optimiser.param_groups]
        self.losses, self.means, self.begun = [], [], time.time()

    def take(self, step, loss):
        share = min(1, (step + 1) / WARMING) * (1 - step / self.steps)
        for group, rate in zip(self.optimiser.param_groups, self.full):
            group["lr"] = rate * share
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.losses.append(loss.item())
        if (step + 1) % 100 == 0:
            self.means.append(round(sum(self.losses[-100:]) / 100, 4))
            print(f"step {step + 1}: loss {self.means[-1]}, {time.time() - self.begun:.0f} s", flush=True)


def turned(pairs, chance):
    return [(b, a) if chance.random() < 0.5 else (a, b) for a, b, *_ in pairs]


class Run:
    """One training: the pairs, the model, and how far it has come."""

    def __init__(self, options):
        torch.manual_seed(options.seed)
        self.options, self.chance = options, random.Random(options.seed)
        self.pairs = labelled_pairs(options.data, Shipped(options.table).vectors, options.seed)
        self.windows, self.model = Windows(), CrossEncoder()
        self.steps = Steps(self.model, rates(self.model), options.steps)
        self.open_batches = []

    def train(self):
        """The mean loss of each hundred steps."""
        for step in range(self.options.steps):
            self.steps.take(step, self.loss())
        return self.steps.means

    def loss(self):
        """Of the next pairs."""
        taken = self.next_pairs()
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.model(*self.windows.batch(turned(taken, self.chance))).float()
        kinds = torch.tensor([kind for *_, kind in taken])
        return functional.cross_entropy(scores, kinds, torch.tensor(WEIGHTS), label_smoothing=SMOOTHING)

    def next_pairs(self):
        self.open_batches = self.open_batches or batches(self.pairs, self.chance)
        return [self.pairs[at] for at in self.open_batches.pop()]


def train(options):
    run = Run(options)
    figures = {"seed": options.seed, "steps": options.steps, "pairs": len(run.pairs), "losses": run.train()}
    options.run.mkdir(parents=True, exist_ok=True)
    torch.save(run.model.state_dict(), options.run / "relations.pt")
    (options.run / "relations.json").write_text(json.dumps(figures) + "\n")


def export(options):
    model = CrossEncoder().eval()
    model.load_state_dict(torch.load(options.run / "relations.pt"))
    windows = Windows()
    pairs = labelled_pairs(options.data, Shipped(options.table).vectors, options.seed)[:SAMPLE]

    @torch.no_grad()
    def read():
        for one, other, _ in pairs:
            model(*windows.batch([(one, other)]))

    means = mean_inputs_of(model.base, read)
    state = {name: value.numpy() for name, value in model.base.state_dict().items()}
    share = numpy.float32((model.base.pieces.embedding_dim // model.base.layers[0].heads) ** -0.5)
    found = {f"norm.{kind}": state[f"norm.{kind}"] for kind in ("weight", "bias")}
    for number in range(len(model.base.layers)):
        found |= layer(state, f"layers.{number}", share, means)
    with torch.no_grad():
        found["segments.weight"] = model.segments.weight.numpy()
        found |= {"head.weight": model.head.weight.numpy(), "head.bias": model.head.bias.numpy()}
    save_file({name: numpy.ascontiguousarray(value) for name, value in found.items()}, options.out / "relations.safetensors")
    shutil.copy(options.run / "relations.json", options.out)


def marked_pairs(path):
    """Every two marked statements of a stream, and whether they are one claim."""
    claims = tomllib.loads(path.read_text(encoding="utf-8")).get("claim", [])
    said = [(number, mark["words"]) for number, claim in enumerate(claims) for mark in claim["statements"]]
    return [(a, b, one == other) for (one, a), (other, b) in itertools.combinations(said, 2)]


def average_precision(scores, truths):
    order = numpy.argsort(-numpy.array(scores), kind="stable")
    found = numpy.array(truths, dtype=float)[order]
    return float((found.cumsum() / numpy.arange(1, len(found) + 1) * found).sum() / found.sum())


@torch.no_grad()
def measure(options):
    model, windows, table = CrossEncoder().eval(), Windows(), Shipped(options.table)
    model.load_state_dict(torch.load(options.run / "relations.pt"))
    pairs = [pair for path in options.streams for pair in marked_pairs(path)]
    truths = [is_same for _, _, is_same in pairs]
    read = [model(*windows.batch([tuple(sorted(pair[:2]))]))[0].softmax(0) for pair in pairs]
    contents = sorted({content for pair in pairs for content in pair[:2]})
    vectors = dict(zip(contents, table.vectors(contents)))
    figures = {
        "together": average_precision([float(scores[0] - scores[1] / 2) for scores in read], truths),
        "apart": average_precision([float(vectors[a] @ vectors[b]) for a, b, _ in pairs], truths),
    }
    print(f"{len(pairs)} pairs, {sum(truths)} of them the same; average precision: {figures}")
    recorded = options.run / "relations.json"
    recorded.write_text(json.dumps(json.loads(recorded.read_text()) | {"average_precision": figures}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["train", "export", "measure"])
    parser.add_argument("streams", type=Path, nargs="*", help="streams to measure on")
    parser.add_argument("--data", type=Path, help="folder that holds bulk/allsides.jsonl.xz")
    parser.add_argument("--run", type=Path, required=True, help="folder for what training makes")
    parser.add_argument("--table", type=Path, default=Path("../crates/sayso-annotate/model/sentences.safetensors"))
    parser.add_argument("--out", type=Path, help="folder for the shipped file")
    parser.add_argument("--steps", type=int, default=1900)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_intermixed_args()
    {"train": train, "export": export, "measure": measure}[options.what](options)


if __name__ == "__main__":
    main()
