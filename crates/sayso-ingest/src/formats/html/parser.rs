//! The parser of pages, which tells while it works how much it already has of the tag that it is in.

use std::cell::{Cell, Ref};

use ego_tree::NodeId;
use html5ever::TokenizerResult;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use scraper::{Html, HtmlTreeSink};

use super::tag::OpenTag;

/// A parser that gets a page bit by bit.
///
/// Its tokenizer keeps a tag to itself until the tag ends, so an [`OpenTag`] follows the text beside it. That one cannot tell
/// a tag from what looks like one in a script or a comment. But while the tokenizer is in a tag it gives out nothing, so
/// whenever it does give out something, what was followed is over, or never was a tag.
pub(super) struct Parser {
    tokenizer: Tokenizer<Builder>,
    input: BufferQueue,
    tag: OpenTag,
}

impl Parser {
    /// A parser at the start of a page without a byte-order mark.
    pub(super) fn new() -> Parser {
        let tree = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), TreeBuilderOpts::default());
        let builder = Builder { tree, has_got_any: Cell::new(false), merged: Cell::new(0) };
        // It would drop one at the start of each bit, also within a tag.
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        Parser {
            tokenizer: Tokenizer::new(builder, options),
            input: BufferQueue::default(),
            tag: OpenTag::default(),
        }
    }

    /// Goes on along `text`.
    pub(super) fn read(&mut self, text: &str) {
        // Cut like this, a bit in which something ended leaves nothing open but what its last character opens.
        for bit in text.split_inclusive(['<', '>']) {
            self.input.push_back(bit.into());
            // It stops at scripts and at encodings, for readers who mind them.
            while !matches!(self.tokenizer.feed(&self.input), TokenizerResult::Done) {}
            if self.tokenizer.sink.has_got_any.take() {
                self.tag = OpenTag::behind(bit);
            } else {
                self.tag.follow(bit);
            }
        }
    }

    /// How many attributes it already has for one element.
    pub(super) fn attributes(&self) -> usize {
        self.tag.attributes().max(self.tokenizer.sink.merged.get())
    }

    /// The tree so far.
    pub(super) fn html(&self) -> Ref<'_, Html> {
        self.tokenizer.sink.tree.sink.0.borrow()
    }

    /// The whole tree.
    pub(super) fn finish(self) -> Html {
        self.tokenizer.end();
        self.tokenizer.sink.tree.sink.0.into_inner()
    }
}

/// Builds the tree of what the tokenizer gives out.
struct Builder {
    tree: TreeBuilder<NodeId, HtmlTreeSink>,
    // Whether it got anything since this was last asked.
    has_got_any: Cell<bool>,
    // The attributes of all tags `<html>` and `<body>`: those of every further one are put to the first.
    merged: Cell<usize>,
}

impl TokenSink for Builder {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<NodeId> {
        // Errors come in the middle of tags.
        if !matches!(token, Token::ParseError(_)) {
            self.has_got_any.set(true);
        }
        if let Token::TagToken(tag) = &token
            && matches!(&*tag.name, "html" | "body")
        {
            self.merged.set(self.merged.get() + tag.attrs.len());
        }
        self.tree.process_token(token, line_number)
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
