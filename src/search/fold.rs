//! Folds letters for comparison: to lowercase, to their plain form, and without marks.
//!
//! # Source
//!
//! Unicode's compatibility decomposition (NFKD) without its marks, for the letters of [`BLOCKS`] and
//! for Hangul. A test below compares all of them with the crate `unicode-normalization`, whose own
//! tables would add more to the program than the rest of the search takes. Letters with a bar, such
//! as `đ` and `ł`, have no decomposition, but readers type them without it.

/// The kinds of characters that a word is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter or digit.
    Letter,
    /// A Han or kana character. There are no spaces between words, so each is a word.
    Sign,
    /// A mark on a letter, such as the accent of a decomposed `é`.
    Mark,
    /// A character that nobody sees, such as a soft hyphen.
    Hidden,
    /// Any other character: it ends a word.
    Other,
}

/// Marks, as ranges from the first to the last.
const MARKS: [(char, char); 30] = [
    ('\u{300}', '\u{36f}'),
    ('\u{483}', '\u{489}'),
    ('\u{591}', '\u{5bd}'),
    ('\u{5bf}', '\u{5bf}'),
    ('\u{5c1}', '\u{5c1}'),
    ('\u{5c2}', '\u{5c2}'),
    ('\u{5c4}', '\u{5c4}'),
    ('\u{5c5}', '\u{5c5}'),
    ('\u{5c7}', '\u{5c7}'),
    ('\u{610}', '\u{61a}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{670}', '\u{670}'),
    ('\u{6d6}', '\u{6dc}'),
    ('\u{6df}', '\u{6e4}'),
    ('\u{6e7}', '\u{6e7}'),
    ('\u{6e8}', '\u{6e8}'),
    ('\u{6ea}', '\u{6ed}'),
    ('\u{e47}', '\u{e4e}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{302a}', '\u{302f}'),
    ('\u{3099}', '\u{3099}'),
    ('\u{309a}', '\u{309a}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{fe20}', '\u{fe2f}'),
    ('\u{ff9e}', '\u{ff9e}'),
    ('\u{ff9f}', '\u{ff9f}'),
    ('\u{e0100}', '\u{e01ef}'),
];

/// Returns the kind of a character.
pub(super) fn kind(character: char) -> Kind {
    if character.is_ascii() {
        return if character.is_ascii_alphanumeric() {
            Kind::Letter
        } else {
            Kind::Other
        };
    }
    match character {
        '\u{ad}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{e0000}'..='\u{e007f}' => Kind::Hidden,
        _ if is_mark(character) => Kind::Mark,
        // Ukrainian and others write the letter `ʼ` for an apostrophe.
        _ if !character.is_alphanumeric() || character == 'ʼ' => Kind::Other,
        '\u{2e80}'..='\u{3130}'
        | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{20000}'..='\u{3ffff}' => Kind::Sign,
        _ => Kind::Letter,
    }
}

fn is_mark(character: char) -> bool {
    let is_among = |&(first, last): &(char, char)| (first..=last).contains(&character);
    // In each script of India: the dot below a letter, and the sign for no vowel.
    let is_indian = ('\u{900}'..='\u{dff}').contains(&character)
        && matches!(u32::from(character) & 0x7f, 0x3c | 0x4d);
    is_indian || MARKS.iter().any(is_among)
}

/// Returns a full-width character at its usual width, and any other unchanged.
pub(super) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => shifted(character, '\u{ff01}', '!'),
        _ => character,
    }
}

/// Appends the folded form of `letter` to `term`.
pub(super) fn push_folded(term: &mut String, letter: char) {
    if letter.is_ascii() {
        term.push(letter.to_ascii_lowercase());
        return;
    }
    for lower in letter.to_lowercase() {
        match kind(lower) {
            Kind::Mark | Kind::Hidden => {}
            _ => push_plain(term, lower),
        }
    }
}

fn push_plain(term: &mut String, letter: char) {
    let plain = match letter {
        '\u{ac00}'..='\u{d7a3}' => return push_parts(term, letter),
        '²' | '³' => shifted(letter, '²', '2'),
        '¹' => '1',
        '⁰'..='⁹' if letter != 'ⁱ' => shifted(letter, '⁰', '0'),
        '₀'..='₉' => shifted(letter, '₀', '0'),
        '①'..='⑨' => shifted(letter, '①', '1'),
        'ⓐ'..='ⓩ' => shifted(letter, 'ⓐ', 'a'),
        'ａ'..='ｚ' | '０'..='９' => narrow(letter),
        // Bold, italic, and other letters and digits for formulas; 26 capitals before 26 others.
        '\u{1d400}'..='\u{1d6a3}' => nth((u32::from(letter) - 0x1d400) % 26, 'a'),
        '\u{1d7ce}'..='\u{1d7ff}' => nth((u32::from(letter) - 0x1d7ce) % 10, '0'),
        _ => plain(letter),
    };
    term.push_str(match plain {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ĳ' => "ij",
        'ǆ' | 'ǳ' => "dz",
        'ǉ' => "lj",
        'ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '¼' => "1⁄4",
        '½' => "1⁄2",
        '¾' => "3⁄4",
        _ => return term.push(plain),
    });
}

/// Appends the two or three letters of a Hangul syllable.
fn push_parts(term: &mut String, syllable: char) {
    let number = u32::from(syllable) - 0xac00;
    term.push(nth(number / 588, '\u{1100}'));
    term.push(nth(number % 588 / 28, '\u{1161}'));
    if number % 28 > 0 {
        term.push(nth(number % 28, '\u{11a7}'));
    }
}

/// Returns the character as far behind `to` as `character` is behind `from`.
fn shifted(character: char, from: char, to: char) -> char {
    nth(u32::from(character) - u32::from(from), to)
}

fn nth(number: u32, first: char) -> char {
    char::from_u32(u32::from(first) + number).unwrap_or(first)
}

/// Plain letters for lowercase letters, in blocks. From the first character of a block on, `a6`
/// says that six characters fold to `a`; with `-`, they do not change. Capitals and characters that
/// are no letters count as what is before them, because they are never looked up.
const BLOCKS: [(char, &str); 15] = [
    (
        '\u{aa}',
        "a8-3μ4-1o2-36a6-1c1e4i4d1n1o7u4y1-1y2a6c8d4e10g8h4i10-2j2k1-2l10n9o6-2r6s8t6u12w\
         2y3z5s1-33o2-13u4-26a2i2o2u9-2a4æ2-2g2k2o4ʒ1j3-2g4n2a2æ2o2a4e4i4o4r4u4s2t2-2h2-6\
         a2e2o8y1",
    ),
    ('\u{2b0}', "h1ɦ1j1r1ɹ1ɻ1ʁ1w1y1-39ɣ1l1s1x1ʕ1"),
    (
        '\u{390}',
        "ι28α1ε1η1ι1υ1-17σ1-7ι1υ1ο1υ1ω2β1θ1υ3φ1π1-25κ1ρ1σ1-2ε3",
    ),
    (
        '\u{439}',
        "и1-22е2-1г1-2і2-4к1и1у1-24ѵ2-73ж2-13а4-2е2-2ә2ж2з2-2и4о2-2ө2э2у6ч2-2ы2",
    ),
    ('\u{622}', "ا2و1ا1ي1-153ە1ہ2-15ے2"),
    ('\u{6d4}', ""),
    (
        '\u{1d43}',
        "a1ɐ1ɑ1ᴂ1b1d1e1ə1ɛ1ɜ1g1-1k1m1n1o1ɔ1ᴖ1ᴗ1p1t1u1ᴝ1ɯ1v1ᴥ1β1γ1δ1φ1χ1i1r1u1v1β1γ1ρ1φ1χ1",
    ),
    (
        '\u{1e01}',
        "a2b6c2d10e10f2g2h10i4k6l8m6n8o8p4r8s10t8u10v4w10x4y2z5h1t1w1y1-1s1-5a24e16i4o24u\
         14y8",
    ),
    (
        '\u{1f00}',
        "α16ε16η16ι16ο16υ16ω16α2ε2η2ι2ο2υ2ω4α16η16ω16α14ι4η14ι16υ4ρ2υ12ω14",
    ),
    ('\u{2071}', "i3-11n1-16a1e1o1x1ə1h1k1l1m1n1p1s1t1"),
    (
        '\u{210a}',
        "g1h5i2l3n4p1q1r9z8b1c2e2f2m1o1א1ב1ג1ד1i3π1γ2π6d2e1i1j5",
    ),
    (
        '\u{304b}',
        "か2き2く2け2こ2さ2し2す2せ2そ2た2ち2-1つ2て2と2-5は3ひ3ふ3へ3ほ3-22う1-8ゝ2",
    ),
    (
        '\u{30ab}',
        "カ2キ2ク2ケ2コ2サ2シ2ス2セ2ソ2タ2チ2-1ツ2テ2ト2-5ハ3ヒ3フ3ヘ3ホ3-22ウ1-2ワ1ヰ1ヱ1ヲ2-1ヽ2",
    ),
    ('\u{30ff}', ""),
    (
        '\u{ff66}',
        "ヲ1ァ1ィ1ゥ1ェ1ォ1ャ1ュ1ョ1ッ1ー1ア1イ1ウ1エ1オ1カ1キ1ク1ケ1コ1サ1シ1ス1セ1ソ1タ1チ1ツ1テ1ト1ナ1ニ1ヌ1ネ1ノ1ハ1ヒ1フ1ヘ1\
         ホ1マ1ミ1ム1メ1モ1ヤ1ユ1ヨ1ラ1リ1ル1レ1ロ1ワ1ン1",
    ),
];

/// Returns the plain letter of a lowercase letter, or the letter itself.
fn plain(letter: char) -> char {
    let block = BLOCKS.iter().rev().find(|block| block.0 <= letter);
    let Some(&(first, runs)) = block else {
        return letter;
    };
    let mut n_before = u32::from(letter) - u32::from(first);
    let (mut base, mut len) = ('-', 0);
    for piece in runs.chars() {
        if let Some(digit) = piece.to_digit(10) {
            len = len * 10 + digit;
        } else if n_before < len {
            break;
        } else {
            n_before -= len;
            (base, len) = (piece, 0);
        }
    }
    if n_before < len && base != '-' {
        base
    } else {
        letter
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::ops::RangeInclusive;
    use unicode_normalization::UnicodeNormalization;

    fn folded(text: &str) -> String {
        let mut term = String::new();
        for letter in text.chars() {
            push_folded(&mut term, letter);
        }
        term
    }

    /// Letters that fold to others than their decomposition says, because it has none or because
    /// it is two letters with a sign between them.
    const OTHERS: &str = "đĐðÐħĦℏᵑłŁŀĿŋŊøØǿǾŧŦıßẞæÆǣǢǽǼœŒþÞŉςΣ";

    /// Checks that each letter, its decomposition, and its uppercase fold to the same.
    #[track_caller]
    fn check_block(letters: RangeInclusive<char>) {
        for letter in letters {
            let is_letter = matches!(kind(letter), Kind::Letter | Kind::Sign);
            if !is_letter || OTHERS.contains(letter) {
                continue;
            }
            let written = String::from(letter);
            let parts: String = written.nfkd().collect();
            let plain = parts.chars().filter(|&c| kind(c) != Kind::Mark);
            let plain: String = plain.flat_map(char::to_lowercase).collect();
            let plain = plain.replace('ς', "σ");
            assert_eq!(folded(&written), plain, "of `{letter}` ({parts})");
            assert_eq!(folded(&parts), plain, "of the parts of `{letter}`");
        }
    }

    #[test]
    fn letters_fold_to_their_decomposition_without_marks() {
        check_block('\u{a1}'..='\u{24f}');
        check_block('\u{386}'..='\u{52f}');
        check_block('\u{621}'..='\u{674}');
        check_block('\u{679}'..='\u{6d3}');
        check_block('\u{1d43}'..='\u{1d6a}');
        check_block('\u{1e00}'..='\u{1e99}');
        check_block('\u{1ea0}'..='\u{1fff}');
        check_block('\u{2070}'..='\u{209c}');
        check_block('\u{210a}'..='\u{214e}');
        check_block('\u{2460}'..='\u{2468}');
        check_block('\u{24b6}'..='\u{24e9}');
        check_block('\u{3041}'..='\u{3096}');
        check_block('\u{30a1}'..='\u{30fe}');
        check_block('\u{ac00}'..='\u{d7a3}');
        check_block('\u{fb00}'..='\u{fb06}');
        check_block('\u{ff10}'..='\u{ff19}');
        check_block('\u{ff21}'..='\u{ff3a}');
        check_block('\u{ff41}'..='\u{ff5a}');
        check_block('\u{ff66}'..='\u{ff9d}');
        check_block('\u{1d7ce}'..='\u{1d7ff}');
    }

    #[test]
    fn letters_with_a_bar_and_joined_letters_fold_to_what_readers_type() {
        let letters = "Đặng Łódź Øre Æsir Straße STRASSE Þór ĳs ﬂow ısı İSI Σοφός ΣΟΦΌΣ";
        let plain = "dang lodz ore aesir strasse strasse thor ijs flow isi isi σοφοσ σοφοσ";
        for (letters, plain) in letters.split(' ').zip(plain.split(' ')) {
            assert_eq!(folded(letters), plain, "of `{letters}`");
        }
    }

    #[test]
    fn letters_of_formulas_fold_to_plain_letters() {
        assert_eq!(folded("𝗞𝘶𝓼𝖆𝕞𝚊 𝟚𝟶"), "kusama 20");
    }

    #[test]
    fn hidden_characters_and_marks_are_no_letters() {
        let hidden = "\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{115f}\u{3164}";
        assert!(hidden.chars().all(|c| kind(c) == Kind::Hidden));
        let marks = "\u{301}\u{345}\u{5b8}\u{64b}\u{93c}\u{94d}\u{3099}\u{fe0f}\u{e0100}ﾞ";
        assert!(marks.chars().all(|c| kind(c) == Kind::Mark));
    }
}
