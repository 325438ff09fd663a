//! Tests of addresses.

use super::*;
use crate::model::{Measure, Name, Report, Topic};
use std::collections::BTreeSet;

/// Two reports, two topics, a measure and a name.
pub(crate) fn archive() -> Archive {
    let report = |month: &str| Report {
        month: month.parse().expect("a month"),
        ..Report::default()
    };
    let topic = |slug: &str, label: &str| Topic {
        slug: slug.into(),
        label: label.into(),
        ..Topic::default()
    };
    let mut archive = Archive {
        topics: vec![topic("governance", "Governance"), topic("market", "Market")],
        reports: vec![report("2021-11"), report("2023-11")],
        measures: vec![Measure {
            slug: "price".into(),
            label: "Price".into(),
            ..Measure::default()
        }],
        names: vec![Name {
            slug: "web3-foundation".into(),
            label: "Web3 Foundation".into(),
        }],
        ..Archive::default()
    };
    archive.site.title = "News".into();
    archive
}

#[track_caller]
fn check_missing(path: &str, meant: Option<&str>) {
    match Route::parse(path, "", &archive()) {
        Route::Missing {
            path: kept,
            meant: found,
        } => {
            assert_eq!(kept, path);
            let found = found.map(|found| match found {
                Meant::Month(month) => month.to_string(),
                Meant::Year(year) => year.to_string(),
            });
            assert_eq!(found.as_deref(), meant);
        }
        route => panic!("{path} is {route:?}"),
    }
}

#[test]
fn every_route_is_found_again_by_its_path() {
    let archive = archive();
    let odd = Route::search("a&b=c#d é \"x\"");
    let all = Route::Search {
        text: "x".into(),
        shows_all: true,
    };
    let routes: Vec<Route> = Route::all(&archive).chain([odd, all]).collect();
    assert_eq!(routes.len(), 4 + 2 + 1 + 3 + 2 + 2 * 3 + 2);
    for route in routes {
        let path = route.path(&archive);
        let (path, query) = path.split_once('?').unwrap_or((&path, ""));
        assert_eq!(Route::parse(path, query, &archive), route);
    }
}

/// Number of kinds of pages with a page of their own.
const N_KINDS: usize = 9;

/// Returns a number for each kind of page in [`Route::all`]. Without a wildcard, so the compiler
/// names a new kind: give it the next number, and raise [`N_KINDS`].
fn kind(route: &Route) -> Option<usize> {
    match route {
        Route::Home => Some(0),
        Route::Report { .. } => Some(1),
        Route::Search { .. } => Some(2),
        Route::Thread(_) => Some(3),
        Route::SameMonth(_) => Some(4),
        Route::Archive => Some(5),
        Route::Builder(_) => Some(6),
        Route::Figures(_) => Some(7),
        Route::Names(_) => Some(8),
        Route::Embed(_) | Route::Missing { .. } => None,
    }
}

#[test]
fn every_kind_of_page_is_among_all() {
    let found: BTreeSet<usize> = Route::all(&archive()).filter_map(|it| kind(&it)).collect();
    assert_eq!(found, (0..N_KINDS).collect());
}

#[test]
fn slashes_too_few_or_many_and_a_hyphen_do_not_matter() {
    let archive = archive();
    for path in ["2023/11/market", "/2023/11//market/", "2023-11/market/"] {
        let route = Route::parse(path, "", &archive);
        assert_eq!(route.path(&archive), "2023/11/market/");
    }
}

#[test]
fn every_address_is_found_in_any_case() {
    let archive = archive();
    for route in Route::all(&archive) {
        let path = route.path(&archive);
        let upper = path.to_ascii_uppercase();
        assert_eq!(Route::parse(&upper, "", &archive), route, "{upper}");
    }
    for (path, expected) in [
        ("2023/11/MARKET/", "2023/11/market/"),
        ("2023-11/Market", "2023/11/market/"),
        ("Topic/MARKET/", "topic/market/"),
        ("topic/Market/INDEX.HTML", "topic/market/"),
        ("embed/2023/11/MARKET/", "embed/2023/11/market/"),
        ("EMBED/Topic/Market/", "embed/topic/market/"),
    ] {
        let route = Route::parse(path, "", &archive);
        assert_eq!(route.path(&archive), expected, "{path}");
    }
    check_missing("2023/11/Markets/", Some("2023-11"));
}

#[test]
fn the_files_behind_addresses_are_the_pages_that_they_hold() {
    let archive = archive();
    let path = |path| Route::parse(path, "", &archive).path(&archive);
    assert_eq!(path("index.html"), "");
    assert_eq!(path("404.html"), "");
    assert_eq!(path("2023/11/market/index.html"), "2023/11/market/");
    assert_eq!(path("about/archive/index.html"), "about/archive/");
}

#[test]
fn what_the_archive_lacks_is_missing_and_its_month_is_guessed() {
    check_missing("2022/05/", Some("2022-05"));
    check_missing("2022/5/market/", Some("2022-05"));
    check_missing("2022-05", Some("2022-05"));
    check_missing("2022", Some("2022"));
    check_missing("2022/99/", Some("2022"));
    check_missing("2022/300/", Some("2022"));
    check_missing("2023/11/nonsense/", Some("2023-11"));
    check_missing("2023/11/market/more/", Some("2023-11"));
    check_missing("foo/bar", None);
    check_missing("search/more", None);
    check_missing("about/", None);
    check_missing("about/archive/more/", None);
}

#[test]
fn a_month_of_the_year_is_found_by_its_name_in_any_case() {
    let archive = archive();
    for path in ["november", "November/", "/NOVEMBER/index.html"] {
        let route = Route::parse(path, "q=x", &archive);
        assert_eq!(route, Route::same_month(11), "{path}");
        assert_eq!(route.path(&archive), "november/");
        assert_eq!(route.title(&archive), "November through the years – News");
    }
    for path in [
        "october/",
        "nov/",
        "11/",
        "november/market/",
        "embed/november/",
    ] {
        check_missing(path, None);
    }
}

#[test]
fn titles_begin_with_what_is_particular() {
    let archive = archive();
    let title = |path, query| Route::parse(path, query, &archive).title(&archive);
    assert_eq!(title("", ""), "News");
    assert_eq!(title("2023/11/", ""), "November 2023 – News");
    assert_eq!(
        title("2023/11/market/", ""),
        "Market – November 2023 – News"
    );
    assert_eq!(title("search/", "q=a+b"), "a b – Search – News");
    assert_eq!(title("about/archive", ""), "About this archive – News");
    assert_eq!(title("nowhere", ""), "Page not found – News");
}

#[test]
fn what_was_searched_for_survives_its_way_through_an_address() {
    for text in [
        "picasso",
        "a&b=c#d é +\"x\" 100%",
        "",
        "\u{1f426} -x topic:market",
    ] {
        let pair = search_pair(text);
        assert_eq!(searched(&pair), text);
        assert_eq!(searched(&format!("?from=mail&{pair}")), text);
    }
    assert_eq!(searched("?from=mail"), "");
    assert_eq!(searched("?q=%ff%zz"), "\u{fffd}%zz");
}

#[test]
fn a_base_takes_whole_segments() {
    let base = Base::new("x/y");
    assert_eq!(base.as_str(), "/x/y/");
    assert_eq!(base.strip("/x/y/2023/11/"), Some("2023/11/"));
    assert_eq!(base.strip("/x/y"), Some(""));
    assert_eq!(base.strip("/x/yz/"), None);
    assert_eq!(base.strip("/"), None);
    assert_eq!(Base::new("").strip("/2023/"), Some("2023/"));
    assert_eq!(base.href(&Route::Home, &archive()), "/x/y/");
}
