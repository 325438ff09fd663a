//! Writes the Markdown files of months and topics, and the list of them, `llms.txt`.

use crate::edition::{Edition, File};
use kusama_news_reader::export::{llms, markdown};
use kusama_news_reader::routes::{Route, Thread, files::LLMS, files::markdown as path_beside};

/// Media type of the files, for links to them.
pub const TYPE: &str = "text/markdown";

/// Returns the file of each month and each topic with a text.
pub fn files(edition: &Edition) -> Vec<File> {
    let archive = &edition.archive;
    let months = archive.reports.iter().filter_map(|report| {
        let month = report.month;
        let path = path(edition, &Route::Report { month, topic: None })?;
        let text = markdown::month(archive, report, &root(edition, &path));
        Some(File::text(path, text))
    });
    let threads = archive.topic_ids().filter_map(|id| {
        let path = path(edition, &Route::Thread(Thread::whole(id)))?;
        let text = markdown::thread(archive, id, &root(edition, &path))?;
        Some(File::text(path, text))
    });
    months.chain(threads).collect()
}

/// Returns the list. `others` are files of the site that it may name, too.
pub fn list(edition: &Edition, others: &[File]) -> File {
    let has = |path: &str| others.iter().any(|file| file.path == path);
    let list = llms::list(&edition.archive, &root(edition, LLMS), &has);
    File::text(LLMS, list)
}

/// Returns the path of the Markdown with the text of a page; `None` if no file has just that text.
pub fn path(edition: &Edition, route: &Route) -> Option<String> {
    match route {
        Route::Home => Some(LLMS.to_owned()),
        Route::Report { topic: None, .. } | Route::Thread(_) => {
            Some(path_beside(&route.path(&edition.archive)))
        }
        _ => None,
    }
}

/// Returns the address of the site, relative to a file if it is not known.
fn root(edition: &Edition, path: &str) -> String {
    match &edition.url {
        Some(url) => url.clone(),
        None => "../".repeat(path.matches('/').count()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn each_month_and_each_topic_has_a_file_and_the_list_names_it() {
        let mut edition = sample::seeds();
        let paths: Vec<String> = files(&edition).into_iter().map(|it| it.path).collect();
        let archive = &edition.archive;
        assert_eq!(paths.len(), archive.reports.len() + archive.topics.len());
        for expected in ["2023/11/index.md", "topic/market/index.md"] {
            assert!(paths.iter().any(|it| it == expected), "{expected}");
        }
        let text = |edition: &Edition| {
            let list = list(edition, &[File::text("reports.json", "")]);
            String::from_utf8(list.bytes).expect("text")
        };
        let whole = text(&edition);
        for path in &paths {
            let address = [sample::URL, path].concat();
            assert!(whole.contains(&["](", &address, ")"].concat()), "{address}");
        }
        assert!(whole.contains("reports.json") && !whole.contains("archive.epub"));
        edition.url = None;
        assert!(text(&edition).contains("](2023/11/index.md)"));
        let file = &files(&edition)[0];
        let file = str::from_utf8(&file.bytes).expect("text");
        assert!(file.contains("\npage: \"../../2019/11/\"\n"), "{file}");
    }
}
