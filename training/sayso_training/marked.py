"""Reads articles whose attributions are marked in the text: `eval/stress/GUIDELINE.md` says how.

`python training/sayso_training/marked.py FILE …` checks files and counts what is marked in them.
"""

import re
import sys
from collections import Counter
from pathlib import Path

OPENING = re.compile(r"\[([sqc])(\d+(?:,\d+)*)([?/-]?) ?")
ROLES = {"s": "source", "q": "cue", "c": "content"}
CLASSES = {"?": "unnamed", "-": "denial", "/": "decline"}


def articles(path):
    """Every article of a file: {"id", "text", "attributions"}, offsets in code points.

    An attribution has `source`, `cue` and `content` as lists of [start, end], `parent` (an index or `None`) and `classes`.
    """
    cases = Path(path).read_text(encoding="utf-8").split("\n## ")[1:]
    return [article(*case.split("\n", 1)) for case in cases]


def article(heading, rest):
    block = re.search(r"^```\n(.*?)\n```$", rest, re.DOTALL | re.MULTILINE)
    if block is None:
        raise ValueError(f"{heading}: there is no block")
    text, marked = unmark(heading, block[1])
    return {"id": heading.split(" ")[0].rstrip(":"), "text": text, "attributions": with_parents(heading, marked)}


def unmark(heading, marked):
    """The text without marks, and the parts of each attribution by number."""
    text, open_marks, found = "", [], {}
    at = 0
    while at < len(marked):
        opening = OPENING.match(marked, at)
        if opening:
            open_marks.append((*opening.groups(), len(text)))
            at = opening.end()
            continue
        if marked[at] == "[":
            raise ValueError(f"{heading}: a bracket that opens no mark: {marked[at : at + 30]!r}")
        if marked[at] == "]":
            if not open_marks:
                raise ValueError(f"{heading}: a mark closes that never opened, after {text[-30:]!r}")
            letter, numbers, kind, start = open_marks.pop()
            if start == len(text):
                raise ValueError(f"{heading}: an empty mark after {text[-30:]!r}")
            for number in numbers.split(","):
                parts = found.setdefault(int(number), {"source": [], "cue": [], "content": [], "classes": set()})
                parts[ROLES[letter]].append([start, len(text)])
                parts["classes"] |= {CLASSES[kind]} if kind else set()
        else:
            text += marked[at]
        at += 1
    if open_marks:
        raise ValueError(f"{heading}: a mark never closes: {open_marks[-1]}")
    return text, found


def with_parents(heading, marked):
    """The attributions in reading order of their first part, each with the index of the one whose content it stands in."""
    for number, parts in marked.items():
        if len(parts["cue"]) != 1:
            raise ValueError(f"{heading}: attribution {number} has {len(parts['cue'])} cues, not one")
    ordered = sorted(marked.values(), key=lambda parts: extent(parts))
    for ix, parts in enumerate(ordered):
        holders = [
            (end - start, other)
            for other, holder in enumerate(ordered)
            for start, end in holder["content"]
            if other != ix and all(start <= low and high <= end for low, high in every_part(parts))
        ]
        parts["parent"] = min(holders)[1] if holders else None
        parts["classes"] = sorted(parts["classes"])
    for ix, parts in enumerate(ordered):
        if depth(ordered, ix) > len(ordered):
            raise ValueError(f"{heading}: attributions stand in each other")
    return ordered


def every_part(parts):
    return [*parts["source"], *parts["cue"], *parts["content"]]


def extent(parts):
    return min(start for start, _ in every_part(parts)), -max(end for _, end in every_part(parts))


def depth(attributions, ix):
    """0 for the outermost."""
    count = 0
    while (ix := attributions[ix]["parent"]) is not None and count <= len(attributions):
        count += 1
    return count


def counts(found):
    """How many of each class there are in some articles."""
    count = Counter(articles=len(found))
    for record in found:
        attributions = record["attributions"]
        for ix, parts in enumerate(attributions):
            count["attributions"] += 1
            count[f"depth {depth(attributions, ix)}"] += 1
            count["source-less"] += not parts["source"]
            count["over several paragraphs"] += any("\n" in record["text"][low:high] for low, high in parts["content"])
            count.update(parts["classes"])
    return count


if __name__ == "__main__":
    total = Counter()
    for name in sys.argv[1:]:
        total += counts(articles(name))
    for name, count in total.items():
        print(f"{count:6} {name}")
