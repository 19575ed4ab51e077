"""The Python side of the border with Rust: words, pieces, features."""

import json
from pathlib import Path

import pytest
import tokenizers

from sayso_training.text import base_archive, base_vocabulary, letter_case, quote_states, word_spans, words


@pytest.fixture(scope="module")
def vocabulary():
    return base_vocabulary()


def test_words_are_those_of_the_fixture_that_rust_reads_too(vocabulary):
    for case in json.loads((Path(__file__).parent / "fixtures" / "words.json").read_text(encoding="utf-8")):
        text = case["text"]
        found = [[text[word.start : word.end], list(word.pieces), word.feature] for word in words(text, vocabulary)]
        assert found == case["words"], text


def test_pieces_are_those_of_the_base_tokenizer(vocabulary):
    reference = tokenizers.Tokenizer.from_str(base_archive().read("tokenizer.json").decode())
    reference.no_truncation()
    reference.no_padding()
    text = "The envoy's aide wouldn’t say; “Not today,” he wrote (in Spanish: “mañana”) at 6:05."
    mine = [piece for word in words(text, vocabulary) for piece in word.pieces]
    assert mine == reference.encode(text, add_special_tokens=False).ids


def test_a_word_is_a_run_of_letters_and_digits_or_one_other_character():
    text = "“I can't.”"
    assert [text[start:end] for start, end in word_spans(text)] == ["“", "I", "can", "'", "t", ".", "”"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [("a “b” c", "0011100"), ('"b" c "d', "11100022"), ("''b'' c", "1111100"), ("b” c", "0000"), ('"a\n"b"', "220111")],
)
def test_quote_states_follow_the_double_marks(line, expected):
    assert "".join(map(str, quote_states(line))) == expected


def test_case_is_that_of_the_letters():
    assert [letter_case(word) for word in ("5", "she", "She", "I", "UN", "McKay")] == [0, 1, 2, 2, 3, 2]
