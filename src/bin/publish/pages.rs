//! The pages: one file for each route, one for what is not found, one for what is not stored.

use crate::edition::{Edition, File, Trouble};
use crate::head::{Heads, UNLISTED};
use crate::policy::{Policy, picture_hosts};
use crate::shell::{Contents, Shell};
use crate::worker;
use kusama_news_reader::prerender::render;
use kusama_news_reader::routes::Route;

/// The page that hosts answer with where they have none.
const MISSING: &str = "404.html";

/// All pages, but for what depends on the contents of all files.
pub struct Pages {
    drafts: Vec<Draft>,
}

/// A page before it is put together.
#[derive(Clone)]
struct Draft {
    path: String,
    title: String,
    metadata: String,
    /// What the program is told to take over; `None` if it is to draw the page itself.
    route: Option<String>,
    inside: String,
}

impl Pages {
    /// Draws every page.
    ///
    /// # Errors
    ///
    /// When a page cannot be described.
    pub fn draw(edition: &Edition, heads: &Heads<'_>) -> Result<Self, Trouble> {
        let missing = Route::Missing {
            path: String::new(),
            meant: None,
        };
        let routes = Route::all(&edition.archive).chain([missing]);
        let mut drafts = Vec::new();
        for route in routes {
            let draft = draft(edition, heads, &route)?;
            drafts.extend(draft.as_its_file_is_named(&route));
            drafts.push(draft);
        }
        drafts.push(Draft {
            path: worker::SHELL.to_owned(),
            title: edition.archive.site.title.clone(),
            metadata: UNLISTED.to_owned(),
            route: None,
            inside: String::new(),
        });
        Ok(Self { drafts })
    }

    /// The hosts of all pictures that reports show.
    pub fn picture_hosts(&self) -> impl Iterator<Item = String> {
        self.drafts
            .iter()
            .flat_map(|draft| picture_hosts(&draft.inside))
    }

    /// The files, with the elements that say where the program is.
    pub fn files(&self, shell: &Shell, program: &str, policy: &Policy) -> Vec<File> {
        let policy = policy.text();
        let file = |draft: &Draft| {
            let contents = Contents {
                title: &draft.title,
                metadata: &draft.metadata,
                route: draft.route.as_deref(),
                inside: &draft.inside,
                program,
                policy: &policy,
            };
            File::text(draft.path.clone(), shell.page(&contents))
        };
        self.drafts.iter().map(file).collect()
    }
}

impl Draft {
    /// The same page for those who write a month as its file is named, as in `2023-11/`: hosts find
    /// it without a program, which then corrects the address.
    fn as_its_file_is_named(&self, route: &Route) -> Option<Self> {
        let Route::Report { month, topic: None } = route else {
            return None;
        };
        Some(Self {
            path: format!("{month}/index.html"),
            metadata: [UNLISTED, "\n", &self.metadata].concat(),
            ..self.clone()
        })
    }
}

fn draft(edition: &Edition, heads: &Heads<'_>, route: &Route) -> Result<Draft, Trouble> {
    let archive = &edition.archive;
    let path = route.path(archive);
    let (path, shown) = match route {
        Route::Missing { .. } => (MISSING.to_owned(), MISSING.to_owned()),
        _ => (format!("{path}index.html"), path),
    };
    Ok(Draft {
        path,
        title: route.title(archive),
        metadata: heads.metadata(route)?,
        route: Some(shown),
        inside: render(archive, &edition.base, route),
    })
}
