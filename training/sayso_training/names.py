"""What kinds of things names are, as far as lists of words tell."""

from pathlib import Path

LEXICON = Path(__file__).parents[2] / "crates/sayso-annotate/src/annotators/mentions/lexicon.txt"


def read_lexicon(path=LEXICON):
    """The lists of words, by heading."""
    lists, heading = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif heading and not line.startswith("#"):
            lists.setdefault(heading, set()).update(line.split())
    return lists


def name_runs(words):
    """Ranges of capitalised words."""
    start = None
    for at, word in enumerate([*words, "."]):
        if word[:1].isupper() and len(word) > 1:
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None


def name_labels(words, lists):
    """(word, kind) and (word, is a woman's) of names that the lists know, further mentions of their last words included."""
    kinds, women, last_names = {}, {}, {}
    runs = list(name_runs(words))
    for start, end in runs:
        lower = [word.lower() for word in words[start:end]]
        whole, kind = "_".join(lower), None
        first = lower[0]
        if whole in lists["outlet name"]:
            kind = "outlet"
        elif whole in lists["place"]:
            kind = "place"
        elif len(lower) > 1 and lower[-1] in lists["organisation name"]:
            kind = "organisation"
        elif len(lower) > 1 and lower[-1] in {"act", "bill", "constitution", "report", "treaty", "agreement", "amendment"}:
            kind = "document"
        elif len(lower) in (2, 3) and (first in lists["man"]) != (first in lists["woman"]):
            kind = "person"
            last_names[lower[-1]] = first in lists["woman"]
        if kind:
            kinds |= {at: kind for at in range(start, end)}
        if kind == "person":
            women |= {at: first in lists["woman"] for at in range(start, end)}
    for start, end in runs:
        if end - start == 1 and words[start].lower() in last_names and start not in kinds:
            kinds[start], women[start] = "person", last_names[words[start].lower()]
    return kinds, women
