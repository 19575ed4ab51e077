//! What one article says, and who it says said so.

use std::ops::Deref;

use crate::{
    Article, Cluster, ClusterIx, Digest, Meaning, Mention, MentionIx, Span, Spans, TimeExpression, TimeIx,
};

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
pub struct AttributionIx(pub(crate) u32);

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
    /// The words that attribute it, such as “said” or “according to”.
    pub cue: Option<Spans>,
    /// What is attributed; `None` only where no answer came: “has not publicly commented”.
    pub content: Option<Spans>,
    /// How it is reported.
    pub quotation: Quotation,
    /// The attribution whose content holds this one.
    pub parent: Option<AttributionIx>,
    /// How sure the model is of these spans, from 0 to 1.
    pub confidence: f32,
}

/// From this confidence on a statement is told without a word on it. Of those below, on PolNeAR's development articles, every second one is
/// right (docs/accuracy.md).
const SURE: f32 = 0.5;

impl Attribution {
    /// Whether a statement of this confidence is sure enough for readers not to be told to look twice.
    pub fn is_sure(confidence: f32) -> bool {
        confidence >= SURE
    }

    /// The smallest span that covers source, cue and content.
    pub fn extent(&self) -> Span {
        let parts = [&self.source, &self.cue, &self.content].into_iter().flatten();
        parts.map(Spans::extent).reduce(Span::join).expect("an attribution has a cue or a content")
    }

    /// The spans of its content; none where it has no content.
    pub fn contents(&self) -> &[Span] {
        self.content.as_ref().map(Spans::as_slice).unwrap_or_default()
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

/// An article with the layers of annotation it has so far.
#[derive(Clone, Debug)]
pub struct Layers {
    article: Article,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Span>,
    quotes: Vec<Quote>,
    attributions: Vec<Attribution>,
    /// Of each attribution, once they are settled.
    meanings: Vec<Meaning>,
    /// Those in no other's content, then those in the content of each; see [`family`].
    children: Vec<Vec<AttributionIx>>,
    times: Vec<TimeExpression>,
    mentions: Vec<Mention>,
    clusters: Vec<Cluster>,
    /// The cluster of each mention.
    cluster_of: Vec<Option<ClusterIx>>,
}

/// Where the children of `parent` stand in [`Layers::children`].
fn family(parent: Option<AttributionIx>) -> usize {
    parent.map_or(0, |parent| parent.get() + 1)
}

/// `at` as the number within a position. There are fewer of anything than bytes of text.
fn number(at: usize) -> u32 {
    u32::try_from(at).expect("fewer than bytes of text")
}

impl Layers {
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

    /// Every attribution with its position: in reading order, once they are settled.
    pub fn attributions(&self) -> impl ExactSizeIterator<Item = (AttributionIx, &Attribution)> {
        self.attributions.iter().enumerate().map(|(at, attribution)| (AttributionIx(number(at)), attribution))
    }

    /// The attribution at `ix`.
    pub fn attribution(&self, ix: AttributionIx) -> &Attribution {
        &self.attributions[ix.get()]
    }

    /// What the attribution at `ix` means.
    pub fn meaning(&self, ix: AttributionIx) -> &Meaning {
        &self.meanings[ix.get()]
    }

    /// The attributions that stand in the content of `parent`, or in no other's for `None`, in reading order.
    pub fn children(
        &self,
        parent: Option<AttributionIx>,
    ) -> impl Iterator<Item = (AttributionIx, &Attribution)> {
        self.children[family(parent)].iter().map(|&ix| (ix, self.attribution(ix)))
    }

    /// Every time expression with its position, in reading order.
    pub fn times(&self) -> impl ExactSizeIterator<Item = (TimeIx, &TimeExpression)> {
        self.times.iter().enumerate().map(|(at, time)| (TimeIx(number(at)), time))
    }

    /// The time expression at `ix`.
    pub fn time(&self, ix: TimeIx) -> &TimeExpression {
        &self.times[ix.get()]
    }

    /// Every mention with its position, in reading order, an outer one before those in it.
    pub fn mentions(&self) -> impl ExactSizeIterator<Item = (MentionIx, &Mention)> {
        self.mentions.iter().enumerate().map(|(at, mention)| (MentionIx(number(at)), mention))
    }

    /// The mention at `ix`.
    pub fn mention(&self, ix: MentionIx) -> &Mention {
        &self.mentions[ix.get()]
    }

    /// The cluster that the mention at `ix` is in; `None` where nothing else refers to the same.
    pub fn cluster_of(&self, ix: MentionIx) -> Option<ClusterIx> {
        self.cluster_of[ix.get()]
    }

    /// Every cluster with its position, by their first mentions.
    pub fn clusters(&self) -> impl ExactSizeIterator<Item = (ClusterIx, &Cluster)> {
        self.clusters.iter().enumerate().map(|(at, cluster)| (ClusterIx(number(at)), cluster))
    }

    /// The cluster at `ix`.
    pub fn cluster(&self, ix: ClusterIx) -> &Cluster {
        &self.clusters[ix.get()]
    }
}

/// An article while annotators are still at work on it: they only add.
#[derive(Clone, Debug)]
pub struct Draft(Layers);

impl Deref for Draft {
    type Target = Layers;

    fn deref(&self) -> &Layers {
        &self.0
    }
}

impl Draft {
    /// Starts with no annotations.
    pub fn new(article: Article) -> Draft {
        Draft(Layers {
            article,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            quotes: Vec::new(),
            attributions: Vec::new(),
            meanings: Vec::new(),
            children: vec![Vec::new()],
            times: Vec::new(),
            mentions: Vec::new(),
            clusters: Vec::new(),
            cluster_of: Vec::new(),
        })
    }

    /// Adds a paragraph after those there are.
    pub fn add_paragraph(&mut self, paragraph: Paragraph) {
        self.0.paragraphs.push(paragraph);
    }

    /// Adds a sentence after those there are.
    pub fn add_sentence(&mut self, sentence: Span) {
        self.0.sentences.push(sentence);
    }

    /// Adds a quote after those there are.
    pub fn add_quote(&mut self, quote: Quote) {
        self.0.quotes.push(quote);
    }

    /// Adds an attribution. Its parent, if any, must have been added before. The position is good until they are settled.
    pub fn add_attribution(&mut self, attribution: Attribution) -> AttributionIx {
        assert!(self.0.meanings.is_empty(), "the attributions are settled");
        let ix = number(self.0.attributions.len());
        let parent_is_known = attribution.parent.is_none_or(|AttributionIx(parent)| parent < ix);
        assert!(parent_is_known, "the parent of attribution {ix} has not been added");
        self.0.attributions.push(attribution);
        AttributionIx(ix)
    }

    /// Puts the attributions in reading order: by where they start, an outer one before those in it. From now on their
    /// positions are final, each has a meaning to fill in, and none can be added.
    pub fn settle_attributions(&mut self) {
        let Layers { attributions, meanings, children, .. } = &mut self.0;
        let mut order: Vec<usize> = (0..attributions.len()).collect();
        order.sort_by_key(|&old| {
            let extent = attributions[old].extent();
            (extent.start(), std::cmp::Reverse(extent.end()), old)
        });
        let mut place = vec![AttributionIx(0); order.len()];
        for (new, &old) in (0..).zip(&order) {
            place[old] = AttributionIx(new);
        }
        let settled = order.iter().map(|&old| {
            let attribution = attributions[old].clone();
            Attribution { parent: attribution.parent.map(|parent| place[parent.get()]), ..attribution }
        });
        *attributions = settled.collect();
        *meanings = vec![Meaning::default(); attributions.len()];
        *children = vec![Vec::new(); attributions.len() + 1];
        for (ix, attribution) in (0..).map(AttributionIx).zip(&*attributions) {
            children[family(attribution.parent)].push(ix);
        }
    }

    /// What the attribution at `ix` means, to fill in. Each annotator fills in what it makes and nothing else.
    pub fn meaning_mut(&mut self, ix: AttributionIx) -> &mut Meaning {
        &mut self.0.meanings[ix.get()]
    }

    /// Adds a time expression after those there are.
    pub fn add_time(&mut self, time: TimeExpression) -> TimeIx {
        let ix = TimeIx(number(self.0.times.len()));
        self.0.times.push(time);
        ix
    }

    /// Adds a mention after those there are.
    pub fn add_mention(&mut self, mention: Mention) -> MentionIx {
        let ix = MentionIx(number(self.0.mentions.len()));
        self.0.mentions.push(mention);
        self.0.cluster_of.push(None);
        ix
    }

    /// Adds a cluster after those there are. None of its mentions may be in another.
    pub fn add_cluster(&mut self, cluster: Cluster) -> ClusterIx {
        let ix = ClusterIx(number(self.0.clusters.len()));
        for mention in &cluster.mentions {
            let before = self.0.cluster_of[mention.get()].replace(ix);
            assert!(before.is_none(), "a mention is in one cluster only");
        }
        self.0.clusters.push(cluster);
        ix
    }

    /// Freezes the draft.
    pub fn finish(mut self) -> Annotated {
        if self.0.meanings.is_empty() {
            self.settle_attributions();
        }
        Annotated(self.0)
    }
}

/// An article with everything the annotators found. Nothing in it changes again.
#[derive(Clone, Debug)]
pub struct Annotated(Layers);

impl Deref for Annotated {
    type Target = Layers;

    fn deref(&self) -> &Layers {
        &self.0
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
            content: Some(text.span(start..end).expect("on borders").into()),
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
