-- Version 1 of a ledger. Offsets are bytes of UTF-8 in the text of the article, the end exclusive.
-- Rows are added and never changed, but for what `removals` records, and for what says DERIVED: that can be made anew.

-- What made annotations.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    instruction_set TEXT NOT NULL,
    UNIQUE (version, model, instruction_set)
) STRICT;

CREATE TABLE outlets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- One printing of an article. The same place with other words is a further version: it has the same `place` and a
-- higher id.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    -- The identity of the article: SHA-256 of address and text.
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    -- The address that its page gives as its own, else the one it was read from.
    place TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT,
    outlet INTEGER REFERENCES outlets,
    title TEXT,
    byline TEXT,
    published TEXT,
    updated TEXT,
    canonical TEXT,
    -- When this ledger first had it, in UTC.
    captured TEXT NOT NULL,
    -- SHA-256 of the text. It stays when the text is erased.
    text_digest BLOB NOT NULL CHECK (length(text_digest) = 32),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_place ON articles (place, id);

-- The links that stand in the text.
CREATE TABLE links (
    article INTEGER NOT NULL REFERENCES articles,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (start < end),
    target TEXT NOT NULL
) STRICT;
CREATE INDEX links_by_article ON links (article);

-- Bytes that were read before, so that they need not be read again.
CREATE TABLE captures (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    article INTEGER NOT NULL REFERENCES articles
) STRICT, WITHOUT ROWID;

-- What one run made of one article. The last one of an article counts.
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles,
    run INTEGER NOT NULL REFERENCES runs,
    made TEXT NOT NULL,
    UNIQUE (article, run)
) STRICT;

-- People, bodies, outlets and documents that articles name. Whoever an article does not name is none of them.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'outlet', 'document')),
    -- The name in the form that is compared.
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Several may share a name: from 1 on. 0 is whoever has a name that many may
    -- have, such as a surname alone, and nothing told of them: perhaps several.
    nth INTEGER NOT NULL DEFAULT 1,
    UNIQUE (kind, key, nth)
) STRICT;
CREATE INDEX sources_by_key ON sources (key);

-- By what sources that may be the same are found: surnames, acronyms.
CREATE TABLE blocks (
    block TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources,
    PRIMARY KEY (block, source)
) STRICT, WITHOUT ROWID;

-- A source in one article, under the fullest name it has there.
CREATE TABLE appearances (
    id INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings,
    -- DERIVED: the one that judgements on the article make of `found`.
    source INTEGER NOT NULL REFERENCES sources,
    -- The one that it was taken for when the article was read.
    found INTEGER NOT NULL REFERENCES sources,
    name_start INTEGER NOT NULL,
    name_end INTEGER NOT NULL CHECK (name_start < name_end)
) STRICT;
CREATE INDEX appearances_by_found ON appearances (found) WHERE found <> source;
CREATE INDEX appearances_by_source ON appearances (source);
CREATE INDEX appearances_by_reading ON appearances (reading);

-- What an article says of who a source is.
CREATE TABLE facts (
    appearance INTEGER NOT NULL REFERENCES appearances,
    kind TEXT NOT NULL CHECK (kind IN ('role', 'title', 'affiliation', 'kinship')),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (start < end),
    -- The position of the statement in whose content it stands.
    said_by INTEGER
) STRICT;
CREATE INDEX facts_by_appearance ON facts (appearance);

-- Attributions.
CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings,
    -- Its position in the article.
    ix INTEGER NOT NULL,
    -- The same in every run that finds the same words: the start of a SHA-256 of article and spans.
    key INTEGER NOT NULL,
    parent INTEGER,
    -- Each a JSON list of [start, end].
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    quotation TEXT NOT NULL CHECK (quotation IN ('direct', 'mixed', 'indirect')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    act TEXT,
    sourcing TEXT,
    said_from TEXT,
    said_until TEXT,
    appearance INTEGER REFERENCES appearances
        CHECK (appearance IS NULL OR ifnull(sourcing, '') NOT IN ('unnamed', 'vague', 'unattributed')),
    UNIQUE (reading, ix)
) STRICT;
CREATE INDEX statements_by_key ON statements (key);
CREATE INDEX statements_by_appearance ON statements (appearance) WHERE appearance IS NOT NULL;

-- What a statement answers in its article.
CREATE TABLE answers (
    statement INTEGER NOT NULL REFERENCES statements,
    -- The position of the statement that is answered, or the words of a report.
    answered INTEGER,
    report_start INTEGER,
    report_end INTEGER CHECK (report_start < report_end),
    scope_start INTEGER,
    scope_end INTEGER CHECK (scope_start < scope_end),
    confidence REAL NOT NULL,
    CHECK ((answered IS NULL) <> (report_start IS NULL))
) STRICT;
CREATE INDEX answers_by_statement ON answers (statement);

-- Which value has which rule, once.
CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    rule TEXT NOT NULL,
    UNIQUE (field, value, rule)
) STRICT;

-- Why each value of a statement is what it is. Where the words are the value, the note has an empty one.
CREATE TABLE reasons (
    statement INTEGER NOT NULL REFERENCES statements,
    seq INTEGER NOT NULL,
    note INTEGER NOT NULL REFERENCES notes,
    start INTEGER,
    end INTEGER CHECK (start < end),
    PRIMARY KEY (statement, seq)
) STRICT, WITHOUT ROWID;

-- What people and machines hold of what is here. A later one stands above an earlier one, a person above a machine.
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    -- Who judges: the name of a person; for a machine, its rule.
    who TEXT NOT NULL,
    is_person INTEGER NOT NULL CHECK (is_person IN (0, 1)),
    -- What is judged: a statement by its article and key, or whether two sources are the same. With an article: that what
    -- was taken for `source` in it is `other`. Or whether two statements say the same.
    subject TEXT NOT NULL CHECK (subject IN ('statement', 'same', 'alike')),
    article INTEGER REFERENCES articles,
    key INTEGER,
    source INTEGER REFERENCES sources,
    other INTEGER REFERENCES sources,
    one_article INTEGER REFERENCES articles,
    one_key INTEGER,
    other_article INTEGER REFERENCES articles,
    other_key INTEGER,
    verdict TEXT NOT NULL CHECK (verdict IN ('yes', 'no', 'unsure', 'corrected', 'noted')),
    -- What is corrected in a statement, and what it should be: for words, a JSON list of [start, end].
    field TEXT CHECK (field IN ('source', 'cue', 'content', 'act', 'sourcing')),
    value TEXT,
    why TEXT NOT NULL,
    -- The judgement that this one takes back.
    undoes INTEGER REFERENCES judgements,
    CHECK ((subject = 'statement') = (article IS NOT NULL AND key IS NOT NULL)),
    CHECK ((subject = 'same') = (source IS NOT NULL AND other IS NOT NULL)),
    CHECK (subject <> 'same' OR article IS NULL OR verdict = 'no'),
    CHECK ((subject = 'alike') = (one_article IS NOT NULL AND one_key IS NOT NULL
        AND other_article IS NOT NULL AND other_key IS NOT NULL)),
    CHECK (subject <> 'alike' OR verdict IN ('yes', 'no', 'unsure')),
    CHECK ((verdict = 'corrected') = (field IS NOT NULL AND value IS NOT NULL))
) STRICT;
CREATE INDEX judgements_by_statement ON judgements (article, key) WHERE article IS NOT NULL;
CREATE INDEX judgements_by_source ON judgements (source);
CREATE INDEX judgements_by_other ON judgements (other);
CREATE INDEX judgements_by_alike ON judgements (one_article) WHERE one_article IS NOT NULL;
CREATE INDEX judgements_by_other_alike ON judgements (other_article) WHERE other_article IS NOT NULL;
CREATE INDEX judgements_by_undone ON judgements (undoes) WHERE undoes IS NOT NULL;

-- The judgements that were not taken back.
CREATE VIEW held AS
SELECT * FROM judgements AS j
WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM judgements AS u WHERE u.undoes = j.id);

-- The statements that are judged to be none.
CREATE VIEW rejected AS
SELECT article, key FROM held AS j
WHERE subject = 'statement' AND verdict = 'no' AND NOT EXISTS (
    SELECT 1 FROM held AS k
    WHERE k.article = j.article AND k.key = j.key AND k.verdict <> 'noted'
    AND (k.is_person > j.is_person OR (k.is_person = j.is_person AND k.id > j.id))
);

-- What is hidden, and what was erased. A lifting takes back a takedown, and both stay recorded.
CREATE TABLE removals (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('takedown', 'erasure', 'lifting')),
    article INTEGER NOT NULL REFERENCES articles,
    -- The key of the only statement that it is about; of all of them where there is none.
    key INTEGER,
    why TEXT NOT NULL,
    -- The removal that this one belongs to: statements that share its words, or that were erased with their article; for a
    -- lifting, the takedown that it takes back.
    root INTEGER REFERENCES removals,
    CHECK (kind <> 'lifting' OR root IS NOT NULL)
) STRICT;
CREATE INDEX removals_by_article ON removals (article);
CREATE INDEX removals_by_key ON removals (key) WHERE key IS NOT NULL;
CREATE INDEX removals_by_root ON removals (root) WHERE root IS NOT NULL;

-- The removals that hold: whatever shows, searches or counts leaves out what is here.
CREATE VIEW hidden AS
SELECT * FROM removals AS r
WHERE kind <> 'lifting'
AND NOT EXISTS (SELECT 1 FROM removals AS l WHERE l.kind = 'lifting' AND l.root = ifnull(r.root, r.id));

-- DERIVED: the words of the statements that count, and what they can be chosen by.
CREATE VIRTUAL TABLE words USING fts5 (
    source, content, facets,
    content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- DERIVED: how many statements that count each outlet has in the last versions of its articles, by act and kind of source.
CREATE TABLE tallies (
    outlet INTEGER NOT NULL,
    act TEXT NOT NULL,
    sourcing TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (outlet, act, sourcing)
) STRICT, WITHOUT ROWID;

-- DERIVED: how many last versions of articles each outlet has, by how many sources they have: none, one, or 2 for several.
CREATE TABLE article_tallies (
    outlet INTEGER NOT NULL,
    sources INTEGER NOT NULL CHECK (sources BETWEEN 0 AND 2),
    count INTEGER NOT NULL,
    PRIMARY KEY (outlet, sources)
) STRICT, WITHOUT ROWID;
