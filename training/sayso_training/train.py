"""Fine-tunes the tagger: `python -m sayso_training.train --data DIR --out DIR [--config FILE]`.

Starts again from the last finished epoch when `--out` holds one. Writes `tagger.pt` (averaged weights), `link.json` and
`figures.json`.
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

from .corpus import batches, flatten, read
from .evaluate import evaluate
from .link import fit
from .tagger import FORBIDDEN, from_base
from .text import base_archive, base_vocabulary, words


def main():
    options = arguments()
    config = tomllib.loads(options.config.read_text())
    torch.manual_seed(config["seed"])
    archive = base_archive()
    vocabulary = base_vocabulary()
    corpus = {
        split: list(read(options.data / "attribution" / f"polnear-{split}.jsonl", vocabulary, words))
        for split in ("train", "dev")
    }
    run = Run(from_base(archive, config["dropout"]), corpus, config, options.out)
    run.resume()
    run.train()
    ranking = {role: fit(corpus["train"], role) for role in ("content", "source")}
    (options.out / "link.json").write_text(json.dumps(ranking) + "\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds attribution/polnear-*.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, weights and figures")
    parser.add_argument("--config", type=Path, default=Path(__file__).parent.parent / "config.toml")
    return parser.parse_args()


class Run:
    """One training run: what it learns, from what, and how far it has come."""

    def __init__(self, tagger, corpus, config, out):
        self.tagger, self.corpus, self.config, self.out = tagger, corpus, config, out
        self.average = {name: value.clone() for name, value in tagger.state_dict().items()}
        self.optimizer = torch.optim.AdamW(groups(tagger, config), betas=(0.9, 0.98), weight_decay=0.01)
        self.epoch = self.step = 0
        self.figures = []
        # The number of batches varies a little from epoch to epoch; the schedule needs only their scale.
        self.steps = config["epochs"] * len(self.batches(0))

    def batches(self, epoch):
        config = self.config
        lengths = (config["shortest_window"], config["longest_window"])
        return batches(self.corpus["train"], config["batch_pieces"], lengths, config["seed"] * 1000 + epoch)

    def train(self):
        self.out.mkdir(parents=True, exist_ok=True)
        while self.epoch < self.config["stop_after"]:
            began = time.time()
            losses = [self.learn(batch) for batch in self.batches(self.epoch)]
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
        pieces, features, mask, first, labels, present = collate(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.tagger(pieces, features, mask.bfloat16())
        emissions = scores.float().gather(1, first[:, :, None].expand(-1, -1, scores.shape[2]))
        if self.epoch < self.config["cross_entropy_epochs"]:
            loss = functional.cross_entropy(emissions[present], labels[present])
        else:
            loss = self.tagger.crf.loss(emissions, labels, present)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.tagger.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.remember()
        return float(loss.detach())

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
        figures = evaluate(self.tagger, self.corpus["dev"], self.config["window"])
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
    fresh = [*tagger.head.parameters(), *tagger.features.parameters(), tagger.crf.free]
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
