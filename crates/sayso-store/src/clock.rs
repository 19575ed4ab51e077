//! Which clock tells the time of a statement.

use crate::Statement;

/// What tells when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The article tells when it was said.
    Said,
    /// It was said by the time that its article was published.
    Published,
    /// It was said by the time that the ledger first had its article.
    Captured,
}

impl Clock {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Clock::Said => "said",
            Clock::Published => "published",
            Clock::Captured => "captured",
        }
    }
}

impl Statement {
    /// When it was made, ISO 8601, by the best clock there is: the order of [`crate::Order::Time`] goes by it.
    pub fn when(&self) -> (Clock, &str) {
        if let Some((from, _)) = &self.said {
            return (Clock::Said, from);
        }
        match &self.article.published {
            Some(published) => (Clock::Published, published),
            None => (Clock::Captured, &self.article.captured),
        }
    }
}
