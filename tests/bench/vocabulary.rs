//! The words of the invented reports: a few frequent ones and thousands of rare ones, as in any
//! text, with their numbers and their endings.

/// The most frequent words, which the topics and the templates know.
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

/// All other words are three of these.
const SYLLABLES: [&str; 32] = [
    "ba", "den", "lo", "mar", "ti", "ver", "ras", "ko", "pel", "ni", "tur", "sa", "gel", "mo",
    "fi", "cor", "dan", "les", "vi", "nor", "ta", "rem", "hu", "bri", "sol", "ka", "wen", "stra",
    "pli", "ond", "ge", "mi",
];

/// The binary logarithm of the number of words.
const BITS: usize = 15;

/// The word of a rank, where the most frequent has rank 0. There are `2^15` words, or 32,768.
fn of_rank(rank: usize) -> String {
    if let Some(word) = WORDS.get(rank) {
        return (*word).to_owned();
    }
    // An odd factor scatters the ranks and keeps each apart from all others.
    let number = rank.wrapping_mul(20_693) % (1 << BITS);
    let syllable = |shift: usize| SYLLABLES.get(number >> shift & 31).copied();
    [0, 5, 10].into_iter().filter_map(syllable).collect()
}

/// A word by chance, which `below` is: a number below another. A word is about as frequent as one
/// divided by its rank, as Zipf found of real texts, and the rarest third is rarer than that.
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

/// A number in one of the ways in which reports write them.
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
