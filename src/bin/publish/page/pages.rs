//! Renders all pages: one per route, one per embedded part, one for missing addresses, and one to
//! show offline for pages that are not cached.

use crate::edition::{Edition, File};
use crate::error::Error;
use crate::host::worker;
use crate::page::critical::Names;
use crate::page::head::{Heads, unlisted};
use crate::page::hosts::picture_hosts;
use crate::page::kind::PageKind;
use crate::page::policy::Policy;
use crate::page::shell::{Contents, Shell};
use kusama_news_reader::html::drawn;
use kusama_news_reader::model::{Report, TextId};
use kusama_news_reader::routes::{Embed, FOLDER, Options, Part, Route};
use kusama_news_reader::ui::navigation::NOT_FOUND_PAGE;
use kusama_news_reader::ui::prerender::render;
use maud::Markup;
use std::collections::{BTreeMap, BTreeSet};

/// All pages, without anything that depends on the contents of other files.
pub struct Pages {
    drafts: Vec<Draft>,
    picture_hosts: BTreeSet<String>,
}

/// A page before assembly.
struct Draft {
    kind: PageKind,
    path: String,
    title: String,
    metadata: Markup,
    /// Path from which the program hydrates; `None` if the program renders the page itself.
    route: Option<String>,
    inside: Markup,
}

impl Pages {
    /// Renders all pages.
    ///
    /// # Errors
    ///
    /// Returns an error if a page's metadata cannot be written.
    pub fn draw(edition: &Edition, heads: &Heads<'_>) -> Result<Self, Error> {
        let routes = Route::all(&edition.archive).chain([Route::not_found()]);
        let mut drafts = Vec::new();
        for route in routes {
            drafts.push(draft(edition, heads, &route)?);
        }
        drafts.extend(framed(edition, heads));
        drafts.push(Draft {
            kind: PageKind::Offline,
            path: worker::SHELL.to_owned(),
            title: edition.archive.site.title.clone(),
            metadata: unlisted(),
            route: None,
            inside: Markup::default(),
        });
        Ok(Self {
            drafts,
            picture_hosts: picture_hosts(&edition.archive),
        })
    }

    /// Returns the hosts of all pictures in reports.
    pub fn picture_hosts(&self) -> &BTreeSet<String> {
        &self.picture_hosts
    }

    /// Returns the names in the texts of all pages of a kind.
    pub fn names(&self, kind: PageKind) -> Names {
        let mut names = Names::default();
        for draft in self.drafts.iter().filter(|draft| draft.kind == kind) {
            names.add(&draft.inside.0, kind.other_rules());
        }
        names
    }

    /// Assembles the pages. Each uses the shell of its kind; `program` is the script element with
    /// the program's addresses.
    pub fn files(&self, shells: &[(PageKind, Shell)], program: &Markup) -> Vec<File> {
        let no_program = Markup::default();
        let mut files = Vec::new();
        for (kind, shell) in shells {
            let mut policy = Policy::of([shell], &self.picture_hosts);
            policy.is_for_frames = kind.is_frame();
            policy.is_dynamic = kind.may_be_framed();
            let policy = policy.text();
            let file = |draft: &Draft| {
                let contents = Contents {
                    title: &draft.title,
                    metadata: &draft.metadata,
                    route: draft.route.as_deref(),
                    inside: &draft.inside,
                    program: if kind.has_program() {
                        program
                    } else {
                        &no_program
                    },
                    policy: &policy,
                };
                File::text(draft.path.clone(), shell.page(&contents).into_string())
            };
            let drafts = self.drafts.iter().filter(|draft| draft.kind == *kind);
            files.extend(drafts.map(file));
        }
        files
    }
}

fn draft(edition: &Edition, heads: &Heads<'_>, route: &Route) -> Result<Draft, Error> {
    let archive = &edition.archive;
    let path = route.path(archive);
    let (path, shown) = match route {
        Route::Missing { .. } => (NOT_FOUND_PAGE.to_owned(), NOT_FOUND_PAGE.to_owned()),
        _ => (format!("{path}index.html"), path),
    };
    Ok(Draft {
        kind: PageKind::of(route),
        path,
        title: route.title(archive),
        metadata: heads.metadata(route)?,
        route: Some(shown),
        inside: drawn(render(archive, &edition.base, route)),
    })
}

/// Returns the pages of all embedded parts. Passages also get pages under their earlier names, so
/// that embeds pasted long ago keep working.
fn framed(edition: &Edition, heads: &Heads<'_>) -> Vec<Draft> {
    let archive = &edition.archive;
    let today = Part::all(archive).map(|part| (part, part));
    let earlier = archive.reports.iter().flat_map(earlier_passages);
    let drafts = today.chain(earlier).map(|(found_as, part)| {
        let path = [FOLDER, &found_as.path(archive), "index.html"].concat();
        framed_draft(edition, heads, part, path)
    });
    drafts.collect()
}

/// Returns the passages that have earlier names, each as it was named and as it is named now.
fn earlier_passages(report: &Report) -> impl Iterator<Item = (Part, Part)> {
    let month = report.month;
    let names = report.aliases.iter().map(|alias| alias.old);
    let names: BTreeMap<String, TextId> = names.map(|old| (old.to_string(), old)).collect();
    names.into_iter().filter_map(move |(name, old)| {
        let id = report.current(&name)?;
        let of = |id| Part::Passage { month, id };
        // Skips a name that a current text has taken over.
        (id != old).then(|| (of(old), of(id)))
    })
}

fn framed_draft(edition: &Edition, heads: &Heads<'_>, part: Part, path: String) -> Draft {
    let archive = &edition.archive;
    let options = Options::default();
    let route = Route::Embed(Embed { part, options });
    Draft {
        kind: PageKind::of(&route),
        path,
        title: route.title(archive),
        metadata: heads.of_frame(&part),
        route: Some(route.path(archive)),
        inside: drawn(render(archive, &edition.base, &route)),
    }
}
