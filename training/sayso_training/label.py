"""Lets teachers read what nobody has labelled: `python -m sayso_training.label --data DIR --teacher DIR … --out DIR`.

Two things, for a student to learn from:
- `soft.npz`: the mean of the teachers' label scores for every word of a sample of unlabelled articles (`soft.py`). The
  months that PolNeAR was drawn from are left out: its development and test parts might be among them.
- `plain.json`: the contents of PolNeAR's training articles in which the teachers see no attribution. PolNeAR marks what is
  outermost only; where the teachers do see something, nothing is known of what is nested.
"""

import argparse
import json
import lzma
import random
from pathlib import Path

import numpy
import torch

from .evaluate import emissions
from .tagger import from_run
from .text import base_vocabulary, words

POLNEAR_MONTHS = ("2015-09", "2017-01")  # from, up to but without
SHORTEST, LONGEST = 1_200, 9_000  # code points of an article
WINDOW = 320  # pieces
SHORTEST_HOLDER = 5  # words; no content of fewer holds an attribution of its own
VOCABULARY = base_vocabulary()


def sample(path, count, seed):
    """`count` articles, no two with the same opening, drawn evenly over the file."""
    found, openings = [], set()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            opening = record["text"][:80]
            is_near = POLNEAR_MONTHS[0] <= (record.get("date") or "") < POLNEAR_MONTHS[1]
            if SHORTEST <= len(record["text"]) <= LONGEST and not is_near and opening not in openings:
                openings.add(opening)
                found.append(record)
    return random.Random(seed).sample(found, min(count, len(found)))


def soft(teachers, bulk, count, seed):
    """The arrays of soft.npz."""
    texts, scores = [], {}
    for number, record in enumerate(sample(bulk, count, seed)):
        found = words(record["text"], VOCABULARY)
        read = [emissions(teacher, found, WINDOW)[:, 0] for teacher in teachers]
        scores[str(number)] = torch.stack(read).mean(0).numpy().astype(numpy.float16)
        texts.append(record["text"])
    transitions = torch.stack([teacher.crfs[0].transitions.detach() for teacher in teachers]).mean(0)
    return {"texts": numpy.array(json.dumps(texts)), "transitions": transitions.numpy(), **scores}


def plain(teachers, polnear):
    """The contents with nothing nested: for each article id, the places in its list of attributions."""
    found = {}
    for line in polnear.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found[record["id"]] = [
            ix
            for ix, attribution in enumerate(record["attributions"])
            if all(is_plain(teachers, record["text"][start:end]) for start, end in attribution["content"])
        ]
    return found


def is_plain(teachers, text):
    """Whether the teachers see no attribution in a piece of text, read as an article of its own."""
    found = words(text.strip("“”\"'‘’"), VOCABULARY)
    if len(found) < SHORTEST_HOLDER:
        return True
    scores = torch.stack([emissions(teacher, found, WINDOW)[:, 0] for teacher in teachers]).mean(0)
    return not any(teachers[0].crfs[0].decode(scores))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds attribution/ and bulk/")
    parser.add_argument("--teacher", type=Path, action="append", required=True, help="folder that train.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1_900, help="unlabelled articles")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    teachers = [from_run(folder).eval() for folder in options.teacher]
    options.out.mkdir(parents=True, exist_ok=True)
    known = plain(teachers, options.data / "attribution/polnear-train.jsonl")
    (options.out / "plain.json").write_text(json.dumps(known) + "\n")
    numpy.savez(options.out / "soft.npz", **soft(teachers, options.data / "bulk/allsides.jsonl.xz", options.count, options.seed))


if __name__ == "__main__":
    main()
