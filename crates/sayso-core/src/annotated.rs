//! What one article says, and who it says said so.

use crate::{Article, Digest, Span, Spans};

/// A run of text between line breaks that its writer set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The words, without surrounding white space.
    pub span: Span,
    /// Article or page furniture.
    pub kind: ParagraphKind,
}

/// What a paragraph is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The article's own words.
    Body,
    /// Words of the page around it: captions, credits, “Read more”, the note on the author. Kept, never annotated.
    Furniture,
}

/// A stretch of text in quotation marks, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening mark through the closing one, or to the end of the paragraph where none closes it.
    pub span: Span,
    /// Whether a mark closes it.
    pub is_closed: bool,
    /// How many quotes it stands in: 0 for an outermost one.
    pub depth: u8,
}

/// How content is reported, as the marks show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quotation {
    /// In quotation marks throughout.
    Direct,
    /// In the writer's words throughout.
    Indirect,
    /// Partly each.
    Mixed,
}

/// Position of an attribution within one annotated article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttributionIx(u32);

impl AttributionIx {
    /// The position, from 0.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// An attribution relation (PARC 3.0, Pareti 2015): a source is reported to have expressed some content.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who is reported to have expressed it; `None` where the article does not say.
    pub source: Option<Spans>,
    /// The words that lend it, such as “said” or “according to”.
    pub cue: Option<Spans>,
    /// What is attributed.
    pub content: Spans,
    /// How it is reported.
    pub quotation: Quotation,
    /// The attribution whose content holds this one.
    pub parent: Option<AttributionIx>,
    /// How sure the model is of these spans, from 0 to 1.
    pub confidence: f32,
}

impl Attribution {
    /// The smallest span that covers source, cue and content.
    pub fn extent(&self) -> Span {
        let parts = [&self.source, &self.cue].into_iter().flatten();
        parts.map(Spans::extent).fold(self.content.extent(), Span::join)
    }
}

/// What made annotations: with the same run and the same input come the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The version of sayso.
    pub version: &'static str,
    /// Digest of the model file.
    pub model: Digest,
    /// The instruction set that inference ran on; figures may differ in the last digits between two of them.
    pub instruction_set: &'static str,
}

/// An article while annotators are still at work on it.
#[derive(Clone, Debug)]
pub struct Draft {
    article: Article,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Span>,
    quotes: Vec<Quote>,
    attributions: Vec<Attribution>,
}

impl Draft {
    /// Starts with no annotations.
    pub fn new(article: Article) -> Draft {
        Draft {
            article,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            quotes: Vec::new(),
            attributions: Vec::new(),
        }
    }

    /// The article under annotation.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The paragraphs, in reading order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Adds a paragraph after those there are.
    pub fn add_paragraph(&mut self, paragraph: Paragraph) {
        self.paragraphs.push(paragraph);
    }

    /// The sentences of the body, in reading order.
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// Adds a sentence after those there are.
    pub fn add_sentence(&mut self, sentence: Span) {
        self.sentences.push(sentence);
    }

    /// The quotes, by where they start, an outer one before those in it.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// Adds a quote after those there are.
    pub fn add_quote(&mut self, quote: Quote) {
        self.quotes.push(quote);
    }

    /// The attributions found so far, in no particular order.
    pub fn attributions(&self) -> impl Iterator<Item = (AttributionIx, &Attribution)> {
        (0..).map(AttributionIx).zip(&self.attributions)
    }

    /// The attribution that was added as `ix`.
    pub fn attribution(&self, ix: AttributionIx) -> &Attribution {
        &self.attributions[ix.get()]
    }

    /// Adds an attribution. Its parent, if any, must have been added before.
    pub fn add_attribution(&mut self, attribution: Attribution) -> AttributionIx {
        let ix = u32::try_from(self.attributions.len()).expect("fewer attributions than bytes of text");
        let parent_is_known = attribution.parent.is_none_or(|AttributionIx(parent)| parent < ix);
        assert!(parent_is_known, "the parent of attribution {ix} has not been added");
        self.attributions.push(attribution);
        AttributionIx(ix)
    }

    /// Freezes the draft, its attributions in reading order: by where they start, an outer one before those in it.
    pub fn finish(self) -> Annotated {
        let mut order: Vec<usize> = (0..self.attributions.len()).collect();
        order.sort_by_key(|&old| {
            let extent = self.attributions[old].extent();
            (extent.start(), std::cmp::Reverse(extent.end()), old)
        });
        let mut place = vec![AttributionIx(0); order.len()];
        for (new, &old) in (0..).zip(&order) {
            place[old] = AttributionIx(new);
        }
        let attributions: Vec<Attribution> = order
            .iter()
            .map(|&old| {
                let attribution = self.attributions[old].clone();
                Attribution { parent: attribution.parent.map(|parent| place[parent.get()]), ..attribution }
            })
            .collect();
        let mut children = vec![Vec::new(); attributions.len() + 1];
        for (ix, attribution) in (0..).map(AttributionIx).zip(&attributions) {
            children[family(attribution.parent)].push(ix);
        }
        Annotated {
            article: self.article,
            paragraphs: self.paragraphs,
            sentences: self.sentences,
            quotes: self.quotes,
            attributions,
            children,
        }
    }
}

/// An article with everything the annotators found. Nothing in it changes again.
#[derive(Clone, Debug)]
pub struct Annotated {
    article: Article,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Span>,
    quotes: Vec<Quote>,
    attributions: Vec<Attribution>,
    /// Those in no other's content, then those in the content of each; see [`family`].
    children: Vec<Vec<AttributionIx>>,
}

/// Where the children of `parent` stand in [`Annotated::children`].
fn family(parent: Option<AttributionIx>) -> usize {
    parent.map_or(0, |parent| parent.get() + 1)
}

impl Annotated {
    /// The article the annotations are about.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The paragraphs, in reading order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The sentences of the body, in reading order.
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The quotes, by where they start, an outer one before those in it.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// Every attribution with its position, in reading order.
    pub fn attributions(&self) -> impl ExactSizeIterator<Item = (AttributionIx, &Attribution)> {
        self.attributions.iter().enumerate().map(|(ix, attribution)| (AttributionIx(ix as u32), attribution))
    }

    /// The attribution at `ix`.
    pub fn attribution(&self, ix: AttributionIx) -> &Attribution {
        &self.attributions[ix.get()]
    }

    /// The attributions that stand in the content of `parent`, or in no other's for `None`, in reading order.
    pub fn children(
        &self,
        parent: Option<AttributionIx>,
    ) -> impl Iterator<Item = (AttributionIx, &Attribution)> {
        self.children[family(parent)].iter().map(|&ix| (ix, self.attribution(ix)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Attribution, AttributionIx, Draft, Quotation};
    use crate::{Address, Article, Text};

    #[test]
    fn finishing_puts_attributions_in_reading_order_and_keeps_their_parents() {
        let text = Text::new("Ann says Bo said no. Cy says yes.").expect("short");
        let attribution = |start: usize, end: usize, parent| Attribution {
            source: None,
            cue: None,
            content: text.span(start..end).expect("on borders").into(),
            quotation: Quotation::Indirect,
            parent,
            confidence: 1.0,
        };
        let mut draft = Draft::new(Article::new(Address::new("-"), text.clone()));
        draft.add_attribution(attribution(21, 33, None));
        let outer = draft.add_attribution(attribution(9, 19, None));
        draft.add_attribution(attribution(17, 19, Some(outer)));

        let annotated = draft.finish();
        let parents: Vec<_> = annotated.attributions().map(|(_, attribution)| attribution.parent).collect();
        assert_eq!(parents, [None, Some(AttributionIx(0)), None]);
        assert_eq!(annotated.children(None).count(), 2);
    }
}
