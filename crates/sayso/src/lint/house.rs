//! The rules of a desk, as its rule file sets them.

use std::collections::BTreeMap;
use std::ops::Range;

use sayso_core::Digest;
use toml_edit::{Document, Item, TableLike};

use super::{ALL, Rule, Severity};

/// The rules we ship. The file says how rule files are written.
pub const DEFAULT_RULES: &str = include_str!("../../rules/default.toml");

/// The table with what several rules go by.
const GENERAL: &str = "general";

/// The key that says which rules a file starts from.
const START: &str = "start";

/// Keys of every rule.
const ON: &str = "on";
const SEVERITY: &str = "severity";
const ADVICE: &str = "advice";
const REFERENCE: &str = "reference";

/// What a rule file may set of a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    /// The key.
    pub(super) name: &'static str,
    /// What stands there.
    pub(super) kind: Kind,
}

/// What a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A whole number, 0 or more.
    Number,
    /// A list of words, in any case.
    Words,
    /// True or false.
    Choice,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Number => "a whole number, 0 or more",
            Kind::Words => "a list of words in quotation marks",
            Kind::Choice => "true or false",
        }
    }
}

/// What [`GENERAL`] may set.
static IN_GENERAL: &[Parameter] = &[
    Parameter { name: "criticism", kind: Kind::Words },
    Parameter { name: "findings", kind: Kind::Words },
    Parameter { name: "researchers", kind: Kind::Words },
    Parameter { name: "second-hand", kind: Kind::Choice },
    Parameter { name: "spokespeople", kind: Kind::Words },
];

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Number(usize),
    /// In lower case.
    Words(Vec<String>),
    Choice(bool),
}

/// What a desk says of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    is_on: bool,
    severity: Severity,
    advice: String,
    reference: String,
    parameters: BTreeMap<&'static str, Value>,
}

impl Settings {
    /// Of a rule that no file has spoken of.
    fn unset() -> Settings {
        Settings {
            is_on: false,
            severity: Severity::Warning,
            advice: String::new(),
            reference: String::new(),
            parameters: BTreeMap::new(),
        }
    }

    /// Whether the desk uses the rule.
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// How much the desk minds.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What to do about what the rule finds.
    pub fn advice(&self) -> &str {
        &self.advice
    }

    /// The document and section that asks for it; empty where none does.
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// The parameters that are set.
    #[cfg(test)]
    pub(super) fn parameters(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.parameters.keys().copied()
    }

    /// The number at `name`; 0 where none is set.
    pub(super) fn number(&self, name: &str) -> usize {
        match self.parameters.get(name) {
            Some(&Value::Number(number)) => number,
            Some(Value::Words(_) | Value::Choice(_)) | None => 0,
        }
    }

    /// Whether `word`, in lower case, is among those at `name`.
    pub(super) fn lists(&self, name: &str, word: &str) -> bool {
        match self.parameters.get(name) {
            Some(Value::Words(words)) => words.iter().any(|listed| listed == word),
            Some(Value::Number(_) | Value::Choice(_)) | None => false,
        }
    }

    /// Whether `word`, in lower case, begins as one of those at `name`.
    pub(super) fn lists_beginning(&self, name: &str, word: &str) -> bool {
        match self.parameters.get(name) {
            Some(Value::Words(words)) => words.iter().any(|listed| word.starts_with(listed)),
            Some(Value::Number(_) | Value::Choice(_)) | None => false,
        }
    }

    /// Whether `name` is chosen.
    pub(super) fn is_chosen(&self, name: &str) -> bool {
        self.parameters.get(name) == Some(&Value::Choice(true))
    }
}

/// The rules of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// What several rules go by.
    general: Settings,
    /// Of each rule, in the order of [`ALL`].
    rules: Vec<Settings>,
    /// Of the files that set them.
    digest: Digest,
}

/// Why a rule file cannot be used, and the line where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {fault}")]
pub struct HouseError {
    /// From 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a rule file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not TOML at all.
    #[error("this is not TOML: {0}")]
    Syntax(String),
    /// A table that is none of ours.
    #[error("there is no rule {name}; the rules are {}", rule_names())]
    NoSuchRule {
        /// As it is written.
        name: String,
    },
    /// A key that its table does not have.
    #[error("{table} has no {key}; it has {known}")]
    NoSuchKey {
        /// The rule, or `general`.
        table: String,
        /// As it is written.
        key: String,
        /// What it has.
        known: String,
    },
    /// A value of another kind.
    #[error("{key} must be {wanted}")]
    WrongValue {
        /// The key.
        key: String,
        /// What may stand there.
        wanted: &'static str,
    },
}

fn rule_names() -> String {
    ALL.iter().map(|rule| rule.name).collect::<Vec<_>>().join(", ")
}

/// What `start` may be.
const STARTS: &str = "\"default\" or \"nothing\"";

/// What `severity` may be.
const SEVERITIES: &str = "\"error\", \"warning\" or \"advice\"";

impl House {
    /// The rules we ship.
    pub fn standard() -> House {
        let rules = vec![Settings::unset(); ALL.len()];
        let nothing = House { general: Settings::unset(), rules, digest: Digest::of(&[]) };
        nothing.amended(DEFAULT_RULES).expect("a test reads the rules we ship")
    }

    /// These rules with what the rule file `toml` says otherwise. Refuses what names no rule or key of ours.
    pub fn amended(&self, toml: &str) -> Result<House, HouseError> {
        let file = File { toml };
        let document = Document::parse(toml).map_err(|error| {
            let message = error.message().lines().collect::<Vec<_>>().join("; ");
            file.error(error.span(), Fault::Syntax(message))
        })?;
        let mut house = self.clone();
        house.digest = Digest::of(&[self.digest.to_string().as_bytes(), toml.as_bytes()]);
        for (key, item) in document.iter() {
            let place = file.place(document.as_table(), key);
            if key == START {
                house.start(&file, place, item)?;
                continue;
            }
            let rule = ALL.iter().position(|rule| rule.name == key);
            let (rule, settings) = match rule {
                Some(at) => (Some(ALL[at]), &mut house.rules[at]),
                None if key == GENERAL => (None, &mut house.general),
                None => return Err(file.error(place, Fault::NoSuchRule { name: key.to_owned() })),
            };
            let wrong = || Fault::WrongValue { key: key.to_owned(), wanted: "a table" };
            let table = item.as_table_like().ok_or_else(|| file.error(place, wrong()))?;
            Section { file: &file, name: key, rule, table }.amend(settings)?;
        }
        Ok(house)
    }

    /// The same for the same rule files: with the same rules and run come the same findings.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What it says of `rule`.
    pub fn of(&self, rule: &Rule) -> &Settings {
        let at = ALL.iter().position(|known| known.name == rule.name);
        &self.rules[at.expect("every rule stands in the table")]
    }

    /// What several rules go by.
    pub(super) fn general(&self) -> &Settings {
        &self.general
    }

    fn start(&mut self, file: &File<'_>, place: Option<Range<usize>>, item: &Item) -> Result<(), HouseError> {
        match item.as_str() {
            Some("default") => Ok(()),
            Some("nothing") => {
                self.rules.iter_mut().for_each(|settings| settings.is_on = false);
                Ok(())
            }
            Some(_) | None => {
                Err(file.error(place, Fault::WrongValue { key: START.to_owned(), wanted: STARTS }))
            }
        }
    }
}

/// A rule file being read.
struct File<'toml> {
    toml: &'toml str,
}

impl File<'_> {
    fn error(&self, place: Option<Range<usize>>, fault: Fault) -> HouseError {
        let before = place.map_or("", |place| self.toml.get(..place.start).unwrap_or(self.toml));
        HouseError { line: before.matches('\n').count() + 1, fault }
    }

    /// Where `key` is written in `table`.
    fn place(&self, table: &dyn TableLike, key: &str) -> Option<Range<usize>> {
        let (written, item) = table.get_key_value(key)?;
        written.span().or_else(|| item.span())
    }
}

/// A table of a rule file.
struct Section<'file> {
    file: &'file File<'file>,
    name: &'file str,
    /// The rule it is about; `None` for what holds for several.
    rule: Option<&'static Rule>,
    table: &'file dyn TableLike,
}

impl Section<'_> {
    /// Puts what it says into `settings`.
    fn amend(&self, settings: &mut Settings) -> Result<(), HouseError> {
        // A rule that is spoken of is meant to be used, unless it says otherwise.
        settings.is_on = true;
        self.table.iter().try_for_each(|(key, item)| self.set(key, item, settings))
    }

    fn set(&self, key: &str, item: &Item, settings: &mut Settings) -> Result<(), HouseError> {
        let wrong =
            |wanted| self.error(key, Fault::WrongValue { key: format!("{}.{key}", self.name), wanted });
        let text = || item.as_str().map(str::to_owned).ok_or_else(|| wrong("text in quotation marks"));
        match (self.rule, key) {
            (Some(_), ON) => settings.is_on = item.as_bool().ok_or_else(|| wrong(Kind::Choice.name()))?,
            (Some(_), SEVERITY) => settings.severity = severity(item).ok_or_else(|| wrong(SEVERITIES))?,
            (Some(_), ADVICE) => settings.advice = text()?,
            (Some(_), REFERENCE) => settings.reference = text()?,
            (Some(_) | None, _) => {
                let known = self.parameters().iter().find(|parameter| parameter.name == key);
                let parameter = known.ok_or_else(|| self.error(key, self.no_such_key(key)))?;
                let value = value(parameter.kind, item).ok_or_else(|| wrong(parameter.kind.name()))?;
                settings.parameters.insert(parameter.name, value);
            }
        }
        Ok(())
    }

    /// What may stand in it besides what every rule has.
    fn parameters(&self) -> &'static [Parameter] {
        self.rule.map_or(IN_GENERAL, |rule| rule.parameters)
    }

    fn error(&self, key: &str, fault: Fault) -> HouseError {
        self.file.error(self.file.place(self.table, key), fault)
    }

    fn no_such_key(&self, key: &str) -> Fault {
        let of_rules: &[&str] = if self.rule.is_some() { &[ON, SEVERITY, ADVICE, REFERENCE] } else { &[] };
        let names = of_rules.iter().copied().chain(self.parameters().iter().map(|parameter| parameter.name));
        let known = names.collect::<Vec<_>>().join(", ");
        Fault::NoSuchKey { table: self.name.to_owned(), key: key.to_owned(), known }
    }
}

fn severity(item: &Item) -> Option<Severity> {
    let name = item.as_str()?;
    Severity::ALL.into_iter().find(|severity| severity.name() == name)
}

fn value(kind: Kind, item: &Item) -> Option<Value> {
    match kind {
        Kind::Number => usize::try_from(item.as_integer()?).ok().map(Value::Number),
        Kind::Choice => item.as_bool().map(Value::Choice),
        Kind::Words => {
            let words = item.as_array()?.iter().map(|word| Some(word.as_str()?.to_lowercase()));
            words.collect::<Option<_>>().map(Value::Words)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ALL, Severity};
    use super::House;

    #[track_caller]
    fn check_refused(toml: &str, expected: &str) {
        let told = House::standard().amended(toml).expect_err("is refused").to_string();
        assert!(told.starts_with(expected), "{told}");
    }

    fn on(house: &House) -> Vec<&'static str> {
        ALL.iter().filter(|rule| house.of(rule).is_on()).map(|rule| rule.name).collect()
    }

    #[test]
    fn what_a_file_does_not_name_stays_as_it_was() {
        let standard = House::standard();
        let same = standard.amended("").expect("nothing is wrong");
        assert_eq!((&same.general, &same.rules), (&standard.general, &standard.rules));
        let amended = standard.amended("[no-basis]\nseverity = \"error\"\n").expect("is right");
        let of = |name: &str| ALL.iter().find(|rule| rule.name == name).expect("a rule");
        assert_eq!(amended.of(of("no-basis")).severity(), Severity::Error);
        assert_eq!(amended.of(of("no-basis")).advice(), standard.of(of("no-basis")).advice());
        assert_eq!(amended.of(of("no-reason")), standard.of(of("no-reason")));
    }

    #[test]
    fn a_file_may_start_from_nothing() {
        let amended = House::standard().amended("start = \"nothing\"\n[no-reason]\n").expect("is right");
        assert_eq!(on(&amended), ["no-reason"]);
    }

    #[test]
    fn a_rule_is_turned_off_by_its_name() {
        let standard = House::standard();
        let amended = standard.amended("[no-reason]\non = false\n").expect("is right");
        assert_eq!(on(&amended).len() + 1, on(&standard).len());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        check_refused(
            "\n[no-descripter]\n",
            "2: there is no rule no-descripter; the rules are no-descriptor, ",
        );
        check_refused(
            "[no-basis]\n\nlevel = 1\n",
            "3: no-basis has no level; it has on, severity, advice, reference, ",
        );
        check_refused(
            "[general]\non = true\n",
            "2: general has no on; it has criticism, findings, researchers, second-hand, spokespeople",
        );
        check_refused("[no-basis]\nseverity = \"bad\"\n", "2: no-basis.severity must be \"error\", ");
        check_refused("[no-basis]\non = 1\n", "2: no-basis.on must be true or false");
        check_refused("[no-basis]\nwitnesses = [1]\n", "2: no-basis.witnesses must be a list of words");
        check_refused("no-basis = 1\n", "1: no-basis must be a table");
        check_refused("start = \"\"\n", "1: start must be \"default\" or \"nothing\"");
        check_refused("[no-basis]\n[no-basis\n", "2: this is not TOML: ");
        check_refused("[no-basis]\non = true\non = false\n", "3: this is not TOML: ");
    }
}
