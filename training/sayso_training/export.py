"""Turns trained weights into the shipped files: `python -m sayso_training.export --data DIR --run DIR --out DIR`.

Writes `tagger.safetensors` (int8), `tagger.json` (labels, window, lean, CRF transitions, weights for linking),
`vocabulary.txt`, and `figures.json` with the recipe and how training went. Matrices are int8 with a scale for each output
column, the table of pieces with one for each row; what `sayso-annotate/src/model/encoder.rs` computes in 32-bit floats is
kept as such.

Weights keep to 7 bits: on x86 without VNNI, sums of two 8-bit products saturate 16 bits; with 7 they cannot. What rounding
them adds to each column on average, over some training articles, is taken off its bias (Nagel et al. 2019): without that,
the F1 of contents fell by 4.
"""

import argparse
import json
from pathlib import Path

import numpy
import torch
from safetensors.numpy import save_file

from .corpus import LABELS
from .evaluate import emissions
from .tagger import from_run
from .text import base_archive, base_vocabulary, words

LONGEST = 384  # pieces, start and stop marks included, that the shipped position table allows
SAMPLE, SAMPLE_WINDOW = 42, 128  # one of so many training articles, cut so, tells what inputs are like on average
MATRIX_LIMIT, TABLE_LIMIT = 63, 127  # the greatest whole number that weights are quantised to


def quantised(name, weight, limit, axis):
    """`weight` as int8 with scales along the other axis."""
    scale = (numpy.abs(weight).max(axis, keepdims=True).clip(1e-8) / limit).astype(numpy.float32)
    return {f"{name}.int8": numpy.rint(weight / scale).astype(numpy.int8), f"{name}.scale": scale.reshape(-1)}


def matrix(name, weight, bias, mean):
    """A product `states @ weight + bias`, the bias mended for inputs of this `mean`."""
    held = quantised(name, weight, MATRIX_LIMIT, axis=0)
    error = held[f"{name}.int8"] * held[f"{name}.scale"] - weight
    return held | {f"{name}.bias": (bias - mean @ error).astype(numpy.float32)}


def mean_inputs(tagger, articles, window):
    """The mean input of each matrix over the words of some articles, by the matrix's name."""

    def read():
        for article in articles:
            emissions(tagger, article, window)

    return mean_inputs_of(tagger, read)


def mean_inputs_of(model, read):
    """The mean input of each matrix while `read` lets the model read, by the matrix's name."""
    sums, counts = {}, {}

    def remember(name):
        def hook(_, inputs, __):
            rows = inputs[0].flatten(0, -2)
            sums[name] = sums.get(name, 0) + rows.sum(0)
            counts[name] = counts.get(name, 0) + len(rows)

        return hook

    for name, part in model.named_modules():
        if isinstance(part, torch.nn.Linear) and name.startswith("layers."):
            part.register_forward_hook(remember(name))
    read()
    return {name: (sums[name] / counts[name]).numpy() for name in sums}


def layer(tagger, name, scale, means):
    """The tensors of one layer; query, key and value are one matrix, whose query part carries the attention scale."""
    parts = [(tagger[f"{name}.{part}.weight"].T, tagger[f"{name}.{part}.bias"]) for part in ("query", "key", "value")]
    parts[0] = (parts[0][0] * scale, parts[0][1] * scale)
    weight, bias = (numpy.concatenate(kind, -1) for kind in zip(*parts))
    tensors = matrix(f"{name}.attention", weight, bias, means[f"{name}.query"])
    for part in ("attended", "inner", "outer"):
        full = f"{name}.{part}"
        tensors |= matrix(full, tagger[f"{full}.weight"].T, tagger[f"{full}.bias"], means[full])
    for part in ("attention_norm", "output_norm"):
        tensors |= {f"{name}.{part}.{kind}": tagger[f"{name}.{part}.{kind}"] for kind in ("weight", "bias")}
    return tensors


def tensors(tagger, config, means):
    """Everything that the encoder reads, by name."""
    share = config["hidden_size"] // config["num_attention_heads"]
    found = quantised("pieces", tagger["pieces.weight"], TABLE_LIMIT, axis=1)
    found |= {"positions": tagger["positions.weight"][:LONGEST], "features.weight": tagger["features.weight"]}
    found |= {f"norm.{kind}": tagger[f"norm.{kind}"] for kind in ("weight", "bias")}
    numbers = {name.split(".")[1] for name in tagger if name.startswith("layers.")}
    for number in sorted(numbers, key=int):
        found |= layer(tagger, f"layers.{number}", numpy.float32(share**-0.5), means)
    found |= {"head.weight": tagger["head.weight"].T, "head.bias": tagger["head.bias"]}
    return {name: numpy.ascontiguousarray(value) for name, value in found.items()}


def transitions(crf):
    """CRF scores [before][after]; `None` where BIO forbids it."""
    free, forbidden = crf["free"], crf["forbidden"]
    return [
        [None if forbidden[before, after] else round(float(free[before, after]), 6) for after in range(len(LABELS))]
        for before in range(len(LABELS))
    ]


def crfs(tagger):
    """The transitions of each level."""
    levels = sorted({name.split(".")[1] for name in tagger if name.startswith("crfs.")}, key=int)
    return [transitions({kind: tagger[f"crfs.{level}.{kind}"] for kind in ("free", "forbidden")}) for level in levels]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds attribution/polnear-train.jsonl")
    parser.add_argument("--run", type=Path, required=True, help="folder that train.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the shipped files")
    options = parser.parse_args()
    tagger = {name: value.numpy() for name, value in torch.load(options.run / "tagger.pt").items()}
    figures = (options.run / "figures.json").read_text()
    settings = json.loads(figures)["config"]
    options.out.mkdir(parents=True, exist_ok=True)
    vocabulary = base_vocabulary()
    lines = (options.data / "attribution/polnear-train.jsonl").read_text(encoding="utf-8").splitlines()
    sample = [words(json.loads(line)["text"], vocabulary) for line in lines[::SAMPLE]]
    means = mean_inputs(from_run(options.run).eval(), sample, SAMPLE_WINDOW)
    config = json.loads(base_archive().read("config.json"))
    save_file(tensors(tagger, config, means), options.out / "tagger.safetensors")
    shipped = {
        "labels": LABELS,
        "window": settings["window"],
        "lean": settings["lean"],
        "transitions": crfs(tagger),
        "calibration": {"slope": 1.0, "intercept": 0.0},  # calibrate.py fits it
        "link": json.loads((options.run / "link.json").read_text()),
    }
    (options.out / "tagger.json").write_text(json.dumps(shipped, indent=1) + "\n")
    (options.out / "figures.json").write_text(figures)
    (options.out / "vocabulary.txt").write_text("\n".join(vocabulary.ids) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
