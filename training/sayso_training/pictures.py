"""Draws the pictures in docs/: `python -m sayso_training.pictures --figures EVAL.json --out docs`.

`reliability.svg` shows how often statements of each confidence are right, and how the rest improves as the doubtful ones
are looked at by a person; `speed.svg` shows accuracy against speed for the models in `docs/models.json`.
"""

import argparse
import json
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({"svg.hashsalt": "sayso", "font.size": 11, "axes.spines.top": False, "axes.spines.right": False})
from matplotlib import pyplot  # noqa: E402  after the choice of what it draws with

INK, FAINT = "#1f4e79", "#9aa5b1"


def reliability(calibration, judged):
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
    bins = [held for held in calibration["bins"] if held["count"]]
    left.plot([0, 1], [0, 1], color=FAINT, linestyle="--", label="as sure as right")
    left.plot([held["confidence"] for held in bins], [held["right"] for held in bins], "o-", color=INK, label="measured")
    for held in bins:
        left.annotate(held["count"], (held["confidence"], held["right"]), (6, -12), textcoords="offset points", color=INK)
    left.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1.02))
    left.set_title(f"Statements by confidence (ECE {calibration['ece']:.3f})")
    left.legend(frameon=False)
    ordered = sorted((pair for pair in judged if not pair[2]), reverse=True)
    found, precision = 0, []
    for count, (_, is_right, _) in enumerate(ordered, 1):
        found += is_right
        precision.append(found / count)
    checked = [100 * (1 - count / len(ordered)) for count in range(1, len(ordered) + 1)]
    start = len(ordered) // 50  # the first few say little
    right.plot(checked[start:], [100 * share for share in precision[start:]], color=INK)
    right.axhline(95, color=FAINT, linestyle="--")
    right.set(xlabel="doubtful statements that a person looks at, per cent", ylabel="precision of the others, per cent")
    right.set_title("What looking at the doubtful ones buys")
    return figure


def speed(models):
    figure, axes = pyplot.subplots(figsize=(7, 4.4), layout="constrained")
    for model in models:
        colour = INK if model["shipped"] else FAINT
        axes.plot(model["pieces_per_second"], model["linked"], "o", color=colour, markersize=8)
        axes.annotate(model["name"], (model["pieces_per_second"], model["linked"]), (8, 6), textcoords="offset points",
                      color=colour)
    axes.set(xlabel="sub-words per CPU second, one thread", ylabel="linked F1, PolNeAR dev")
    axes.margins(x=0.45, y=0.25)
    axes.set_title("Accuracy against speed")
    return figure


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=Path, required=True, help="output of `sayso eval attribution --json --judged`")
    parser.add_argument("--out", type=Path, required=True, help="folder that holds models.json")
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text())
    drawn = {
        "reliability": reliability(figures["calibration"], figures["judged"]),
        "speed": speed(json.loads((options.out / "models.json").read_text())),
    }
    for name, figure in drawn.items():
        figure.savefig(options.out / f"{name}.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
