//! The words that times are told in.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::calendar::{DayPart, Feast, Season, Unit};

/// What a word is to the grammar of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A word that tells no time.
    Other,
    /// A word that may join those that do: “of”, “ago”. The grammar goes by its letters.
    Joint,
    /// A mark, or any other single character.
    Mark(char),
    /// Digits, with how many there are.
    Digits(u32, u8),
    /// “March”, 3.
    Month(i8),
    /// “Wednesday”, 3.
    Weekday(i8),
    /// “three”.
    Number(u32),
    /// “third”.
    Ordinal(u32),
    /// “several”: a number that is not told.
    Several,
    /// “hour”.
    Unit(Unit),
    /// “hours”.
    Units(Unit),
    /// “morning”.
    DayPart(DayPart),
    /// “summer”.
    Season(Season),
    /// “Christmas”.
    Feast(Feast),
    /// “last”, by -1; “next”, by 1; as seen from the day of publication.
    FromNow(i32),
    /// “previous”, “following”; as seen from a time that was named.
    FromThen(i32),
    /// “yesterday”, -1.
    DayFromNow(i32),
    /// “weekly”.
    Recurring(Unit),
    /// “now”, “recently”: a TIMEX3 value for no time in particular.
    Reference(&'static str),
    /// “EST”.
    Zone,
}

use Term::{
    DayFromNow, Digits, FromNow, FromThen, Joint, Mark, Month, Number, Ordinal, Other, Recurring, Reference,
    Several, Units, Weekday, Zone,
};

#[rustfmt::skip]
static WORDS: &[(&str, Term)] = &[
    ("january", Month(1)), ("february", Month(2)), ("march", Month(3)), ("april", Month(4)), ("may", Month(5)), ("june", Month(6)),
    ("july", Month(7)), ("august", Month(8)), ("september", Month(9)), ("october", Month(10)), ("november", Month(11)), ("december", Month(12)),
    ("jan", Month(1)), ("feb", Month(2)), ("mar", Month(3)), ("apr", Month(4)), ("jun", Month(6)), ("jul", Month(7)), ("aug", Month(8)),
    ("sept", Month(9)), ("sep", Month(9)), ("oct", Month(10)), ("nov", Month(11)), ("dec", Month(12)),

    ("monday", Weekday(1)), ("tuesday", Weekday(2)), ("wednesday", Weekday(3)), ("thursday", Weekday(4)), ("friday", Weekday(5)),
    ("saturday", Weekday(6)), ("sunday", Weekday(7)),
    ("mondays", Weekday(1)), ("tuesdays", Weekday(2)), ("wednesdays", Weekday(3)), ("thursdays", Weekday(4)), ("fridays", Weekday(5)),
    ("saturdays", Weekday(6)), ("sundays", Weekday(7)),

    ("one", Number(1)), ("two", Number(2)), ("three", Number(3)), ("four", Number(4)), ("five", Number(5)), ("six", Number(6)),
    ("seven", Number(7)), ("eight", Number(8)), ("nine", Number(9)), ("ten", Number(10)), ("eleven", Number(11)), ("twelve", Number(12)),
    ("thirteen", Number(13)), ("fourteen", Number(14)), ("fifteen", Number(15)), ("sixteen", Number(16)), ("seventeen", Number(17)),
    ("eighteen", Number(18)), ("nineteen", Number(19)), ("twenty", Number(20)), ("thirty", Number(30)), ("forty", Number(40)),
    ("fifty", Number(50)), ("sixty", Number(60)), ("seventy", Number(70)), ("eighty", Number(80)), ("ninety", Number(90)),
    ("hundred", Number(100)), ("thousand", Number(1000)),
    ("several", Several), ("few", Several), ("many", Several), ("some", Several),

    ("first", Ordinal(1)), ("second", Ordinal(2)), ("third", Ordinal(3)), ("fourth", Ordinal(4)), ("fifth", Ordinal(5)), ("sixth", Ordinal(6)),
    ("seventh", Ordinal(7)), ("eighth", Ordinal(8)), ("ninth", Ordinal(9)), ("tenth", Ordinal(10)), ("eleventh", Ordinal(11)),
    ("twelfth", Ordinal(12)), ("thirteenth", Ordinal(13)), ("fourteenth", Ordinal(14)), ("fifteenth", Ordinal(15)), ("sixteenth", Ordinal(16)),
    ("seventeenth", Ordinal(17)), ("eighteenth", Ordinal(18)), ("nineteenth", Ordinal(19)), ("twentieth", Ordinal(20)), ("thirtieth", Ordinal(30)),

    ("minute", Term::Unit(Unit::Minute)), ("minutes", Units(Unit::Minute)), ("seconds", Units(Unit::Second)),
    ("hour", Term::Unit(Unit::Hour)), ("hours", Units(Unit::Hour)), ("day", Term::Unit(Unit::Day)), ("days", Units(Unit::Day)),
    ("week", Term::Unit(Unit::Week)), ("weeks", Units(Unit::Week)), ("weekend", Term::Unit(Unit::Weekend)), ("weekends", Units(Unit::Weekend)),
    ("month", Term::Unit(Unit::Month)), ("months", Units(Unit::Month)), ("quarter", Term::Unit(Unit::Quarter)), ("quarters", Units(Unit::Quarter)),
    ("year", Term::Unit(Unit::Year)), ("years", Units(Unit::Year)), ("decade", Term::Unit(Unit::Decade)), ("decades", Units(Unit::Decade)),
    ("century", Term::Unit(Unit::Century)), ("centuries", Units(Unit::Century)),
    ("fortnight", Term::Unit(Unit::Fortnight)), ("fortnights", Units(Unit::Fortnight)),

    ("morning", Term::DayPart(DayPart::Morning)), ("mornings", Term::DayPart(DayPart::Morning)), ("midday", Joint),
    ("afternoon", Term::DayPart(DayPart::Afternoon)), ("afternoons", Term::DayPart(DayPart::Afternoon)),
    ("evening", Term::DayPart(DayPart::Evening)), ("evenings", Term::DayPart(DayPart::Evening)), ("night", Term::DayPart(DayPart::Night)),
    ("nights", Term::DayPart(DayPart::Night)),

    ("spring", Term::Season(Season::Spring)), ("summer", Term::Season(Season::Summer)), ("autumn", Term::Season(Season::Autumn)),
    ("fall", Term::Season(Season::Autumn)), ("winter", Term::Season(Season::Winter)),
    ("summers", Term::Season(Season::Summer)), ("winters", Term::Season(Season::Winter)),
    ("christmas", Term::Feast(Feast::Christmas)), ("thanksgiving", Term::Feast(Feast::Thanksgiving)), ("easter", Term::Feast(Feast::Easter)),
    ("halloween", Term::Feast(Feast::Halloween)),

    ("last", FromNow(-1)), ("past", FromNow(-1)), ("this", FromNow(0)), ("current", FromNow(0)), ("next", FromNow(1)), ("coming", FromNow(1)),
    ("upcoming", FromNow(1)), ("latest", FromNow(-1)),
    ("previous", FromThen(-1)), ("preceding", FromThen(-1)), ("prior", FromThen(-1)), ("that", FromThen(0)), ("same", FromThen(0)),
    ("following", FromThen(1)), ("subsequent", FromThen(1)),
    ("today", DayFromNow(0)), ("yesterday", DayFromNow(-1)), ("tomorrow", DayFromNow(1)),
    ("tonight", Joint), ("overnight", Joint), ("noon", Joint), ("midnight", Joint),

    ("daily", Recurring(Unit::Day)), ("weekly", Recurring(Unit::Week)), ("monthly", Recurring(Unit::Month)), ("annually", Recurring(Unit::Year)),
    ("hourly", Recurring(Unit::Hour)), ("nightly", Recurring(Unit::Day)), ("yearly", Recurring(Unit::Year)),

    ("now", Reference("PRESENT_REF")), ("currently", Reference("PRESENT_REF")), ("nowadays", Reference("PRESENT_REF")),
    ("presently", Reference("PRESENT_REF")),
    ("recently", Reference("PAST_REF")), ("lately", Reference("PAST_REF")), ("formerly", Reference("PAST_REF")),
    ("soon", Reference("FUTURE_REF")),

    ("a", Joint), ("about", Joint), ("ago", Joint), ("ahead", Joint), ("after", Joint), ("almost", Joint), ("am", Joint), ("an", Joint),
    ("and", Joint), ("another", Joint), ("approximately", Joint), ("around", Joint), ("as", Joint), ("at", Joint), ("back", Joint),
    ("before", Joint), ("beginning", Joint), ("by", Joint), ("clock", Joint), ("couple", Joint),
    ("during", Joint), ("each", Joint), ("earlier", Joint), ("early", Joint), ("eve", Joint), ("end", Joint), ("every", Joint),
    ("fewer", Joint), ("fiscal", Joint), ("for", Joint), ("from", Joint), ("full", Joint), ("future", Joint), ("half", Joint), ("hence", Joint), ("in", Joint),
    ("into", Joint), ("its", Joint), ("just", Joint), ("late", Joint), ("later", Joint), ("least", Joint), ("less", Joint), ("long", Joint), ("m", Joint), ("mid", Joint),
    ("middle", Joint), ("moment", Joint), ("more", Joint), ("most", Joint), ("nearly", Joint), ("new", Joint), ("no", Joint), ("o", Joint), ("of", Joint),
    ("old", Joint), ("on", Joint), ("once", Joint), ("or", Joint), ("over", Joint), ("p", Joint), ("period", Joint), ("pm", Joint), ("q", Joint),
    ("recent", Joint), ("right", Joint), ("roughly", Joint), ("s", Joint), ("since", Joint), ("st", Joint), ("nd", Joint), ("rd", Joint), ("th", Joint), ("start", Joint),
    ("than", Joint), ("the", Joint), ("then", Joint), ("these", Joint), ("those", Joint), ("through", Joint), ("time", Joint), ("times", Joint), ("to", Joint), ("twice", Joint),
    ("until", Joint), ("till", Joint), ("up", Joint), ("within", Joint), ("independence", Joint), ("boxing", Joint), ("valentine", Joint),
    ("corresponding", Joint), ("comparable", Joint), ("lower", Joint), ("only", Joint), ("entire", Joint), ("whole", Joint),
    ("so", Joint), ("single", Joint), ("sixties", Joint), ("seventies", Joint), ("eighties", Joint), ("nineties", Joint), ("fifties", Joint), ("forties", Joint), ("thirties", Joint), ("twenties", Joint),
    ("additional", Joint), ("consecutive", Joint), ("straight", Joint), ("trading", Joint), ("working", Joint), ("business", Joint),
    ("foreseeable", Joint), ("near", Joint), ("throughout", Joint),

    ("gmt", Zone), ("utc", Zone), ("est", Zone), ("edt", Zone), ("cst", Zone), ("cdt", Zone), ("mst", Zone), ("mdt", Zone), ("pst", Zone), ("pdt", Zone),
    ("et", Zone), ("pt", Zone), ("bst", Zone), ("cet", Zone), ("cest", Zone),
];

/// The longest word in the table, in bytes.
const LONGEST: usize = 16;

static BY_WORD: LazyLock<HashMap<&'static str, Term>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// The entry for `word`, in whatever letter case, with its letters in lower case; no letters where there is none.
pub(super) fn term(word: &str) -> (&'static str, Term) {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return ("", Other) };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let known = std::str::from_utf8(lower).ok().and_then(|lower| BY_WORD.get_key_value(lower));
    known.map_or(("", Other), |(&letters, &term)| (letters, term))
}

/// The term of a run of digits.
pub(super) fn digits(run: &str) -> Term {
    let length = u8::try_from(run.len()).unwrap_or(u8::MAX);
    run.parse().map_or(Other, |value| Digits(value, length))
}

/// The term of a single character that is neither letter nor digit.
pub(super) fn mark(character: char) -> Term {
    match character {
        '’' => Mark('\''),
        '‐' | '‑' | '–' => Mark('-'),
        other => Mark(other),
    }
}
