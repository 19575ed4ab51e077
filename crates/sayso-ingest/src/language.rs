//! Tells articles in other languages apart.

use whatlang::{Lang, detect};

use crate::Skipped;

/// Fewer letters than this say too little: a headline full of foreign names is still English.
const FEWEST_LETTERS: usize = 80;

/// Of more than one digit to this many letters, a text is a table, and what words it has are of no language.
const LETTERS_PER_DIGIT: usize = 9;

/// How much of a long text is looked at, in bytes.
const ENOUGH: usize = 9 << 10;

/// From this length on, in bytes, a text is looked at in parts: an English one may quote another language at length.
const LONG: usize = 900;

/// Refuses a text that is surely not in English. A doubtful one is taken for English.
pub(crate) fn demand_english(text: &str) -> Result<(), Skipped> {
    let sample = &text[..text.floor_char_boundary(ENOUGH)];
    let mut found = None;
    for part in parts(sample) {
        match sure_language(part) {
            Some(language) if language != Lang::Eng => found = found.or(Some(language)),
            Some(_) | None => return Ok(()),
        }
    }
    found.map_or(Ok(()), |language: Lang| Err(Skipped::Language { name: language.eng_name() }))
}

/// The whole of a short text, the thirds of a long one.
fn parts(sample: &str) -> Vec<&str> {
    if sample.len() < LONG {
        return vec![sample];
    }
    let first = sample.floor_char_boundary(sample.len() / 3);
    let second = sample.floor_char_boundary(sample.len() / 3 * 2);
    vec![&sample[..first], &sample[first..second], &sample[second..]]
}

/// The language of `part`, if there is enough of it to be sure.
fn sure_language(part: &str) -> Option<Lang> {
    let letters = part.chars().filter(|character| character.is_alphabetic()).count();
    let digits = part.chars().filter(char::is_ascii_digit).count();
    if letters < FEWEST_LETTERS || digits * LETTERS_PER_DIGIT > letters {
        return None;
    }
    detect(part).filter(whatlang::Info::is_reliable).map(|found| found.lang())
}

#[cfg(test)]
mod tests {
    use super::demand_english;

    fn check(text: &str, expected: &str) {
        let language =
            demand_english(text).err().map_or_else(|| "English".to_owned(), |skipped| skipped.to_string());
        assert!(language.contains(expected), "{text}: {language}");
    }

    #[test]
    fn a_paragraph_in_another_language_is_told_by_its_name() {
        check(
            "El alcalde de Valdeluz negó el lunes que el puente vaya a cerrar, y dijo que nadie le había pedido \
             todavía su opinión sobre las obras que empiezan en primavera.",
            "Spanish",
        );
        check(
            "Die Bürgermeisterin von Auwald bestritt am Montag, dass die Brücke geschlossen werde, und sagte, niemand \
             habe sie bisher nach ihrer Meinung zu den Arbeiten gefragt.",
            "German",
        );
        check(
            "Le maire de Vauclair a démenti lundi que le pont allait fermer et a déclaré que personne ne lui avait \
             encore demandé son avis sur les travaux qui commencent au printemps.",
            "French",
        );
        check(
            "Мэр Лугового в понедельник опроверг, что мост закроют, и сказал, что никто ещё не спрашивал его мнения.",
            "Russian",
        );
    }

    #[test]
    fn short_texts_and_foreign_names_stay_english() {
        check("Señor Guillermo Núñez y Ávila de la Fuente", "English");
        check("Guten Tag, sagte er.", "English");
        check(
            "Guadalupe Núñez Villaseñor, José María Echeverría and Señora Iñárritu de la Peña met in Guanajuato, \
             Michoacán and Querétaro, said Joaquín Ibargüengoitia.",
            "English",
        );
    }

    #[test]
    fn tables_and_long_foreign_quotations_stay_english() {
        check(
            "Shr 40 cts vs 33 cts\nNet 32.6 mln vs 26.7 mln\nRevs 406.5 mln vs 370.1 mln\nNine mths\nShr 1.44 dlrs\n\
             Net 117.5 mln vs 98.1 mln\nRevs 1.31 billion",
            "English",
        );
        let english = "The mayor said on Monday that the bridge would stay closed until spring, and that she was sorry. ";
        let french =
            "Personne ne nous a demandé notre avis, a déclaré le maire, et nous le regrettons beaucoup. ";
        check(&format!("{}{}", english.repeat(4), french.repeat(9)), "English");
    }
}
