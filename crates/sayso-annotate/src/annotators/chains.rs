//! Lines up the stations of each statement, from the outlet that publishes the article to the one who is said to have said it.
//!
//! Three things make a station: the article's own outlet, the sources of the attributions that an attribution stands in, and
//! *carriers*: the outlet or document that its words name as where it was said: “told *the Herald*”, “in *a statement*”.

mod carriers;

use sayso_core::{AttributionIx, ChainLink, Draft, Layers, SourceKind, Span, Station};

use crate::{Annotator, Layer};

/// The annotator.
pub(super) struct Chains;

impl Annotator for Chains {
    fn name(&self) -> &'static str {
        "chains"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Sentences, Layer::Attributions, Layer::Sourcing]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Chains]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let own: Vec<Vec<ChainLink>> = draft.attributions().map(|(ix, _)| stations(draft, ix)).collect();
            let chains: Vec<_> = draft.attributions().map(|(ix, _)| (ix, chain(draft, &own, ix))).collect();
            for (ix, chain) in chains {
                draft.meaning_mut(ix).chain = chain;
            }
        }
    }
}

/// The stations that the words of the attribution at `ix` name: its carriers, then its source, if it has one.
fn stations(layers: &Layers, ix: AttributionIx) -> Vec<ChainLink> {
    let carriers = carriers::of(layers, layers.attribution(ix)).into_iter();
    let carriers = carriers.map(|(kind, words)| station(layers, Station::Carrier, kind, words, None));
    let source = layers.attribution(ix).source.as_ref().map(|source| source.extent());
    let kind = layers.meaning(ix).sourcing.map_or(SourceKind::Unattributed, |sourcing| sourcing.kind.value);
    let origin = source.map(|source| station(layers, Station::Origin, kind, source, Some(ix)));
    carriers.chain(origin).collect()
}

fn station(
    layers: &Layers,
    station: Station,
    kind: SourceKind,
    words: Span,
    attribution: Option<AttributionIx>,
) -> ChainLink {
    let link = layers.article().links.iter().position(|link| link.span.overlaps(words));
    ChainLink { station, kind, words: Some(words), attribution, link }
}

/// From the outlet through what each attribution names that `ix` stands in, to what it names itself.
fn chain(layers: &Layers, own: &[Vec<ChainLink>], ix: AttributionIx) -> Vec<ChainLink> {
    let outlet = ChainLink {
        station: Station::Outlet,
        kind: SourceKind::Outlet,
        words: None,
        attribution: None,
        link: None,
    };
    let mut line: Vec<AttributionIx> =
        std::iter::successors(Some(ix), |&inner| layers.attribution(inner).parent).collect();
    line.reverse();
    let mut chain = vec![outlet];
    for &link in line.iter().flat_map(|&station| &own[station.get()]) {
        // “Told *the Herald* they were told”: the words around may carry both.
        let is_told = link.station == Station::Carrier && chain.iter().any(|known| known.words == link.words);
        let is_relay = link.station == Station::Origin && link.attribution != Some(ix);
        if !is_told {
            chain.push(if is_relay { ChainLink { station: Station::Relay, ..link } } else { link });
        }
    }
    chain
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Article, Spans, Station, Text};

    use crate::{Annotators, Marked};

    /// What carries the last of the marked statements.
    fn last_carriers(text: &str, marked: &[[&str; 3]]) -> Vec<String> {
        let text = Text::new(text).expect("short");
        let spans = |words: &str| {
            let start = text.as_str().find(words).filter(|_| !words.is_empty())?;
            Spans::new(vec![text.span(start..start + words.len())?])
        };
        let every = marked.iter().map(|parts| {
            let [source, cue, content] = parts.map(spans);
            Marked { source, cue, content }
        });
        let article = Article::new(Address::new("case"), text.clone());
        let annotated = Annotators::standard().annotate_marked(vec![(article, every.collect())]).remove(0);
        let last = annotated.attributions().last().expect("one").0;
        let chain = annotated.meaning(last).chain.iter();
        let carriers = chain.filter(|link| link.station == Station::Carrier).filter_map(|link| link.words);
        carriers.map(|words| text[words].to_owned()).collect()
    }

    #[test]
    fn what_was_told_to_an_outlet_before_a_stop_behind_closing_marks_carries_nothing_after_it() {
        let text =
            "Velt had told the Selin Herald that the clerk “dreamt it”. Orl said that she had photographs.";
        let marked =
            [["Velt", "had told", "that the clerk “dreamt it”"], ["Orl", "said", "that she had photographs"]];
        assert!(last_carriers(text, &marked).is_empty());
        assert_eq!(last_carriers(text, &marked[..1]), ["the Selin Herald"]);
    }

    #[test]
    fn what_the_next_sentence_says_of_an_outlet_carries_it() {
        let text =
            "Velt had hinted that the clerk “dreamt it”. Orl told the Selin Herald that she had photographs.";
        let marked = [
            ["Velt", "had hinted", "that the clerk “dreamt it”"],
            ["Orl", "told", "that she had photographs"],
        ];
        assert_eq!(last_carriers(text, &marked), ["the Selin Herald"]);
    }
}
