//! Recognizes the end of a language model's answer, as in "Let me know if you would like any
//! changes!".
//!
//! Authors close with such words as well: "Let me know what you think of the vote." So an ending is
//! one only if it speaks of the text itself, or offers to work on it; or if something else beside it
//! comes from a machine ([`may_close_answer`]).

/// Words that end an answer in one language, in lower case.
struct Language {
    /// Beginnings that say enough by themselves.
    sure: &'static [&'static str],
    /// Beginnings that need one of `about` after them.
    likely: &'static [&'static str],
    /// Words about the text, or an offer to work on it.
    about: &'static [&'static str],
}

const LANGUAGES: [Language; 6] = [ENGLISH, GERMAN, SPANISH, FRENCH, CHINESE, JAPANESE];

const ENGLISH: Language = Language {
    sure: &["do you want me to", "want me to", "would you like me to"],
    likely: &[
        "feel free to",
        "happy to",
        "hope this",
        "hope the ",
        "i can also ",
        "i hope it ",
        "i hope the ",
        "i hope this",
        "i hope you",
        "i'd be happy",
        "i’d be happy",
        "i would be happy",
        "if there is anything",
        "if there's anything",
        "if there’s anything",
        "if you have any",
        "if you need",
        "if you want",
        "if you would like",
        "if you'd like",
        "if you’d like",
        "is there anything",
        "just let me know",
        "let me know",
        "please feel free",
        "please let me know",
        "shall i ",
        "should i ",
    ],
    about: &[
        "any adjustments",
        "any changes",
        "any edits",
        "any modifications",
        "any revisions",
        "any tweaks",
        "any other changes",
        "anything changed",
        "anything else",
        "anything to be changed",
        "adjusted",
        "adjust the ",
        "adjust this",
        "adjust it",
        "ask for changes",
        "ask for edits",
        "different format",
        "different style",
        "different tone",
        "expand on ",
        "expanded",
        "further adjustments",
        "further changes",
        "further edits",
        "make it longer",
        "make it shorter",
        "me to add",
        "me to adjust",
        "me to change",
        "me to convert",
        "me to cover",
        "me to create",
        "me to edit",
        "me to expand",
        "me to focus",
        "me to format",
        "me to include",
        "me to make",
        "me to modify",
        "me to prepare",
        "me to provide",
        "me to refine",
        "me to rephrase",
        "me to revise",
        "me to rework",
        "me to rewrite",
        "me to shorten",
        "me to simplify",
        "me to summarize",
        "me to tailor",
        "me to translate",
        "me to turn",
        "me to write",
        "i can add a ",
        "i can add more",
        "i can adapt",
        "i can adjust",
        "i can convert",
        "i can create",
        "i can expand",
        "i can format",
        "i can generate",
        "i can make it",
        "i can make this",
        "i can prepare",
        "i can produce",
        "i can provide",
        "i can revise",
        "i can rewrite",
        "i can shorten",
        "i can tailor",
        "i can translate",
        "i can turn",
        "happy to adjust",
        "happy to edit",
        "happy to expand",
        "happy to make",
        "happy to revise",
        "happy to rewrite",
        "i add",
        "i adjust",
        "i expand",
        "i make it",
        "i revise",
        "i shorten",
        "meets your",
        "more of it",
        "more of this",
        "article helps",
        "draft helps",
        "newsletter helps",
        "report helps",
        "summary helps",
        "is helpful",
        "works for you",
        "report captures",
        "article meets",
        "draft meets",
        "newsletter meets",
        "report meets",
        "article is what you",
        "newsletter is what you",
        "draft is what you",
        "report is what you",
        "revise",
        "rewritten",
        "shortened",
        "the tone",
        "this helps",
        "what you had in mind",
        "what you needed",
        "what you wanted",
        "what you were looking for",
        "your expectations",
        "your needs",
        "your requirements",
    ],
};

const GERMAN: Language = Language {
    sure: &[
        "falls du änderungen",
        "falls sie änderungen",
        "ich hoffe, das hilft",
        "ich hoffe, dieser bericht",
        "möchten sie, dass ich",
        "möchtest du, dass ich",
        "soll ich den bericht",
        "soll ich den text",
        "wenn du möchtest, kann ich",
        "wenn du willst, kann ich",
        "wenn sie möchten, kann ich",
        "wenn sie wünschen, kann ich",
    ],
    likely: &[
        "gern kann ich",
        "gerne kann ich",
        "gib mir bescheid",
        "geben sie mir bescheid",
        "lass mich wissen",
        "lassen sie mich wissen",
        "sag mir bescheid",
        "sag bescheid",
        "sagen sie mir bescheid",
    ],
    about: &[
        "anpass",
        "angepasst",
        "den bericht",
        "den text",
        "änderungen",
        "ergänz",
        "gekürzt",
        "kürz",
        "überarbeit",
        "umformulier",
    ],
};

const SPANISH: Language = Language {
    sure: &[
        "espero que este informe",
        "espero que esto ayude",
        "espero que esto te sirva",
        "si lo deseas, puedo",
        "si desea, puedo",
        "si quieres, puedo",
    ],
    likely: &[
        "avísame si",
        "avíseme si",
        "¿deseas que ",
        "¿desea que ",
        "¿quieres que ",
        "¿te gustaría que ",
        "déjame saber si",
        "dime si",
        "hazme saber si",
        "házmelo saber si",
        "no dudes en pedir",
        "no dude en pedir",
    ],
    about: &[
        "acort",
        "ajust",
        "algún cambio",
        "alguna modificación",
        "amplíe",
        "añada",
        "cambie algo",
        "cambios",
        "el informe",
        "el texto",
        "el tono",
        "lo modifique",
        "lo resuma",
    ],
};

const FRENCH: Language = Language {
    sure: &[
        "j'espère que ce rapport",
        "j’espère que ce rapport",
        "j'espère que cela vous",
        "j’espère que cela vous",
        "si tu veux, je peux",
        "si vous le souhaitez, je peux",
        "si vous voulez, je peux",
        "souhaites-tu que je",
        "souhaitez-vous que je",
        "veux-tu que je",
        "voulez-vous que je",
    ],
    likely: &[
        "dis-moi si",
        "dites-moi si",
        "fais-moi savoir si",
        "faites-moi savoir si",
        "n'hésite pas à demander",
        "n’hésite pas à demander",
        "n'hésite pas à me",
        "n’hésite pas à me",
        "n'hésitez pas à demander",
        "n’hésitez pas à demander",
        "n'hésitez pas à me",
        "n’hésitez pas à me",
    ],
    about: &[
        "ajust",
        "des changements",
        "des modifications",
        "le rapport",
        "le texte",
        "le ton",
        "raccourci",
        "reformul",
    ],
};

const CHINESE: Language = Language {
    sure: &[
        "希望这份报告",
        "希望这篇",
        "希望对你有帮助",
        "希望对您有帮助",
        "希望这对你有帮助",
        "希望这对您有帮助",
        "如果需要，我可以",
        "如果你需要，我可以",
        "如果您需要，我可以",
    ],
    likely: &[
        "请告诉我",
        "请随时告诉我",
        "请让我知道",
        "如果你",
        "如果您",
        "如需",
        "如有需要",
        "需要我",
        "你希望我",
        "您希望我",
    ],
    about: &[
        "我修改",
        "我调整",
        "修改意见",
        "调整语气",
        "缩短",
        "扩充",
        "润色",
        "改写",
    ],
};

const JAPANESE: Language = Language {
    sure: &[
        "このレポートがお役に立",
        "この記事がお役に立",
        "お役に立てれば幸い",
    ],
    likely: &["ご希望", "ご要望", "必要であれば", "必要でしたら", "もし"],
    about: &[
        "お申し付けください",
        "加筆いた",
        "書き直し",
        "修正いた",
        "修正でき",
        "調整いた",
        "調整でき",
        "追加でき",
        "短くでき",
    ],
};

/// Words of a writer about himself, after which an ending may be that of an answer.
const OWN_WORDS: [&str; 15] = [
    "adjust",
    "adjusted",
    "adjustments",
    "edits",
    "expand",
    "helps",
    "i",
    "i'd",
    "i'll",
    "i’d",
    "i’ll",
    "me",
    "revise",
    "revisions",
    "tone",
];

/// Beginnings that end an answer if something else comes from a machine, too.
const WEAK: [&str; 3] = ["let me know", "please let me know", "shall i "];

/// Maximum length of an ending in characters.
const MAX_CHARS: usize = 400;

/// Reports whether a paragraph ends an answer, as in "Let me know if you would like any changes!".
pub fn closes_answer(paragraph: &str) -> bool {
    let Some(folded) = folded(paragraph) else {
        return false;
    };
    let begins = |known: &[&str]| known.iter().any(|it| folded.starts_with(it));
    let plain = folded.replace(" also ", " ");
    // "If you need any changes to your berth, write to the harbor master" offers nothing.
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    let is_offer = !folded.starts_with("if you") || words.any(|word| matches!(word, "i" | "me"));
    LANGUAGES.iter().any(|language| {
        let is_about = || language.about.iter().any(|it| has(&plain, it));
        begins(language.sure) || is_offer && begins(language.likely) && is_about()
    })
}

/// Reports whether a paragraph may end an answer: an author may write it as well.
pub fn may_close_answer(paragraph: &str) -> bool {
    let Some(folded) = folded(paragraph) else {
        return false;
    };
    let begins = |known: &[&str]| known.iter().any(|it| folded.starts_with(it));
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    closes_answer(paragraph)
        || begins(&WEAK)
        || begins(ENGLISH.likely) && words.any(|word| OWN_WORDS.contains(&word))
}

/// Returns a paragraph in lower case without emphasis around it; `None` if it is too long.
fn folded(paragraph: &str) -> Option<String> {
    let folded = paragraph.trim().trim_matches(['*', '_']).to_lowercase();
    (folded.chars().count() <= MAX_CHARS).then_some(folded)
}

/// Whether a text has these words, not as the end of another word.
fn has(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        !words.is_ascii() || !before.ends_with(|c: char| c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_with_an_offer_or_a_question_about_the_text() {
        for line in [
            "Let me know if you would like any changes!",
            "Let me know if you'd like me to adjust the tone.",
            "Please let me know if you want this shortened.",
            "*Would you like me to add a section on the harbor?*",
            "I hope this helps! Feel free to ask.",
            "I hope this newsletter meets your expectations.",
            "If you'd like, I can make it shorter.",
            "Feel free to adjust the tone.",
            "Feel free to ask for changes.",
            "I can also expand on the vote.",
            "Shall I expand on the vote?",
            "Lass mich wissen, ob ich den Bericht kürzen soll.",
            "Möchten Sie, dass ich etwas ergänze?",
            "Avísame si quieres que ajuste el tono.",
            "Si quieres, puedo hacerlo más corto.",
            "N’hésitez pas à demander des modifications.",
            "Souhaitez-vous que je raccourcisse le texte ?",
            "希望这份报告对您有所帮助！",
            "如果您需要我修改，请告诉我。",
            "需要我调整语气吗？",
            "ご希望があれば、修正いたします。",
        ] {
            assert!(closes_answer(line), "{line}");
        }
    }

    /// Regression test: such endings of an author were taken off.
    #[test]
    fn an_author_may_ask_the_readers() {
        for line in [
            "Let me know what you think of the referendum.",
            "Please let me know how the ice is where you live!",
            "I hope this winter is the last of its kind for me.",
            "I hope this referendum passes.",
            "Happy to meet all of you at the quay, and so is the mayor, he told me.",
            "If you want to take part in the vote, go to the hall by noon.",
            "If you need to make changes to your berth, do so before the tide.",
            "If you need help with the vote, write to me.",
            "If you want to adjust the commission, do so before the era ends.",
            "If you need any changes to your berth, write to the harbor master.",
            "N’hésitez pas à lire le rapport complet du conseil.",
            "No dudes en votar por los cambios.",
            "如果你想参加投票，请告诉我。",
            "さらに、ノードを追加できます。",
            "Feel free to visit the harbor.",
            "Letters were read by all.",
            "I can also see the harbor from here.",
            "I can see the harbor from here, wrote the pilot, and he was right about the ice.",
            "Lass mich wissen, was du von der Abstimmung hältst.",
            "Avísame si vienes al puerto.",
            "¿Quieres que el puerto crezca?",
            "N’hésitez pas à venir au port.",
            "需要我们共同努力。",
            "如果你想投票，请在中午前到大厅。",
            "もし氷が来れば、港は閉まる。",
        ] {
            assert!(!closes_answer(line), "{line}");
        }
    }

    #[test]
    fn some_endings_are_those_of_an_answer_beside_something_else_of_a_machine() {
        for line in [
            "Let me know what you think!",
            "I hope this is what it takes for me.",
        ] {
            assert!(!closes_answer(line) && may_close_answer(line), "{line}");
        }
        assert!(!may_close_answer("Feel free to visit the harbor."));
    }
}
