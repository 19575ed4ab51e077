"""Marked text."""

from pathlib import Path

import pytest

from sayso_training.corpus import LABELS, read_marked
from sayso_training.marked import articles, depth
from sayso_training.text import base_vocabulary, words

CASE = """\
# Cases

## one A report of a report
```
[s1 The Herald] [q1 wrote] [c1 that [s2? two aides] [q2- denied] [c2 it]].
```
"""


def file(tmp_path, text=CASE):
    path = tmp_path / "cases.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_become_spans_parents_and_classes(tmp_path):
    record = articles(file(tmp_path))[0]
    assert (record["id"], record["text"]) == ("one", "The Herald wrote that two aides denied it.")
    outer, inner = record["attributions"]
    said = lambda spans: [record["text"][start:end] for start, end in spans]
    assert said(outer["content"]) == ["that two aides denied it"] and said(inner["source"]) == ["two aides"]
    assert (outer["parent"], inner["parent"], inner["classes"]) == (None, 0, ["denial", "unnamed"])
    assert depth(record["attributions"], 1) == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("[s1 The Herald] wrote].", "never opened"),
        ("[s1 The Herald [q1 wrote] it.", "never closes"),
        ("The [Herald] wrote.", "opens no mark"),
        ("[s1 The Herald] wrote [c1 it].", "0 cues"),
    ],
)
def test_wrong_marks_are_named(tmp_path, wrong, why):
    with pytest.raises(ValueError, match=why):
        articles(file(tmp_path, f"# Cases\n\n## one\n```\n{wrong}\n```\n"))


def test_what_is_nested_is_labelled_within_its_content(tmp_path):
    article = next(read_marked(file(tmp_path), base_vocabulary(), words))
    chain = article.chains[0]
    labelled = [(article.text[article.words[at].start : article.words[at].end], LABELS[label])
                for at, label in zip(chain.at, chain.labels)]
    assert chain.level == 1
    assert labelled == [("that", "O"), ("two", "B-source"), ("aides", "I-source"), ("denied", "B-cue"), ("it", "B-content")]


def test_every_case_in_the_repository_is_well_marked():
    root = Path(__file__).parent.parent.parent
    paths = [*(root / "training/cases").glob("*.md"), *(root / "eval/stress").glob("[!G]*.md")]
    ids = [record["id"] for path in paths for record in articles(path)]
    assert len(ids) == len(set(ids)) > 300
