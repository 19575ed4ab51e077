//! An article, and where it came from.

use std::fmt;

use crate::{ArticleId, Span, Text};

/// Where bytes came from (a PROV primary source): a path, `path:line` for one line of a file, `-` for standard input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// Takes ownership of `place`.
    pub fn new(place: impl Into<String>) -> Address {
        Address(place.into())
    }

    /// The address as people write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A news article: text, and what its page or record says about it.
#[derive(Clone, Debug)]
pub struct Article {
    /// Identity, by content.
    pub id: ArticleId,
    /// What its input calls it, if it has a name of its own there.
    pub name: Option<String>,
    /// Where the article came from.
    pub address: Address,
    /// The publisher's name, as the page or record gives it.
    pub outlet: Option<String>,
    /// The headline. It is not part of `text` unless the input has it there.
    pub title: Option<String>,
    /// The authors, as the page names them.
    pub byline: Option<String>,
    /// When it was published: an ISO 8601 date or date-time, no more precise than the page or record is.
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    pub updated: Option<String>,
    /// The address the page gives as its own.
    pub canonical: Option<String>,
    /// The links that stand in `text`, in reading order.
    pub links: Vec<Hyperlink>,
    /// The text every span points into.
    pub text: Text,
}

impl Article {
    /// An article of which only the text is known.
    pub fn new(address: Address, text: Text) -> Article {
        Article {
            id: ArticleId::new(&address, &text),
            name: None,
            address,
            outlet: None,
            title: None,
            byline: None,
            published: None,
            updated: None,
            canonical: None,
            links: Vec::new(),
            text,
        }
    }
}

/// A link of the page, with the words it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// The words.
    pub span: Span,
    /// Where it leads: an absolute address.
    pub target: String,
}
