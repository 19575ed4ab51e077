"""Turns trained weights into the shipped files: `python -m sayso_training.export --run DIR --out DIR`.

Writes `tagger.onnx` (int8), `tagger.json` (labels, window, lean, CRF transitions, weights for linking), `vocabulary.txt`,
and `figures.json` with the recipe and how training went. The ONNX graph is built by hand, so that it holds exactly the
operators we mean: weights are int8 per output column, activations are quantised as they come (one scale for each matrix
product of one window), attention and the head stay in 32-bit floats.

Weights keep to 7 bits by default: on x86 without VNNI, sums of two 8-bit products saturate 16 bits; with 7 they cannot.
"""

import argparse
import json
from pathlib import Path

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .corpus import LABELS
from .text import base_archive, base_vocabulary

OPSET = 20
ORDERS = ([1, 0, 2], [1, 2, 0], [1, 0, 2])  # how query, key and value [n, heads, width] lie for the products
LONGEST = 384  # pieces, start and stop marks included, that the shipped position table allows


class Graph:
    """An ONNX graph in the making; every method adds nodes and returns the name of what they give."""

    def __init__(self, weight_limit):
        self.nodes, self.constants, self.weight_limit = [], [], weight_limit

    def constant(self, name, array):
        self.constants.append(numpy_helper.from_array(numpy.ascontiguousarray(array), name))
        return name

    def add(self, operator, *inputs, outputs=1, **attributes):
        names = [f"{operator.lower()}_{len(self.nodes)}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def rows(self, name, table, numbers):
        """Rows of a table kept as int8 with a scale a row."""
        scale = numpy.abs(table).max(1, keepdims=True).clip(1e-8) / 127
        quantised = numpy.rint(table / scale).astype(numpy.int8)
        picked = self.add("Gather", self.constant(f"{name}.int8", quantised), numbers, axis=0)
        scales = self.add("Gather", self.constant(f"{name}.scale", scale.astype(numpy.float32)), numbers, axis=0)
        return self.add("Mul", self.add("Cast", picked, to=TensorProto.FLOAT), scales)

    def quantise(self, states):
        """Activations as (uint8, scale, zero point)."""
        return self.add("DynamicQuantizeLinear", states, outputs=3)

    def linear(self, name, quantised, weight, bias):
        """`states @ weight + bias` with int8 weights, a scale for each output column."""
        states, scale, zero = quantised
        columns = numpy.abs(weight).max(0).clip(1e-8) / self.weight_limit
        whole = numpy.rint(weight / columns).astype(numpy.int8)
        product = self.add("MatMulInteger", states, self.constant(f"{name}.int8", whole), zero)
        factor = self.add("Mul", scale, self.constant(f"{name}.scale", columns.astype(numpy.float32)))
        product = self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), factor)
        return self.add("Add", product, self.constant(f"{name}.bias", bias))

    def norm(self, name, states, tagger, epsilon):
        weight, bias = (self.constant(f"{name}.{kind}", tagger[f"{name}.{kind}"]) for kind in ("weight", "bias"))
        return self.add("LayerNormalization", states, weight, bias, axis=-1, epsilon=epsilon)


def build(tagger, config, longest, weight_limit):
    """The tagger as an ONNX model: `pieces` and `features` [n] (int32) to `scores` [n, labels]."""
    graph = Graph(weight_limit)
    hidden, heads, epsilon = config["hidden_size"], config["num_attention_heads"], config["layer_norm_eps"]
    positions = graph.constant("positions", tagger["positions.weight"][:longest])
    length = graph.add("Shape", "pieces")
    zero = graph.constant("zero", numpy.array([0], numpy.int64))
    states = graph.add("Add", graph.rows("pieces", tagger["pieces.weight"], "pieces"),
                       graph.add("Slice", positions, zero, length, zero))
    features = graph.constant("features.weight", tagger["features.weight"])
    states = graph.add("Add", states, graph.add("Gather", features, "features", axis=0))
    states = graph.norm("norm", states, tagger, epsilon)
    for number in range(config["num_hidden_layers"]):
        states = layer(graph, f"layers.{number}", states, tagger, (hidden, heads, epsilon))
    head = graph.constant("head.weight", tagger["head.weight"].T)
    scores = graph.add("Add", graph.add("MatMul", states, head), graph.constant("head.bias", tagger["head.bias"]))
    graph.nodes.append(helper.make_node("Identity", [scores], ["scores"]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["n"]) for name in ("pieces", "features")]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", len(LABELS)])]
    made = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def layer(graph, name, states, tagger, shape):
    hidden, heads, epsilon = shape
    scale = numpy.float32((hidden // heads) ** -0.5)
    parts = [(tagger[f"{name}.{part}.weight"].T, tagger[f"{name}.{part}.bias"]) for part in ("query", "key", "value")]
    parts[0] = (parts[0][0] * scale, parts[0][1] * scale)  # the query carries the attention scale
    weight, bias = (numpy.concatenate(kind, -1) for kind in zip(*parts))
    joint = graph.linear(f"{name}.attention", graph.quantise(states), weight, bias)
    shape_of = graph.constant(f"{name}.heads", numpy.array([-1, heads, hidden // heads], numpy.int64))
    query, key, value = (
        graph.add("Transpose", graph.add("Reshape", part, shape_of), perm=order)
        for part, order in zip(graph.add("Split", joint, outputs=3, axis=-1, num_outputs=3), ORDERS)
    )
    weights = graph.add("Softmax", graph.add("MatMul", query, key), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", weights, value), perm=[1, 0, 2])
    mixed = graph.add("Reshape", mixed, graph.constant(f"{name}.joined", numpy.array([-1, hidden], numpy.int64)))

    def linear(part, inputs):
        weight, bias = tagger[f"{name}.{part}.weight"].T, tagger[f"{name}.{part}.bias"]
        return graph.linear(f"{name}.{part}", graph.quantise(inputs), weight, bias)

    states = graph.norm(f"{name}.attention_norm", graph.add("Add", states, linear("attended", mixed)), tagger, epsilon)
    inner = graph.add("Gelu", linear("inner", states))
    return graph.norm(f"{name}.output_norm", graph.add("Add", states, linear("outer", inner)), tagger, epsilon)


def transitions(tagger):
    """CRF scores [before][after]; `None` where BIO forbids it."""
    free, forbidden = tagger["crf.free"], tagger["crf.forbidden"]
    return [
        [None if forbidden[before, after] else round(float(free[before, after]), 6) for after in range(len(LABELS))]
        for before in range(len(LABELS))
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder that train.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the shipped files")
    parser.add_argument("--weight-bits", type=int, default=7)
    options = parser.parse_args()
    archive = base_archive()
    config = json.loads(archive.read("config.json"))
    tagger = {name: value.numpy() for name, value in torch.load(options.run / "tagger.pt").items()}
    figures = (options.run / "figures.json").read_text()
    settings = json.loads(figures)["config"]
    model = build(tagger, config, LONGEST, 2 ** (options.weight_bits - 1) - (options.weight_bits == 8))
    options.out.mkdir(parents=True, exist_ok=True)
    onnx.save(model, options.out / "tagger.onnx")
    ranking = json.loads((options.run / "link.json").read_text())
    shipped = {
        "labels": LABELS,
        "window": settings["window"],
        "lean": settings["lean"],
        "transitions": transitions(tagger),
        "link": ranking,
    }
    (options.out / "tagger.json").write_text(json.dumps(shipped, indent=1) + "\n")
    (options.out / "figures.json").write_text(figures)
    (options.out / "vocabulary.txt").write_text("\n".join(base_vocabulary().ids) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
