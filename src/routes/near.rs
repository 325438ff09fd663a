//! What is near to an address without a page: the page with the most similar name, and the words to
//! search for.

use super::{Figures, Names, Route, SameMonth, Thread};
use crate::model::Archive;
use percent_encoding::percent_decode_str;
use strsim::damerau_levenshtein;

/// Names in addresses that say nothing about the text behind them.
const NAMES: [&str; 7] = ["about", "embed", "htm", "html", "index", "search", "topic"];

/// Minimum number of characters of a beginning that a part of a path and a name have in common to
/// count as near.
const FEWEST: usize = 3;

/// Returns the thread, the month of the year, or the page about the archive whose name is most like
/// a part of the path. `None` if no name is similar.
#[must_use]
pub fn similar_page(path: &str, archive: &Archive) -> Option<Route> {
    let path = decoded(path);
    let mut best = None;
    let mut least = usize::MAX;
    let mut compare = |name: &str, route: Route| {
        for part in path.split('/') {
            if let Some(distance) = distance(part, name).filter(|&it| it < least) {
                least = distance;
                best = Some(route.clone());
            }
        }
    };
    for id in archive.topic_ids() {
        if let Some(topic) = archive.topic(id) {
            compare(&topic.slug, Route::Thread(Thread::whole(id)));
        }
    }
    for number in archive.month_numbers() {
        let month = SameMonth::newest(number);
        let path = month.path(archive);
        compare(path.trim_end_matches('/'), Route::SameMonth(month));
    }
    if !archive.measures.is_empty() {
        compare("figures", Route::Figures(Figures::All));
    }
    if !archive.names.is_empty() {
        compare("names", Route::Names(Names::All));
    }
    compare("archive", Route::Archive);
    best
}

/// Returns the number of characters in which a part of a path differs from a name. Just one if the
/// part is the beginning of the name, as `gov` of `governance`, or is the name with an ending, as
/// `marketing` is of `market`. `None` if more than half of the characters differ.
fn distance(part: &str, name: &str) -> Option<usize> {
    let [n_part, n_name] = [part, name].map(|it| it.chars().count());
    let is_beginning = name.starts_with(part) && n_part >= FEWEST && n_part < n_name;
    let has_ending = part.starts_with(name) && n_name >= FEWEST && n_name < n_part;
    if is_beginning || has_ending && n_part <= n_name * 2 {
        return Some(1);
    }
    let distance = damerau_levenshtein(part, name);
    (distance * 2 <= n_part.max(n_name)).then_some(distance)
}

/// Returns the words of a path, to search for. Leaves out numbers, which are parts of months, and
/// what every address may have.
#[must_use]
pub fn address_words(path: &str) -> String {
    let path = decoded(path);
    let mut words = String::new();
    for word in path.split(|letter: char| !letter.is_alphanumeric()) {
        let is_number = word.bytes().all(|it| it.is_ascii_digit());
        if !is_number && !NAMES.contains(&word) {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
    }
    words
}

fn decoded(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy();
    path.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::tests::archive;

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        let archive = archive();
        let near = similar_page(path, &archive).map(|route| route.path(&archive));
        assert_eq!(near.as_deref(), expected, "{path}");
    }

    #[test]
    fn a_misspelled_or_incomplete_name_is_near_to_the_page() {
        for path in [
            "topic/governence/",
            "topic/govrenance",
            "Governance",
            "gov/",
            "2021/11/goverment/",
            "foo/governance/bar",
        ] {
            check(path, Some("topic/governance/"));
        }
        check("2021/11/marketing/", Some("topic/market/"));
        check("topic/m%61rkets/", Some("topic/market/"));
        check("novmber/", Some("november/"));
        check("nov", Some("november/"));
        check("archive", Some("about/archive/"));
        check("about/arhcive/", Some("about/archive/"));
    }

    #[test]
    fn other_words_are_near_to_nothing() {
        for path in [
            "", "/", "foo/bar", "2021/", "2023/1/", "nonsense", "x", "no", "topic/", "%ff",
        ] {
            check(path, None);
        }
    }

    /// Regression test: a character of Chinese has three bytes, so `中文` was near to `may`.
    #[test]
    fn names_in_other_scripts_are_compared_by_characters() {
        for path in [
            "中文/",
            "%E4%B8%AD%E6%96%87/",
            "日本語/",
            "ноя",
            "é",
            "🌊🌊",
        ] {
            check(path, None);
        }
    }

    /// Regression test: the topic `xc` was near to whatever begins so.
    #[test]
    fn a_name_of_two_letters_is_near_to_little() {
        for (part, name, expected) in [
            ("xcalibur", "xc", None),
            ("xc", "xcm-bridges", None),
            ("xcm", "xc", Some(1)),
            ("xc", "xc", Some(0)),
            ("cx", "xc", Some(1)),
            ("ab", "xc", None),
            ("gov", "governance", Some(1)),
            ("marketing", "market", Some(1)),
            ("nftistically", "nft", None),
            ("治理報告", "治理", Some(2)),
            ("治理報告書", "治理", None),
        ] {
            assert_eq!(distance(part, name), expected, "{part} and {name}");
        }
    }

    #[test]
    fn the_words_of_an_address_are_those_that_can_be_searched_for() {
        assert_eq!(address_words("topic/governence/"), "governence");
        assert_eq!(address_words("2021/11/Marketing/index.html"), "marketing");
        assert_eq!(address_words("2023/1/"), "");
        assert_eq!(
            address_words("search/caf%C3%A9-society+p2p"),
            "café society p2p"
        );
        assert_eq!(address_words("%ff<b>"), "b");
        assert_eq!(address_words(""), "");
    }
}
