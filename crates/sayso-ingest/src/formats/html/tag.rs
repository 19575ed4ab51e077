//! Follows a tag along its text, as the parser's tokenizer does, and counts its attributes.

/// The tag that is open where the text has come to, if one is.
#[derive(Debug, Default)]
pub(super) struct OpenTag {
    part: Part,
    attributes: usize,
}

/// What the text has come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// Text outside tags.
    #[default]
    Outside,
    /// What follows `<`.
    Opening,
    /// What follows `</`.
    Closing,
    /// A comment or a declaration. Only the tokenizer knows where it ends.
    Aside,
    /// The name of the tag.
    Name,
    /// What stands before an attribute or after its value.
    Between,
    /// The name of an attribute.
    Attribute,
    /// The space after that name.
    AfterAttribute,
    /// What follows `=`.
    Equals,
    /// A value that ends with this mark.
    Quoted(u8),
    /// A value without marks.
    Unquoted,
}

impl OpenTag {
    /// What is open behind `text`, in which something ended: at most the tag that its last character opens.
    pub(super) fn behind(text: &str) -> OpenTag {
        let part = if text.ends_with('<') { Part::Opening } else { Part::Outside };
        OpenTag { part, attributes: 0 }
    }

    /// Goes on along `text`.
    pub(super) fn follow(&mut self, text: &str) {
        for byte in text.bytes() {
            let part = self.part.then(byte);
            if part == Part::Opening {
                self.attributes = 0;
            }
            if part == Part::Attribute && self.part != Part::Attribute {
                self.attributes += 1;
            }
            self.part = part;
        }
    }

    /// How many attributes it has so far, those that it has twice counted twice.
    pub(super) fn attributes(&self) -> usize {
        self.attributes
    }
}

impl Part {
    /// The part that `byte` belongs to, or that begins behind it. It knows no way out of a [`Part::Aside`].
    fn then(self, byte: u8) -> Part {
        match (self, byte) {
            (Part::Outside, b'<') => Part::Opening,
            (Part::Outside | Part::Aside, _) => self,
            (Part::Opening, b'/') => Part::Closing,
            (Part::Opening | Part::Closing, letter) if letter.is_ascii_alphabetic() => Part::Name,
            (Part::Opening, b'!' | b'?') => Part::Aside,
            (Part::Opening, _) | (Part::Closing, b'>') => Part::Outside,
            (Part::Closing, _) => Part::Aside,
            (Part::Quoted(mark), _) if byte == mark => Part::Between,
            (Part::Quoted(_), _) => self,
            (Part::Name | Part::Between | Part::Attribute, _) => self.within_tag(byte),
            (Part::AfterAttribute | Part::Equals | Part::Unquoted, _) => self.within_tag(byte),
        }
    }

    /// The same within a tag, outside values in marks.
    fn within_tag(self, byte: u8) -> Part {
        match (self, byte) {
            (_, b'>') => Part::Outside,
            (Part::Equals, b'"' | b'\'') => Part::Quoted(byte),
            (Part::Attribute | Part::AfterAttribute, b'=') => Part::Equals,
            (Part::Name | Part::Between | Part::Attribute | Part::AfterAttribute, b'/') => Part::Between,
            (Part::Name | Part::Unquoted, space) if space.is_ascii_whitespace() => Part::Between,
            (Part::Attribute, space) if space.is_ascii_whitespace() => Part::AfterAttribute,
            (_, space) if space.is_ascii_whitespace() => self,
            (Part::Between | Part::AfterAttribute, _) => Part::Attribute,
            (Part::Equals, _) => Part::Unquoted,
            (_, _) => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OpenTag;

    fn check(text: &str, attributes: usize) {
        let mut tag = OpenTag::default();
        tag.follow(text);
        assert_eq!(tag.attributes(), attributes, "{text}");
    }

    #[test]
    fn an_attribute_begins_after_a_space_a_slash_or_a_closing_mark() {
        check("<p a b=1\tc/d/e=\"x\"f='y'g", 7);
        check("</p a\n b", 2);
        check("<p x=\">\" a", 2);
        check("<p", 0);
    }

    #[test]
    fn what_stands_in_a_value_is_none() {
        check("<p a=\"b c/d>e'\" f", 2);
        check("<p a='b \" c' d", 2);
        check("<p a = \n\"b c\"", 1);
        check("<p a=/b/c\"d e", 2);
    }

    #[test]
    fn marks_and_signs_may_stand_in_names() {
        check("<p \"a b\"", 2);
        check("<p =\"a b\"", 2);
        check("<p=\"a b\"", 1);
    }

    #[test]
    fn text_comments_and_declarations_have_none() {
        check("1 < 2 a b", 0);
        check("<!-- <p a b", 0);
        check("<?p a b", 0);
        check("</ a b", 0);
        check("</><p a b", 2);
    }

    #[test]
    fn only_the_last_character_of_what_ended_something_opens_a_tag() {
        let check = |text: &str, attributes: usize| {
            let mut tag = OpenTag::behind(text);
            tag.follow("p a b");
            assert_eq!(tag.attributes(), attributes, "{text}");
        };
        check("said.<", 2);
        check("<p x=\"-->", 0);
    }
}
