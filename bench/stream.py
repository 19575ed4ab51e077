"""Writes the first articles of a packed stream as lines that `sayso add` reads: stream.py FILE.jsonl.xz COUNT."""

import itertools
import json
import lzma
import sys


def main() -> None:
    packed, count = sys.argv[1], int(sys.argv[2])
    with lzma.open(packed, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, count):
            article = json.loads(line)
            print(
                json.dumps(
                    {
                        "id": article["id"],
                        "text": article["text"],
                        "title": article["title"],
                        "published": article["date"],
                        "outlet": article["source"],
                        "url": article["url"],
                    }
                )
            )


if __name__ == "__main__":
    main()
