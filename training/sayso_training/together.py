"""Lets the tagger learn what sources do while it goes on learning to tag.

`python -m sayso_training.together --data DIR --program EXAMPLE --student RUN --config together.toml --out RUN` starts from the student
(`train.py`). Its encoder had forgotten most of what tells an accusation from an opinion: by its states as they were, a linear map finds
less than half of what this step brings (docs/accuracy.md). Of the labelled articles that are not marked `held` it sees the acts; what it
learns of them here is in its encoder, and the weights that ship are fitted by `acts.py`.

The weights that it ends with are averaged with the student's (Wortsman et al. 2022): by themselves they tag contents worse.
"""

import argparse
import json
import shutil
import tomllib
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from . import acts
from .corpus import Article
from .tagger import from_run
from .text import base_vocabulary, words
from .train import Corpus, Run

SMOOTHING, DROPOUT = 0.05, 0.1


class ActHead(nn.Module):
    """Scores of acts from mean states of parts [acts, parts · width] and signs."""

    def __init__(self, width, signs):
        super().__init__()
        self.states, self.signs = nn.Linear(width, len(acts.ACTS)), nn.Linear(signs, len(acts.ACTS), bias=False)
        for weight in (self.states.weight, self.signs.weight):
            nn.init.zeros_(weight)

    def forward(self, states, signs):
        return self.states(functional.dropout(states, DROPOUT, self.training)) + self.signs(signs)


class Acts:
    """The labelled acts: of each article, which words each part of an attribution is, and the number of its label."""

    def __init__(self, data, program, known):
        """`known` are the articles that the tagger learns to tag, too."""
        labelled = [article for article in acts.labelled(data) if not article["held"]]
        self.labels = acts.Labels(labelled, program)
        vocabulary, number = base_vocabulary(), 0
        self.of_article, self.others = {}, []
        for article in labelled:
            found = words(article["text"], vocabulary)
            places = [acts.parts(found, one) for one in article["attributions"]]
            self.of_article[article["id"]] = list(enumerate(places, number))
            number += len(places)
            if article["id"] not in known:
                self.others.append(Article(article["id"], "", article["text"], found, [0] * len(found), [], []))
        self.untagged = {article.id for article in self.others}

    def inside(self, article, start, end):
        """The numbers of the labels in a window, with the places of their parts counted from its start."""
        for number, places in self.of_article.get(article.id, ()):
            own = [[at - start for at in part if start <= at < end] for part in places]
            cue, content = own[:2]
            if content or cue and not places[1]:
                yield number, own


class Together(Run):
    """A training run that has acts to learn, too."""

    def __init__(self, tagger, corpus, config, out, labelled):
        self.acts = labelled
        super().__init__(tagger, corpus, config, out)
        width = tagger.pieces.embedding_dim * (1 + len(acts.STRETCHES))
        self.head = ActHead(width, labelled.labels.signs.shape[1])
        self.optimizer.add_param_group({"params": [*self.head.states.parameters()], "peak": config["acts_rate"], "lr": 0.0})
        self.optimizer.add_param_group({"params": [*self.head.signs.parameters()], "peak": config["signs_rate"], "lr": 0.0})

    def articles(self, epoch):
        return [*super().articles(epoch), *self.acts.others]

    def loss(self, batch):
        states, labels, present = self.states(batch)
        is_tagged = torch.tensor([article.id not in self.acts.untagged for article, _, _ in batch])
        loss = self.config["acts_weight"] * self.acts_loss(batch, states.float())
        if is_tagged.any():
            kept = [window for window, tagged in zip(batch, is_tagged) if tagged]
            loss = loss + self.tagging_loss(kept, states[is_tagged], labels[is_tagged], present[is_tagged])
        return loss

    def acts_loss(self, batch, states):
        """The loss over the acts whose cue or content stands in these windows."""
        rows, numbers = [], []
        for row, (article, start, end) in zip(states, batch):
            for number, places in self.acts.inside(article, start, end):
                rows.append(acts.mean_states(row, places))
                numbers.append(number)
        if not rows:
            return 0 * states.sum()  # a step needs a slope, if only of nought: none of the articles may be tagged
        labels = self.acts.labels
        scores = self.head(torch.stack(rows), labels.signs[numbers])
        return functional.cross_entropy(scores, labels.acts[numbers], label_smoothing=SMOOTHING)


def mixed(student, learned, share):
    """The weights between the student's and those of this run."""
    return {
        name: torch.lerp(value, learned[name], share) if value.is_floating_point() else value
        for name, value in student.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--program", required=True, help="the example `acts`, built")
    parser.add_argument("--student", type=Path, required=True, help="folder of the tagger to start from")
    parser.add_argument("--config", type=Path, required=True, help="the recipe")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and figures")
    options = parser.parse_args()
    config = tomllib.loads(options.config.read_text())
    torch.manual_seed(config["seed"])
    corpus = Corpus(options.data, None)
    known = {article.id for article in [*corpus.polnear, *corpus.cases]}
    labelled = Acts(options.data, options.program, known)
    run = Together(from_run(options.student, None, config["dropout"]), corpus, config, options.out, labelled)
    run.train()
    student = torch.load(options.student / "tagger.pt")
    torch.save(mixed(student, run.average, config["share"]), options.out / "tagger.pt")
    (options.out / "figures.json").write_text(json.dumps({"config": config, "epochs": run.figures}, indent=1))
    shutil.copy(options.student / "link.json", options.out)


if __name__ == "__main__":
    main()
