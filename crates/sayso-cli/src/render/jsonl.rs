//! For machines: one JSON object an article, each on its line.

use sayso_core::{Annotated, Run};
use sayso_export::safe::escape_controls;
use sayso_wire::{ArticleV1, WithText};

use super::{Look, Render};

struct Jsonl {
    run: Run,
    with_text: WithText,
}

pub(super) fn open(look: Look) -> Box<dyn Render> {
    Box::new(Jsonl { run: (look.run)(), with_text: look.with_text })
}

impl Render for Jsonl {
    fn article(&mut self, annotated: &Annotated) -> String {
        let article = ArticleV1::new(annotated, &self.run, self.with_text);
        let json = serde_json::to_string(&article).expect("strings and numbers are always JSON");
        escape_controls(&json) + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::open;
    use crate::render::fixture::{annotated, look};

    #[test]
    fn an_article_is_one_line_of_json() {
        let mut document = open(look(80));
        let lines = document.opening() + &document.article(&annotated()) + &document.closing();
        assert_eq!(lines.lines().count(), 1);
        insta::assert_snapshot!(lines);
    }
}
