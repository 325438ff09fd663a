//! Tests of search on compiled reports: results, their order, and messages.

use crate::support::{archive_of, fixture_archive, report_text};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, plain_text};
use kusama_news_reader::search::{Query, Results, SearchIndex, tokenize};

fn results(archive: &Archive, query: &str) -> Results {
    let query = Query::parse(query, &archive.topics);
    SearchIndex::build(archive).search(&query, usize::MAX)
}

/// Returns the sections found, best first, each as month and heading.
fn sections(archive: &Archive, query: &str) -> Vec<String> {
    let groups = results(archive, query).groups;
    let section = groups.iter().map(|group| {
        let report = archive.report(group.month).unwrap();
        let heading = group.section.map_or_else(
            || "-".to_owned(),
            |number| plain_text(&report.sections[number].heading.text),
        );
        format!("{} {heading}", group.month)
    });
    section.collect()
}

/// Checks the first results; if `expected` is empty, there must be no results.
#[track_caller]
fn check_search(archive: &Archive, query: &str, expected: &[&str]) {
    let mut found = sections(archive, query);
    found.truncate(expected.len().max(1));
    assert_eq!(found, expected, "for `{query}`");
}

/// Checks all results, given by the first word of their headings.
#[track_caller]
fn check_order(markdown: &str, query: &str, expected: &[&str]) {
    let archive = archive_of(&format!("# L - May 2020\n\n# H\n\n{markdown}"));
    let found = sections(&archive, query);
    let found: Vec<&str> = found.iter().filter_map(|it| it.split(' ').nth(1)).collect();
    assert_eq!(found, expected, "for `{query}`");
}

/// Checks the substitutions and additions that a search reports.
#[track_caller]
fn check_readings(archive: &Archive, query: &str, expected: &[&str]) {
    let rewrites = results(archive, query).rewrites;
    let said: Vec<String> = rewrites
        .iter()
        .map(|rewrite| {
            let how = if rewrite.is_instead { "->" } else { "+" };
            format!("{} {how} {}", rewrite.written, rewrite.shown.join(", "))
        })
        .collect();
    assert_eq!(said, expected, "for `{query}`");
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

const JOINED: &str = "## Hyphen\n\nA cross-harbour rope.\n\n## Apart\n\nThe cross harbour rope.\n\n\
                      ## Solid\n\nSome crossharbour rope.\n\n## Neither\n\nA harbour.";

#[test]
fn hyphenated_apart_and_solid_find_the_same() {
    let archive = archive_of(&format!("# L - May 2020\n\n# H\n\n{JOINED}"));
    let found = |query: &str| {
        let mut found = sections(&archive, query);
        found.sort();
        found
    };
    assert_eq!(found("cross-harbour").len(), 3);
    for query in ["cross harbour", "crossharbour", "Cross-harbour rope"] {
        assert_eq!(found(query), found("cross-harbour"), "for `{query}`");
        check_readings(&archive, query, &[]);
    }
}

/// If the hyphenated word is in no report, two words are a guess, and the reader says so.
#[test]
fn a_word_that_reads_like_two_says_so() {
    let archive = archive_of("# L - May 2020\n\n# H\n\n## S\n\nThe cross harbour rope.");
    check_search(&archive, "crossharbour", &["2020-05 S"]);
    check_readings(&archive, "crossharbour", &["crossharbour -> cross harbour"]);
    check_search(&archive, "harbourcross", &[]);
}

#[test]
fn exact_comes_before_another_form_before_a_beginning() {
    check_order(
        "## One\n\nThe auctioneer spoke, the auctioneer sang.\n\n## Two\n\nThe auctions, auctions \
         and auctions.\n\n## Three\n\nThe auction began.\n\n## Four\n\nThe auctioneers.",
        "auction",
        &["Three", "Two", "One", "Four"],
    );
}

#[test]
fn a_heading_counts_more_than_the_text_and_a_rare_word_more_than_a_frequent_one() {
    check_order(
        "## Sails\n\nRope came.\n\n## Rope\n\nShips came.",
        "rope",
        &["Rope", "Sails"],
    );
    check_order(
        "## One\n\nThe bees.\n\n## Two\n\nThe ants.\n\n## Three\n\nMore bees.",
        "bees ants",
        &["Two", "One", "Three"],
    );
}

#[test]
fn words_side_by_side_come_before_words_apart() {
    check_order(
        "## One\n\nThe slot of a kind that an auction has.\n\n## Two\n\nThe auction of a slot.\n\n\
         ## Three\n\nThe slot auction.",
        "slot auction",
        &["Three", "Two", "One"],
    );
}

#[test]
fn what_stands_in_the_heading_need_not_stand_in_the_paragraph() {
    let markdown = "## Rope\n\nShips came.\n\n## Sails\n\nBirds came.";
    check_order(markdown, "rope ships", &["Rope"]);
    check_order(markdown, "ships may 2020", &["Rope"]);
    let archive = archive_of(&format!("# L - May 2020\n\n# H\n\n{markdown}"));
    assert_eq!(results(&archive, "rope ships").n_by_heading, 1);
    assert_eq!(results(&archive, "ships came").n_by_heading, 0);
}

#[test]
fn a_byline_is_found_and_counts_less_than_the_text() {
    check_order(
        "## Sails\n\nBy Ann Rope, Sailor\n\nShips came.\n\n## Ships\n\nAnn made a rope.",
        "ann",
        &["Ships", "Sails"],
    );
}

#[test]
fn of_equals_the_newest_comes_first() {
    let archive = fixture_archive();
    let groups = results(&archive, "letter").groups;
    let mut months: Vec<String> = groups.iter().map(|group| group.month.to_string()).collect();
    assert!(months.len() > 2, "{months:?}");
    let found = months.clone();
    months.sort_by(|a, b| b.cmp(a));
    assert_eq!(found, months);
}

#[test]
fn a_phrase_is_found_only_as_written() {
    let markdown = "## One\n\nThe slot auctions.\n\n## Two\n\nThe Slot Auction.\n\n## Three\n\nThe \
                    auction slot.\n\n## Four\n\nA “slot” — auction!";
    check_order(markdown, "\"slot auction\"", &["Two", "Four"]);
    check_order(markdown, "\"slot auction", &["Two", "Four", "One"]);
    check_order(markdown, "\"auction\"", &["Two", "Three", "Four"]);
    check_order(markdown, "the \"slot auction\"", &["Two"]);
}

#[test]
fn what_must_be_absent_is_absent_in_all_its_forms() {
    let markdown = "## One\n\nA rope.\n\n## Two\n\nA rope of ships.\n\n## Three\n\nRope for a ship \
                    in spring.";
    check_order(markdown, "rope -ship", &["One"]);
    check_order(markdown, "rope -\"a ship\"", &["One", "Two"]);
    check_order(markdown, "rope -spr", &["One", "Two", "Three"]);
}

#[test]
fn numbers_are_found_as_written_and_as_meant() {
    let markdown = "## One\n\nBy 12% in all.\n\n## Two\n\nThe 12 ships, 12,000 in all.\n\n## Three\n\n\
                    By 12 percent.\n\n## Four\n\nThe eleventh ship.\n\n## Five\n\nThe 11th rope.";
    for query in ["12 %", "12%", "12 percent"] {
        check_order(markdown, query, &["One", "Three"]);
    }
    check_order(markdown, "12000", &["Two"]);
    check_order(markdown, "11th", &["Five", "Four"]);
    check_order(markdown, "eleventh", &["Four", "Five"]);
}

#[test]
fn a_misspelt_word_finds_what_was_meant_and_says_so() {
    let archive = embedded_archive().unwrap();
    for (query, rewrite) in [
        ("picaso", "picaso -> picasso"),
        ("Piccasso", "Piccasso -> picasso"),
        ("pciasso", "pciasso -> picasso"),
        ("quantmleap", "quantmleap -> quantumleap"),
        ("qauntumlaep", "qauntumlaep -> quantumleap"),
    ] {
        check_readings(&archive, query, &[rewrite]);
        let term = rewrite.rsplit(' ').next().unwrap();
        assert_eq!(
            sections(&archive, query),
            sections(&archive, term),
            "{query}"
        );
    }
    check_readings(&archive, "picasso", &[]);
    check_readings(&archive, "zzzz", &["zzzz -> "]);
    // Numbers are not corrected, because another number means something else.
    check_readings(&archive, "115072", &["115072 -> "]);
}

#[test]
fn a_beginning_may_be_misspelt_too() {
    let archive = embedded_archive().unwrap();
    check_readings(&archive, "qunatumle", &["qunatumle -> quantumleap"]);
    check_readings(&archive, "qauntum", &["qauntum -> quantum"]);
    check_search(&archive, "picassp", &["2021-11 Parachain Auctions"]);
}

#[test]
fn a_rare_word_may_be_a_misspelt_frequent_one() {
    let often = "The harbour.\n\n";
    let markdown = format!("## One\n\nThe harbur.\n\n## Two\n\n{}", often.repeat(12));
    let archive = archive_of(&format!("# L - May 2020\n\n# H\n\n{markdown}"));
    check_readings(&archive, "harbur", &["harbur + harbour"]);
    check_search(&archive, "harbur", &["2020-05 One", "2020-05 Two"]);
    check_search(&archive, "\"harbur\"", &["2020-05 One"]);
    let query = Query::parse("the harbur", &[]);
    let found = SearchIndex::build(&archive).search(&query, 9);
    assert_eq!(query.spelled(&found.rewrites[0]), "the \"harbur\"");
}

#[test]
fn a_form_that_no_report_has_finds_the_others() {
    let archive = archive_of("# L - May 2020\n\n# H\n\n## S\n\nThe auctions.");
    check_readings(&archive, "auctioning", &["auctioning -> auctions"]);
    check_search(&archive, "auctioning", &["2020-05 S"]);
}

#[test]
fn a_beginning_before_other_words_finds_the_word_and_says_so() {
    let archive = embedded_archive().unwrap();
    check_readings(&archive, "picas slot", &["picas -> picasso"]);
    check_search(&archive, "picas slot", &["2021-11 Parachain Auctions"]);
}

#[test]
fn without_a_passage_that_has_all_words_the_best_partial_ones_are_shown() {
    let markdown = "## One\n\nThe ant.\n\n## Two\n\nThe ant and the bee.\n\n## Three\n\nThe cat.";
    let archive = archive_of(&format!("# L - May 2020\n\n# H\n\n{markdown}"));
    let found = results(&archive, "ant bee cat");
    assert!(found.is_partial);
    assert_eq!(sections(&archive, "ant bee cat")[0], "2020-05 Two");
    let found = results(&archive, "ant zebra");
    assert!(found.is_partial);
    assert_eq!(found.n_hits, 2);
    check_readings(&archive, "ant zebra", &["zebra -> "]);
    assert!(!results(&archive, "ant bee").is_partial);
    assert!(!results(&archive, "zebra").is_partial);
}

#[test]
fn filters_narrow_and_the_counts_say_to_what() {
    let archive = fixture_archive();
    let all = results(&archive, "letter");
    let n_months = all.by_month.len();
    assert_eq!(n_months, 3, "{:?}", all.by_month);
    assert_eq!(
        all.by_month.iter().map(|it| it.1).sum::<usize>(),
        all.n_hits
    );
    let one = results(&archive, "letter month:2020-02");
    assert_eq!(
        one.by_month, all.by_month,
        "whatever the filter says of time"
    );
    assert_eq!(one.n_reports, 1);
    assert!(
        one.groups
            .iter()
            .all(|group| group.month.to_string() == "2020-02")
    );
    let n_in_month = all.by_month.iter().find(|it| it.0.to_string() == "2020-02");
    assert_eq!(Some(one.n_hits), n_in_month.map(|it| it.1));
    for (query, n_reports) in [
        ("letter year:2020", 3),
        ("letter year:2019", 0),
        ("letter before:2020-02", 1),
        ("letter after:2020-01", 2),
        ("letter after:2020-01 before:2020-04", 1),
        ("letter month:2020-01 month:2020-04", 2),
        ("letter -month:2020-01", 2),
    ] {
        assert_eq!(results(&archive, query).n_reports, n_reports, "{query}");
    }
}

#[test]
fn a_topic_filter_takes_what_is_to_be_read_under_the_topic() {
    let archive = embedded_archive().unwrap();
    for (id, topic) in archive.topic_ids().zip(&archive.topics) {
        let found = results(&archive, &format!("kusama topic:{}", topic.slug));
        let all = results(&archive, "kusama");
        assert_eq!(Some(&found.n_hits), all.by_topic.get(usize::from(id.0)));
        assert_eq!(found.by_topic, all.by_topic, "whatever the filter says");
        for group in &found.groups {
            let report = archive.report(group.month).unwrap();
            let belongs = match group.section {
                Some(number) => report.sections[number].belongs_to(id),
                None => report.lead_topic == Some(id),
            };
            assert!(belongs, "{group:?} under {}", topic.slug);
        }
    }
}

#[test]
fn filters_alone_list_all_that_they_let_through() {
    let archive = fixture_archive();
    let found = results(&archive, "month:2020-02");
    assert_eq!(found.n_groups, 1 + archive.reports[1].sections.len());
    assert!(!found.is_partial && found.rewrites.is_empty());
}

#[test]
fn what_filters_hide_is_not_replaced_by_partial_matches() {
    let archive = embedded_archive().unwrap();
    let found = results(&archive, "picasso slot year:2019");
    assert_eq!((found.n_hits, found.is_partial), (0, false));
    assert_eq!(found.by_month.len(), 2, "{:?}", found.by_month);
}

#[test]
fn a_hit_names_the_paragraph_and_shows_it() {
    let archive = embedded_archive().unwrap();
    let found = results(&archive, "picasso");
    let group = &found.groups[0];
    let passage = group.passage(&group.hits[0], &archive).unwrap();
    let report = archive.report(group.month).unwrap();
    let texts = report.sections[group.section.unwrap()].texts();
    let text = texts.iter().find(|text| text.id == passage.target).unwrap();
    assert!(text.text.contains("Picasso"));
    assert_eq!(passage.text, text.text);
}

/// A heading hit used to repeat the heading as its snippet, which told readers nothing new.
#[test]
fn a_hit_in_a_heading_shows_the_text_below_it() {
    let archive = archive_of("# L - May 2020\n\n# H\n\n## Rope\n\nShips came.");
    let found = results(&archive, "rope");
    let passage = found.groups[0].passage(&found.groups[0].hits[0], &archive);
    let passage = passage.unwrap();
    assert_eq!(passage.target, archive.reports[0].sections[0].heading.id);
    assert_eq!(
        (passage.text.as_str(), passage.is_heading),
        ("Ships came.", true)
    );
}

#[test]
fn words_that_nothing_has_get_suggestions() {
    let archive = embedded_archive().unwrap();
    let index = SearchIndex::build(&archive);
    let suggestions = |query: &str| index.nearest_words(&Query::parse(query, &[]), 5);
    assert!(suggestions("picaxxo slot").contains(&"picasso slot".to_owned()));
    assert_eq!(suggestions("picasso"), [""; 0]);
    assert_eq!(suggestions("\"zzz\" -zzz"), [""; 0]);
}

#[test]
fn the_totals_count_what_the_list_leaves_out() {
    let archive = embedded_archive().unwrap();
    let query = Query::parse("kusama", &archive.topics);
    let index = SearchIndex::build(&archive);
    let all = index.search(&query, usize::MAX);
    let few = index.search(&query, 3);
    assert_eq!(few.groups, all.groups[..3]);
    assert_eq!(
        (few.n_hits, few.n_groups, few.n_reports),
        (all.n_hits, all.n_groups, all.n_reports)
    );
    let n_hits: usize = all.groups.iter().map(|group| group.hits.len()).sum();
    assert_eq!((all.n_groups, all.n_hits), (all.groups.len(), n_hits));
    assert_eq!(all.n_reports, archive.reports.len());
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
                let found = index.search(&Query::parse(word, &[]), 0);
                assert!(
                    found.by_month.iter().any(|it| it.0 == report.month),
                    "`{word}` does not find {}",
                    report.month
                );
            }
        }
    }
}
