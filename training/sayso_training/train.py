"""Fine-tunes a tagger: `python -m sayso_training.train --data DIR --out DIR --config FILE [--teacher DIR] [--labelled DIR]`.

A teacher starts from the base model and learns from people's labels. A student starts from some of the layers of
`--teacher` and also learns from what teachers labelled (`label.py`). Starts again from the last finished epoch when `--out`
holds one. Writes `tagger.pt` (averaged weights), `link.json` and `figures.json`.
"""

import argparse
import json
import math
import random
import time
import tomllib
from pathlib import Path

import torch
from torch.nn import functional

from .corpus import LEVELS, batches, flatten, read, read_marked, with_plain_contents
from .evaluate import evaluate
from .link import fit
from .soft import SoftArticles
from .tagger import FORBIDDEN, from_base, from_run
from .text import base_archive, base_vocabulary, words

CASES = Path(__file__).parent.parent / "cases"


def main():
    options = arguments()
    config = tomllib.loads(options.config.read_text())
    torch.manual_seed(config["seed"])
    if options.teacher:
        tagger = from_run(options.teacher, config["layers"], config["dropout"])
    else:
        tagger = from_base(base_archive(), config["layers"], config["dropout"])
    corpus = Corpus(options.data, options.labelled)
    run = Run(tagger, corpus, config, options.out)
    run.resume()
    run.train()
    ranking = {role: fit([*corpus.polnear, *corpus.cases], role) for role in ("content", "source")}
    (options.out / "link.json").write_text(json.dumps(ranking) + "\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds attribution/polnear-*.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, weights and figures")
    parser.add_argument("--config", type=Path, required=True, help="the recipe")
    parser.add_argument("--teacher", type=Path, help="folder of the tagger to start from")
    parser.add_argument("--labelled", type=Path, help="folder that label.py wrote")
    return parser.parse_args()


class Corpus:
    """Everything there is to learn from, and the development articles."""

    def __init__(self, data, labelled):
        vocabulary = base_vocabulary()
        self.polnear, self.dev = (
            list(read(data / "attribution" / f"polnear-{split}.jsonl", vocabulary, words)) for split in ("train", "dev")
        )
        paths = sorted(CASES.glob("*.md"))
        self.cases = [article for path in paths for article in read_marked(path, vocabulary, words)]
        self.soft = None
        if labelled:
            with_plain_contents(self.polnear, json.loads((labelled / "plain.json").read_text()))
            self.soft = SoftArticles(labelled / "soft.npz", vocabulary, words)

    def epoch(self, number, config):
        """The articles of one epoch: all of PolNeAR, the cases some times over, and a part of the soft ones."""
        articles = [*self.polnear, *(self.cases * config["cases_times"])]
        if self.soft and config["soft_parts"]:
            places = list(range(len(self.soft.texts)))
            random.Random(config["seed"]).shuffle(places)
            part = places[number % config["soft_parts"] :: config["soft_parts"]]
            articles.extend(self.soft.draw(part, (config["seed"], number)))
        return articles


class Run:
    """One training run: what it learns, from what, and how far it has come."""

    def __init__(self, tagger, corpus, config, out):
        self.tagger, self.corpus, self.config, self.out = tagger, corpus, config, out
        self.average = {name: value.clone() for name, value in tagger.state_dict().items()}
        self.optimizer = torch.optim.AdamW(groups(tagger, config), betas=(0.9, 0.98), weight_decay=0.01)
        self.epoch = self.step = 0
        self.figures = []
        self.uses_bfloat16 = bfloat16_is_faster()
        # The number of batches varies a little from epoch to epoch; the schedule needs only their scale.
        self.steps = config["epochs"] * len(self.batches(0))

    def batches(self, epoch):
        config = self.config
        lengths = (config["shortest_window"], config["longest_window"])
        return batches(self.articles(epoch), config["batch_pieces"], lengths, config["seed"] * 1000 + epoch)

    def articles(self, epoch):
        return self.corpus.epoch(epoch, self.config)

    def train(self):
        self.out.mkdir(parents=True, exist_ok=True)
        while self.epoch < self.config["stop_after"]:
            began = time.time()
            losses = []
            for batch in self.batches(self.epoch):
                losses.append(self.learn(batch))
                if len(losses) % 20 == 0:
                    print(f"step {self.step} of {self.steps}, loss {sum(losses[-20:]) / 20:.4f}", flush=True)
            self.epoch += 1
            figures = {"epoch": self.epoch, "loss": sum(losses) / len(losses), "seconds": time.time() - began}
            figures |= self.evaluate()
            self.figures.append(figures)
            print(json.dumps(figures), flush=True)
            self.save()

    def learn(self, batch):
        """One optimiser step; returns its loss."""
        self.tagger.train()
        rate = self.rate()
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        loss = self.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.remember()
        return float(loss.detach())

    def loss(self, batch):
        """How wrong the tagger is, for each word."""
        states, labels, present = self.states(batch)
        return self.tagging_loss(batch, states, labels, present)

    def states(self, batch):
        """The state of each word [rows, words, width], its label, and which words are present."""
        pieces, features, mask, first, labels, present = collate(batch)
        with self.autocast():
            # Attention wants its mask in the numbers that it reckons in.
            states = self.tagger.encode(pieces, features, mask.bfloat16() if self.uses_bfloat16 else mask)
        return states[torch.arange(len(batch))[:, None], first], labels, present

    def autocast(self):
        return torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.uses_bfloat16)

    def tagging_loss(self, batch, states, labels, present):
        with self.autocast():
            emissions = self.tagger.score(states).float()
        loss = self.outermost_loss(emissions[:, :, 0], labels, present)
        for level in range(1, LEVELS):
            loss = loss + self.nested_loss(level, emissions, batch)
        return loss / present.sum()

    def outermost_loss(self, emissions, labels, present):
        if self.epoch < self.config["cross_entropy_epochs"]:
            return functional.cross_entropy(emissions[present], labels[present], reduction="sum")
        return self.tagger.crfs[0].loss(emissions, labels, present)

    def nested_loss(self, level, emissions, batch):
        """The loss over the contents of `level` that stand wholly in their window."""
        chains = [
            (row, [at - start for at in chain.at], chain.labels)
            for row, (article, start, end) in enumerate(batch)
            for chain in article.chains
            if chain.level == level and start <= chain.at[0] and chain.at[-1] < end
        ]
        if not chains:
            return emissions.new_zeros(())
        longest = max(len(at) for _, at, _ in chains)
        places, labels = (torch.zeros(len(chains), longest, dtype=torch.long) for _ in range(2))
        present = torch.zeros(len(chains), longest, dtype=torch.bool)
        for number, (_, at, marked) in enumerate(chains):
            places[number, : len(at)] = torch.tensor(at)
            labels[number, : len(at)] = torch.tensor(marked)
            present[number, : len(at)] = True
        rows = torch.tensor([row for row, _, _ in chains])[:, None]
        return self.tagger.crfs[level].loss(emissions[rows, places, level], labels, present)

    def rate(self):
        """Linear warm-up, then a cosine down to a twentieth."""
        done = min(self.step / self.steps, 1.0)
        warm = self.config["warm_up"]
        if done < warm:
            return (self.step + 1) / (warm * self.steps)
        return 0.05 + 0.95 * (1 + math.cos(math.pi * (done - warm) / (1 - warm))) / 2

    def remember(self):
        """Moves the averaged weights (Polyak) a little towards the present ones."""
        keep = min(self.config["average"], 1 - 1 / (self.step + 1))
        for name, value in self.tagger.state_dict().items():
            self.average[name].lerp_(value, 1 - keep)

    def evaluate(self):
        present = {name: value.clone() for name, value in self.tagger.state_dict().items()}
        self.tagger.load_state_dict(self.average)
        figures = evaluate(self.tagger, self.corpus.dev, self.config["window"])
        self.tagger.load_state_dict(present)
        return figures

    def save(self):
        torch.save(self.average, self.out / "tagger.pt")
        (self.out / "figures.json").write_text(json.dumps({"config": self.config, "epochs": self.figures}, indent=1))
        state = {
            "tagger": self.tagger.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "progress": (self.epoch, self.step, self.figures),
        }
        torch.save(state, self.out / "resume.part")
        (self.out / "resume.part").replace(self.out / "resume.pt")

    def resume(self):
        path = self.out / "resume.pt"
        if not path.exists():
            return
        state = torch.load(path)
        self.tagger.load_state_dict(state["tagger"])
        self.average = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step, self.figures = state["progress"]
        print(f"resumed after epoch {self.epoch}", flush=True)


def bfloat16_is_faster():
    """Whether this processor multiplies 16-bit floats faster than 32-bit ones; without instructions for it, it takes ages."""

    def seconds(kind):
        matrix = torch.ones(256, 256, dtype=kind)
        began = time.perf_counter()
        matrix @ matrix
        return time.perf_counter() - began

    def best(kind):
        return min(seconds(kind) for _ in range(3))

    return best(torch.bfloat16) < best(torch.float32)


def groups(tagger, config):
    """Parameter groups: slower the nearer to the input; piece and position vectors stay as they are."""
    tagger.pieces.requires_grad_(False)
    tagger.positions.requires_grad_(False)
    layers, decay, peak = len(tagger.layers), config["layer_decay"], config["rate"]
    found = [
        {"params": list(layer.parameters()), "peak": peak * decay ** (layers - 1 - number)}
        for number, layer in enumerate(tagger.layers)
    ]
    found.append({"params": list(tagger.norm.parameters()), "peak": peak * decay**layers})
    fresh = [*tagger.head.parameters(), *tagger.features.parameters(), *(crf.free for crf in tagger.crfs)]
    found.append({"params": fresh, "peak": config["fresh_rate"]})
    return found


def collate(batch):
    """Tensors of a batch: pieces, features, attention mask, first piece of each word, labels, which words are present."""
    rows = [article.words[start:end] for article, start, end in batch]
    longest = max(sum(len(word.pieces) for word in row) for row in rows) + 2
    most = max(len(row) for row in rows)
    pieces, features = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.full((len(rows), 1, 1, longest), FORBIDDEN)
    first, labels = torch.zeros(len(rows), most, dtype=torch.long), torch.zeros(len(rows), most, dtype=torch.long)
    present = torch.zeros(len(rows), most, dtype=torch.bool)
    for number, (row, (article, start, end)) in enumerate(zip(rows, batch)):
        numbers, kinds, firsts = flatten(row)
        pieces[number, : len(numbers)] = torch.tensor(numbers)
        features[number, : len(kinds)] = torch.tensor(kinds)
        mask[number, :, :, : len(numbers)] = 0
        first[number, : len(row)] = torch.tensor(firsts)
        labels[number, : len(row)] = torch.tensor(article.labels[start:end])
        present[number, : len(row)] = True
    return pieces, features, mask, first, labels, present


if __name__ == "__main__":
    main()
