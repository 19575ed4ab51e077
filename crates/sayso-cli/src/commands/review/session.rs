//! One sitting of a person who judges.

use sayso_store::{
    Error, Ledger, NewAlikeness, NewJudgement, NewSameness, NewSplit, Part, SameVerdict, Statement,
    UnsurePair, Verdict,
};

use super::keys::{KEYS, Keys, Wish};
use crate::commands::add::now;
use crate::commands::correction::{Field, correction};
use crate::commands::judge::number;
use crate::ink::Colour;
use crate::output::write;
use crate::progress::Progress;
use crate::render::{cards, pair};
use crate::tally::counted;

/// What somebody judges at one sitting.
pub(super) struct Session {
    ledger: Ledger,
    who: String,
    look: (usize, Colour),
    /// The judgements so far: their numbers, and at which position.
    made: Vec<(i64, usize)>,
}

/// What is to be judged.
pub(super) enum Item {
    /// Whether a statement was found right.
    Statement(Box<Statement>),
    /// Whether two sources are the same.
    Pair(UnsurePair),
    /// Whether two statements say the same.
    Alike(Box<[Statement; 2]>),
}

impl Item {
    /// Whether a statement was found right.
    pub(super) fn statement(statement: Statement) -> Item {
        Item::Statement(Box::new(statement))
    }
}

/// Whether two are the same, and who says so.
struct NewAnswer<'a> {
    made: &'a str,
    who: &'a str,
    verdict: SameVerdict,
    why: &'a str,
}

/// Where to go from an item.
enum Next {
    Stay,
    Go(usize),
    End,
}

impl Session {
    /// A sitting of `who`.
    pub(super) fn new(ledger: Ledger, who: String, look: (usize, Colour)) -> Session {
        Session { ledger, who, look, made: Vec::new() }
    }

    /// Shows one item after the other and does what `keys` wish.
    pub(super) fn step_through(&mut self, items: &[Item], keys: &mut Keys) -> anyhow::Result<()> {
        let mut position = 0;
        while let Some(item) = items.get(position) {
            let (width, colour) = self.look;
            // As it is after what was put right.
            let now = match item {
                Item::Statement(statement) => {
                    Item::Statement(Box::new(self.ledger.statement(&statement.id.to_string())?))
                }
                Item::Pair(pair) => Item::Pair(pair.clone()),
                Item::Alike(pair) => Item::Alike(pair.clone()),
            };
            let card = match &now {
                Item::Statement(statement) => cards::in_context(&self.ledger, statement, width, colour)?,
                Item::Pair(pair) => pair::card(&self.ledger, pair, width, colour)?,
                Item::Alike(pair) => pair::of_statements(&self.ledger, pair, width, colour)?,
            };
            write(&format!("\n{} of {}\n{card}", position + 1, items.len()))?;
            position = loop {
                let next = match &now {
                    Item::Statement(statement) => self.statement_wish(statement, position, keys)?,
                    Item::Pair(pair) => self.same_wish(position, keys, |ledger, new| {
                        let (source, other) = (pair.sources[0].id, pair.sources[1].id);
                        let NewAnswer { made, who, verdict, why } = new;
                        let is_person = true;
                        ledger.judge_same(&NewSameness { made, who, is_person, source, other, verdict, why })
                    })?,
                    Item::Alike(pair) => self.same_wish(position, keys, |ledger, new| {
                        let statements = pair.each_ref();
                        let NewAnswer { made, who, verdict, why } = new;
                        ledger.judge_alike(&NewAlikeness { made, who, statements, verdict, why })
                    })?,
                };
                match next {
                    Next::Stay => {}
                    Next::Go(next) => break next,
                    Next::End => return self.settled(),
                }
            };
        }
        self.settled()
    }

    /// How much was judged.
    pub(super) fn told(&self) -> String {
        format!("{} recorded in the name of {}", counted(self.made.len(), "judgement"), self.who)
    }

    fn settled(&self) -> anyhow::Result<()> {
        Ok(self.ledger.settle()?)
    }

    /// Asks for one key at two of whatever, and has `record` write down the answer.
    fn same_wish(
        &mut self,
        position: usize,
        keys: &mut Keys,
        record: impl FnOnce(&mut Ledger, NewAnswer<'_>) -> Result<i64, Error>,
    ) -> anyhow::Result<Next> {
        write("[y the same · n not the same · u unsure · Enter skip · b back · q quit]\n")?;
        let (verdict, why) = match keys.next()? {
            Some((Wish::Yes, why)) => (SameVerdict::Yes, why),
            Some((Wish::No, why)) => (SameVerdict::No, why),
            Some((Wish::Unsure, why)) => (SameVerdict::Unsure, why),
            Some((Wish::Skip, _)) => return Ok(Next::Go(position + 1)),
            Some((Wish::Back, _)) => return self.back(position),
            Some((Wish::Quit, _)) => return Ok(Next::End),
            Some(_) | None => {
                Progress::hidden().say("the two are the same, or are not, or nobody can tell: y, n or u");
                return Ok(Next::Stay);
            }
        };
        let new = NewAnswer { made: &now(), who: &self.who, verdict, why: &why };
        self.made.push((record(&mut self.ledger, new)?, position));
        Ok(Next::Go(position + 1))
    }

    /// Asks for one key at `statement` and does what it wishes.
    fn statement_wish(
        &mut self,
        statement: &Statement,
        position: usize,
        keys: &mut Keys,
    ) -> anyhow::Result<Next> {
        write("[y right · n wrong · u unsure · Enter skip · h more keys · q quit]\n")?;
        let Some((wish, typed)) = keys.next()? else {
            write(&help())?;
            return Ok(Next::Stay);
        };
        let field = match wish {
            Wish::Yes => return self.judge(statement, position, (Verdict::Yes, &typed)),
            Wish::No => return self.judge(statement, position, (Verdict::No, &typed)),
            Wish::Unsure => return self.judge(statement, position, (Verdict::Unsure, &typed)),
            Wish::Note => return self.judge(statement, position, (Verdict::Noted, &typed)),
            Wish::Split => return self.split(statement, position, &typed),
            Wish::Skip => return Ok(Next::Go(position + 1)),
            Wish::Back => return self.back(position),
            Wish::Quit => return Ok(Next::End),
            Wish::Help => {
                write(&help())?;
                return Ok(Next::Stay);
            }
            Wish::Act => Field::Act,
            Wish::Sourcing => Field::Sourcing,
            Wish::Source => Field::Words(Part::Source),
            Wish::Cue => Field::Words(Part::Cue),
            Wish::Content => Field::Words(Part::Content),
        };
        match correction(statement, field, &[typed]) {
            Ok(correction) => self.judge(statement, position, (Verdict::Corrected(correction), "")),
            Err(error) => {
                Progress::hidden().say(&error.to_string());
                Ok(Next::Stay)
            }
        }
    }

    /// Records a verdict. After one on all of the statement the next comes.
    fn judge(
        &mut self,
        statement: &Statement,
        position: usize,
        (verdict, why): (Verdict, &str),
    ) -> anyhow::Result<Next> {
        let is_all = matches!(verdict, Verdict::Yes | Verdict::No | Verdict::Unsure);
        let new = NewJudgement { made: &now(), who: &self.who, is_person: true, verdict, why };
        self.made.push((self.ledger.judge(statement, &new)?, position));
        Ok(Next::Go(if is_all { position + 1 } else { position }))
    }

    /// Records that the speaker is somebody else: who has the number that was typed, or without one somebody new.
    fn split(&mut self, statement: &Statement, position: usize, typed: &str) -> anyhow::Result<Next> {
        let typed = Some(typed.trim()).filter(|typed| !typed.is_empty());
        let to = match typed.map(number).transpose() {
            Ok(to) => to,
            Err(what) => {
                Progress::hidden().say(&what);
                return Ok(Next::Stay);
            }
        };
        let new = NewSplit { made: &now(), who: &self.who, to, why: "" };
        match self.ledger.split(statement, &new) {
            Ok((judgement, source)) => {
                Progress::hidden().say(&format!("the speaker is #{source}: judgement {judgement}"));
                self.made.push((judgement, position));
                Ok(Next::Go(position))
            }
            Err(
                error @ (Error::NotNamed { .. } | Error::NoSource { .. } | Error::SplitFromItself { .. }),
            ) => {
                Progress::hidden().say(&error.to_string());
                Ok(Next::Stay)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Takes the last judgement of this sitting back, or without one goes to the statement before.
    fn back(&mut self, position: usize) -> anyhow::Result<Next> {
        let Some((judgement, at)) = self.made.pop() else { return Ok(Next::Go(position.saturating_sub(1))) };
        self.ledger.undo(judgement, &now(), &self.who, "")?;
        Progress::hidden().say(&format!("judgement {judgement} is taken back"));
        Ok(Next::Go(at))
    }
}

/// Which keys there are.
fn help() -> String {
    KEYS.iter().map(|(key, _, _, what)| format!("  {key}  {what}\n")).collect()
}
