//! Tests of the published site of an archive that configures nothing: it says nothing about the
//! origin of the text, and has no topics.

use crate::check::folder;
use crate::publish_site::{Page, Site};
use serde_json::Value;

const REPORTS: [(&str, &str); 3] = [
    (
        "2020-05.md",
        "# Harbour Letter - May 2020\n\n# Storm\n\nA lead.\n\n## A Whale\n\nIt swam.\n",
    ),
    (
        "2020-06.md",
        "# Harbour Letter - June 2020\n\n# Calm\n\nA lead.\n\n## A Fair\n\nIt was fair.\n",
    ),
    (
        "2021-06.md",
        "# Harbour Letter - June 2021\n\n# Fog\n\nA lead.\n\n## A Fire\n\nIt burned.\n",
    ),
];

fn site(name: &str, files: &[(&str, &str)]) -> Site {
    let seeds = folder(&format!("publish-{name}-seeds"), files);
    Site {
        seeds,
        ..Site::of_seeds(name)
    }
    .published()
}

/// Used to be on every page of every archive without a notice of its own.
#[test]
fn nothing_speaks_of_machines_without_a_notice() {
    let site = site("plain", &REPORTS);
    let files = site.files();
    assert!(files.len() > 40, "{} files", files.len());
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for word in ["machine", "unverified", "not been verified"] {
            assert!(!text.contains(word), "{word} in {path}: {text}");
        }
    }
    let single = Page::new("archive.html", site.read("archive.html"));
    for page in site.pages().iter().chain(&site.framed()).chain([&single]) {
        for empty in [
            ".origin-notice",
            ".origin-line:empty",
            ".notice",
            "footer:empty",
            "p.topic",
        ] {
            assert_eq!(page.all(empty).len(), 0, "{empty} of {}", page.path);
        }
        assert!(!page.text.contains("creditText"), "{}", page.path);
        assert!(!page.text.contains("content=\"\""), "{}", page.path);
    }
}

#[test]
fn a_site_without_topics_has_no_files_of_them() {
    let site = site("no-topics", &REPORTS);
    for path in site.files().keys() {
        let is_of_topic = path.contains("topic/") || path.starts_with("feeds/");
        assert!(!is_of_topic, "{path}");
    }
    let data: Value = serde_json::from_str(&site.read("reports.json")).unwrap();
    assert_eq!(data["topics"], serde_json::json!([]));
    assert_eq!(data["notice"], "");
    let first = &data["reports"][0];
    assert!(first["leadTopic"].is_null() && first["sections"][0]["topic"].is_null());
    let june = site.page("june/index.html");
    let description = june.attr("meta[name=description]", "content");
    assert!(!description.contains("topic"), "{description}");
}
