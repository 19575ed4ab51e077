"""Counts the sub-words that the tagger sees in articles: count_pieces.py ARTICLES.jsonl (lines {"text"}). Prints a number.

Runs in the environment of the tests, with training/ on PYTHONPATH.
"""

import contextlib
import json
import sys
from pathlib import Path

from sayso_training.text import base_vocabulary, words

# The package of the base model greets whoever loads it.
with contextlib.redirect_stdout(sys.stderr):
    vocabulary = base_vocabulary()
lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
print(sum(len(word.pieces) for line in lines for word in words(json.loads(line)["text"], vocabulary)))
