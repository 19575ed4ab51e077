//! The outlets and documents that an attribution names as where its words were said or written.

use std::sync::LazyLock;

use sayso_core::{Attribution, Layers, SourceKind, Span, Text};

use crate::annotators::sourcing;
use crate::patterns::{Pattern, is_listed};

/// What is written, recorded or posted.
const DOCUMENT: &str = "statement|post|posts|tweet|tweets|letter|e-?mail|memo|memorandum|report|filing|filings|affidavit|complaint|lawsuit|indictment|text message\
                        |message|video|recording|press release|news release|release|book|memoir|op-?ed|essay|column|editorial|blog post|court papers|court documents\
                        |court filings|court records|papers|documents|testimony|deposition|transcript|ruling|opinion|study|speech|note|cable|article|story|thread|podcast";

/// Words that go before a noun and tell more of it.
const BEFORE: &str =
    "(?:an?|the|his|her|its|their|this|that|one|another|two|several|\\w+['’]s?)?(?: [\\w-]+){0,4}?";

/// A document in or on which something was said: “in *a written statement*”.
static DOCUMENTS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        "(?:in|on|via|through|by|from|with) ({BEFORE} ?\\b(?:{DOCUMENT}))(?: on [A-Z]\\w+)?"
    ))
});

/// A place where people post.
static PLATFORMS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:on|via) ((?:his |her |its |their |the )?(?:official )?(?:Twitter|Facebook|Instagram|Telegram|YouTube|TikTok|Truth Social|Weibo|LinkedIn|X|social media)(?: account| page| channel| feed)?)",
    )
});

/// An outlet that was spoken to or that first had it; its name is what follows.
static TO_OUTLETS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:told|tells|telling|speaking to|spoke to|speaking with|interview (?:with|on|by|for)|appearing on|appearance on|cited by|quoted by|quoted in|seen by|viewed by|reviewed by|obtained by|shown to|leaked to|carried by|broadcast by|aired by|reported by|report by|report in|report from|published (?:by|in)|according to|writing in|wrote in|statement to|email to|e-mail to) \
         ((?:the )?(?-i:\\p{Lu})[\\w&.]*(?: [\\w&.]+){0,4})",
    )
});

/// The carriers of `attribution`, in reading order: what kind each is, and its words.
pub(super) fn of(layers: &Layers, attribution: &Attribution) -> Vec<(SourceKind, Span)> {
    let text = &layers.article().text;
    let mut carriers: Vec<(SourceKind, Span)> = Vec::new();
    for region in regions(layers, attribution) {
        let documents =
            [&*DOCUMENTS, &*PLATFORMS].into_iter().flat_map(|pattern| pattern.find_groups(text, region));
        let documents = documents.filter(|&words| carries(text, words));
        carriers.extend(documents.map(|words| (SourceKind::Document, words)));
        let outlets =
            TO_OUTLETS.find_groups(text, region).into_iter().filter_map(|words| outlet(layers, words));
        carriers.extend(outlets.map(|words| (SourceKind::Outlet, words)));
    }
    let is_source =
        |words: Span| attribution.source.iter().flat_map(|source| source.iter()).any(|part| part == words);
    carriers.retain(|&(_, words)| !is_source(words));
    carriers.sort_by_key(|&(_, words)| words);
    carriers.dedup_by(|later, earlier| later.1.overlaps(earlier.1));
    carriers
}

/// Words before “in” or “with” a document that has to do with somebody and does not carry what he says: “*involved* in the study”.
const INVOLVED: &str = "involved part participated participating participant participants enrolled implicated named mentioned accused";

/// Words before “on” a document that is only spoken of: “declined to *comment* on the report”.
const COMMENTED: &str = "comment comments commented commenting work works worked working question questions questioned pressed drawn briefed \
    remark remarks remarked elaborate elaborated elaborating";

/// Whether something may be said in the document `words`, and it is not only what somebody was involved in or comments on.
fn carries(text: &Text, words: Span) -> bool {
    let mut before = text.as_str()[..words.start()].trim_end().rsplit(char::is_whitespace);
    let (preposition, governing) = (before.next().unwrap_or_default(), before.next().unwrap_or_default());
    let governing = governing.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    match preposition.to_lowercase().as_str() {
        "in" | "with" => !is_listed(INVOLVED, &governing),
        "on" => !is_listed(COMMENTED, &governing),
        _ => true,
    }
}

/// The words of the sentences of the cue that are not content.
fn regions(layers: &Layers, attribution: &Attribution) -> Vec<Span> {
    let text = &layers.article().text;
    let Some(cue) = attribution.cue.as_ref().map(|cue| cue.extent()) else { return Vec::new() };
    let sentences = layers.sentences();
    let first = sentences.partition_point(|sentence| sentence.end() <= cue.start());
    let whole = sentences.get(first).copied();
    let Some(sentence) = whole.and_then(|whole| part_of(text, whole, cue)) else { return Vec::new() };
    // What another attribution of the sentence says has its own carriers.
    let others = layers.attributions().filter_map(|(_, other)| {
        let extent = other.extent();
        (extent.start() >= cue.end() && sentence.contains(extent)).then_some(extent)
    });
    let mut taken: Vec<Span> = attribution.contents().to_vec();
    taken.extend(others);
    taken.sort_unstable();
    let mut regions = Vec::new();
    let mut done = sentence.start();
    for part in taken.into_iter().filter(|part| part.overlaps(sentence)) {
        if part.start() > done {
            regions.extend(text.span(done..part.start()));
        }
        done = done.max(part.end());
    }
    if done < sentence.end() {
        regions.extend(text.span(done..sentence.end()));
    }
    let holds_or_follows = |region: &Span| {
        region.end() >= cue.start().saturating_sub(NEAR) && region.start() <= cue.end() + NEAR
    };
    regions.into_iter().filter(holds_or_follows).collect()
}

/// The part of `sentence` in which `cue` stands: a stop behind closing marks ends one, “made it up”. What was told to whom before that
/// stop carries nothing after it.
fn part_of(text: &Text, sentence: Span, cue: Span) -> Option<Span> {
    let content = &text[sentence];
    let is_end = |at: usize| {
        let rest = &content[at + 1..];
        let next = rest.trim_start();
        let is_parted = next.len() < rest.len() && content[..at].ends_with(['”', '"', '’']);
        is_parted && next.starts_with(|character: char| character.is_uppercase() || character == '“')
    };
    let stops = content.match_indices('.').map(|(at, _)| at).filter(|&at| is_end(at));
    let ends: Vec<usize> = stops.map(|at| sentence.start() + at + 1).collect();
    let start = ends.iter().copied().rfind(|&end| end <= cue.start()).unwrap_or(sentence.start());
    let end = ends.iter().copied().find(|&end| end >= cue.end()).unwrap_or(sentence.end());
    text.span(start..end)
}

/// Bytes that may stand between a cue and what is told of where it was said.
const NEAR: usize = 160;

/// The outlet's name at the beginning of `words`, if one stands there.
fn outlet(layers: &Layers, words: Span) -> Option<Span> {
    let text = &layers.article().text;
    let passage = &text[words];
    let mut end = 0;
    let mut place = 0;
    let mut passing = passage.split(' ').peekable();
    while let Some(word) = passing.next() {
        let is_name = word.starts_with(char::is_uppercase) || (place == 0 && word == "the") || word == "of";
        // “Told Channel 4”; but “told Interstrand 24 hours later”.
        let is_number = end > 0 && is_number(word) && !passing.peek().is_some_and(|next| next.ends_with('s'));
        if !is_name && !is_number {
            break;
        }
        place += word.len() + 1;
        end = place - 1;
        if is_number {
            break;
        }
    }
    let name = passage.get(..end)?.trim_end_matches([',', '.', ' ']);
    let span = text.span(words.start()..words.start() + name.len())?;
    let may_be_station = || is_told(text, words) && sourcing::may_be_station(name);
    (sourcing::is_outlet(name) || may_be_station() || is_outlet_here(layers, name)).then_some(span)
}

/// Whether `word` is a number, with or without what ends a sentence.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches([',', '.']);
    !digits.is_empty() && digits.bytes().all(|letter| letter.is_ascii_digit())
}

/// Whether somebody told what is said to whom `words` name.
fn is_told(text: &Text, words: Span) -> bool {
    let before = text.as_str()[..words.start()].trim_end();
    before.ends_with("told") || before.ends_with("tells")
}

/// Whether a source of the article that is called so is an outlet: “told Interstrand”, where Interstrand reports.
fn is_outlet_here(layers: &Layers, name: &str) -> bool {
    layers.attributions().any(|(ix, attribution)| {
        let is_outlet =
            layers.meaning(ix).sourcing.is_some_and(|sourcing| sourcing.kind.value == SourceKind::Outlet);
        let mut parts = attribution.source.iter().flat_map(|source| source.iter());
        is_outlet && parts.any(|part| ends_in(&layers.article().text[part], name))
    })
}

/// Whether `source` is `name`, or that with words before it: “the news agency Interstrand”.
fn ends_in(source: &str, name: &str) -> bool {
    source.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with(' '))
}
