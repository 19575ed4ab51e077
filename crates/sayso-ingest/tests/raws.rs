//! Places, from what is there to items or reasons.

use std::fs;
use std::path::Path;

use sayso_ingest::{LONGEST_ITEM, Place, extract, raws, size};
use tempfile::TempDir;

/// Each item of `places` under `folder` as its address, seen from there, and its text or the kind of reason there is none.
fn read(folder: &Path, places: &[&str]) -> Vec<(String, String)> {
    let places = places.iter().map(|place| Place::Path(folder.join(place))).collect();
    let items = raws(places).map(|item| {
        let (address, outcome) = match item {
            Ok(raw) => (raw.address.clone(), extract(&raw).map(|article| article.text.as_str().to_owned())),
            Err((address, skipped)) => (address, Err(skipped)),
        };
        let seen = address.as_str().strip_prefix(&*folder.to_string_lossy()).expect("within the folder");
        (
            seen.trim_start_matches('/').to_owned(),
            outcome.unwrap_or_else(|skipped| format!("({})", skipped.kind())),
        )
    });
    items.collect()
}

fn folder_with(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("in the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn check(files: &[(&str, &[u8])], places: &[&str], expected: &[(&str, &str)]) {
    let folder = folder_with(files);
    let found = read(folder.path(), places);
    let found: Vec<_> = found.iter().map(|(address, outcome)| (address.as_str(), outcome.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn plain_text_is_verbatim_but_for_its_mark() {
    let text = "\u{feff}  Lee\u{a0}said:\r\n\r\n\u{200b}“No.”\t\n";
    check(&[("a.txt", text.as_bytes())], &["a.txt"], &[("a.txt", &text['\u{feff}'.len_utf8()..])]);
}

#[test]
fn a_folder_is_its_files_in_order_without_hidden_ones() {
    let files: &[(&str, &[u8])] = &[
        ("b.txt", b"Bo"),
        ("a/z.txt", b"Cy"),
        ("a/c.txt", b"Al"),
        (".git/x.txt", b"Di"),
        ("a/.x.txt", b"Ed"),
    ];
    check(files, &["."], &[("./a/c.txt", "Al"), ("./a/z.txt", "Cy"), ("./b.txt", "Bo")]);
}

#[test]
fn the_size_of_places_is_that_of_what_is_read_there() {
    let folder = folder_with(&[
        ("b.txt", b"Bo"),
        ("a/c.txt", b"Cy."),
        (".git/x.txt", b"Di said so."),
        ("a/.x.txt", b"Ed said no."),
    ]);
    let check = |names: &[&str], expected: u64| {
        let places: Vec<Place> = names.iter().map(|name| Place::Path(folder.path().join(name))).collect();
        assert_eq!(size(&places), Some(expected), "{names:?}");
    };
    check(&[""], 5);
    check(&["b.txt", "a", "none"], 5);
    check(&[".git", "a/.x.txt"], 22);
    assert_eq!(size(&[Place::Stdin]), None);
}

#[test]
fn what_cannot_be_read_has_a_reason_and_the_rest_goes_on() {
    let files: &[(&str, &[u8])] = &[
        ("pdf", b"%PDF-1.7 \0"),
        ("packed.txt", b"\x1f\x8b\x08\0"),
        ("zeros.txt", b"Lee said\0no."),
        ("empty.html", b""),
        ("blank.txt", b" \n\n"),
        ("good.txt", b"Lee said no."),
        (".hidden/x", b"x"),
    ];
    let places =
        ["pdf", "packed.txt", "none.txt", "zeros.txt", "empty.html", "blank.txt", ".hidden", "good.txt"];
    let expected = [
        ("pdf", "(binary)"),
        ("packed.txt", "(binary)"),
        ("none.txt", "(missing)"),
        ("zeros.txt", "(binary)"),
        ("empty.html", "(empty)"),
        ("blank.txt", "(empty)"),
        (".hidden/x", "x"),
        ("good.txt", "Lee said no."),
    ];
    check(files, &places, &expected);
}

#[test]
fn a_folder_without_files_says_so() {
    check(&[("full/.hidden", b"x")], &["full"], &[("full", "(empty)")]);
}

#[test]
fn each_line_of_a_file_of_records_stands_for_itself() {
    let records =
        "\u{feff}{\"text\": \"Lee said no.\"}\r\n\n[]\n{\"text\": \"Bo said yes.\"}\n{\"text\": \"Al sa";
    let expected = [
        ("said.jsonl:1", "Lee said no."),
        ("said.jsonl:3", "(not an object)"),
        ("said.jsonl:4", "Bo said yes."),
        ("said.jsonl:5", "(not JSON)"),
    ];
    check(&[("said.jsonl", records.as_bytes())], &["said.jsonl"], &expected);
}

#[test]
fn records_in_utf_16_are_read_by_their_mark() {
    let records = "\u{feff}{\"text\": \"Zoë said no.\"}\n{\"text\": \"Bo said yes.\"}\n";
    let bytes: Vec<u8> = records.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let expected = [("said.jsonl:1", "Zoë said no."), ("said.jsonl:2", "Bo said yes.")];
    check(&[("said.jsonl", &bytes)], &["said.jsonl"], &expected);
}

#[test]
fn a_line_that_is_not_utf_8_is_skipped_alone() {
    let records = b"{\"text\": \"Zo\xeb\"}\n{\"text\": \"Bo said yes.\"}\n";
    check(
        &[("s.jsonl", records)],
        &["s.jsonl"],
        &[("s.jsonl:1", "(not UTF-8)"), ("s.jsonl:2", "Bo said yes.")],
    );
}

#[test]
fn a_record_over_several_lines_is_one_item() {
    let record = b"{\n \"text\": \"Lee said no.\"\n}\n";
    check(&[("one.json", record)], &["one.json"], &[("one.json", "Lee said no.")]);
}

#[test]
fn longer_than_the_longest_is_skipped() {
    let long = vec![b'x'; LONGEST_ITEM + 1];
    let lines = [b"{\"text\": \"".as_slice(), &long, b"\"}\n{\"text\": \"Bo said yes.\"}\n"].concat();
    let files: &[(&str, &[u8])] = &[("long.txt", &long), ("long.jsonl", &lines)];
    let expected =
        [("long.txt", "(too long)"), ("long.jsonl:1", "(too long)"), ("long.jsonl:2", "Bo said yes.")];
    check(files, &["long.txt", "long.jsonl"], &expected);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_back_have_a_reason() {
    use std::os::unix::fs::symlink;

    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("a")).expect("a folder");
    fs::write(path("b.txt"), "Bo").expect("a file");
    symlink(folder.path(), path("a/back")).expect("a link");
    symlink(path("none"), path("a/broken")).expect("a link");
    symlink(path("b.txt"), path("c.txt")).expect("a link");
    let found = read(folder.path(), &[""]);
    let found: Vec<_> = found.iter().map(|(address, outcome)| (address.as_str(), outcome.as_str())).collect();
    let expected = [("a/back", "(loop)"), ("a/broken", "(missing)"), ("b.txt", "Bo"), ("c.txt", "Bo")];
    assert_eq!(found, expected);
}

#[cfg(unix)]
#[test]
fn a_socket_is_not_waited_for() {
    let folder = TempDir::new().expect("a folder");
    let _listener = std::os::unix::net::UnixListener::bind(folder.path().join("ear")).expect("a socket");
    assert_eq!(read(folder.path(), &["ear"]), [("ear".to_owned(), "(not a file)".to_owned())]);
    assert_eq!(read(folder.path(), &[""]), [("ear".to_owned(), "(not a file)".to_owned())]);
}
