"""Puts articles into stories by TF-IDF and average link, as `sayso eval stories` measures it: tfidf_stories.py ARTICLES.jsonl.

The neighbour that sayso is held against: sublinear term frequency, rarity over the whole file (it may look ahead at that), cosine,
each article to the story that it is most like on average, in the order of the file. The threshold that is best on stories of even
number is scored on those of odd number (BCubed F1).
"""

import collections
import json
import math
import re
import sys

import numpy

STOP_SHARE = 0.5  # a word in more of the articles tells nothing
THRESHOLDS = [step / 100 for step in range(8, 40)]


def vectors(texts: list[str]) -> numpy.ndarray:
    counts = [collections.Counter(re.findall(r"\w\w+", text.lower())) for text in texts]
    articles = collections.Counter(word for count in counts for word in count)
    kept = [word for word, found in articles.items() if found <= STOP_SHARE * len(texts)]
    places = {word: at for at, word in enumerate(kept)}
    rows = numpy.zeros((len(texts), len(places)), dtype=numpy.float32)
    for row, count in zip(rows, counts, strict=True):
        for word, often in count.items():
            if word in places:
                rarity = math.log((1 + len(texts)) / (1 + articles[word])) + 1
                row[places[word]] = (1 + math.log(often)) * rarity
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)


def placed(likeness: numpy.ndarray, least: float) -> list[int]:
    """The story of each article."""
    sums, sizes, found = numpy.zeros_like(likeness), numpy.zeros(len(likeness)), []
    count = 0
    for at in range(len(likeness)):
        means = sums[at, :count] / sizes[:count]
        story = int(means.argmax()) if count and means.max() >= least else count
        count = max(count, story + 1)
        sums[:, story] += likeness[:, at]
        sizes[story] += 1
        found.append(story)
    return found


def bcubed(told: list[str], found: list[int], wanted: list[bool]) -> float:
    of_told, of_found = collections.Counter(told), collections.Counter(found)
    both = collections.Counter(zip(told, found, strict=True))
    pairs = [pair for pair, is_wanted in zip(zip(told, found, strict=True), wanted, strict=True) if is_wanted]
    precision = sum(both[pair] / of_found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / of_told[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    told = [article["cluster"] for article in articles]
    is_even = [int(name[-1]) % 2 == 0 for name in told]
    rows = vectors([f"{article['title'] or ''} {article['text']}" for article in articles])
    likeness = rows @ rows.T
    least = max(THRESHOLDS, key=lambda least: bcubed(told, placed(likeness, least), is_even))
    found = placed(likeness, least)
    for name, wanted in [("all", [True] * len(told)), ("even", is_even), ("odd", [not even for even in is_even])]:
        print(f"{name:<5} F1 {100 * bcubed(told, found, wanted):.2f} (threshold {least})")


if __name__ == "__main__":
    main()
