"""Fits how sure an attribution is: `python -m sayso_training.calibrate --model DIR --figures EVAL.json`.

EVAL.json is what `sayso eval attribution DEV --json --judged` prints: the confidence of each statement that was found, and
whether it is right. A logistic curve over the log-odds of the confidence (Platt 1999) goes into `tagger.json`, on top of
the curve that gave those confidences.
"""

import argparse
import json
from pathlib import Path

import torch


def log_odds(confidence):
    return torch.logit(torch.tensor(confidence, dtype=torch.float64).clamp(1e-6, 1 - 1e-6))


def fit(confidence, right):
    """Slope and intercept of the curve that makes `right` likeliest."""
    odds, target = log_odds(confidence), torch.tensor(right, dtype=torch.float64)
    line = torch.tensor([1.0, 0.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=100, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(odds * line[0] + line[1], target)
        value.backward()
        return value

    optimizer.step(loss)
    return line.detach().tolist()


def error(confidence, right, bins=10):
    """Expected calibration error over bins of equal width."""
    held = [[] for _ in range(bins)]
    for sure, is_right in zip(confidence, right):
        held[min(int(sure * bins), bins - 1)].append((sure, is_right))
    gaps = (abs(sum(sure for sure, _ in some) - sum(is_right for _, is_right in some)) for some in held)
    return sum(gaps) / len(confidence)


def held_out_error(confidence, right):
    """The error of each half under the curve that the other half gives: what to expect on other articles."""
    half = len(confidence) // 2
    halves = [(confidence[:half], right[:half]), (confidence[half:], right[half:])]
    adjusted = []
    for own, other in (halves, halves[::-1]):
        slope, intercept = fit(*other)
        adjusted.extend(torch.sigmoid(log_odds(own[0]) * slope + intercept).tolist())
    return error(adjusted, [*halves[0][1], *halves[1][1]])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of the shipped files")
    parser.add_argument("--figures", type=Path, required=True)
    options = parser.parse_args()
    judged = [pair for pair in json.loads(options.figures.read_text())["judged"] if not pair[2]]
    confidence, right = [pair[0] for pair in judged], [float(pair[1]) for pair in judged]
    path = options.model / "tagger.json"
    shipped = json.loads(path.read_text())
    slope, intercept = fit(confidence, right)
    before = shipped["calibration"]
    shipped["calibration"] = {
        "slope": round(before["slope"] * slope, 4),
        "intercept": round(before["intercept"] * slope + intercept, 4),
        "held_out_error": round(held_out_error(confidence, right), 4),
    }
    path.write_text(json.dumps(shipped, indent=1) + "\n")
    print(f"calibration error {error(confidence, right):.3f} before; {shipped['calibration']}")


if __name__ == "__main__":
    main()
