"""Statements that say the same, the contrary, or neither: the labels of `training/relations`, as pairs of contents."""

import itertools
import json
import lzma
import random
from dataclasses import dataclass, field
from pathlib import Path

SAME, CONTRARY, NEITHER = range(3)
LABELS = Path(__file__).parents[1] / "relations"
SHORTEST = 4  # words: “the claims” is the same as many things, by where it stands
NEITHER_OF_STORY = 1.5  # as many pairs that are neither as are the same, of a real story; two of three of them alike
NEITHER_OF_EVENT = 45  # the same of an invented event


@dataclass
class Story:
    """Contents, and what pairs of them are, by their positions; of pairs in `open` nothing is known."""

    contents: list
    same: set = field(default_factory=set)
    contrary: set = field(default_factory=set)
    near: set = field(default_factory=set)
    open: set = field(default_factory=set)
    most: int = NEITHER_OF_EVENT


def pairs_of(groups):
    return {tuple(sorted(pair)) for group in groups for pair in itertools.combinations(group, 2)}


def texts(data, ids):
    """The texts of these articles, by id."""
    with lzma.open(data / "bulk/allsides.jsonl.xz", "rt", encoding="utf-8") as file:
        records = (json.loads(line) for line in file)
        return {record["id"]: record["text"] for record in records if record["id"] in ids}


def real_stories(data):
    """Stories of real articles."""
    labels = [json.loads(line) for line in (LABELS / "stories.jsonl").read_text().splitlines()]
    known = texts(data, {name for story in labels for name in story["articles"]})
    for story in labels:
        of_article = [known[name] for name in story["articles"]]
        contents = [" … ".join(of_article[at][a:b] for a, b in spans) for at, spans in story["statements"]]
        place, kept = {}, []
        for number, content in enumerate(contents):
            if len(content.split()) >= SHORTEST:
                place[number] = len(kept)
                kept.append(content)

        def placed(groups, place=place):
            return pairs_of([place[at] for at in dict.fromkeys(group) if at in place] for group in groups)

        same = placed(story["same"])
        contrary = placed(story.get("contrary", [])) - same
        near = placed(story["near"]) - same - contrary
        yield Story(kept, same, contrary, near, most=int(NEITHER_OF_STORY * len(same)))


def event(block):
    """One invented event."""
    claims, contrary, open_pairs = [], set(), set()
    for line in block.splitlines():
        if line.startswith("= "):
            claims.append([])
        elif line.startswith("- "):
            claims[-1].append(line[2:].split("|", 2)[2].strip().strip("“”"))
        elif line[:2] in ("x ", "r ", "e "):
            # Who turned says the contrary of what he said: contents do not tell when.
            pair = tuple(sorted(int(number) - 1 for number in line.split()[1:3]))
            (open_pairs if line[0] == "e" else contrary).add(pair)
    said = [(claim, content) for claim, contents in enumerate(claims) for content in contents]
    story = Story([content for _, content in said])
    for (one, (a, _)), (other, (b, _)) in itertools.combinations(enumerate(said), 2):
        if a == b:
            story.same.add((one, other))
        elif (a, b) in contrary:
            story.contrary.add((one, other))
        elif (a, b) in open_pairs:
            story.open.add((one, other))
    return story


def invented_events():
    for path in sorted(LABELS.glob("*.txt")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        yield from (event(block) for block in blocks if block.startswith("# "))


def neither(story, likeness, chance):
    """Pairs that are nothing to each other: some at random, most those that are alike."""
    told = story.same | story.contrary | story.near | story.open
    rest = [pair for pair in itertools.combinations(range(len(story.contents)), 2) if pair not in told]
    if len(rest) <= story.most:
        return rest
    rest.sort(key=lambda pair: -likeness[pair])
    alike, others = rest[: story.most * 2 // 3], rest[story.most * 2 // 3 :]
    return alike + chance.sample(others, min(len(others), story.most - len(alike)))


def labelled_pairs(data, vectors, seed):
    """All pairs to train on: two contents and what they are to each other. `vectors` makes contents to rows of unit length."""
    chance = random.Random(seed)
    found = []
    for story in itertools.chain(real_stories(data), invented_events()):
        of_contents = vectors(story.contents)
        likeness = of_contents @ of_contents.T
        kinds = [
            (SAME, sorted(story.same)),
            (CONTRARY, sorted(story.contrary)),
            (NEITHER, sorted(story.near) + neither(story, likeness, chance)),
        ]
        for kind, pairs in kinds:
            for one, other in pairs:
                a, b = story.contents[one], story.contents[other]
                if a.lower() != b.lower():
                    found.append((a, b, kind))
    chance.shuffle(found)
    return found
