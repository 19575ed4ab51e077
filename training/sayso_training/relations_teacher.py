"""A larger model that reads two contents together, and what the shipped one learns from it.

The teacher is all-mpnet-base-v2 (Song et al. 2020) with a head for the same, the contrary and neither. It needs what
`requirements-teacher.txt` lists, and eight gigabytes of memory.

    python -m sayso_training.relations_teacher train --base DIR --data DIR --out teacher.pt   (DIR has the base model's files)
    python -m sayso_training.relations_teacher label --base DIR --data DIR --out soft.npz --teacher teacher.pt --real said.jsonl
    python -m sayso_training.relations_teacher distil --soft soft.npz --start RUN --run FIRST --steps 2600
    python -m sayso_training.relations_teacher distil --soft soft.npz --start FIRST --run SECOND --steps 1700 --rate 1.1e-4 --hard --seed 2
    python -m sayso_training.relations_teacher mean --start FIRST --run SECOND

`said.jsonl` is what `sayso read --format jsonl` makes of real articles. The shipped weights come of these five, one after the other
(MODEL_CARD.md); then `sayso_training.relations export` writes them.
"""

import argparse
import itertools
import json
import random
import re
import tomllib
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional

from .relations import BATCH, MOST_PIECES, SMOOTHING, WEIGHTS, CrossEncoder, Steps, Windows, batches, rates, turned
from .sentences import Shipped
from .statements import CONTRARY, LABELS, NEITHER, SAME, labelled_pairs

HIDDEN, LAYERS = 768, 12  # of the base model
FROZEN = 3  # its layers that stay
RATE, DECAY, HEAD_RATE, BIAS_RATE = 5e-5, 0.92, 10, 0.5
UNKNOWN = -1  # of a pair that nobody has labelled
START, STOP, PADDING = 0, 2, 1  # the base model's pieces
BLOCK = 8  # batches that are sorted by length together
NEGATED = re.compile(
    r"\b(no|not|never|none|nobody|nothing|neither|nor|cannot|false|untrue|baseless|invented|fabricated)\b|n[’']t\b", re.I
)
SHORTEST_DENIAL = 4  # words
NEAREST, SURELY_NEAR, OTHERS = 6, 8000, 6000  # real contents that are paired: of each, of all the likest, of the rest


def stream_pairs(path):
    """Every two statements of a stream's claims, and what they are to each other."""
    stream = tomllib.loads(path.read_text(encoding="utf-8"))
    said = [(claim["id"], mark["words"]) for claim in stream.get("claim", []) for mark in claim["statements"]]
    changes = [change for change in stream.get("change", []) if change["kind"] != "update"]
    contrary = {frozenset([change["from"]["words"], change["to"]["words"]]) for change in changes}

    def kind(one, other, a, b):
        return SAME if one == other else CONTRARY if frozenset([a, b]) in contrary else NEITHER

    return [(a, b, kind(one, other, a, b)) for (one, a), (other, b) in itertools.combinations(said, 2)]


def stream_denials(path):
    """Denials that say themselves that it is not so, each with what it denies."""
    stream = tomllib.loads(path.read_text(encoding="utf-8"))
    claims = {claim["id"]: claim["statements"] for claim in stream.get("claim", [])}
    for answer in stream.get("answer", []):
        words = answer["words"]
        is_denial = answer["act"] in ("deny", "partly_deny") and len(words.split()) >= SHORTEST_DENIAL
        for mark in claims.get(answer["to"], []) if is_denial and NEGATED.search(words) else []:
            if not NEGATED.search(mark["words"]):
                yield words, mark["words"], CONTRARY


def streams():
    return sorted((LABELS / "streams").glob("*.toml"))


class Teacher(nn.Module):
    """Two contents in; scores of same, contrary and neither out."""

    def __init__(self, base):
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        self.cut = AutoTokenizer.from_pretrained(base)
        self.base = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.head = nn.Linear(2 * HIDDEN, len(WEIGHTS))
        self.known = {}
        for part in [self.base.embeddings, *self.base.encoder.layer[:FROZEN]]:
            part.requires_grad_(False)

    def pieces(self, content):
        if content not in self.known:
            self.known[content] = self.cut(content, add_special_tokens=False)["input_ids"][:MOST_PIECES]
        return self.known[content]

    def length(self, pair):
        return len(self.pieces(pair[0])) + len(self.pieces(pair[1]))

    def forward(self, pairs):
        rows = [[START, *self.pieces(a), STOP, STOP, *self.pieces(b), STOP] for a, b in pairs]
        pieces = torch.full((len(rows), max(map(len, rows))), PADDING)
        for at, row in enumerate(rows):
            pieces[at, : len(row)] = torch.tensor(row)
        present = (pieces != PADDING).long()
        states = self.base(input_ids=pieces, attention_mask=present).last_hidden_state
        mean = (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
        return self.head(torch.cat([states[:, 0], mean], 1))

    def rates(self):
        layers = [
            {"params": list(layer.parameters()), "lr": RATE * DECAY ** (LAYERS - 1 - at)}
            for at, layer in enumerate(self.base.encoder.layer)
            if at >= FROZEN
        ]
        bias = {"params": list(self.base.encoder.relative_attention_bias.parameters()), "lr": RATE * BIAS_RATE}
        return [*layers, {"params": list(self.head.parameters()), "lr": RATE * HEAD_RATE}, bias]

    @torch.no_grad()
    def likelihoods(self, pairs):
        """Logarithms, a row a pair."""
        self.eval()
        found = numpy.zeros((len(pairs), len(WEIGHTS)), dtype=numpy.float32)
        order = sorted(range(len(pairs)), key=lambda at: self.length(pairs[at]))
        for first in range(0, len(order), 2 * BATCH):
            rows = order[first : first + 2 * BATCH]
            with torch.autocast("cpu", torch.bfloat16):
                found[rows] = self([pairs[at][:2] for at in rows]).float().log_softmax(1).numpy()
        return found


class Lessons:
    """What the teacher is trained on: half of it from streams, half from the labels that are pairs already."""

    def __init__(self, data, table, seed):
        self.chance = random.Random(seed)
        self.labelled = labelled_pairs(data, Shipped(table).vectors, seed)
        of_streams = [pair for path in streams() for pair in stream_pairs(path)]
        self.same, self.contrary, self.neither = (
            [pair for pair in of_streams if pair[2] == kind] for kind in (SAME, CONTRARY, NEITHER)
        )
        self.chance.shuffle(self.labelled)
        self.at, self.open = 0, []

    def alike(self, count):
        """Pairs that are neither and share many words."""
        taken = self.chance.sample(self.neither, 3 * count)
        return sorted(taken, key=lambda pair: -len(words(pair[0]) & words(pair[1])))[:count]

    def batch(self, length):
        if not self.open:
            pairs = [pair for _ in range(BLOCK) for pair in self.some()]
            pairs.sort(key=length)
            self.open = [pairs[at : at + BATCH] for at in range(0, len(pairs), BATCH)]
            self.chance.shuffle(self.open)
        return self.open.pop()

    def some(self):
        labelled = self.labelled[self.at : self.at + BATCH // 2]
        self.at = (self.at + BATCH // 2) % (len(self.labelled) - BATCH // 2)
        of_streams = self.chance.sample(self.same, 6) + self.chance.sample(self.contrary, 2)
        return of_streams + self.alike(6) + self.chance.sample(self.neither, 2) + labelled


def words(content):
    return set(content.lower().split())


def train(options):
    torch.manual_seed(options.seed)
    teacher, lessons = Teacher(options.base), Lessons(options.data, options.table, options.seed)
    teacher.train()
    steps = Steps(teacher, teacher.rates(), options.steps)
    for step in range(options.stop):
        taken = lessons.batch(teacher.length)
        with torch.autocast("cpu", torch.bfloat16):
            scores = teacher(turned(taken, lessons.chance)).float()
        kinds = torch.tensor([kind for *_, kind in taken])
        steps.take(step, functional.cross_entropy(scores, kinds, torch.tensor(WEIGHTS), label_smoothing=SMOOTHING))
    torch.save(teacher.state_dict(), options.out)


def near_of_streams(vectors, chance):
    """Of the pairs of streams that are neither, most of those that are alike."""
    for path in streams():
        pairs = stream_pairs(path)
        contents = sorted({content for pair in pairs for content in pair[:2]})
        of_contents = dict(zip(contents, vectors(contents)))
        yield from (pair for pair in pairs if pair[2] != NEITHER)
        neither = [pair for pair in pairs if pair[2] == NEITHER]
        neither.sort(key=lambda pair: -float(of_contents[pair[0]] @ of_contents[pair[1]]))
        yield from neither[:170] + chance.sample(neither[170:], min(50, len(neither[170:])))


def near_of_real(path, vectors, chance):
    """Contents of real articles, each with those of other articles that are likest to it."""
    said = []
    for article, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        for statement in json.loads(line).get("attributions", []):
            content = " … ".join(part["exact"] for part in statement["content"])
            said += [(article, content)] if len(content.split()) >= SHORTEST_DENIAL else []
    of_said, articles = vectors([content for _, content in said]), numpy.array([article for article, _ in said])
    likeness = {}
    for at in range(len(said)):
        cosines = of_said @ of_said[at]
        cosines[articles == articles[at]] = -1
        for other in numpy.argsort(-cosines)[:NEAREST]:
            likeness[min(at, other), max(at, other)] = cosines[other]
    order = sorted(likeness, key=lambda pair: -likeness[pair])
    rest = chance.sample(order[SURELY_NEAR:], min(OTHERS, len(order[SURELY_NEAR:])))
    return [(said[one][1], said[other][1], UNKNOWN) for one, other in order[:SURELY_NEAR] + rest]


def label(options):
    chance, vectors = random.Random(options.seed), Shipped(options.table).vectors
    labelled = labelled_pairs(options.data, vectors, options.seed)
    pairs = [pair for pair in labelled if pair[2] != NEITHER]
    pairs += chance.sample([pair for pair in labelled if pair[2] == NEITHER], 15_000)
    pairs += [*near_of_streams(vectors, chance), *near_of_real(options.real, vectors, chance)]
    teacher = Teacher(options.base)
    teacher.load_state_dict(torch.load(options.teacher))
    soft = teacher.likelihoods(pairs)
    one, other, kinds = zip(*pairs)
    numpy.savez(options.out, one=one, other=other, kinds=kinds, soft=soft)


def targets(options):
    """Pairs, each with how likely it is of each class: as the teacher has it and a quarter as it is labelled. Of the contrary, which the
    teacher has seen little of, the label alone counts where `--hard` asks for it, and more of them are taken."""
    table = numpy.load(options.soft)
    sure = numpy.full((3, 3), SMOOTHING / 2) + numpy.eye(3) * (1 - 1.5 * SMOOTHING)
    found = []
    for one, other, kind, soft in zip(table["one"], table["other"], table["kinds"], table["soft"]):
        likely = numpy.exp(soft)
        if options.hard and kind == CONTRARY:
            found += 2 * [(str(one), str(other), sure[kind])]
        else:
            found.append((str(one), str(other), likely if kind == UNKNOWN else 0.75 * likely + 0.25 * sure[kind]))
    denials = [pair for path in streams() for pair in stream_denials(path)] if options.hard else []
    return found + 3 * [(one, other, sure[kind]) for one, other, kind in denials]


def distil(options):
    torch.manual_seed(options.seed)
    chance, pairs = random.Random(options.seed), targets(options)
    model, windows, waiting = CrossEncoder(), Windows(), []
    model.load_state_dict(torch.load(options.start / "relations.pt"))
    model.train()
    groups = rates(model)
    for group in groups:
        group["lr"] *= options.rate / 1.5e-4
    steps = Steps(model, groups, options.steps)
    for step in range(options.steps):
        waiting = waiting or batches(pairs, chance)
        taken = [pairs[at] for at in waiting.pop()]
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(*windows.batch(turned(taken, chance))).float()
        likely = torch.tensor(numpy.array([likely for *_, likely in taken]), dtype=torch.float32)
        steps.take(step, -(likely * scores.log_softmax(1)).sum(1).mean())
    options.run.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.run / "relations.pt")
    figures = {"seed": options.seed, "steps": options.steps, "pairs": len(pairs)}
    (options.run / "relations.json").write_text(json.dumps(figures) + "\n")


def mean(options):
    """Puts the mean of two runs' weights in the place of the second's."""
    first, second = (torch.load(run / "relations.pt") for run in (options.start, options.run))
    torch.save({name: (first[name] + second[name]) / 2 for name in first}, options.run / "relations.pt")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["train", "label", "distil", "mean"])
    for name in ("base", "data", "out", "teacher", "real", "soft", "start", "run"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--table", type=Path, default=Path("../crates/sayso-annotate/model/sentences.safetensors"))
    parser.add_argument("--steps", type=int, default=1500, help="over which the rates fall")
    parser.add_argument("--stop", type=int, default=1200, help="when the teacher is taken")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--hard", action="store_true", help="go by the labels of what is contrary")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    {"train": train, "label": label, "distil": distil, "mean": mean}[options.what](options)


if __name__ == "__main__":
    main()
