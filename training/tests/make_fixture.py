"""Writes `fixtures/words.json`: how the Python side cuts these texts. The Rust tests read it too."""

import json
from pathlib import Path

from sayso_training.text import base_vocabulary, words

TEXTS = [
    "Mr. Oduya said he couldn't comment.",
    "“We never met,” the ministry's account posted at 6:05 p.m. “Nobody did.”",
    "\"We will appeal,\" said Ana Błażek-Ruiz, 42. \"It isn't over.\n\n\"It has hardly begun,\" she added.",
    "''Nothing is decided,'' the UN envoy's aide wrote; ``we wait.''",
    "Le ministère, cité par «Le Canal», a démenti.",
    "e\u0301te\u0301 \u200bzero\u00adwidth €5m … 3,000% 中文 😀",
    "\tODD\u00a0SPACES\u2009here\u2028and there",
]


def main():
    vocabulary = base_vocabulary()
    cases = [
        {"text": text, "words": [[text[word.start : word.end], word.pieces, word.feature] for word in words(text, vocabulary)]}
        for text in TEXTS
    ]
    path = Path(__file__).parent / "fixtures" / "words.json"
    path.write_text(json.dumps(cases, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
