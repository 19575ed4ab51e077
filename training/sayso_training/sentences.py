"""Distils sentence vectors from all-MiniLM-L6-v2 into a static table: a vector for each piece, weighed and averaged.

`python -m sayso_training.sentences teach --data DIR --work DIR --minutes 12` lets the base model read sentences of unlabelled
articles (`bulk/allsides.jsonl.xz`) and every piece by itself; `… fit --work DIR --out ../crates/sayso-annotate/model` fits the
table to what it made of them and writes `sentences.safetensors`; `… measure --data DIR --model FILE` holds it against sets of
pairs, and with `--base` the base model, too.

The table starts from what the base model says of each piece alone, its main components (as Model2Vec has it, Tulkens and van
Dongen 2024), weighed by how rare the piece is (SIF; Arora, Liang and Ma 2017). Then it is fitted so that cosines between
sentences become those of the base model.
"""

import argparse
import json
import lzma
import random
import re
import time
from pathlib import Path

import numpy
import torch
from safetensors.numpy import load_file, save_file
from torch.nn import functional

from .tagger import from_base
from .text import base_archive, base_vocabulary, word_spans

LONGEST = 48  # pieces that the base model reads of a sentence
SHORTEST_SENTENCE = 5  # words: less is a heading or a rest
OF_ARTICLE = 3  # sentences of one article, its title first: they are alike in subject, which random ones are not
BATCH_PIECES = 2048
SHARD = 3 * 512  # sentences
TABLE_LIMIT = 127
SIF = 1e-3  # a piece that is this share of all counts half
HELD = 0.5  # how much what the base model holds of a piece counts beside what it says of it
INNER = 256  # width of the map's bend
BATCH = 768  # sentences
HEAT = 0.07  # of the distribution over neighbours
LIKENESS = 20.0  # weight of the cosines themselves


def pieces_of(text, vocabulary):
    """The pieces of a text, as Rust cuts it."""
    return [piece for start, end in word_spans(text) for piece in vocabulary.pieces(text[start:end])]


def sentences(record, chance):
    """The title of an article and some of its sentences."""
    ends = re.split(r"(?<=[.!?])[”\"']?\s+(?=[“\"A-Z])|\n+", record["text"])
    found = list(dict.fromkeys(part.strip() for part in ends if part and len(part.split()) >= SHORTEST_SENTENCE))
    title = [record["title"]] if record.get("title") else []
    wanted = OF_ARTICLE - len(title)
    return title + [found[at] for at in sorted(chance.sample(range(len(found)), min(wanted, len(found))))]


@torch.no_grad()
def encoded(encoder, rows):
    """What the base model makes of each row of pieces: the mean of its last states, of unit length."""
    vectors = torch.empty(len(rows), encoder.pieces.embedding_dim)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    while order:
        length = len(rows[order[-1]])
        batch = [order.pop() for _ in range(min(len(order), max(1, BATCH_PIECES // length)))]
        numbers = torch.zeros(len(batch), length, dtype=torch.long)
        present = torch.zeros(len(batch), length, dtype=torch.bool)
        for place, at in enumerate(batch):
            numbers[place, : len(rows[at])] = torch.tensor(rows[at])
            present[place, : len(rows[at])] = True
        states = encoder.norm(encoder.pieces(numbers) + encoder.positions.weight[:length])
        mask = torch.where(present, 0.0, -torch.inf)[:, None, None, :]
        for layer in encoder.layers:
            states = layer(states, mask)
        mean = (states * present[:, :, None]).sum(1) / present.sum(1, keepdim=True)
        vectors[torch.tensor(batch)] = functional.normalize(mean, dim=1)
    return vectors.numpy()


def base_rows(texts, vocabulary):
    """Pieces as the base model reads them, between its marks."""
    return [[vocabulary.start, *pieces_of(text, vocabulary)[:LONGEST], vocabulary.stop] for text in texts]


def base_encoder():
    return from_base(base_archive(), list(range(6))).eval()


def read_pieces(options, records, vocabulary, encoder):
    """How often each piece stands in some of the articles, and what the base model makes of each alone."""
    counts = numpy.zeros(len(vocabulary.ids), dtype=numpy.int64)
    for record in records[:: max(1, len(records) // options.counted)]:
        numpy.add.at(counts, pieces_of(record["text"], vocabulary), 1)
    numpy.save(options.work / "counts.npy", counts)
    alone = [[vocabulary.start, piece, vocabulary.stop] for piece in range(len(vocabulary.ids))]
    numpy.save(options.work / "alone.npy", encoded(encoder, alone))


def teach(options):
    """Lets the base model read; what it made of each shard of sentences is a file of its own. Broken off, it goes on."""
    options.work.mkdir(parents=True, exist_ok=True)
    vocabulary, encoder = base_vocabulary(), base_encoder()
    begun = time.time()
    with lzma.open(options.data / "bulk/allsides.jsonl.xz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    chance = random.Random(options.seed)
    chance.shuffle(records)
    if not (options.work / "alone.npy").exists():
        read_pieces(options, records, vocabulary, encoder)
    per_shard = SHARD // OF_ARTICLE
    for shard, first in enumerate(range(0, len(records), per_shard)):
        if time.time() - begun > options.minutes * 60:
            break
        texts = [text for record in records[first : first + per_shard] for text in sentences(record, chance)]
        path = options.work / f"taught-{shard:03}.npz"
        if path.exists():
            continue
        rows = base_rows(texts, vocabulary)
        vectors = encoded(encoder, rows).astype(numpy.float16)
        flat = numpy.array([piece for row in rows for piece in row[1:-1]], dtype=numpy.int32)
        lengths = numpy.array([len(row) - 2 for row in rows], dtype=numpy.int32)
        numpy.savez(path, pieces=flat, lengths=lengths, vectors=vectors)
        print(f"shard {shard}: {len(rows)} sentences, {len(flat)} pieces, {time.time() - begun:.0f} s", flush=True)


class Table(torch.nn.Module):
    """What each piece adds to a sentence: a map of what is known of the piece, and what is learned of it alone.

    The map is shared, so that pieces too rare to be learned alone get good vectors, too.
    """

    def __init__(self, known, rarity, width):
        super().__init__()
        self.register_buffer("known", known)
        components = torch.pca_lowrank(known, width, center=False, niter=4)[2]
        self.map = torch.nn.Linear(known.shape[1], width, bias=False)
        self.map.weight.data = components.T.contiguous()
        self.bend = torch.nn.Sequential(torch.nn.Linear(known.shape[1], INNER), torch.nn.GELU(), torch.nn.Linear(INNER, width))
        torch.nn.init.zeros_(self.bend[2].weight)
        torch.nn.init.zeros_(self.bend[2].bias)
        self.weight = torch.nn.Parameter(rarity.log())
        self.own = torch.nn.Parameter(torch.zeros(len(known), width))

    def forward(self, pieces):
        """The rows of `pieces`."""
        known = self.known[pieces]
        return self.weight[pieces, None].exp() * (self.map(known) + self.bend(known) + self.own[pieces])

    def vectors(self, flat, lengths):
        """The vector of each sentence, of unit length."""
        pieces, places = flat.unique(return_inverse=True)
        starts = lengths.cumsum(0) - lengths
        return functional.normalize(functional.embedding_bag(places, self(pieces), starts, mode="sum"), dim=1)


def known_of_pieces(work):
    """What the base model says of each piece alone and holds of it, and how much a rare piece should count."""
    embeddings = base_encoder().pieces.weight.detach()
    alone = torch.from_numpy(numpy.load(work / "alone.npy"))
    parts = [functional.normalize(part - part.mean(0), dim=1) for part in (alone, embeddings)]
    counts = torch.from_numpy(numpy.load(work / "counts.npy")).double() + 1
    rarity = (SIF / (SIF + counts / counts.sum())).float()
    return torch.cat([parts[0], HELD * parts[1]], 1), rarity


def shards(work):
    """Each file that `teach` wrote: pieces, lengths and vectors."""
    for path in sorted(work.glob("taught-*.npz")):
        held = numpy.load(path)
        lengths = torch.from_numpy(held["lengths"]).long()
        vectors, flat = torch.from_numpy(held["vectors"]).float(), torch.from_numpy(held["pieces"]).long()
        rows = [row for row in flat.split(lengths.tolist())]
        kept = [at for at, row in enumerate(rows) if len(row)]
        yield [rows[at] for at in kept], vectors[kept]


def loss(ours, theirs, back):
    """How far cosines are from those of the base model, how far the nearest are others, and how far vectors point elsewhere."""
    own, base = ours @ ours.T, theirs @ theirs.T
    off = ~torch.eye(len(ours), dtype=torch.bool)
    likeness = functional.mse_loss(own[off], base[off])
    masked = torch.where(off, 0.0, -1e4)
    ranked = functional.kl_div(
        (own / HEAT + masked).log_softmax(1), (base / HEAT + masked).log_softmax(1), reduction="batchmean", log_target=True
    )
    astray = 1 - functional.cosine_similarity(back(ours), theirs).mean()
    return LIKENESS * likeness + ranked + astray, likeness


def fit(options):
    """Fits the table and writes it."""
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    known, rarity = known_of_pieces(options.work)
    table, back = Table(known, rarity, options.width), torch.nn.Linear(options.width, 384)
    taught = list(shards(options.work))
    held_out, taught = taught[0], taught[1:]
    rows, vectors = [row for part in taught for row in part[0]], torch.cat([part[1] for part in taught])
    optimiser = torch.optim.Adam(
        [
            {"params": [*table.map.parameters(), *table.bend.parameters()], "lr": 1e-3},
            {"params": [table.weight], "lr": 1e-2},
            {"params": [table.own], "lr": options.own_rate},
            {"params": back.parameters(), "lr": 3e-3},
        ]
    )
    steps = options.epochs * (len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [group["lr"] for group in optimiser.param_groups], total_steps=steps + 1, pct_start=0.1
    )
    print(f"{len(rows)} sentences; before: {held(table, *held_out)}", flush=True)
    for epoch in range(options.epochs):
        groups = [range(at, min(at + BATCH, len(rows))) for at in range(0, len(rows) - BATCH, BATCH)]
        chance.shuffle(groups)
        for group in groups:
            batch = [rows[at] for at in group]
            lengths = torch.tensor([len(row) for row in batch])
            ours = table.vectors(torch.cat(batch), lengths)
            total, _ = loss(ours, vectors[group.start : group.stop], back)
            optimiser.zero_grad()
            total.backward()
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch + 1}: {held(table, *held_out)}", flush=True)
    with torch.no_grad():
        found = table(torch.arange(len(known))).numpy()
    export(found, options.out / "sentences.safetensors")


@torch.no_grad()
def held(table, rows, vectors):
    """How near the cosines of sentences held out are to those of the base model."""
    ours = table.vectors(torch.cat(rows), torch.tensor([len(row) for row in rows]))
    off = torch.triu(torch.ones(len(rows), len(rows), dtype=torch.bool), 1)
    own, base = (ours @ ours.T)[off], (vectors @ vectors.T)[off]
    near = torch.topk((vectors @ vectors.T).fill_diagonal_(-1), 1).indices[:, 0]
    first = torch.topk((ours @ ours.T).fill_diagonal_(-1), 5).indices
    found = (first == near[:, None]).any(1).float().mean()
    return (
        f"squared error {functional.mse_loss(own, base):.5f}, correlation {torch.corrcoef(torch.stack([own, base]))[0, 1]:.4f}, "
        f"the nearest among our first five {found:.3f}"
    )


def export(found, path):
    """Writes the table in int8 with a scale for each row. Pieces without a letter or digit count nothing: contents that
    differ in their quotation marks are the same."""
    for name, number in base_vocabulary().ids.items():
        is_mark = name.startswith("[") and name.endswith("]")
        if is_mark or not any(char.isalnum() for char in name):
            found[number] = 0
    scale = (numpy.abs(found).max(1, keepdims=True).clip(1e-8) / TABLE_LIMIT).astype(numpy.float32)
    rows = numpy.rint(found / scale).astype(numpy.int8)
    save_file({"pieces.int8": rows, "pieces.scale": scale.reshape(-1)}, path)
    path.chmod(0o644)


class Shipped:
    """The written table, as Rust uses it."""

    def __init__(self, path):
        held_in_file = load_file(path)
        self.table = held_in_file["pieces.int8"].astype(numpy.float32) * held_in_file["pieces.scale"][:, None]
        self.vocabulary = base_vocabulary()

    def vectors(self, texts):
        sums = numpy.stack([self.table[pieces_of(text, self.vocabulary)].sum(0) for text in texts])
        return sums / numpy.linalg.norm(sums, axis=1, keepdims=True).clip(1e-6)


class Base:
    """The base model."""

    def __init__(self):
        self.vocabulary, self.encoder = base_vocabulary(), base_encoder()

    def vectors(self, texts):
        return encoded(self.encoder, base_rows(texts, self.vocabulary))


def measure(options):
    """Spearman's correlation on STS-b's dev part, and how well cosines tell MSRP's paraphrases (area under the curve), on dev."""
    models = [("table", Shipped(options.model))] + ([("base model", Base())] if options.base else [])
    for name, model in models:
        pairs = [json.loads(line) for line in (options.data / "claims/stsb_en.jsonl").open(encoding="utf-8")]
        dev = [pair for pair in pairs if pair["split"] == "dev"]
        likeness = cosines(model, dev)
        print(f"{name}: STS-b dev, {len(dev)} pairs, Spearman {100 * spearman(likeness, [pair['score'] for pair in dev]):.1f}")
        pairs = [json.loads(line) for line in (options.data / "claims/msrp.jsonl").open(encoding="utf-8")]
        dev = [pair for pair in pairs if pair["split"] == "dev"]
        likeness, labels = cosines(model, dev), numpy.array([pair["label"] for pair in dev])
        print(f"{name}: MSRP dev, {len(dev)} pairs, AUC {100 * auc(likeness, labels):.1f}")


def cosines(model, pairs):
    ones, others = (model.vectors([pair[side] for pair in pairs]) for side in "ab")
    return (ones * others).sum(1)


def ranks(values):
    """The rank of each value; equal values share the mean of theirs."""
    _, places, counts = numpy.unique(values, return_inverse=True, return_counts=True)
    return (counts.cumsum() - (counts - 1) / 2)[places]


def spearman(ones, others):
    return numpy.corrcoef(ranks(ones), ranks(others))[0, 1]


def auc(values, labels):
    """How often a true pair lies above a false one."""
    positive = labels == 1
    above = ranks(values)[positive].sum() - positive.sum() * (positive.sum() + 1) / 2
    return above / (positive.sum() * (~positive).sum())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(required=True)
    step = steps.add_parser("teach")
    step.add_argument("--data", type=Path, required=True, help="folder that holds bulk/allsides.jsonl.xz")
    step.add_argument("--work", type=Path, required=True, help="folder for what the base model made of sentences")
    step.add_argument("--minutes", type=float, default=25, help="when to stop reading")
    step.add_argument("--counted", type=int, default=2000, help="articles that pieces are counted in")
    step.add_argument("--seed", type=int, default=1)
    step.set_defaults(run=teach)
    step = steps.add_parser("fit")
    step.add_argument("--work", type=Path, required=True, help="folder that `teach` wrote")
    step.add_argument("--out", type=Path, required=True, help="folder for the shipped file")
    step.add_argument("--width", type=int, default=192)
    step.add_argument("--epochs", type=int, default=6)
    step.add_argument("--own-rate", type=float, default=1e-3)
    step.add_argument("--seed", type=int, default=1)
    step.set_defaults(run=fit)
    step = steps.add_parser("measure")
    step.add_argument("--data", type=Path, required=True, help="folder that holds claims/stsb_en.jsonl and claims/msrp.jsonl")
    step.add_argument("--model", type=Path, required=True, help="the shipped file")
    step.add_argument("--base", action="store_true", help="measure the base model, too")
    step.set_defaults(run=measure)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
