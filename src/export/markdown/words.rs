//! Words as Markdown that shows just these words.

/// Adds words to the text of a block, so far `line`, with a backslash before each character that
/// Markdown would take for markup there. Begins of tags and templates become references, because many
/// tools look for them before they read Markdown.
pub fn push_words(line: &mut String, words: &str) {
    for (at, character) in words.char_indices() {
        let after = words.get(at + character.len_utf8()..).unwrap_or_default();
        match character {
            // Markdown ignores blanks there, or takes them for code.
            ' ' | '\n' | '\r' | '\t' => {
                if !is_start(line) {
                    line.push(' ');
                }
            }
            '<' if !after.starts_with([' ', '=']) => line.push_str("&lt;"),
            '{' if after.starts_with(['{', '%', '#', '/', ':']) => line.push_str("&#123;"),
            _ => {
                if is_markup(line, character, after) {
                    line.push('\\');
                }
                line.push(character);
            }
        }
    }
}

/// Reports whether the next text begins a line.
fn is_start(line: &str) -> bool {
    line.is_empty() || line.ends_with('\n')
}

/// Reports whether a character between `line` and `after` is markup.
fn is_markup(line: &str, character: char, after: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '[' | ']' | '~' | '|' => true,
        '_' => {
            let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
            !(is_word(line.chars().next_back()) && is_word(after.chars().next()))
        }
        '&' => is_reference(after),
        '#' | '>' | '+' | '-' | '=' | ':' | '%' => is_start(line),
        // The number of an item.
        '.' | ')' => {
            let digits = line.rsplit('\n').next().unwrap_or_default();
            let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            is_number && (after.is_empty() || after.starts_with(char::is_whitespace))
        }
        _ => false,
    }
}

/// Reports whether the text behind `&` makes it a character reference, as in `&amp;` and `&#38;`.
pub fn is_reference(after: &str) -> bool {
    let Some((name, _)) = after.split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let mut line = String::new();
        push_words(&mut line, words);
        assert_eq!(line, expected);
    }

    #[test]
    fn what_would_be_markup_is_escaped_and_nothing_else() {
        check(
            "a_b 5-6 #3 (x) 1.5 C# \"q\"!",
            "a_b 5-6 #3 (x) 1.5 C# \"q\"!",
        );
        check(
            "_a_ *b* `c` ~d~ e|f",
            "\\_a\\_ \\*b\\* \\`c\\` \\~d\\~ e\\|f",
        );
        check("<b>[x](y)\\", "&lt;b>\\[x\\](y)\\\\");
        check("5 < 6 <= 7 {a} {% b %}", "5 < 6 <= 7 {a} &#123;% b %}");
        check("AT&T &amp; &#38; &;", "AT&T \\&amp; \\&#38; &;");
    }

    #[test]
    fn a_line_begins_no_block() {
        check("# a", "\\# a");
        check("- a", "\\- a");
        check("+ a", "\\+ a");
        check("> a", "\\> a");
        check("2023. It", "2023\\. It");
        check("2023.5 It", "2023.5 It");
        check("7) a", "7\\) a");
        check("    a", "a");
    }
}
