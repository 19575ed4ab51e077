#!/usr/bin/env python3
"""Lists what is to be labelled: candidates.py DATA OUT. See GUIDELINE.md beside this file.

Writes OUT/items.jsonl, one attribution or sentence a line, with the words that a labeller has to see. It holds the text of others and
stays out of the repository."""
import hashlib
import json
import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / 'training'))

from sayso_training.marked import articles  # noqa: E402

DENIAL = re.compile(
    r'\b(den(y|ies|ied|ying|ials?)|disput\w+|reject\w*|refut\w+|rebut\w*|contradict\w*|dismiss\w*|disavow\w*|repudiat\w+'
    r'|debunk\w*|untrue|false(ly|hood\w*)?|not true|knock\w* down|push\w* back|pushback|disagree\w*|brush\w* (off|aside)'
    r'|shot down|never|no truth|insist\w*|confirm\w*|acknowledg\w*|admit\w*|conced\w*|verif\w*|corroborat\w*)\b', re.I)
SILENCE = re.compile(
    r'\b(declin\w+|refus\w+|would(n[’\']t| not)|no comment|unavailable|return\w*|respon[ds]\w*|repl(y|ied|ies)|reach\w*'
    r'|comment\w*|answer\w*|request\w*|silent|silence|mum|ignor\w+|specif(y|ied)|elaborat\w+|did ?n[o’\']t|not immediately)\b',
    re.I)
UNNAMED = re.compile(
    r'\b(sources?|officials?|insiders?|aides?|advis[eo]rs?|operatives?|strategists?|person|people|some(one|body)|those|witness\w*'
    r'|diplomats?|donors?|staffers?|one|two|three|four|several|some|many|others?|another|anonym\w+|un(named|identified)|familiar'
    r'|members?|lawmakers?|all(y|ies)|friends?|associates?|executives?|employees?|agents?|officers?|spokes\w+|lawyers?|attorneys?'
    r'|m[ae]n|wom[ae]n|supporters?|voters?|delegates?|senators?|congress\w+|leaders?|figures?|veterans?|workers?|an? [a-z ]+)\b',
    re.I)
NAME = re.compile(r'[A-Z][a-z]+ [A-Z][a-z]+')
UNMARKED = re.compile(
    r'\b(declin\w+ to|refus\w+ to (comment|answer|say|discuss|respond|speak)|(would|did|has|have|had|could|do|does|were|was)(n[’\']t'
    r'| not)( \w+){0,3} (comment\w*|respon[ds]\w*|repl(y|ied)|return\w*|reached|answer\w*)|no comment|unavailable for comment'
    r'|yet to (comment|respond|reply)|unreturned)\b', re.I)
SAMPLE = 300


def main(data, out):
    withheld = set((HERE.parent / 'withheld.txt').read_text().split())
    load = lambda name: [json.loads(line) for line in open(Path(data) / 'attribution' / name, encoding='utf-8')]
    dev = load('polnear-dev.jsonl')
    train = [record for record in load('polnear-train.jsonl') if record['id'] in withheld]
    items, rest = [], []
    for corpus, records in [('polnear-dev', dev), ('polnear-train', train)]:
        for record in records:
            for attribution in record['attributions']:
                item = of_attribution(corpus, record, attribution)
                if is_rare(item):
                    items.append(item)
                elif corpus == 'polnear-dev':
                    rest.append(item)
            items.extend(unmarked(corpus, record))
    items.extend(random.Random(20261124).sample(rest, SAMPLE))
    for path in sorted((HERE.parent / 'stress').glob('*.md')):
        for record in articles(path) if path.name != 'GUIDELINE.md' else []:
            items.extend(of_attribution('register', record, attribution) for attribution in record['attributions'])
    with open(Path(out) / 'items.jsonl', 'w', encoding='utf-8') as file:
        for number, item in enumerate(items):
            file.write(json.dumps({'n': number} | item, ensure_ascii=False) + '\n')


def said(text, spans):
    return ' … '.join(text[start:end] for start, end in spans)


def of_attribution(corpus, record, attribution):
    text = record['text']
    spans = {role: attribution[role] for role in ('source', 'cue', 'content')}
    places = [place for role in spans.values() for span in role for place in span]
    return {
        'corpus': corpus, 'id': record['id'], **spans,
        'words': {role: said(text, places) for role, places in spans.items()},
        'before': text[max(0, min(places) - 250):min(places)], 'passage': text[min(places):max(places)][:900],
        'after': text[max(places):max(places) + 60],
    }


def is_rare(item):
    source, cue, content = (item['words'][role] for role in ('source', 'cue', 'content'))
    is_unnamed = source and UNNAMED.search(source) and not NAME.search(source)
    return bool(DENIAL.search(cue) or DENIAL.search(content[:60]) or SILENCE.search(cue) or is_unnamed)


def unmarked(corpus, record):
    """Sentences that may tell of a decline which nobody marked."""
    text = record['text']
    marked = [span for attribution in record['attributions'] for span in attribution['cue']]
    for match in UNMARKED.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in marked):
            continue
        start = max(text.rfind('\n', 0, match.start()), text.rfind('. ', 0, match.start())) + 1
        ends = [place for place in (text.find('\n', match.end()), text.find('. ', match.end())) if place > 0]
        yield {
            'corpus': corpus, 'id': record['id'], 'sentence': [start, min(ends, default=len(text))],
            'before': text[max(0, start - 300):start], 'passage': text[start:min(ends, default=len(text))], 'after': '',
        }


if __name__ == '__main__':
    main(*sys.argv[1:])
