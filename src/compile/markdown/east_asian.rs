//! Characters of scripts that are written without spaces.

/// Whether a character is Han or kana.
fn is_ideograph(c: char) -> bool {
    matches!(
        c,
        '\u{2e80}'..='\u{2fdf}' | '々'..='〇' | '\u{3040}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// Whether a character is punctuation of full width, such as `。` and `（`.
pub fn is_wide_punctuation(c: char) -> bool {
    matches!(
        c,
        '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}'
        | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
    )
}

/// Whether a character is Han, kana, or their punctuation.
pub fn is_wide(c: char) -> bool {
    is_ideograph(c) || is_wide_punctuation(c) || matches!(c, '\u{ff01}'..='\u{ff60}')
}

/// Whether the line break between a character and the source after it means nothing, because their
/// script has no spaces.
pub fn joins(before: char, after: &str) -> bool {
    let is_markup = |c: char| c.is_whitespace() || "*_~`[>".contains(c);
    let after = after.trim_start_matches(is_markup).chars().next();
    // Also Chinese punctuation, but other languages use it, too.
    let is_shared = |c: char| "“”‘’…—·".contains(c);
    after.is_some_and(|after| {
        is_wide(before) && (is_wide(after) || is_shared(after))
            || is_shared(before) && is_wide(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_without_spaces_are_joined() {
        for (before, after) in [
            ('月', "\n增加"),
            ('は', "下"),
            ('，', "\n> “他"),
            ('ｱ', "**ｲ"),
        ] {
            assert!(joins(before, after), "{before} {after}");
        }
        for (before, after) in [
            ('에', "띄어"),
            ('e', "keep"),
            ('络', "Kusama"),
            ('”', "“"),
            ('次', ""),
        ] {
            assert!(!joins(before, after), "{before} {after}");
        }
    }
}
