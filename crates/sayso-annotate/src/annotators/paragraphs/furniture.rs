//! Recognises page furniture: what stands in an article's text but is none of its own words.
//!
//! A missed caption costs little, a lost quotation much: each rule names whole paragraphs, from first word to last, and the
//! tests hold near misses beside it.

use std::sync::LazyLock;

use regex::bytes::{RegexSet, RegexSetBuilder};
use sayso_core::{ParagraphKind, Span, Text};

use crate::white_space::is_blank;
use Place::{AfterTheFirst, Anywhere, AtTheEnd};

/// The longest paragraph, in bytes, that a rule for a label or a line holds for.
const LINE: usize = 130;
/// The same for a sentence or two.
const SENTENCE: usize = 320;
/// The same for a caption. No furniture is longer.
const CAPTION: usize = 700;
/// How many paragraphs the end of an article is.
const END: usize = 4;

/// Where in an article a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Anywhere,
    /// Not in the first paragraph, which may be the headline.
    AfterTheFirst,
    /// Among the last [`END`] paragraphs, and not in the first.
    AtTheEnd,
}

/// One kind of furniture.
struct Rule {
    place: Place,
    /// In bytes of the paragraph.
    longest: usize,
    /// Matched against the whole paragraph, as [`plain`] writes it, a bullet before it and a stop after it cut off.
    /// In it, `NAME` is a person's name and `AGENCY` one that sells photographs.
    pattern: &'static str,
    /// Furniture by this rule, as the tests hold.
    #[cfg_attr(not(test), expect(dead_code, reason = "it explains the rule to its reader"))]
    example: &'static str,
}

const fn rule(place: Place, longest: usize, pattern: &'static str, example: &'static str) -> Rule {
    Rule { place, longest, pattern, example }
}

/// `CAPITAL` in a name: from A to Þ, in UTF-8.
const CAPITAL: &str = r"(?:[A-Z]|\xc3[\x80-\x9e])";
/// `NAME` in a rule.
const NAME: &str =
    r#"(?:CAPITAL[^ ,;:"()/]*(?: (?:van|von|der|de|del|da|la|bin|al|el))*(?: CAPITAL[^ ,;:"()/]*){1,3})"#;
/// `AGENCY` in a rule.
const AGENCY: &str = r"(?:Getty(?: Images)?|AP(?: Photos?)?|Associated Press|AFP|Reuters|REUTERS|EPA(?:-EFE)?|UPI|Bloomberg|Shutterstock|iStock(?:photo)?|Corbis|Landov|Redux|NurPhoto|Zuma(?: Press)?|PA(?: Wire| Images)?|Press Association)";

#[rustfmt::skip]
static RULES: &[Rule] = &[
    // Labels alone.
    rule(Anywhere, SENTENCE, r"(?i)advertisement|ad|skip ad(?:vertisement)?|advertisement (?:story continue[sd] below|continue reading.*)", "ADVERTISEMENT"),
    rule(Anywhere, LINE, r"(?i)(?:story|article) continue[sd](?: below)?(?: (?:the )?(?:ad|advertisement))?|continue reading(?: (?:below|the main story))?", "Story Continued Below"),
    rule(AfterTheFirst, LINE, r"(?i)(?:read|see|more|view) ?more(?: here)?|read (?:it all|more|the full (?:story|article|report|letter|statement|text|transcript)) here|more on this|related(?: (?:stories|articles|coverage|links|topics|content|video|news))?|(?:see|watch|read) also|also (?:see|read|watch)|more", "Read more:"),
    rule(AfterTheFirst, LINE, r"(?i)(?:watch|listen|video|photos?|image|slideshow|gallery|print|close|loading|share|tweet|e-?mail|comments?|view comments|twitter|facebook|youtube|instagram|getty|getty images)(?:\.\.\.)?", "Video"),
    rule(Anywhere, LINE, r"(?i)abstract|full text|correction(?:s| appended)?|\[[a-z]+\]", "CORRECTION APPENDED."),
    rule(Anywhere, LINE, r"(?i)share (?:this|this (?:story|article|post|page)|on (?:twitter|facebook|whatsapp|linkedin))(?: share| tweet| post| e-?mail| print| on \w+)*", "SHARE THIS ARTICLE Share Tweet Post Email"),
    rule(Anywhere, SENTENCE, r"(?i)read or share this (?:story|article).*", "Read or Share this story: https://harbourpost.example/a1"),

    // Ways to other pages.
    rule(AfterTheFirst, SENTENCE, r#"(?:WATCH|LISTEN|READ|RELATED|READ MORE|ALSO READ|READ ALSO|SEE ALSO|ALSO SEE|MORE|MORE NEWS|DON'T MISS|RELATED (?:STORY|COVERAGE|ARTICLE|VIDEO)|PHOTOS|VIDEO) ?[:|>-][^"]*"#, "WATCH: Minister says the bridge will open on time"),
    rule(AfterTheFirst, SENTENCE, r#"(?:Watch|Related|Read more|Read More|Also read|Also Read|Read also|See also|See Also|More|Related (?:story|coverage|article|video)|(?:Full|Complete|More) [Cc]overage): ?[A-Z0-9'][^"]*"#, "Read more: Ferry strike enters its third week"),
    rule(AfterTheFirst, SENTENCE, r#"(?i)(?:watch|listen to|view|read|check out|see|hear) (?:the|it|more|a|his|her|their|our|both)\b[^".!?]* (?:above|below|here|in the (?:video|clip|player) (?:above|below)|in the podcast embedded (?:above|below)|embedded (?:above|below))(?::)?"#, "Watch the full interview with the minister below:"),
    rule(AfterTheFirst, SENTENCE, r#"(?i)(?:can't see the video\? )?\(?(?:click|tap) (?:here|for more|to (?:share|read|see|watch|view|listen|enlarge))\b[^"]*\)?"#, "Click here to see the whole map."),
    rule(Anywhere, LINE, r"(?i)click to share on \w+ \(opens in new window\)", "Click to share on Facebook (Opens in new window)"),
    rule(AfterTheFirst, SENTENCE, r"(?i)\( ?(?:photos?|video|related|see also|also on .+|more): .+\)", "(PHOTOS: The flood, street by street)"),
    rule(Anywhere, CAPTION, r"(?i)just watched .* replay .*", "JUST WATCHED The flood Replay More Videos ... MUST WATCH The flood 01:12"),
    rule(Anywhere, LINE, r"(?i)(?:slideshow|image|photo) (?:\(\d+ images\)|\d+ of \d+)|(?:next|prev) image \d+ of \d+", "Slideshow (3 Images)"),
    rule(Anywhere, LINE, r"(?i)skip (?:(?:facebook|twitter|youtube) post|to (?:main )?content|past newsletter promotion).*", "Skip to main content"),
    rule(Anywhere, SENTENCE, r"(?i)this (?:article|story) tagged under: .+", "This article tagged under: Harbour"),

    // Invitations.
    rule(AfterTheFirst, SENTENCE, r#"(?i)"?(?:on twitter,? )?follow (?:us|me|him|her|them|@\w+|[^".!?]+(?: on | at |@|https?:))[^"]*"?"#, "Follow Ada Quill on Twitter @adaquill."),
    rule(AfterTheFirst, SENTENCE, r#"(?i)(?:like|find|join|follow) us on (?:twitter|facebook|instagram|youtube|linkedin)\b[^"]*"#, "Like us on Facebook."),
    rule(AfterTheFirst, SENTENCE, r#"(?i)\(?subscribe (?:to|here|now|today|on)\b[^"]*"#, "Subscribe to our podcast."),
    rule(Anywhere, CAPTION, r#"(?i)(?:for more,? )?(?:want more [^"?]*\? )?sign[ -]up (?:for|to|here|now|today)\b[^"]* (?:newsletters?|alerts?|e-?mails?|briefing|inbox|updates?)\b[^"]*"#, "Sign up for our morning newsletter."),
    rule(Anywhere, CAPTION, r#"(?i)(?:[^".!?]* )?newsletters?(?: [^".!?]*)? sign[ -]up\b[^"]*|sign up (?:today )?for (?:our )?(?:daily|weekly|morning)[^"]*"#, "Newsletter Sign Up Continue reading the main story"),
    rule(Anywhere, CAPTION, r#"(?i)[^"]*\bby signing up,? (?:you|i) agree to\b[^"]*"#, "Get the stories you care about. By signing up, you agree to our Privacy Policy"),
    rule(Anywhere, SENTENCE, r#"(?i)(?:get|download) (?:the|our) [^".!?]* app\b[^"]*|click here (?:to get|for) the [^".!?]+ app"#, "CLICK HERE TO GET THE HARBOUR POST APP"),
    rule(AfterTheFirst, SENTENCE, r#"(?i)visit [^".!?]+ (?:homepage|website) for more(?: [^".!?]*)?"#, "Visit the Harbour Post's homepage for more stories."),
    rule(AfterTheFirst, SENTENCE, r#"(?i)(?:share your thoughts|join the (?:conversation|discussion))\b[^"]*"#, "Share your thoughts"),
    rule(AfterTheFirst, CAPTION, r#"(?i)support (?:(?:our|[^ ]+'s|independent|local|progressive|explanatory|quality) )+journalism(?: [^"]*)?"#, "Support our independent journalism"),
    rule(AfterTheFirst, SENTENCE, r#"(?i)(?:(?:got|have) a (?:news )?(?:tip|question|story)|tips|questions|feedback)\?[^"]*"#, "Got a tip? Write to desk@harbourpost.example"),

    // Captions and credits.
    rule(Anywhere, CAPTION, r"(?:FILE|File|FILE PHOTO|File photo|FILE PICTURE) ?[:-] ?.+", "FILE - In this May 3, 2031, file photo, the minister speaks in Port Arden."),
    rule(Anywhere, CAPTION, r"(?i)(?:image|media) (?:copyright|caption)\b.*|media playback is unsupported.*", "Image copyright Getty Images Image caption The quay at low tide"),
    rule(Anywhere, CAPTION, r"(?i)(?:enlarge this image|toggle caption|hide caption)\b.*", "Enlarge this image toggle caption Ada Quill/AP"),
    rule(Anywhere, SENTENCE, r#"(?i)(?:photo|photograph|image|picture|photo illustration|illustration|graphic)(?: credits?| by| courtesy(?: of)?| via)?: ?[^"]+|(?:photo|image) credits?:? [^"]+"#, "Photo: Ada Quill for the Harbour Post"),
    rule(Anywhere, CAPTION, r"(?:Image|Photo) .+ ?Credit(?:\.\.\.)? .+", "Image The quay at low tide. Credit... Ada Quill/Reuters"),
    rule(Anywhere, LINE, r"(?:.+ ?/ ?|(?:NAME|Bloomberg) via )?AGENCY", "Ada Quill via Getty Images"),
    rule(Anywhere, CAPTION, r"[^/]+ [^ /]+ ?/ ?(?:[^/]+ ?/ ?)?AGENCY", "The minister on Friday. Ada Quill/Getty Images"),
    rule(Anywhere, CAPTION, r".+\((?i:(?:ap |reuters |file )?(?:photo|photograph|image|illustration|credit|picture))(?: by| courtesy)?[ :/][^()]+\)", "The minister in Port Arden on Friday. (AP Photo/Ada Quill)"),
    rule(Anywhere, CAPTION, r".+\([^()/]+(?:/[^()/]+)?/ ?AGENCY\.?\)", "The minister on Friday. (ADA QUILL/AFP/Getty Images)"),
    rule(Anywhere, CAPTION, r".+\| ?(?:NAME ?/ ?)?AGENCY", "The minister said the report was \"false.\" | Ada Quill/AP Photo"),
    rule(Anywhere, CAPTION, r".+ REUTERS/NAME(?:/.+)?", "The minister on Friday. REUTERS/Ada Quill/File Photo"),

    // Notes of the house.
    rule(AfterTheFirst, CAPTION, r#"(?i)this (?:article|story|post|piece|column|essay|op-ed)(?: was| has been)? (?:(?:originally|first) )?(?:published|appeared|updated|corrected|amended|republished|reprinted|is being updated)\b[^"]*"#, "This article was originally published in the Arden Review."),
    rule(AfterTheFirst, SENTENCE, r#"(?i)as published in [^".]+"#, "As published in the Arden Review."),
    rule(AfterTheFirst, LINE, r"(?i)this (?:article|story) is based in part on wire service reports", "This article is based in part on wire service reports."),
    rule(AfterTheFirst, SENTENCE, r"(?i)this is a (?:developing|breaking)(?: news)? story\b.*", "This is a developing story and will be updated."),
    rule(AfterTheFirst, SENTENCE, r"(?i)this is a rush transcript\b.*", "This is a rush transcript. Copy may not be in its final form."),
    rule(Anywhere, CAPTION, r"(?i)\(?(?:copyright )?(?:©|\(c\)).+|\(?copyright (?:19|20)\d\d\b.*|.*\ball rights reserved\b.*", "Copyright © 2031 Harbour Post. Click here for reprint permission."),
    rule(AfterTheFirst, SENTENCE, r#"(?i)(?:the )?(?:opinions|views)(?: and opinions)? expressed (?:by|in|here|are)\b[^"]*"#, "The opinions expressed by columnists are their own."),
    rule(AfterTheFirst, LINE, r"(?i)with (?:post |staff |news |ap |additional )?(?:wires?|wire services|wire reports|agencies)", "With wire reports"),

    // Who wrote it, and how to reach them.
    rule(AfterTheFirst, LINE, r"[Bb]y NAME(?: and NAME)?(?:, [\w ]+)?|BY [A-Z][A-Z .'-]+", "By Ada Quill and Bo Larch"),
    rule(AfterTheFirst, CAPTION, r#"[^"]+\bcontributed (?:\w+ ){0,2}(?:to|for) this (?:report|article|story|post|column|piece|dispatch)\b[^"]*"#, "Ada Quill and The Associated Press contributed to this report."),
    rule(AfterTheFirst, CAPTION, r#"[^"]+\bcontributed (?:reporting|research)(?: (?:from|for|in|to) [^".]+)?(?:\. NAME reported from [^".]+(?:\.C)?)?"#, "Bo Larch contributed reporting from Port Arden."),
    rule(AtTheEnd, SENTENCE, r#"(?:[^".]+ reported from [^"]+\. ?)?(?:[^".]*\b(?:[Ww]riters?|[Rr]eporters?|[Ss]taff|[Cc]orrespondents?|[Pp]roducers?) )?NAME(?:(?:, NAME)*,? and NAME)?(?: (?:in|at|of) [^".]+)? contributed(?: from [^"]+)?"#, "Associated Press writer Bo Larch contributed from Port Arden."),
    rule(AfterTheFirst, CAPTION, r"Contribut(?:ing|ors?): .+|\(?Additional reporting by [^.]+\)?|\(?(?:Reporting|Writing)(?: and (?:writing|editing))? by [^;.]+; .*\)?", "(Reporting by Ada Quill; Editing by Bo Larch)"),
    rule(AtTheEnd, LINE, r"NAME(?: and NAME)? reported from [A-Z][\w., ]+", "Ada Quill reported from Port Arden."),
    rule(AtTheEnd, CAPTION, r#"NAME(?:, [^",.]+,)? (?:is|was) (?:(?:a|an|the|also|currently|co-?) ?)*(?:[^".;]* )?(?:reporter|writer|columnist|correspondent|contributor|editor|author|co-author|fellow|professor|lecturer|freelancer|journalist|producer|host)s? (?:for|at|of|in|with|on|to|based)\b[^"]+"#, "Ada Quill is a political reporter for the Harbour Post."),
    rule(AtTheEnd, SENTENCE, r"NAME covers [^.]+ for [^.]+(?:\..*)?", "Ada Quill covers the coast for the Harbour Post."),
    rule(AfterTheFirst, CAPTION, r#"(?i:write|e-?mail|contact|reach|send (?:tips|letters|your)[^"@]*)(?i: to| him| her| them| me| us)?:? [^"@]*[^ "@]+@[^ "@]+\.[^"]+"#, "Write to Ada Quill at ada.quill@harbourpost.example"),

    // Addresses and times alone.
    rule(Anywhere, LINE, r"\(?(?:https?://|www\.)\S+", "https://harbourpost.example/a1"),
    rule(Anywhere, LINE, r"\S+@\S+\.\w+|@\w+", "desk@harbourpost.example"),
    rule(Anywhere, LINE, r"(?i)(?:e-?mail|twitter|facebook|instagram|web|phone)(?: address)?: ?\S+", "Twitter: @adaquill"),
    rule(Anywhere, LINE, r"(?i)\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)(?: \(?[a-z]{2,4}\)?)?:?|\d{1,2}:\d\d(?::\d\d)?", "9:05 p.m."),
    rule(Anywhere, LINE, r"(?i)\d+ (?:second|minute|hour|day|week|month|year)s? ago", "3 hours ago"),
    rule(Anywhere, LINE, r"(?i)(?:(?:last |first )?(?:updated|published|posted|modified)(?: on| at)?:? )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, \d{4}| \d{4}|,? at \d)|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{4}|\d{4}-\d\d-\d\d)(?:[,|]? ?(?:at )?[\d:.]{1,8}(?: ?[ap]\.?m\.?)?(?: \(?[a-z]{2,4}\)?)?)?", "Published Sunday, May 3, 2031 at 9:05 p.m. EDT"),
];

/// The kind of each of `spans`, which are all the paragraphs of `text`.
pub(super) fn kinds(text: &Text, spans: &[Span]) -> Vec<ParagraphKind> {
    let kind_at = |ix: usize| {
        let place = match ix {
            0 => Anywhere,
            _ if ix + END < spans.len() => AfterTheFirst,
            _ => AtTheEnd,
        };
        kind(&text[spans[ix]], place)
    };
    (0..spans.len()).map(kind_at).collect()
}

/// What a paragraph at `place` is; at the end hold the rules for every place.
fn kind(paragraph: &str, place: Place) -> ParagraphKind {
    let holds = |rule: &Rule| match place {
        Anywhere => rule.place == Anywhere,
        AfterTheFirst => rule.place != AtTheEnd,
        AtTheEnd => true,
    };
    let is_line_of_marks = !paragraph.contains(char::is_alphanumeric);
    let is_furniture = is_line_of_marks || matching(paragraph).any(holds);
    if is_furniture { ParagraphKind::Furniture } else { ParagraphKind::Body }
}

fn matching(paragraph: &str) -> impl Iterator<Item = &'static Rule> {
    static PATTERNS: LazyLock<RegexSet> = LazyLock::new(|| {
        let whole = |rule: &Rule| {
            let pattern =
                rule.pattern.replace("NAME", NAME).replace("CAPITAL", CAPITAL).replace("AGENCY", AGENCY);
            format!("^(?:{pattern})$")
        };
        // Bytes, because patterns over Unicode's classes take ten times as long to compile, on each start.
        let mut patterns = RegexSetBuilder::new(RULES.iter().map(whole));
        patterns.unicode(false).build().expect("a test compiles them")
    });
    let matches = (paragraph.len() <= CAPTION).then(|| PATTERNS.matches(plain(paragraph).as_bytes()));
    let rules = matches.into_iter().flatten().map(|ix| &RULES[ix]);
    rules.filter(|rule| paragraph.len() <= rule.longest)
}

/// `paragraph` with single spaces, straight marks and plain hyphens, without bullet and full stop.
fn plain(paragraph: &str) -> String {
    let mut plain = String::with_capacity(paragraph.len());
    for word in paragraph.split(is_blank).filter(|word| !word.is_empty()) {
        let separator = if plain.is_empty() { "" } else { " " };
        plain.push_str(separator);
        plain.extend(word.chars().map(plain_mark));
    }
    let words = plain.trim_start_matches(|mark: char| " -*•·⦁▪>»~".contains(mark));
    let without_stop = words.strip_suffix(['.', ':', '!']).filter(|rest| !rest.ends_with('.'));
    without_stop.unwrap_or(words).to_owned()
}

fn plain_mark(character: char) -> char {
    match character {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '–' | '—' | '―' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::ParagraphKind;

    use super::Place::{Anywhere, AtTheEnd};
    use super::{RULES, kind, matching};

    #[test]
    fn each_rule_finds_its_example() {
        for rule in RULES {
            let finds = matching(rule.example).any(|found| found.pattern == rule.pattern);
            assert!(finds, "{:?} by {}", rule.example, rule.pattern);
        }
    }

    #[test]
    fn lines_of_marks_are_furniture() {
        for marks in ["___", "* * *", "—", "….", "🙂"] {
            assert_eq!(kind(marks, Anywhere), ParagraphKind::Furniture, "{marks}");
        }
        assert_eq!(kind("日本", Anywhere), ParagraphKind::Body);
    }

    #[test]
    fn near_misses_are_body() {
        let near_misses = include_str!("near_misses.txt").lines().filter(|line| !line.is_empty());
        for near_miss in near_misses {
            let found: Vec<_> = matching(near_miss).map(|rule| rule.pattern).collect();
            assert_eq!(kind(near_miss, AtTheEnd), ParagraphKind::Body, "{near_miss:?} by {found:?}");
        }
    }
}
