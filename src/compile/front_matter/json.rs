//! JSON between braces. JSON is YAML as well, so only its end is found here.

/// Returns the object at the start of a text, with its braces. Nothing else may be on its lines.
pub(super) fn block(text: &str) -> Option<&str> {
    let first = text.strip_prefix('{')?.trim_start();
    if !first.starts_with('"') {
        return None;
    }
    let (mut depth, mut is_in_string, mut is_escaped) = (0_usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_in_string => is_escaped = true,
            '"' => is_in_string = !is_in_string,
            '{' | '[' if !is_in_string => depth += 1,
            '}' | ']' if !is_in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let (block, rest) = text.split_at_checked(at + c.len_utf8())?;
            let is_end = rest
                .lines()
                .next()
                .is_none_or(|rest| rest.trim().is_empty());
            return is_end.then_some(block);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_ends_with_its_own_brace() {
        let text = "{\n  \"a\": {\"b\": \"}\\\"}\"}, \"c\": [1]\n}";
        assert_eq!(block(&format!("{text}\n\nIce.\n")), Some(text));
        assert_eq!(block("{\"a\": 1}"), Some("{\"a\": 1}"));
        for other in [
            "{{ a }}\n",
            "{% a %}",
            "{a}",
            "{\"a\": 1} b",
            "{\"a\": 1",
            "a",
        ] {
            assert_eq!(block(other), None, "{other}");
        }
    }
}
