//! Statements in words of wrongs that accuse nobody: what befell people, and deeds that their speakers claim for themselves.

use super::words::{Word, is_listed, is_name};

/// What befalls people.
const BEFALLING: &str = "killed injured wounded hurt murdered slain shot stabbed beaten drowned crushed buried burned burnt trapped displaced \
    abducted kidnapped maimed";

/// What kills and is nobody.
const EVENTS: &str = "accident attack attacks avalanche blast blasts blaze bomb bombing bombings bombs collapse crash cyclone derailment earthquake \
    epidemic eruption explosion explosions fire fires flood flooding floods heatwave hurricane landslide outbreak quake raid raids shelling \
    shooting shootings storm storms strike strikes tornado typhoon violence wildfire wildfires";

const AUXILIARIES: &str = "was were been being is are get got gets";

/// Words over which no subject goes on: its verbs, and what begins a clause.
const ENDING: &str = "was were been is are had has have did does do after as because before if that when whether which while who whom whose";

/// Words by which somebody is said to have done it.
const BLAMING: &str = "by accuse accused accusing blame blamed blaming deliberately fault illegally intentionally negligence neglected unlawfully \
    failed failure ignored lied covered hid he she they him her them his their i we us our me my you your police troops soldiers army forces \
    gunman gunmen attacker attackers rebels militants fighters guards officers driver man men woman";

/// How many words tell who was harmed: “at least 30 people, including two children,”.
const MOST_VICTIMS: usize = 8;

/// How many words from its participle an auxiliary may stand.
const FARTHEST_AUXILIARY: usize = 3;

/// Whether what is told in `cue` and `content` accuses nobody, for all its words of wrongs.
pub(super) fn accuses_nobody(cue: &[Word], content: &[Word]) -> bool {
    claims_a_deed(cue, content) || tells_of_victims(content) || tells_of_an_event(content)
}

/// “Claimed responsibility for the attack”, “took full responsibility”.
fn claims_a_deed(cue: &[Word], content: &[Word]) -> bool {
    const CLAIMING: &str = "claim claims claimed claiming take takes took taken taking accept accepts accepted accepting assume assumed";
    let is_claim = cue.iter().any(|word| is_listed(CLAIMING, &word.lower));
    let object = content.iter().take(2).take_while(|word| word.lower != "that");
    let mut begins = cue.iter().chain(object);
    is_claim && begins.any(|word| word.lower == "responsibility")
}

/// “14 people were killed in the flood”; but not “14 people were killed by soldiers”.
fn tells_of_victims(content: &[Word]) -> bool {
    let content = without_that(content);
    let befalls = |at: &usize| is_listed(BEFALLING, &content[*at].lower);
    let Some(harm) = (0..content.len()).find(befalls) else { return false };
    let mut before = harm.saturating_sub(FARTHEST_AUXILIARY)..harm;
    let Some(auxiliary) = before.find(|&at| is_listed(AUXILIARIES, &content[at].lower)) else { return false };
    let victims = &content[..auxiliary];
    // “14 people *had* been killed”.
    let victims = victims.split_last().filter(|(last, _)| is_perfect(last)).map_or(victims, |(_, rest)| rest);
    let is_subject = (1..=MOST_VICTIMS).contains(&victims.len()) && goes_on(victims);
    is_subject && names_nobody(&content[auxiliary..])
}

/// “The flood killed 14 people”, “the bombing had killed 12”; but not “an Ostrelian strike killed 14 people”.
fn tells_of_an_event(content: &[Word]) -> bool {
    let content = without_that(content);
    let is_event = |word: &Word| is_listed(EVENTS, &word.lower);
    let Some(event) = content.iter().take(MOST_VICTIMS).position(is_event) else { return false };
    let mut after = content[event + 1..].iter().skip_while(|word| is_perfect(word));
    let harms = after.next().is_some_and(|word| is_listed(BEFALLING, &word.lower));
    harms && goes_on(&content[..event]) && names_nobody(content)
}

fn is_perfect(word: &Word) -> bool {
    matches!(word.lower.as_str(), "had" | "has" | "have")
}

/// Whether `words` may be one subject.
fn goes_on(words: &[Word]) -> bool {
    words.iter().all(|word| !is_listed(ENDING, &word.lower))
}

/// Whether neither a name stands among `words`, but for places and days, nor a word that blames.
fn names_nobody(words: &[Word]) -> bool {
    (0..words.len()).all(|at| !is_name(words, at) && !is_listed(BLAMING, &words[at].lower))
}

fn without_that(content: &[Word]) -> &[Word] {
    let that = content.first().filter(|word| word.lower == "that");
    &content[usize::from(that.is_some())..]
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::super::words::{Word, words};
    use super::accuses_nobody;

    fn read(passage: &str) -> Vec<Word> {
        let text = Text::new(passage).expect("short");
        words(&text, text.span(0..passage.len()).expect("not empty"))
    }

    #[track_caller]
    fn check(cue: &str, content: &str, expected: bool) {
        assert_eq!(accuses_nobody(&read(cue), &read(content)), expected, "{cue} {content}");
    }

    #[test]
    fn what_befell_people_is_nobodys_doing_unless_somebody_is_told() {
        check("said", "14 people were killed in the flood", true);
        check("said", "that four soldiers had been killed near Selin on Sunday", true);
        check("said", "at least 30 people, including children, were killed in an air strike", true);
        check("said", "the flood had killed 14 people", true);
        check("said", "four soldiers had been killed by gunmen", false);
        check("said", "14 people were deliberately killed", false);
        check("said", "14 people were killed in an Ostrelian strike", false);
        check("said", "an Ostrelian strike killed 14 people", false);
        check("said", "Roth killed four soldiers", false);
        check("said", "he was arrested after two people were killed", false);
        check("said", "Roth took bribes", false);
    }

    #[test]
    fn who_claims_a_deed_accuses_nobody_else() {
        check("claimed", "responsibility for the attack", true);
        check("took full responsibility for", "the attack", true);
        check("claimed", "that responsibility lay with Roth", false);
    }
}
