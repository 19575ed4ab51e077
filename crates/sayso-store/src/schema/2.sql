-- Version 2 of a ledger. What comes again is known by its text, and of the versions of a place the one that was read last
-- counts. From here on the identity of an article is the SHA-256 of the address that its page gives as its own, else of
-- where it was read from, and text; those that were put in before keep theirs.

-- Whether a text is here, wherever it came from.
CREATE INDEX articles_by_text ON articles (text_digest);

-- That the words of an earlier version stood at their place again.
CREATE TABLE returns (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles,
    made TEXT NOT NULL,
    -- The last article that came to the place before.
    latest INTEGER NOT NULL REFERENCES articles
) STRICT;
CREATE INDEX returns_by_article ON returns (article);

-- Each time that a version came to stand at its place, the first time and again, in the order of `latest` and `nth`.
CREATE VIEW turns AS
SELECT id AS article, place, id AS latest, 0 AS nth FROM articles
UNION ALL
SELECT a.id, a.place, r.latest, r.id FROM returns AS r JOIN articles AS a ON a.id = r.article;

-- The versions at whose place another one stands since.
CREATE VIEW superseded AS
SELECT a.id AS article FROM articles AS a JOIN articles AS other ON other.place = a.place AND other.id <> a.id
WHERE (
    ifnull((SELECT max(latest) FROM returns WHERE article = other.id), other.id),
    ifnull((SELECT max(id) FROM returns WHERE article = other.id), 0)
) > (
    ifnull((SELECT max(latest) FROM returns WHERE article = a.id), a.id),
    ifnull((SELECT max(id) FROM returns WHERE article = a.id), 0)
);
