//! Vocabulary of the generated reports: a few frequent words and thousands of rare ones, as in any
//! text, plus numbers and word endings.

/// The most frequent words, because topics and templates depend on them.
const WORDS: [&str; 48] = [
    "anchor",
    "auction",
    "barge",
    "boat",
    "bridge",
    "buoy",
    "canal",
    "captain",
    "cargo",
    "council",
    "crane",
    "crew",
    "current",
    "dock",
    "engine",
    "ferry",
    "fish",
    "fleet",
    "gale",
    "governance",
    "gull",
    "harbour",
    "hull",
    "island",
    "keel",
    "lamp",
    "letter",
    "lighthouse",
    "market",
    "mast",
    "net",
    "parachain",
    "pier",
    "pilot",
    "price",
    "proposal",
    "quay",
    "rope",
    "rudder",
    "sail",
    "sailor",
    "ship",
    "slot",
    "storm",
    "tide",
    "token",
    "upgrade",
    "vote",
];

/// Every other word consists of three of these.
const SYLLABLES: [&str; 32] = [
    "ba", "den", "lo", "mar", "ti", "ver", "ras", "ko", "pel", "ni", "tur", "sa", "gel", "mo",
    "fi", "cor", "dan", "les", "vi", "nor", "ta", "rem", "hu", "bri", "sol", "ka", "wen", "stra",
    "pli", "ond", "ge", "mi",
];

/// Binary logarithm of the number of words.
const BITS: usize = 15;

/// Returns the word with this rank; the most frequent has rank 0. There are `2^15` = 32,768 words.
fn of_rank(rank: usize) -> String {
    if let Some(word) = WORDS.get(rank) {
        return (*word).to_owned();
    }
    // Multiplication by an odd number is a bijection here, so all words are different.
    let number = rank.wrapping_mul(20_693) % (1 << BITS);
    let syllable = |shift: usize| SYLLABLES.get(number >> shift & 31).copied();
    [0, 5, 10].into_iter().filter_map(syllable).collect()
}

/// Returns a random word. `below` returns a random number below its argument. The frequency of a
/// word is about 1 / rank, as in Zipf's law; the rarest third is rarer still.
pub fn word(mut below: impl FnMut(usize) -> usize) -> String {
    let is_rarest = below(4) == 0;
    let bits = below(12) + if is_rarest { below(4) } else { 0 };
    let rank = (1 << bits) - 1 + below(1 << bits);
    let mut word = of_rank(rank.min((1 << BITS) - 1));
    if below(8) == 0 {
        word.push_str(if word.ends_with('e') { "s" } else { "ing" });
    }
    word
}

/// Returns a number in one of the formats found in reports.
pub fn number(mut below: impl FnMut(usize) -> usize) -> String {
    let (great, small) = (below(900) + 1, below(1_000));
    match below(6) {
        0 => format!("{great},{small:03}"),
        1 => format!("${great}.{:02}", small % 100),
        2 => format!("{}%", great % 100 + 1),
        3 => format!("{}th", great % 16 + 4),
        4 => format!("{}", 1_800 + great % 300),
        _ => format!("{great}"),
    }
}
