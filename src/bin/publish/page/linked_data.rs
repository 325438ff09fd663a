//! Describes pages to machines in the terms of schema.org.
//!
//! The author is the publication, not a person, because a byline may be made up. A notice about the
//! origin of the text is included. Dates are months, because the archive has no exact dates.

use kusama_news_reader::html;
use kusama_news_reader::model::Report;
use kusama_news_reader::routes::{Route, Schema};
use maud::{Markup, html};
use serde::Serialize;

use crate::edition::Edition;
use crate::error::Error;
use crate::json;

/// An object in the terms of schema.org. Missing fields are omitted.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keywords: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breadcrumb: Option<Breadcrumb>,
    #[serde(skip_serializing_if = "Option::is_none")]
    potential_action: Option<Action>,
}

/// The breadcrumb trail of a page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumb {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem>,
}

/// A step of a [`Breadcrumb`].
#[derive(Serialize)]
struct ListItem {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    item: String,
}

/// An action that the site offers, namely search.
#[derive(Serialize)]
struct Action {
    #[serde(rename = "@type")]
    kind: &'static str,
    target: Target,
    #[serde(rename = "query-input")]
    query_input: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Target {
    #[serde(rename = "@type")]
    kind: &'static str,
    url_template: String,
}

/// Returns the JSON-LD element of a route's page. Missing pages and embeds get empty markup.
pub fn element(edition: &Edition, route: &Route, image: Option<String>) -> Result<Markup, Error> {
    let archive = &edition.archive;
    let Some(schema) = route.schema() else {
        return Ok(Markup::default());
    };
    let report = match route {
        Route::Report { month, .. } => archive.report(*month),
        _ => None,
    };
    let thing = match (schema, report) {
        (Schema::WebSite, _) => Thing {
            image,
            ..site(edition)
        },
        (Schema::Article, Some(report)) => Thing {
            image,
            description: Some(route.description(archive)),
            is_part_of: Some(Box::new(named_site(edition))),
            main_entity_of_page: page_at(edition, route),
            ..article(edition, report)
        },
        // A report that the archive lacks.
        (Schema::Article, None) => return Ok(Markup::default()),
        (Schema::WebPage | Schema::SearchResultsPage | Schema::CollectionPage, report) => {
            let whole = report.map_or_else(|| named_site(edition), |it| article(edition, it));
            Thing {
                kind: schema.name(),
                name: Some(route.title(archive)),
                description: Some(route.description(archive)),
                url: edition.address_of(route),
                image,
                is_part_of: Some(Box::new(whole)),
                breadcrumb: breadcrumb(edition, route),
                ..Thing::default()
            }
        }
    };
    script(thing)
}

/// Returns a page with only its breadcrumb.
fn page_at(edition: &Edition, route: &Route) -> Option<Box<Thing>> {
    let breadcrumb = Some(breadcrumb(edition, route)?);
    Some(Box::new(Thing {
        kind: Schema::WebPage.name(),
        breadcrumb,
        ..Thing::default()
    }))
}

/// Returns the steps that the page shows, if any and if the site has an address.
fn breadcrumb(edition: &Edition, route: &Route) -> Option<Breadcrumb> {
    let url = edition.url.as_ref()?;
    let steps = route.trail(&edition.archive);
    let items = (1..).zip(steps).map(|(position, step)| ListItem {
        kind: "ListItem",
        position,
        name: step.name,
        item: format!("{url}{}", step.path),
    });
    let item_list_element: Vec<ListItem> = items.collect();
    (!item_list_element.is_empty()).then_some(Breadcrumb {
        kind: "BreadcrumbList",
        item_list_element,
    })
}

fn script(thing: Thing) -> Result<Markup, Error> {
    let thing = Thing {
        context: Some("https://schema.org"),
        ..thing
    };
    let json = json::written(&thing, "index.html", "the description of a page")?;
    Ok(html! { script type="application/ld+json" { (html::json(&json)) } })
}

fn site(edition: &Edition) -> Thing {
    let site = &edition.archive.site;
    let search = edition.url.as_ref().map(|url| Action {
        kind: "SearchAction",
        target: Target {
            kind: "EntryPoint",
            url_template: format!("{url}search/?q={{search_term_string}}"),
        },
        query_input: "required name=search_term_string",
    });
    Thing {
        description: Some(Route::Home.description(&edition.archive)),
        in_language: Some(site.lang.clone()),
        credit_text: (!site.notice.is_empty()).then(|| site.notice.clone()),
        potential_action: search,
        ..named_site(edition)
    }
}

fn named_site(edition: &Edition) -> Thing {
    Thing {
        kind: Schema::WebSite.name(),
        name: Some(edition.archive.site.title.clone()),
        url: edition.url.clone(),
        ..Thing::default()
    }
}

fn article(edition: &Edition, report: &Report) -> Thing {
    let notice = &edition.archive.site.notice;
    let author = (!report.publication.is_empty()).then(|| {
        Box::new(Thing {
            kind: "Organization",
            name: Some(report.publication.clone()),
            ..Thing::default()
        })
    });
    let month = report.month;
    Thing {
        kind: Schema::Article.name(),
        headline: Some(report.title(&edition.archive.site)),
        url: edition.address_of(&Route::Report { month, topic: None }),
        in_language: Some(edition.archive.site.lang.clone()),
        date_published: Some(month.to_string()),
        author,
        credit_text: (!notice.is_empty()).then(|| notice.clone()),
        keywords: (!report.tags.is_empty()).then(|| report.tags.join(", ")),
        ..Thing::default()
    }
}
