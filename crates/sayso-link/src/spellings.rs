//! Names from other scripts, which are spelt in several ways.

/// Spellings of one name that no rule makes alike.
static VARIANTS: &[&[&str]] = &[
    &["abdullah", "abdallah", "abdulla"],
    &["ahmed", "ahmad", "achmed"],
    &["aleksandr", "alexander", "alexandr", "oleksandr"],
    &["andrei", "andrey", "andriy", "andrij"],
    &["dmitry", "dmitri", "dmitriy", "dmytro"],
    &["gaddafi", "gadhafi", "qaddafi", "qadhafi", "kadafi", "kaddafi", "gathafi"],
    &["hassan", "hasan"],
    &["hussein", "husayn", "hussain", "husain", "husein"],
    &["ibrahim", "ebrahim"],
    &["khalid", "khaled"],
    &["mahmoud", "mahmud"],
    &["mikhail", "mykhailo"],
    &["moammar", "muammar", "moamer", "muammer", "moamar"],
    &["mohammed", "muhammad", "mohamed", "mohammad", "mohamad", "muhammed", "mohamud"],
    &["mustafa", "mostafa"],
    &["nikolai", "nikolay", "mykola"],
    &["omar", "umar"],
    &["osama", "usama"],
    &["petro", "pyotr", "petr"],
    &["rouhani", "rohani", "rowhani", "ruhani"],
    &["salman", "selman"],
    &["sergei", "sergey", "serhiy", "serge"],
    &["suleiman", "sulaiman", "soleiman", "suleyman"],
    &["soleimani", "suleimani", "sulaimani"],
    &["viktor", "victor"],
    &["vladimir", "volodymyr"],
    &["yevgeny", "evgeny", "evgeni", "yevgeni"],
    &["yousef", "youssef", "yusuf", "yousuf", "yusef"],
    &["yulia", "julia", "yuliya"],
    &["yuri", "yury", "yuriy", "iurii"],
    &["zelensky", "zelenskyy", "zelenskiy", "zelenskyi"],
];

/// Letters that stand for one sound in names from other scripts, and the one that is compared. In this order.
static SOUNDS: &[(&str, &str)] = &[
    ("tch", "ch"),
    ("sch", "sh"),
    ("dh", "d"),
    ("kh", "k"),
    ("ph", "f"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ae", "e"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
];

/// Whether they are listed as spellings of one name.
pub(crate) fn are_one(one: &str, other: &str) -> bool {
    VARIANTS.iter().any(|variants| variants.contains(&one) && variants.contains(&other))
}

/// `word` as it sounds, roughly: spellings of one name have one form. Few others have.
pub(crate) fn folded(word: &str) -> String {
    let listed =
        VARIANTS.iter().find(|variants| variants.contains(&word)).map_or(word, |variants| variants[0]);
    let mut folded = listed.to_owned();
    for (letters, sound) in SOUNDS {
        folded = folded.replace(letters, sound);
    }
    let mut single = String::with_capacity(folded.len());
    for letter in folded.chars() {
        if !single.ends_with(letter) {
            single.push(letter);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::{are_one, folded};

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for [one, other] in [
            ["tymoshenko", "timoshenko"],
            ["yanukovych", "yanukovich"],
            ["zelensky", "zelenskyy"],
            ["sisi", "sissi"],
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert!(are_one("qaddafi", "gadhafi"));
        assert_ne!(folded("brown"), folded("braun"));
    }
}
