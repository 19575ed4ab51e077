//! Prints the main text of each page in a folder, one `{"id", "text"}` a line, for a scorer to read.
//!
//! `cargo run -p sayso-ingest --example main_text FOLDER > PREDICTED.jsonl`: pages are `ID.html` or `ID.html.gz`; a page
//! without a text is named on standard error with its reason; other languages than English are printed, too. With `--facts` it prints everything else the page says.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use sayso_core::{Address, Article};
use sayso_ingest::{Raw, formats};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = match arguments.iter().position(|argument| argument == "--facts") {
        Some(place) => {
            arguments.remove(place);
            facts
        }
        None => main_text,
    };
    let mut pages: Vec<_> = fs::read_dir(&arguments[0])?.collect::<Result<_, _>>()?;
    pages.sort_by_key(fs::DirEntry::path);
    for page in pages {
        let name = page.file_name().to_string_lossy().into_owned();
        let id = name.split(".html").next().unwrap_or(&name).to_owned();
        let format = formats().iter().find(|format| format.name == "html").expect("a format of the table");
        let raw = Raw { address: Address::new(name), bytes: bytes_of(&page.path())?, format };
        match (format.extract)(&raw) {
            Ok(article) => println!("{}", show(&id, &article)),
            Err(reason) => eprintln!("{id}: {reason}"),
        }
    }
    Ok(())
}

fn bytes_of(page: &Path) -> std::io::Result<Vec<u8>> {
    let bytes = fs::read(page)?;
    let mut unpacked = Vec::new();
    match page.extension().is_some_and(|ending| ending == "gz") {
        true => GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).map(|_| unpacked),
        false => Ok(bytes),
    }
}

fn main_text(id: &str, article: &Article) -> Value {
    json!({ "id": id, "text": article.text.as_str() })
}

fn facts(id: &str, article: &Article) -> Value {
    let links: Vec<_> = article.links.iter().map(|link| [&article.text[link.span], &link.target]).collect();
    json!({
        "id": id,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published,
        "updated": article.updated,
        "canonical": article.canonical,
        "links": links,
    })
}
