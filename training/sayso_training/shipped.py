"""Reads shipped weights back into a tagger, so that a run can start from them: what `export.py` writes, in floats again.

What rounding took away stays away: the weights are those of 7 bits, and biases stay as they were mended for them.
"""

import json

import torch
from safetensors.torch import load_file

from .tagger import Tagger
from .text import base_archive


def from_shipped(folder, dropout=0.1):
    """The tagger whose files are in `folder`."""
    tensors, settings = load_file(folder / "tagger.safetensors"), json.loads((folder / "tagger.json").read_text())
    numbers = sorted({int(name.split(".")[1]) for name in tensors if name.startswith("layers.")})
    config = json.loads(base_archive().read("config.json")) | {"num_hidden_layers": len(numbers)}
    tagger = Tagger(config, dropout)
    state = tagger.state_dict()
    state["pieces.weight"] = tensors["pieces.int8"] * tensors["pieces.scale"][:, None]
    positions = tensors["positions"]
    state["positions.weight"][: len(positions)] = positions
    for name in ("features.weight", "norm.weight", "norm.bias", "head.bias"):
        state[name] = tensors[name]
    state["head.weight"] = tensors["head.weight"].T
    share = config["hidden_size"] // config["num_attention_heads"]
    for number in numbers:
        state |= layer(tensors, f"layers.{number}", share**0.5)
    for level, transitions in enumerate(settings["transitions"]):
        state[f"crfs.{level}.free"] = torch.tensor([[score or 0.0 for score in row] for row in transitions])
    tagger.load_state_dict(state)
    return tagger


def layer(tensors, name, scale):
    """The weights of one layer; the query is had without the attention scale that it carries."""
    state = {}
    weight, bias = matrix(tensors, f"{name}.attention")
    parts = zip(("query", "key", "value"), weight.chunk(3), bias.chunk(3))
    for part, rows, offsets in parts:
        by = scale if part == "query" else 1.0
        state |= {f"{name}.{part}.weight": rows * by, f"{name}.{part}.bias": offsets * by}
    for part in ("attended", "inner", "outer"):
        state[f"{name}.{part}.weight"], state[f"{name}.{part}.bias"] = matrix(tensors, f"{name}.{part}")
    for part in ("attention_norm", "output_norm"):
        state |= {f"{name}.{part}.{kind}": tensors[f"{name}.{part}.{kind}"] for kind in ("weight", "bias")}
    return state


def matrix(tensors, name):
    """Weight [outputs, inputs] and bias of a product."""
    return (tensors[f"{name}.int8"] * tensors[f"{name}.scale"]).T, tensors[f"{name}.bias"]
