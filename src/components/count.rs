//! Numbers of things, as a reader says them.

/// A number with its noun, as in `1 section` and `3 sections`.
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_none_is_not() {
        assert_eq!(count(0, "report"), "0 reports");
        assert_eq!(count(1, "report"), "1 report");
        assert_eq!(count(12, "report"), "12 reports");
    }
}
