//! Sample archives for tests.

use crate::edition::{Edition, File};
use kusama_news_reader::compile::{Level, Source, compile, read_dir, repository};
use kusama_news_reader::routes::Base;
use std::sync::Arc;

/// Address of the sample site.
pub const URL: &str = "https://example.org/x/y/";

/// A report with content that the others lack.
const ODD: &str = "# Harbour Letter - May 2020

# Ropes <b> & \"Knots\"

See [the ice](2020-01.md), [the market](/2020/02/market/), [all](/), [a search](/search/?q=a&r=b),
[the thaw](2020-01.md#looking-ahead-thaw), [cranes](https://example.org/?a=1&b=2 \"Cranes & more\").

![A \"knot\" > rope](images/knot.png \"Drawn & tied\") and [![a bend](images/bend.png)](/2020/04/).

## Technical Upgrades: *Winches*

```rust
fn main() {}
```

***

Nothing \u{1f680} more.
";

/// Returns the reports of the tests, with everything that a report can contain.
pub fn edition() -> Edition {
    let mut sources = read("tests/fixtures/valid");
    for source in &mut sources {
        if source.is("archive.toml") {
            source.bytes.splice(..0, *b"images = [\"images/\"]\n");
        }
    }
    sources.push(Source {
        path: "2020-05.md".into(),
        bytes: ODD.into(),
    });
    edition_of(&sources)
}

/// Returns the project's own reports.
pub fn seeds() -> Edition {
    edition_of(&read("seeds"))
}

fn edition_of(sources: &[Source]) -> Edition {
    let outcome = compile(sources);
    let mut problems = outcome.diagnostics.iter();
    let error = problems.find(|problem| problem.level() == Level::Error);
    assert!(error.is_none(), "{error:?}");
    Edition {
        archive: Arc::new(outcome.archive),
        base: Base::new("/x/y/"),
        url: Some(URL.into()),
        synonyms: outcome.synonyms,
    }
}

fn read(dir: &str) -> Vec<Source> {
    let (sources, problems) = read_dir(&repository().join(dir), dir);
    assert_eq!(problems, []);
    sources
}

/// Panics unless a file is well-formed XML.
#[track_caller]
pub fn assert_well_formed(file: &File) {
    let text = str::from_utf8(&file.bytes).expect("text");
    let tree = resvg::usvg::roxmltree::Document::parse(text);
    assert!(tree.is_ok(), "{}: {:?}", file.path, tree.err());
}
