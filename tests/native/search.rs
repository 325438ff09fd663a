//! Search over compiled reports.

use crate::support::{archive_of, fixture_archive, report_text};
use kusama_news_reader::archive::{Archive, plain_text};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::search::{Query, SearchIndex, tokenize};

/// Checks the best hits of a query, each as its month and the heading of its section.
#[track_caller]
fn check_search(archive: &Archive, query: &str, expected: &[&str]) {
    let found = search(archive, query);
    let found: Vec<&str> = found
        .iter()
        .map(String::as_str)
        .take(expected.len().max(1))
        .collect();
    assert_eq!(found, expected, "for `{query}`");
}

fn search(archive: &Archive, query: &str) -> Vec<String> {
    let hits = SearchIndex::build(archive).search(&Query::parse(query));
    hits.iter()
        .map(|hit| {
            let report = archive.report(hit.month).unwrap();
            let heading = hit.section.map_or_else(
                || "-".to_owned(),
                |number| plain_text(&report.sections[number].heading.text),
            );
            format!("{} {heading}", hit.month)
        })
        .collect()
}

#[test]
fn a_name_a_part_of_it_and_a_number_are_found_in_the_seeds() {
    let archive = embedded_archive().unwrap();
    let auctions = "2021-11 Parachain Auctions";
    check_search(&archive, "Picasso", &[auctions]);
    check_search(&archive, "115,071", &[auctions]);
    check_search(&archive, "115071", &[auctions]);
    check_search(&archive, "$509.62", &["2021-11 Market Performance"]);
    check_search(&archive, "49,000 addr", &[auctions]);
    check_search(
        &archive,
        "quantumleap",
        &["2024-11 Kusama's Parachain Auctions Pave Way for Blockchain Expansion"],
    );
    check_search(&archive, "zebra", &[]);
    check_search(&archive, "picasso zebra", &[]);
    check_search(&archive, "", &[]);
}

#[test]
fn hyphens_apostrophes_case_and_diacritics_do_not_matter() {
    let archive = fixture_archive();
    let cranes = "2020-02 Developers' Corner";
    for query in [
        "cross-harbour",
        "crossharbour",
        "cross harbour",
        "CROSS-HARB",
        "developer’s",
    ] {
        check_search(&archive, query, &[cranes]);
    }
    check_search(&archive, "dévelopers", &[cranes]);
}

#[test]
fn a_heading_counts_more_than_the_text_and_a_rare_word_more_than_a_frequent_one() {
    let archive = archive_of(
        "# L - May 2020\n\n# H\n\n## Rope\n\nShips came.\n\n## Ships\n\nRope came.\n\n## Sails\n\nShips came again.",
    );
    check_search(&archive, "rope", &["2020-05 Rope", "2020-05 Ships"]);
    check_search(
        &archive,
        "ships",
        &["2020-05 Ships", "2020-05 Rope", "2020-05 Sails"],
    );
}

#[test]
fn the_exact_word_comes_before_a_longer_one() {
    let archive = archive_of(
        "# L - May 2020\n\n# H\n\n## One\n\nThe auctioneer spoke.\n\n## Two\n\nThe auction began.",
    );
    check_search(&archive, "auction", &["2020-05 Two", "2020-05 One"]);
}

#[test]
fn of_equals_the_newest_comes_first_after_the_better() {
    let archive = fixture_archive();
    let hits = SearchIndex::build(&archive).search(&Query::parse("harbour letter"));
    let months: Vec<String> = hits.iter().map(|hit| hit.month.to_string()).collect();
    assert_eq!(months, ["2020-01", "2020-04", "2020-02"], "{hits:?}");
}

#[test]
fn a_hit_names_the_paragraph_and_shows_it() {
    let archive = embedded_archive().unwrap();
    let query = Query::parse("picasso");
    let hits = SearchIndex::build(&archive).search(&query);
    let passage = hits[0].passage(&archive, &query).unwrap();
    let report = archive.report(hits[0].month).unwrap();
    let section = &report.sections[hits[0].section.unwrap()];
    let leaves = kusama_news_reader::archive::leaves(&section.blocks);
    let leaf = leaves
        .iter()
        .find(|leaf| leaf.id == passage.target)
        .unwrap();
    assert!(leaf.text.contains("Picasso"));
    assert_eq!(passage.excerpt, leaf.text);
}

/// A hit in a heading used to repeat the heading as its snippet, which shows nothing new.
#[test]
fn a_hit_in_a_heading_shows_the_text_below_it() {
    let archive = archive_of("# L - May 2020\n\n# H\n\n## Rope\n\nShips came.");
    let query = Query::parse("rope");
    let hits = SearchIndex::build(&archive).search(&query);
    let passage = hits[0].passage(&archive, &query).unwrap();
    assert_eq!(passage.target, archive.reports[0].sections[0].heading.id);
    assert_eq!(passage.excerpt, "Ships came.");
}

#[test]
fn every_word_of_every_report_finds_its_report() {
    for archive in [embedded_archive().unwrap(), fixture_archive()] {
        let index = SearchIndex::build(&archive);
        for report in &archive.reports {
            for word in report_text(report).split_whitespace() {
                if tokenize(word).is_empty() {
                    continue;
                }
                let hits = index.search(&Query::parse(word));
                assert!(
                    hits.iter().any(|hit| hit.month == report.month),
                    "`{word}` does not find {}",
                    report.month
                );
            }
        }
    }
}

#[test]
fn one_more_letter_never_adds_a_hit() {
    let archive = embedded_archive().unwrap();
    let index = SearchIndex::build(&archive);
    let found = |query: &str| -> Vec<_> {
        let hits = index.search(&Query::parse(query));
        hits.iter().map(|hit| (hit.month, hit.section)).collect()
    };
    for word in [
        "auctions",
        "115,071",
        "cross-chain",
        "kusama",
        "polkadot's",
        "first slot",
    ] {
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
        let mut before: Option<Vec<_>> = None;
        for end in ends.filter(|&end| !tokenize(&word[..end]).is_empty()) {
            let now = found(&word[..end]);
            if let Some(before) = &before {
                assert!(
                    now.iter().all(|hit| before.contains(hit)),
                    "at `{}`",
                    &word[..end]
                );
            }
            before = Some(now);
        }
    }
}
