//! Which articles are one, and which are here already.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sayso_core::{Address, Article, ArticleId, Digest, Text};

use crate::{Error, Ledger, index};

/// An article that is here already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub(crate) row: i64,
    /// The place that its versions share.
    pub place: String,
    /// Whether that is where it is read from now.
    pub is_here: bool,
    /// Whether other words stand there since, and it would show if its own did again.
    pub is_superseded: bool,
}

/// The identity of an article: of its text, and of the address that its page gives as its own, else of where it was read from,
/// however that is spelled.
pub fn identity(article: &Article) -> ArticleId {
    let place = article.canonical.clone().unwrap_or_else(|| plain_path(article.address.as_str()));
    ArticleId::new(&Address::new(place), &article.text)
}

/// The place that the versions of an article share: the address that its page gives as its own, else where it was read from,
/// along with what its record calls itself: another record in the same line of a file is no version of it.
/// Standard input is no place: what came by it has one of its own.
pub fn place(article: &Article) -> String {
    let path = plain_path(article.address.as_str());
    match (&article.canonical, &article.name) {
        (Some(canonical), _) => canonical.clone(),
        (None, _) if is_piped(article) => format!("-#{}", &identity(article).to_string()[..12]),
        (None, Some(name)) if !name.is_empty() => format!("{path}#{name}"),
        (None, _) => path,
    }
}

fn is_piped(article: &Article) -> bool {
    let address = article.address.as_str();
    address == "-" || address.starts_with("-:")
}

/// The place of `article` in this ledger. Older ones have records in the lines of their files, whatever they call themselves: where
/// the last one there is this one, it goes on so.
pub(crate) fn place_in(connection: &Connection, article: &Article) -> Result<String, Error> {
    let (place, path) = (place(article), plain_path(article.address.as_str()));
    if article.canonical.is_some() || is_piped(article) || place == path {
        return Ok(place);
    }
    let mut older = connection.prepare_cached(
        "SELECT 1 FROM articles AS a WHERE place = ? AND name = ? AND canonical IS NULL
         AND NOT EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)",
    )?;
    let is_older = older.exists(params![path, article.name])?;
    Ok(if is_older { path } else { place })
}

/// The identity of the article with this text that was put in under this digest: by its place, by where it was read from, or, as
/// older ledgers have it, by that as it was spelled; `None` if it is none of them.
pub(crate) fn identity_of(digest: [u8; 32], [place, address]: [&str; 2], text: &Text) -> Option<ArticleId> {
    let path = plain_path(address);
    let identities = [place, &path, address].map(|place| ArticleId::new(&Address::new(place), text));
    identities.into_iter().find(|identity| identity.to_bytes() == digest)
}

/// A path without steps that lead nowhere: `letters/one.txt` for `./letters/old/../one.txt`. Addresses of the web stay.
pub(crate) fn plain_path(address: &str) -> String {
    if address.contains("://") {
        return address.to_owned();
    }
    let is_absolute = address.starts_with('/');
    let mut steps: Vec<&str> = Vec::new();
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => _ = steps.pop(),
            // Nothing is above the root.
            ".." if is_absolute => {}
            step => steps.push(step),
        }
    }
    format!("{}{}", if is_absolute { "/" } else { "" }, steps.join("/"))
}

/// What an article is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Its digest, or its words at its place.
    Place,
    /// Its words at its place, or in a copy of its file.
    Copies,
}

/// Articles with text 1 that one with digest 2 and place 3 is. What was erased is gone wherever it stands. Older ledgers may have
/// the same words of a page several times: of these the last is meant, unless it is sought by its digest.
const SAME: &str = "
    SELECT a.id, a.place, a.place = ?3, EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)
        AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = a.id AND m.key IS NULL) AS is_superseded
    FROM articles AS a LEFT JOIN outlets AS o ON o.id = a.outlet
    WHERE a.text_digest = ?1 AND (
        a.digest = ?2 OR a.place = ?3
        OR EXISTS (SELECT 1 FROM removals AS m WHERE m.article = a.id AND m.kind = 'erasure' AND m.key IS NULL)
        OR ?4 AND a.canonical IS NULL AND o.name IS ?5 AND a.title IS ?6 AND a.published IS ?7
            AND NOT EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)
    )
    ORDER BY (?8 AND a.digest = ?2) DESC, a.place = ?3 DESC, is_superseded, a.digest = ?2 DESC, a.id DESC LIMIT 1";

/// `article`, if it is here. One without an address of its own is seen again in a file with the same words, outlet, title and day.
pub(crate) fn known(
    connection: &Connection,
    article: &Article,
    sight: Sight,
) -> Result<Option<Known>, Error> {
    let text = Digest::of(&[article.text.as_str().as_bytes()]);
    let is_from_here = sight == Sight::Place;
    let may_be_copy = !is_from_here && article.canonical.is_none();
    let standing = place_in(connection, article)?;
    let mut found = connection.prepare_cached(SAME)?;
    let same = params![
        text.to_bytes(),
        article.id.to_bytes(),
        standing,
        may_be_copy,
        article.outlet,
        article.title,
        article.published,
        is_from_here
    ];
    Ok(found.query_row(same, known_in).optional()?)
}

/// The version that stands at `place` now.
pub(crate) fn current(connection: &Connection, place: &str) -> Result<Option<i64>, Error> {
    let mut found = connection.prepare_cached(
        "SELECT id FROM articles AS a WHERE place = ?
         AND NOT EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)",
    )?;
    Ok(found.query_row([place], |row| row.get(0)).optional()?)
}

/// Notes that bytes with this digest have led to the article in this row.
pub(crate) fn note_capture(connection: &Connection, bytes: Digest, article: i64) -> Result<(), Error> {
    let noting = "INSERT OR IGNORE INTO captures VALUES (?, ?)";
    connection.prepare_cached(noting)?.execute(params![bytes.to_bytes(), article])?;
    Ok(())
}

fn known_in(row: &Row<'_>) -> rusqlite::Result<Known> {
    Ok(Known { row: row.get(0)?, place: row.get(1)?, is_here: row.get(2)?, is_superseded: row.get(3)? })
}

impl Ledger {
    /// `article`, if it is here, by whatever run it was read: the same words at the same place, in a copy of the file, or
    /// erased wherever they stood.
    pub fn known(&self, article: &Article) -> Result<Option<Known>, Error> {
        known(&self.connection, article, Sight::Copies)
    }

    /// The article to which bytes with this digest, read from `address`, have led, if it is here.
    pub fn captured(&self, bytes: Digest, address: &Address) -> Result<Option<Known>, Error> {
        let mut found = self.connection.prepare_cached(
            // Of a copy the address is another, and there is none that its page gives.
            "SELECT a.id, a.place, a.canonical IS NOT NULL OR a.address = ?2,
                 EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)
                 AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = a.id AND m.key IS NULL)
             FROM captures AS c JOIN articles AS a ON a.id = c.article WHERE c.digest = ?1",
        )?;
        Ok(found.query_row(params![bytes.to_bytes(), address.as_str()], known_in).optional()?)
    }

    /// Notes that bytes with this digest have led to `known`.
    pub fn note_capture(&mut self, bytes: Digest, known: &Known) -> Result<(), Error> {
        note_capture(&self.connection, bytes, known.row)
    }

    /// Records that the words of `known` stand at their place again, at the moment `made`: they are its last version from then on.
    /// Returns whether they were not.
    pub fn note_return(&mut self, known: &Known, made: &str) -> Result<bool, Error> {
        let transaction = self.writing()?;
        let Some(current) = current(&transaction, &known.place)?.filter(|current| *current != known.row)
        else {
            return Ok(false);
        };
        for article in [current, known.row] {
            index::remove(&transaction, article)?;
        }
        transaction.execute(
            "INSERT INTO returns (article, made, latest) SELECT ?1, ?2, max(id) FROM articles WHERE place = ?3",
            params![known.row, made, known.place],
        )?;
        for article in [current, known.row] {
            index::add(&transaction, article)?;
        }
        transaction.commit()?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::{Article, Digest};

    use super::{identity, place, plain_path};
    use crate::fixture::{CAPTURED, article, entry, ledger, run, says};
    use crate::{Appended, Ledger, Query, RemovalReason, Step};

    const REASON: RemovalReason<'_> = RemovalReason { made: CAPTURED, who: "Ann", why: "asked to" };

    /// The article at `address` in which Lee says `said`, of the page at `canonical`.
    fn page(address: &str, canonical: &str, said: &str) -> Article {
        let page = article(address, &format!("Lee said {said}."));
        let page = Article { canonical: Some(canonical.to_owned()), ..page };
        Article { id: identity(&page), ..page }
    }

    /// The record with this `id` at `address` in which Lee says `said`.
    fn record(address: &str, id: &str, said: &str) -> Article {
        let record = article(address, &format!("Lee said {said}."));
        let record = Article { name: Some(id.to_owned()), ..record };
        Article { id: identity(&record), ..record }
    }

    fn append(ledger: &mut Ledger, article: &Article) -> Appended {
        let run = run(1);
        let bytes = Digest::of(&[article.address.as_str().as_bytes(), article.text.as_str().as_bytes()]);
        let mut entry = entry(article, &run, vec![says(article, "Lee", &article.text.as_str()[9..11])]);
        entry.capture = Some(bytes);
        ledger.append(&entry).expect("appends")
    }

    /// What is found, all of it.
    fn found(ledger: &Ledger) -> Vec<String> {
        let found = ledger.search(&Query { limit: 9, ..Query::default() }).expect("searches").statements;
        found.iter().map(|statement| statement.article.words(&statement.content)).collect()
    }

    #[track_caller]
    fn check_sound(ledger: &Ledger) {
        ledger.verify(&mut |step| assert!(matches!(step, Step::Done(..)), "{step:?}")).expect("verifies");
    }

    #[test]
    fn a_path_is_the_same_however_it_is_spelled() {
        for (spelled, expected) in [
            ("./one.txt", "one.txt"),
            ("letters//old/.././one.jsonl:3", "letters/one.jsonl:3"),
            ("../../one.txt", "../../one.txt"),
            ("/../letters/one.txt", "/letters/one.txt"),
            ("https://a.example/b/../c//d", "https://a.example/b/../c//d"),
        ] {
            assert_eq!(plain_path(spelled), expected);
        }
    }

    #[test]
    fn identity_goes_by_the_address_of_the_page_else_by_the_path() {
        let (one, other) =
            (page("one.html", "https://a.example/1", "no"), page("b/two", "https://a.example/1", "no"));
        assert_eq!(one.id, other.id);
        assert_ne!(one.id, page("one.html", "https://a.example/2", "no").id);
        assert_eq!(identity(&article("./one.txt", "No.")), identity(&article("a/../one.txt", "No.")));
    }

    #[test]
    fn what_comes_by_standard_input_has_a_place_of_its_own() {
        assert_ne!(place(&article("-", "Yes.")), place(&article("-", "No.")));
        assert_eq!(place(&article("-:1", "No.")), place(&article("-:1", "No.")));
        assert_eq!(place(&article("-.txt", "No.")), "-.txt");
    }

    #[test]
    fn the_same_words_of_one_page_are_there_already_wherever_they_are_read() {
        let (_folder, mut ledger) = ledger();
        let address = "https://a.example/1";
        assert_eq!(append(&mut ledger, &page("one.jsonl:1", address, "no")), Appended::New);
        assert_eq!(append(&mut ledger, &page("sub/one.html", address, "no")), Appended::Known);
        assert_eq!(append(&mut ledger, &page("one.jsonl:1", address, "so")), Appended::NewVersion);
        assert_eq!(append(&mut ledger, &page("one.jsonl:1", "https://a.example/2", "no")), Appended::New);
        check_sound(&ledger);
    }

    #[test]
    fn records_of_other_ids_in_one_line_of_a_file_are_no_versions_of_each_other() {
        let (_folder, mut ledger) = ledger();
        assert_eq!(append(&mut ledger, &record("./today.jsonl:1", "mon-1", "no")), Appended::New);
        assert_eq!(append(&mut ledger, &record("today.jsonl:1", "tue-1", "so")), Appended::New);
        assert_eq!(append(&mut ledger, &record("today.jsonl:1", "tue-1", "so")), Appended::Known);
        assert_eq!(append(&mut ledger, &record("today.jsonl:1", "mon-1", "no")), Appended::Known);
        assert_eq!(found(&ledger), ["so", "no"]);
        assert_eq!(append(&mut ledger, &record("today.jsonl:1", "tue-1", "it")), Appended::NewVersion);
        assert_eq!(found(&ledger), ["it", "no"]);
        assert_eq!(append(&mut ledger, &record("today.jsonl:2", "tue-1", "us")), Appended::New);
        let count = |place: &str| ledger.versions(place).expect("reads").len();
        assert_eq!(count("./today.jsonl:1"), 2, "those of the last record there");
        assert_eq!(count("today.jsonl:1#mon-1"), 1);
        check_sound(&ledger);
    }

    #[test]
    fn a_record_of_an_older_ledger_goes_on_where_it_stands() {
        let (_folder, mut ledger) = ledger();
        append(&mut ledger, &record("today.jsonl:1", "mon-1", "no"));
        let older = "UPDATE articles SET place = 'today.jsonl:1' WHERE name = 'mon-1'";
        assert_eq!(ledger.connection.execute(older, []).expect("updates"), 1);
        let known = ledger.known(&record("today.jsonl:1", "mon-1", "no")).expect("reads");
        assert!(known.expect("is there").is_here);
        assert_eq!(append(&mut ledger, &record("today.jsonl:1", "mon-1", "so")), Appended::NewVersion);
        assert_eq!(append(&mut ledger, &record("today.jsonl:1", "tue-1", "it")), Appended::New);
        assert_eq!(found(&ledger), ["it", "so"]);
        check_sound(&ledger);
    }

    #[test]
    fn a_copy_of_a_file_is_there_already_and_another_printing_is_not() {
        let (_folder, mut ledger) = ledger();
        let letter = article("one.txt", "Lee said no.");
        assert_eq!(append(&mut ledger, &letter), Appended::New);
        assert_eq!(append(&mut ledger, &article("copy.txt", "Lee said no.")), Appended::Known);
        let mut printed = article("other.txt", "Lee said no.");
        printed.outlet = Some("The Tern".to_owned());
        assert_eq!(append(&mut ledger, &printed), Appended::New);
        // Where the first file has other words by now, the copy is all that is left of them.
        assert_eq!(append(&mut ledger, &article("one.txt", "Lee said so.")), Appended::NewVersion);
        assert_eq!(append(&mut ledger, &article("copy.txt", "Lee said no.")), Appended::New);
        check_sound(&ledger);
    }

    #[test]
    fn what_was_erased_does_not_come_back_from_elsewhere() {
        let (_folder, mut ledger) = ledger();
        let one = page("one.jsonl:1", "https://a.example/1", "no");
        append(&mut ledger, &one);
        ledger.erase(&one.id.to_string(), REASON).expect("erases");
        for (address, canonical) in [("./one.jsonl:1", "https://a.example/1"), ("x", "https://b.example/9")] {
            assert_eq!(append(&mut ledger, &page(address, canonical, "no")), Appended::Known);
        }
        assert_eq!(append(&mut ledger, &article("one.txt", "Lee said no.")), Appended::Known);
        assert_eq!(found(&ledger), [""; 0]);
    }

    #[test]
    fn of_versions_the_one_that_was_read_last_counts() {
        let (_folder, mut ledger) = ledger();
        let version = |said: &str| page("one.html", "https://a.example/1", said);
        let (first, second, third) = (version("no"), version("so"), version("it"));
        append(&mut ledger, &first);
        append(&mut ledger, &second);
        let known = ledger.known(&first).expect("reads").expect("is there");
        assert!(known.is_superseded);
        assert!(ledger.note_return(&known, CAPTURED).expect("notes"));
        assert_eq!(found(&ledger), ["no"]);
        assert!(!ledger.note_return(&known, CAPTURED).expect("notes"), "it is the last already");
        assert!(ledger.known(&second).expect("reads").expect("is there").is_superseded);
        check_sound(&ledger);
        let versions = ledger.versions("https://a.example/1").expect("reads");
        let said = versions.iter().map(|(article, statements)| article.words(&statements[0].content));
        assert_eq!(said.collect::<Vec<_>>(), ["no", "so", "no"]);

        assert_eq!(append(&mut ledger, &third), Appended::NewVersion);
        assert_eq!(found(&ledger), ["it"]);
        let outlets = ledger.outlets().expect("reads");
        assert_eq!((outlets[0].articles, outlets[0].statements), (1, 1));
        check_sound(&ledger);
    }

    #[test]
    fn bytes_that_were_read_are_known_again() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "Lee said no.");
        let bytes = Digest::of(&[b"Lee said no."]);
        let run = run(1);
        let mut entry = entry(&article, &run, Vec::new());
        let captured = |ledger: &Ledger| ledger.captured(bytes, &article.address).expect("reads");
        assert_eq!(captured(&ledger), None);
        entry.capture = Some(bytes);
        ledger.append(&entry).expect("appends");
        let known = captured(&ledger).expect("is there");
        assert!(known.is_here && !known.is_superseded);
        assert_eq!(ledger.known(&article).expect("reads"), Some(known));
    }
}
