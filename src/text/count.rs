//! Numbers with nouns.

#[must_use]
pub fn reports(n: usize) -> String {
    count(n, "report")
}

#[must_use]
pub fn sections(n: usize) -> String {
    count(n, "section")
}

#[must_use]
pub fn months(n: usize) -> String {
    count(n, "month")
}

#[must_use]
pub fn passages(n: usize) -> String {
    count(n, "passage")
}

#[must_use]
pub fn warnings(n: usize) -> String {
    count(n, "warning")
}

#[must_use]
pub fn mentions(n: usize) -> String {
    count(n, "mention")
}

#[must_use]
pub fn figures(n: usize) -> String {
    count(n, "figure")
}

/// Returns a number with its noun, as in `1 section` and `3 sections`.
fn count(n: usize, noun: &str) -> String {
    let end = if n == 1 { "" } else { "s" };
    [&n.to_string(), " ", noun, end].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_none_is_not() {
        assert_eq!(reports(0), "0 reports");
        assert_eq!(reports(1), "1 report");
        assert_eq!(reports(12), "12 reports");
    }
}
