//! Articles to annotated articles. Pure: the same articles and model give the same annotations.

mod annotator;
mod annotators;
mod marked;
mod model;
mod patterns;
mod quotation;
mod sentence;
mod vocabulary;
mod white_space;

pub use annotator::{Annotator, Layer};
#[cfg(feature = "training")]
pub use annotators::acts::training as acts_training;
#[cfg(feature = "training")]
pub use annotators::answers::training as answers_training;
#[cfg(feature = "training")]
pub use annotators::mentions::training;
pub use marked::Marked;
pub use model::Relations;
pub use sentence::{Sentences, cosine};

use sayso_core::{Annotated, Article, Draft, Run};

/// The annotators to run, in an order that gives each what it needs.
pub struct Annotators(Vec<Box<dyn Annotator>>);

/// An annotator was placed before the one that makes what it needs.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("annotator {annotator} needs {layer:?}, which none before it makes")]
pub struct MissingLayer {
    /// The annotator that cannot run.
    pub annotator: &'static str,
    /// What it needs.
    pub layer: Layer,
}

impl Annotators {
    /// Checks that every annotator comes after those it needs.
    pub fn new(annotators: Vec<Box<dyn Annotator>>) -> Result<Annotators, MissingLayer> {
        let mut made: Vec<Layer> = Vec::new();
        for annotator in &annotators {
            let missing = annotator.needs().iter().find(|layer| !made.contains(layer));
            if let Some(&layer) = missing {
                return Err(MissingLayer { annotator: annotator.name(), layer });
            }
            made.extend(annotator.makes());
        }
        Ok(Annotators(annotators))
    }

    /// The annotators we ship, in their standard order.
    pub fn standard() -> Annotators {
        let annotators = annotators::ALL.iter().map(|load| load()).collect();
        Annotators::new(annotators).expect("a test holds the table to its order")
    }

    /// Those we ship that need no model: fast, and enough for what stands in the text alone.
    pub fn without_model() -> Annotators {
        let annotators = annotators::WITHOUT_MODEL.iter().map(|load| load()).collect();
        Annotators::new(annotators).expect("a test holds the table to its order")
    }

    /// Annotates a batch; one article is a batch of one. Article `i` of the answer is article `i` of the batch.
    pub fn annotate(&self, articles: Vec<Article>) -> Vec<Annotated> {
        let mut drafts: Vec<Draft> = articles.into_iter().map(Draft::new).collect();
        for annotator in &self.0 {
            annotator.annotate(&mut drafts);
        }
        drafts.into_iter().map(Draft::finish).collect()
    }

    /// Annotates articles whose attributions are known, as people marked them: runs everything but what finds those.
    pub fn annotate_marked(&self, articles: Vec<(Article, Vec<Marked>)>) -> Vec<Annotated> {
        let (articles, marked): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
        let mut drafts: Vec<Draft> = articles.into_iter().map(Draft::new).collect();
        for annotator in &self.0 {
            if annotator.makes().contains(&Layer::Attributions) {
                drafts.iter_mut().zip(&marked).for_each(|(draft, marked)| marked::add(draft, marked));
            } else {
                annotator.annotate(&mut drafts);
            }
        }
        drafts.into_iter().map(Draft::finish).collect()
    }

    /// What makes the standard annotations. Reads the whole model for its digest: some 15 ms.
    pub fn run() -> Run {
        Run {
            version: env!("CARGO_PKG_VERSION"),
            model: model::Tagger::digest(),
            instruction_set: instruction_set(),
        }
    }
}

/// The widest instruction set that inference may use here.
fn instruction_set() -> &'static str {
    #[cfg(target_arch = "x86_64")]
    {
        if is_x86_feature_detected!("avx512vnni") {
            return "x86-64 avx512vnni";
        }
        if is_x86_feature_detected!("avx2") {
            return "x86-64 avx2";
        }
    }
    std::env::consts::ARCH
}
