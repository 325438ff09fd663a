//! Front matter: what the tools of other sites read above a report.
//!
//! It has one of four forms: YAML between lines of `---`, TOML between lines of `+++`, JSON between
//! braces, or lines of `Key: value` up to the first empty one. Only the keys of [`FrontMatter`] count;
//! all others are for the other tool. None of it is shown as text, and its lines become empty, so that
//! all line numbers stay.
//!
//! A report may also begin with a rule, `---`. So a block counts only if it is empty, has a key that
//! front matter usually has, or nothing but keys in lower case. Tests: beside the code, and
//! `tests/native/front_matter.rs`.

mod bare;
mod block;
mod fenced_toml;
mod json;
mod key;
mod known;
mod yaml;

use super::date_alone;
use super::dates::Date;
use super::diagnostic::Diagnostic;
use super::markdown::decoded;
use block::Block;
use key::Key;
use known::DATES;
use std::borrow::Cow;

/// What a report's front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The title, if any.
    pub title: Option<String>,
    /// Line of the title, counted from 1.
    pub title_line: u32,
    /// The date, if it has a known form.
    pub date: Option<Date>,
    /// Names of the authors.
    pub authors: Vec<String>,
    /// What the report is about, in a sentence; may be empty.
    pub summary: String,
    /// Keywords.
    pub tags: Vec<String>,
    /// Whether it says that the report is not published.
    pub is_draft: bool,
}

/// Takes the front matter off a report. Returns it, and the text with its lines empty. Adds an error
/// if it cannot be read; its lines become empty all the same.
pub fn take<'a>(
    path: &str,
    text: Cow<'a, str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<FrontMatter>, Cow<'a, str>) {
    let Some(block) = Block::find(&text) else {
        return (None, text);
    };
    let front_matter = match block.entries() {
        Ok(entries) => FrontMatter::new(entries, block.first_line),
        Err(malformed) => {
            diagnostics.push(block.problem(path, &malformed));
            // What can be told apart is enough to read the rest of the report.
            FrontMatter::new(bare::entries(block.inside), block.first_line)
        }
    };
    let (above, below) = text.split_at_checked(block.end).unwrap_or(("", &text));
    let emptied = "\n".repeat(above.matches('\n').count()) + below;
    (Some(front_matter), Cow::Owned(emptied))
}

impl FrontMatter {
    fn new(entries: Vec<Key>, first_line: u32) -> Self {
        let mut front_matter = Self::default();
        let mut dates: Vec<(usize, Date)> = Vec::new();
        for Key {
            name: key,
            values,
            line,
        } in entries
        {
            let values: Vec<String> = values.into_iter().filter(|it| !it.is_empty()).collect();
            let first = values.first().cloned();
            let key = key.to_ascii_lowercase();
            if let Some(rank) = DATES.iter().position(|known| *known == key) {
                let found = first.as_ref().and_then(|date| date_alone::read(date));
                dates.extend(found.map(|date| (rank, date)));
            }
            match key.as_str() {
                "title" | "subject" => {
                    // Tools that export from a data base leave character references.
                    front_matter.title = first.map(|title| decoded(&title));
                    front_matter.title_line = (first_line - 1).saturating_add(line);
                }
                "author" | "authors" | "from" => {
                    let names = values.iter().map(|it| name(it));
                    front_matter.authors.extend(names.map(str::to_owned));
                }
                "summary" | "description" => {
                    front_matter.summary = first.unwrap_or(front_matter.summary);
                }
                "tags" => front_matter.tags = values.iter().flat_map(|it| parts(it)).collect(),
                "draft" => front_matter.is_draft |= first.as_deref() == Some("true"),
                "published" => front_matter.is_draft |= first.as_deref() == Some("false"),
                _ => {}
            }
        }
        front_matter.date = dates.into_iter().min_by_key(|it| it.0).map(|it| it.1);
        front_matter
    }
}

/// Returns the name of an author without the address after it, as in `Ada Quay <ada@example.org>`.
fn name(author: &str) -> &str {
    let (name, _) = author.split_once(" <").unwrap_or((author, ""));
    name.trim_matches('"')
}

/// Splits keywords at commas.
fn parts(list: &str) -> Vec<String> {
    let parts = list.split(',').map(str::trim);
    parts
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<FrontMatter>, String, Vec<String>) {
        let mut problems = Vec::new();
        let (found, rest) = take("a.md", text.into(), &mut problems);
        let problems = problems.iter().map(Diagnostic::to_string).collect();
        (found, rest.into_owned(), problems)
    }

    #[track_caller]
    fn check(text: &str, title: &str, date: &str, rest: &str) {
        let (found, left, problems) = read(text);
        assert_eq!(problems, [""; 0], "of {text}");
        let found = found.expect("front matter");
        assert_eq!(found.title.as_deref().unwrap_or_default(), title);
        let month = found.date.map(|date| date.month.to_string());
        assert_eq!(month.unwrap_or_default(), date);
        assert_eq!(left, rest, "of {text}");
    }

    #[test]
    fn each_syntax_gives_the_same() {
        let rest = "\n\n\n\n\nThe harbour froze.\n";
        let body = "\nThe harbour froze.\n";
        let yaml = "---\ntitle: \"Ice: a report\"\ndate: 2026-05-31\n---\n";
        check(&format!("{yaml}{body}"), "Ice: a report", "2026-05", rest);
        let toml = "+++\ntitle = \"Ice: a report\"\ndate = 2026-05-31\n+++\n";
        check(&format!("{toml}{body}"), "Ice: a report", "2026-05", rest);
        let bare = "Title: Ice: a report\nDate: 2026-05-31 18:46\n";
        check(
            &format!("{bare}{body}"),
            "Ice: a report",
            "2026-05",
            "\n\n\nThe harbour froze.\n",
        );
    }

    /// Each tool has its own name for the date, and some nest it.
    #[test]
    fn the_date_has_many_keys() {
        for date in [
            "pubDate: 2026-05-31",
            "pubDatetime: 2026-05-31T10:00:00.000Z\nupdated: 2026-06-01",
            "created: 2026-01-01\ndate: 2026-05-31",
            "date:\n  created: 2026-05-31\n  updated: 2026-06-02",
            "date: 05/31/2026",
            "date: May 31, 2026",
            "date: 31.5.2026",
            "date: 20260531",
        ] {
            let text = format!("---\n{date}\ntitle: Ice\n---\n");
            let rest = "\n".repeat(text.matches('\n').count());
            check(&text, "Ice", "2026-05", &rest);
        }
    }

    #[test]
    fn json_is_front_matter_too() {
        let json = "{\n \"title\": \"Ice: {a}\",\n \"date\": \"2026-05-31\"\n}\n";
        check(
            &format!("{json}Text.\n"),
            "Ice: {a}",
            "2026-05",
            "\n\n\n\nText.\n",
        );
        let json = "{\"layout\": 1, \"title\": \"Ice\"}\n";
        check(&format!("{json}Text.\n"), "Ice", "", "\nText.\n");
        let json = "---json\n{\"title\": \"Ice\"}\n---\n";
        check(&format!("{json}Text.\n"), "Ice", "", "\n\n\nText.\n");
    }

    /// Notes have keys of their own, and blocks that are still empty.
    #[test]
    fn a_block_of_keys_alone_is_front_matter() {
        check("---\n---\nText.\n", "", "", "\n\nText.\n");
        check("---\n\n---\nText.\n", "", "", "\n\n\nText.\n");
        let unopened = "title: Ice\ndate: 2026-05-31\ntags:\n- a\n---\nText.\n";
        check(unopened, "Ice", "2026-05", "\n\n\n\n\nText.\n");
        let notes = "---\ncssclass: wide\naliases: [a]\nup:\n  - \"[[b]]\"\n---\nText.\n";
        check(notes, "", "", "\n\n\n\n\n\nText.\n");
    }

    #[test]
    fn a_value_without_fences_may_have_several_lines() {
        let bare = "Title: Ice\nSummary: It froze,\n    then thawed.\nDate: 2026-05-31\n";
        check(
            &format!("{bare}\nText.\n"),
            "Ice",
            "2026-05",
            "\n\n\n\n\nText.\n",
        );
        let fields = ":title: Ice\n:date: 2026-05-31\n";
        check(
            &format!("{fields}\nText.\n"),
            "Ice",
            "2026-05",
            "\n\n\nText.\n",
        );
        let letter = "From: Ada Quay <ada@example.org>\nSubject: Ice\nDate: 31 May 2026\n";
        check(
            &format!("{letter}\nText.\n"),
            "Ice",
            "2026-05",
            "\n\n\n\nText.\n",
        );
        let (found, ..) = read(letter);
        assert_eq!(found.expect("front matter").authors, ["Ada Quay"]);
    }

    #[test]
    fn what_is_not_published_says_so() {
        for (text, is_draft) in [
            ("---\ndraft: true\n---\n", true),
            ("---\npublished: false\n---\n", true),
            ("+++\ndraft = true\n+++\n", true),
            ("---\ndraft: false\n---\n", false),
            ("---\npublished: 2026-05-31\n---\n", false),
        ] {
            let (found, ..) = read(text);
            assert_eq!(found.expect("front matter").is_draft, is_draft, "of {text}");
        }
    }

    #[test]
    fn tables_hold_authors_too() {
        let (found, ..) = read(
            "+++\ntitle = \"Ice\"\n[taxonomies]\ntags = [\"fog\"]\n[extra]\ntitle = \"no\"\n\
             authors = [\"Ada Quay\"]\n+++\n",
        );
        let found = found.expect("front matter");
        assert_eq!(found.title.as_deref(), Some("Ice"));
        assert_eq!(
            (found.authors, found.tags),
            (vec!["Ada Quay".into()], vec!["fog".into()])
        );
    }

    #[test]
    fn lists_and_lines_are_read() {
        let (found, ..) = read(
            "---\nauthor: Ada Quay\nauthors:\n- Bo Pier\n- name: Cy Dock\n  url: x\ntags: [ice, fog]\n\
             summary: >\n  It froze,\n  then thawed.\nlayout: post\n---\nText.\n",
        );
        let found = found.expect("front matter");
        assert_eq!(found.authors, ["Ada Quay", "Bo Pier", "Cy Dock"]);
        assert_eq!(found.tags, ["ice", "fog"]);
        assert_eq!(found.summary.trim(), "It froze, then thawed.");
    }

    #[test]
    fn character_references_in_a_title_are_read() {
        let text = "---\ntitle: \"Ice &#8211; fog &amp; more < all\"\n---\n";
        check(text, "Ice – fog & more < all", "", "\n\n\n");
    }

    #[test]
    fn the_line_of_the_title_is_known() {
        let (found, ..) = read("\n---\nlayout: post\ntitle: Ice\n---\n");
        assert_eq!(found.expect("front matter").title_line, 4);
        let (found, ..) = read("+++\n[extra]\na = 1\n+++\n");
        assert_eq!(found, None, "no known key");
        let (found, ..) = read("+++\ndate = 2026-05-02\ntitle = \"Ice\"\n+++\n");
        assert_eq!(found.expect("front matter").title_line, 3);
    }

    /// Reports written by machine often have a rule above the headline.
    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\n\n# Ice\n\n---\n\nText.\n",
            "---\nHeadline: Ice\n---\nText.\n",
            "---\n# Harbour News - May 2026\nDate: 2026-05-31\n---\n\nText.\n",
            "Title: Harbour News - May 2026\nHeadline: Ice\nBy: Ada Quay\n\nText.\n",
            "---\ntitle: never closed\n\nText.\n",
            "# Harbour News - May 2026\n\n---\ntitle: x\n---\n",
            "Harbour News: May 2026\nVolume: 3\n\nText.\n",
            "Title: alone\n\nText.\n",
            "title: alone\n---\nText.\n",
            "title: not\nlike this\n---\nText.\n",
            "",
        ] {
            let (found, rest, problems) = read(text);
            assert_eq!(found, None, "of {text}");
            assert_eq!(rest, text);
            assert_eq!(problems, [""; 0]);
        }
    }

    #[test]
    fn a_block_that_cannot_be_read_is_an_error_with_its_line() {
        let (_, rest, problems) = read("---\nlayout: post\ntitle: Ice: a report\n---\nText.\n");
        assert_eq!(rest, "\n\n\n\nText.\n");
        let [problem] = problems.as_slice() else {
            panic!("one problem, not {problems:?}");
        };
        assert!(
            problem.starts_with("a.md:3: front matter cannot be read"),
            "{problem}"
        );
        let (.., problems) = read("+++\ntitle = Ice\n+++\nText.\n");
        let problem = problems.first().expect("a problem");
        assert!(problem.starts_with("a.md:2: front matter"), "{problem}");
    }
}
