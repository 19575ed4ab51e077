"""Cuts text into words, sub-word pieces and input features, exactly as `sayso-annotate/src/model` does in Rust.

Offsets are code points into the text. A change here is a change there: `tests/fixtures/words.json` is read by both sides.
"""

import json
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from importlib.resources import files

LONGEST_WORD = 100  # code points; BERT's limit, beyond which a word is unknown
IGNORED = {0x00AD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)}

CASES = 4  # no letters, lower, capitalised, upper
QUOTE_STATES = 3  # outside, inside a closed pair, inside marks that never close in their line
FEATURES = CASES * QUOTE_STATES * 2  # and whether the word opens its line


@dataclass(frozen=True)
class Word:
    """A run of letters and digits, or a single other character, with its pieces and its feature."""

    start: int
    end: int
    pieces: tuple[int, ...]
    feature: int


def is_word_char(char):
    """Whether `char` joins its neighbours into one word."""
    return char.isalnum() or unicodedata.category(char)[0] == "M" or ord(char) in IGNORED


def word_spans(text):
    """The (start, end) of each word, in reading order."""
    spans, start = [], None
    for at, char in enumerate(text):
        if is_word_char(char):
            start = at if start is None else start
            continue
        if start is not None:
            spans.append((start, at))
            start = None
        if not char.isspace() and unicodedata.category(char) != "Cc":
            spans.append((at, at + 1))
    if start is not None:
        spans.append((start, len(text)))
    return spans


MARKS = re.compile("''|``|[“”„«»\"]")
OPENING, CLOSING = {"“", "„", "«", "``"}, {"”", "»"}


def quote_states(text):
    """Per code point: 0 outside double quotation marks, 1 inside a pair, 2 inside marks that their line never closes."""
    states = bytearray(len(text))
    at = 0
    for line in text.split("\n"):
        opened = None
        for mark in MARKS.finditer(line):
            if mark[0] in OPENING or (mark[0] not in CLOSING and opened is None):
                opened = mark.start() if opened is None else opened
            elif opened is not None:
                states[at + opened : at + mark.end()] = b"\1" * (mark.end() - opened)
                opened = None
        if opened is not None:
            states[at + opened : at + len(line)] = b"\2" * (len(line) - opened)
        at += len(line) + 1
    return states


def letter_case(word):
    """0 without cased letters, 1 lower, 2 capitalised, 3 upper throughout (two letters at least)."""
    cased = [char for char in word if char.isupper() or char.islower()]
    if not cased:
        return 0
    if cased[0].islower():
        return 1
    return 3 if len(cased) > 1 and all(char.isupper() for char in cased) else 2


class Vocabulary:
    """The uncased WordPiece vocabulary of the base model."""

    def __init__(self, pieces):
        self.ids = {piece: number for number, piece in enumerate(pieces)}
        self.known = {}
        self.unknown, self.start, self.stop = (self.ids[name] for name in ("[UNK]", "[CLS]", "[SEP]"))

    def pieces(self, word):
        """Greedy longest match (WordPiece), after lower-casing and dropping accents."""
        if word not in self.known:
            self.known[word] = tuple(self._match(normalised(word)))
        return self.known[word]

    def _match(self, word):
        if not word or len(word) > LONGEST_WORD:
            return [self.unknown]
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self.ids), None)
            if end is None:
                return [self.unknown]
            found.append(self.ids[prefix + word[start:end]])
            start = end
        return found


def normalised(word):
    """Lower case, decomposed, without combining marks and invisible characters."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if unicodedata.category(char)[0] != "M" and ord(char) not in IGNORED)


def words(text, vocabulary):
    """Every word of `text` with its pieces and feature."""
    states, found, line_start = quote_states(text), [], True
    last = 0
    for start, end in word_spans(text):
        line_start = not found or "\n" in text[last:start]
        case = letter_case(text[start:end])
        feature = (case * QUOTE_STATES + states[start]) * 2 + line_start
        found.append(Word(start, end, vocabulary.pieces(text[start:end]), feature))
        last = end
    return found


def base_archive():
    """The packaged all-MiniLM-L6-v2 archive: weights (f32 safetensors) and tokenizer."""
    return zipfile.ZipFile(str(files("all_minilm_l6_v2") / "model.zip"))


def base_vocabulary():
    """The vocabulary of the base model."""
    pieces = json.loads(base_archive().read("tokenizer.json"))["model"]["vocab"]
    return Vocabulary(sorted(pieces, key=pieces.get))
