//! Collects the hosts of pictures in reports, because the content security policy must allow them.

use kusama_news_reader::model::{Archive, Inline, Words};
use std::collections::BTreeSet;

/// Returns the hosts of all pictures in an archive, as in `https://example.org`. Leaves out the
/// site's own pictures.
pub fn picture_hosts(archive: &Archive) -> BTreeSet<String> {
    let mut hosts = BTreeSet::new();
    for report in &archive.reports {
        report.visit_texts(&mut |_, _, words| {
            if let Words::Text(text) | Words::Item(_, text) = words {
                push_text(&mut hosts, text);
            }
        });
    }
    hosts
}

fn push_text(hosts: &mut BTreeSet<String>, text: &[Inline]) {
    for piece in text {
        match piece {
            Inline::Image {
                src,
                alt: _,
                title: _,
            } => hosts.extend(host(src)),
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Strikethrough(text)
            | Inline::Link {
                href: _,
                title: _,
                text,
            } => push_text(hosts, text),
            Inline::Text(_) | Inline::Break | Inline::Code(_) => {}
        }
    }
}

/// Returns scheme and host of a foreign address. Rejects characters that could end the directive.
fn host(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    (!host.is_empty() && host.chars().all(is_host)).then(|| format!("https://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::model::{Block, Byline, Cell, Heading, Report, Section, TextId};

    const ID: TextId = TextId { hash: 0, nth: 0 };

    fn picture(src: &str) -> Vec<Inline> {
        vec![Inline::Image {
            src: src.into(),
            alt: String::new(),
            title: String::new(),
        }]
    }

    fn paragraph(text: Vec<Inline>) -> Vec<Block> {
        vec![Block::Paragraph { id: ID, text }]
    }

    #[track_caller]
    fn check(report: Report, expected: &[&str]) {
        let archive = Archive {
            reports: vec![report],
            ..Archive::default()
        };
        let hosts: Vec<String> = picture_hosts(&archive).into_iter().collect();
        assert_eq!(hosts, expected);
    }

    #[test]
    fn hosts_are_those_of_pictures_and_nothing_else() {
        let mut text = picture("https://pictures.example:8080/a/b.png?c");
        text.extend(picture("images/c.png"));
        text.extend(picture("https://a b;script-src/"));
        text.push(Inline::Text("https://evil.example/".into()));
        text.push(Inline::Link {
            href: "https://linked.example/".into(),
            title: String::new(),
            text: picture("https://other.example/x"),
        });
        let report = Report {
            lead: paragraph(text),
            ..Report::default()
        };
        check(
            report,
            &["https://other.example", "https://pictures.example:8080"],
        );
    }

    fn at(place: char) -> Vec<Inline> {
        picture(&format!("https://{place}.example/x.png"))
    }

    /// Returns blocks with pictures from `g` to `l`.
    fn blocks() -> Vec<Block> {
        let wrapped = |wrap: fn(Vec<Inline>) -> Inline, place| paragraph(vec![wrap(at(place))]);
        let cell = |place| Cell {
            id: ID,
            text: at(place),
        };
        vec![
            Block::Subheading {
                id: ID,
                text: at('g'),
                depth: 1,
            },
            Block::List {
                numbers: Vec::new(),
                items: vec![wrapped(Inline::Strong, 'h')],
            },
            Block::Quote(wrapped(Inline::Emphasis, 'i')),
            Block::Footnote {
                label: "1".into(),
                blocks: wrapped(Inline::Strikethrough, 'j'),
            },
            Block::Table {
                aligns: Vec::new(),
                head: vec![cell('k')],
                rows: vec![vec![cell('l')]],
            },
        ]
    }

    #[test]
    fn a_picture_is_found_wherever_it_stands() {
        let line = |place| Byline {
            id: ID,
            text: at(place),
        };
        let heading = |place| Heading {
            text: at(place),
            ..Heading::default()
        };
        let section = Section {
            heading: heading('e'),
            bylines: vec![line('f')],
            blocks: blocks(),
            ..Section::default()
        };
        let report = Report {
            masthead: vec![line('a')],
            headline: Some(heading('b')),
            bylines: vec![line('c')],
            lead: paragraph(at('d')),
            sections: vec![section],
            ..Report::default()
        };
        let expected: Vec<String> = ('a'..='l')
            .map(|it| format!("https://{it}.example"))
            .collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(report, &expected);
    }
}
