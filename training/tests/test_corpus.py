"""Labels and windows."""

import json

from sayso_training.corpus import LABELS, batches, read, windows
from sayso_training.text import base_vocabulary, words

TEXT = "Lee said it rained.\n\nIt is thought that “it” stopped."


def span(words):
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def article(tmp_path):
    first = {"source": span("Lee"), "cue": span("said"), "content": span("it rained")}
    second = {"source": [], "cue": span("is thought"), "content": [*span("It"), *span("that “it” stopped")]}
    path = tmp_path / "one.jsonl"
    other = {"annotator": "b", "attributions": [first]}
    record = {"id": "one", "text": TEXT, "attributions": [first, second], "alt": [other]}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return list(read(path, base_vocabulary(), words))


def test_each_annotator_is_an_article_of_its_own(tmp_path):
    assert [len(reading.attributions) for reading in article(tmp_path)] == [2, 1]


def test_a_cue_without_a_source_is_bare(tmp_path):
    reading = article(tmp_path)[0]
    found = [(TEXT[word.start : word.end], LABELS[label]) for word, label in zip(reading.words, reading.labels) if label]
    assert found[:4] == [("Lee", "B-source"), ("said", "B-cue"), ("it", "B-content"), ("rained", "I-content")]
    assert found[4:7] == [("It", "B-content"), ("is", "B-bare-cue"), ("thought", "I-bare-cue")]


def test_windows_hold_all_words_once_and_keep_to_their_size(tmp_path):
    reading = article(tmp_path)[0]
    for most in (1, 3, 7, 100):
        cut = windows(reading.words, most)
        assert [at for start, end in cut for at in range(start, end)] == list(range(len(reading.words)))
        sizes = [sum(len(word.pieces) for word in reading.words[start:end]) for start, end in cut]
        assert all(size <= most or end - start == 1 for size, (start, end) in zip(sizes, cut))


def test_an_epoch_is_the_same_for_the_same_seed(tmp_path):
    readings = article(tmp_path)
    one, same = (batches(readings, 64, (4, 9), seed=3) for _ in range(2))
    assert [[(start, end) for _, start, end in batch] for batch in one] == [
        [(start, end) for _, start, end in batch] for batch in same
    ]
