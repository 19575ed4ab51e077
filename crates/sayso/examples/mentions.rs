//! Answers what `training/sayso_training/mentions.py` asks, one line of standard input after the other.
//!
//! `mentions GOLD GENRE` reads documents of a genre, `mentions --texts FILE MOST` articles of JSON lines. Then come lines:
//!
//! - `states DIR`: writes words, gold mentions and states of each document;
//! - `marks DIR`: takes marks from there in the place of the shipped ones;
//! - `candidates DIR`: writes candidates with features;
//! - `ranked WEIGHTS DIR`: writes mentions and pairs with features;
//! - `clusters WEIGHTS FILE ID…`: appends the clusters of these documents.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::ops::Range;
use std::path::Path;

use sayso::eval::coreference::{GoldDocument, read_gold};
use sayso_annotate::training::{Networks, Prepared};
use sayso_core::{Address, Article, Text};
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error>;

/// A document with what stands in it.
struct Item {
    id: String,
    gold: Option<GoldDocument>,
    prepared: Prepared,
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut items = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--texts", path, most] => articles(path, most.parse()?)?,
        [path, genre] => documents(path, genre)?,
        _ => return Err("usage: mentions GOLD GENRE, or mentions --texts FILE MOST".into()),
    };
    for line in io::stdin().lines() {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        answer(&words, &mut items)?;
        println!("done");
        io::stdout().flush()?;
    }
    Ok(())
}

fn documents(path: &str, genre: &str) -> Result<Vec<Item>, Failure> {
    let gold = read_gold(BufReader::new(File::open(path)?))?;
    let gold = gold.into_iter().filter(|document| document.genre == genre);
    let item = |document: GoldDocument| Item {
        id: document.id.clone(),
        prepared: Prepared::new(document.article()),
        gold: Some(document),
    };
    Ok(gold.map(item).collect())
}

fn articles(path: &str, most: usize) -> Result<Vec<Item>, Failure> {
    let mut items = Vec::new();
    for line in BufReader::new(File::open(path)?).lines().take(most) {
        let record: Value = serde_json::from_str(&line?)?;
        let (id, text) = (record["id"].as_str().ok_or("no id")?, record["text"].as_str().ok_or("no text")?);
        let article = Article::new(Address::new(id), Text::new(text).map_err(|_| "too long")?);
        items.push(Item { id: id.to_owned(), gold: None, prepared: Prepared::new(article) });
    }
    Ok(items)
}

fn answer(words: &[&str], items: &mut [Item]) -> Result<(), Failure> {
    match *words {
        ["states", folder] => items.iter().try_for_each(|item| states(item, Path::new(folder))),
        ["marks", folder] => items.iter_mut().try_for_each(|item| {
            let bytes = fs::read(Path::new(folder).join(&item.id).with_extension("marks"))?;
            let (numbers, _) = bytes.as_chunks();
            item.prepared.mark(&numbers.iter().map(|&number| f32::from_le_bytes(number)).collect::<Vec<_>>());
            Ok(())
        }),
        ["candidates", folder] => items.iter().try_for_each(|item| candidates(item, Path::new(folder))),
        ["ranked", weights, folder] => {
            let networks = Networks::parse(&fs::read(weights)?);
            items.iter().try_for_each(|item| ranked(item, &networks, Path::new(folder)))
        }
        ["clusters", weights, file, ref ids @ ..] => {
            let networks = Networks::parse(&fs::read(weights)?);
            let mut file = File::options().append(true).create(true).open(file)?;
            let asked = items.iter().filter(|item| ids.contains(&item.id.as_str()));
            asked.map(|item| clusters(item, &networks)).try_for_each(|line| Ok(writeln!(file, "{line}")?))
        }
        _ => Err(format!("no such question: {}", words.join(" ")).into()),
    }
}

fn write(item: &Item, folder: &Path, ending: &str, content: &[u8]) -> Result<(), Failure> {
    Ok(fs::write(folder.join(&item.id).with_extension(ending), content)?)
}

fn states(item: &Item, folder: &Path) -> Result<(), Failure> {
    let words: Vec<Range<usize>> = item.prepared.words().collect();
    let gold = item
        .gold
        .iter()
        .flat_map(|gold| gold.clusters.iter().enumerate().map(move |(at, cluster)| (gold, at, cluster)));
    let mut mentions = Vec::new();
    for (gold, cluster, ranges) in gold {
        for range in ranges {
            let (start, end) = (gold.tokens[range.start].start, gold.tokens[range.end - 1].end);
            let first = words.binary_search_by_key(&start, |word| word.start);
            let last = words.binary_search_by_key(&end, |word| word.end);
            if let (Ok(first), Ok(last)) = (first, last) {
                mentions.push(json!([first, last + 1, cluster]));
            }
        }
    }
    let text = item.prepared.text();
    let words: Vec<&str> = words.into_iter().map(|word| &text[word]).collect();
    write(item, folder, "json", json!({ "words": words, "mentions": mentions }).to_string().as_bytes())?;
    let states: Vec<u8> = item.prepared.states().into_iter().flat_map(f32::to_le_bytes).collect();
    write(item, folder, "states", &states)
}

fn candidates(item: &Item, folder: &Path) -> Result<(), Failure> {
    let (candidates, told) = item.prepared.candidates();
    let spans: Vec<[usize; 2]> = candidates.iter().map(|(words, _)| [words.start, words.end]).collect();
    write(item, folder, "candidates", json!({ "told": told, "candidates": spans }).to_string().as_bytes())?;
    let cells = cells(candidates.iter().map(|(_, features)| &features[..]));
    write(item, folder, "candidate-cells", &cells)
}

fn ranked(item: &Item, networks: &Networks, folder: &Path) -> Result<(), Failure> {
    let ranked = item.prepared.ranked(networks);
    let mentions: Vec<[usize; 2]> = ranked.mentions.iter().map(|words| [words.start, words.end]).collect();
    let pairs = (0..).zip(&ranked.pairs).flat_map(|(at, pairs)| pairs.iter().map(move |pair| [at, pair.0]));
    let pairs: Vec<[usize; 2]> = pairs.collect();
    let content = json!({ "told": ranked.told, "mentions": mentions, "pairs": pairs });
    write(item, folder, "ranked", content.to_string().as_bytes())?;
    write(item, folder, "mention-cells", &cells(ranked.features.iter().map(|features| &features[..])))?;
    write(
        item,
        folder,
        "pair-cells",
        &cells(ranked.pairs.iter().flatten().map(|(_, features)| &features[..])),
    )
}

/// Row, column and value of each feature that holds.
fn cells<'f>(rows: impl Iterator<Item = &'f [(u16, f32)]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (row, features) in (0_u32..).zip(rows) {
        for &(number, value) in features {
            bytes.extend(row.to_le_bytes());
            bytes.extend(u32::from(number).to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
    }
    bytes
}

fn clusters(item: &Item, networks: &Networks) -> Value {
    let words: Vec<Range<usize>> = item.prepared.words().collect();
    let tokens = |range: &Range<usize>| {
        let bytes = words[range.start].start..words[range.end - 1].end;
        let tokens = item.gold.as_ref()?.tokens_at(bytes)?;
        Some([tokens.start, tokens.end - 1])
    };
    let clusters = item.prepared.clusters(networks);
    let tokens = clusters.iter().map(|cluster| cluster.iter().filter_map(tokens).collect());
    let clusters: Vec<Vec<[usize; 2]>> = tokens.filter(|cluster: &Vec<_>| cluster.len() > 1).collect();
    json!({ "id": item.id, "clusters": clusters })
}
