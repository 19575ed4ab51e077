//! What sayso finds in the documents of a corpus.

use std::ops::Range;

use sayso_annotate::Annotators;
use sayso_core::{Address, Annotated, Article, Span, Text};

use super::{Clusters, GoldDocument, Predictions};

/// The clusters that sayso finds in each document, as ranges of its tokens. A mention that cuts a token counts for none.
pub fn predict(gold: &[GoldDocument], annotators: &Annotators) -> Predictions {
    let articles = gold.iter().map(GoldDocument::article).collect();
    let annotated = annotators.annotate(articles);
    let found = gold
        .iter()
        .zip(&annotated)
        .map(|(document, annotated)| (document.id.clone(), clusters(document, annotated)));
    found.collect()
}

fn clusters(document: &GoldDocument, annotated: &Annotated) -> Clusters {
    let ranges = annotated.clusters().map(|(_, cluster)| {
        let spans = cluster.mentions.iter().map(|&ix| annotated.mention(ix).span);
        spans.filter_map(|span: Span| document.tokens_at(span.range())).collect()
    });
    ranges.filter(|cluster: &Vec<Range<usize>>| cluster.len() > 1).collect()
}

impl GoldDocument {
    /// Its text as an article.
    pub fn article(&self) -> Article {
        let text = Text::new(self.text.as_str()).expect("documents of corpora are short");
        Article::new(Address::new(self.id.as_str()), text)
    }

    /// The tokens that cover exactly these bytes.
    pub fn tokens_at(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let first = self.tokens.binary_search_by_key(&bytes.start, |token| token.start).ok()?;
        let last = self.tokens.binary_search_by_key(&bytes.end, |token| token.end).ok()?;
        (first <= last).then_some(first..last + 1)
    }
}
