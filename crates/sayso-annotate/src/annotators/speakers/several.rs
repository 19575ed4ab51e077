//! Sources that are several people by name: “Oakes, Roth and Marsh”.

use sayso_core::{EntityKind, Mention, MentionKind, Span};

use super::super::mentions::lexicon::{List, lists};
use super::index::Index;
use super::nouns;
use crate::patterns::is_listed;

/// Words before the first of several names.
const OPENERS: &str = "both neither either";

/// What joins the last two names.
const LAST_JOINTS: [&str; 6] = [" and ", ", and ", " or ", ", or ", " nor ", ", nor "];

/// Words after the last name that leave the names whole.
const AFTER: &str = "all both each jointly together also of from in who";

/// Nouns for those with whom a firm is called after somebody.
const OF_FIRMS: &str = "associates co company partners";

/// Whether the source is two or more names of people that a conjunction joins: “neither Oakes nor Roth”; not “Ada Quill, chair of
/// Oakes and Roth”, not “Oakes and Sons”, not “Oakes and Roth’s lawyer”.
pub(super) fn is_several(index: &Index, source: Span) -> bool {
    let text = index.draft.article().text.as_str();
    let is_person = |name: &&Mention| name.kind == MentionKind::Name && name.entity == EntityKind::Person;
    let people: Vec<&Mention> =
        index.within(source).map(|ix| index.draft.mention(ix)).filter(is_person).collect();
    let Some((first, others)) = people.split_first() else { return false };
    let opening = text[source.start()..first.span.start()].trim_end().to_lowercase();
    if !opening.is_empty() && !is_listed(OPENERS, &opening) {
        return false;
    }
    let mut end = first.head.end();
    let mut is_joined = false;
    for other in others {
        // A name may stand in a longer one.
        let Some(between) = text.get(end..other.span.start()) else { continue };
        let is_last = LAST_JOINTS.contains(&between);
        if !is_last && between != ", " || is_of_firm(&text[other.head.range()]) {
            break;
        }
        is_joined |= is_last;
        end = other.head.end();
    }
    is_joined && text.get(end..source.end()).is_some_and(leaves_whole)
}

/// Whether the name may be the end of a firm's: “Oakes and *Sons*”.
fn is_of_firm(name: &str) -> bool {
    let lower = name.to_lowercase();
    let last = nouns::last(&lower);
    is_listed(OF_FIRMS, last) || lists(last).has(List::Kin)
}

/// Whether `after`, what follows the names in their source, makes nobody else of them.
fn leaves_whole(after: &str) -> bool {
    let next = after.trim_start().split(' ').next().unwrap_or_default();
    next.is_empty() || next.starts_with(',') || is_listed(AFTER, next)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_nobody};

    #[test]
    fn several_names_lead_to_nobody() {
        let before = "Martin Oakes came back. Helen Marsh spoke too.";
        check_nobody(&format!("{before} Oakes and Marsh said the bridge was safe."), "Oakes and Marsh");
        check_nobody(
            &format!("{before} Neither Oakes nor Marsh would say who had paid."),
            "Neither Oakes nor Marsh",
        );
        check_nobody(
            "Mayor Martin Oakes and Governor Helen Marsh said the bridge was safe.",
            "Mayor Martin Oakes and Governor Helen Marsh",
        );
    }

    #[test]
    fn one_who_is_told_of_with_several_is_one() {
        check(
            "Ada Quill, chair of Oakes and Marsh, said the bridge was safe.",
            "Ada Quill, chair of Oakes and Marsh,",
            Some("Ada Quill"),
        );
        check(
            "The Ministry of Trade and Industry said the bridge was safe.",
            "The Ministry of Trade and Industry",
            Some("Ministry of Trade"),
        );
    }
}
