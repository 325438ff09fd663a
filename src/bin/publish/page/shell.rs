//! Parses the page that Trunk has built, so that pages can be assembled from its parts.
//!
//! Uses an HTML parser, because Trunk may change the formatting. Keeps everything except comments,
//! and returns an error unless each required element occurs exactly once.

use crate::digest;
use crate::error::Error;
use crate::page::critical::{Names, Others};
use crate::page::markup::{self, Tag};
use kusama_news_reader::html::raw_text;
use kusama_news_reader::model::Site;
use kusama_news_reader::routes::Base;
use maud::{DOCTYPE, Markup, html};
use scraper::{ElementRef, Html, Node, Selector};

/// Value of `data-part` that marks elements for embedded pages only. During development, all pages
/// load them; published pages have them another way; see
/// [`crate::page::assets`].
const FRAME_PART: &str = "frame";

/// Id of the element into which the reader renders.
pub const ROOT_ID: &str = "app";

/// Id of the JSON block with the addresses of the program's files.
const PROGRAM_ID: &str = "program";

/// Selectors that must match exactly once, each with advice for the error message.
const NEEDED: [(&str, &str); 4] = [
    ("head > title", "name the page once, in its head"),
    (
        "head > base[href]",
        "write the element `base` with `data-trunk-public-url` into the head once",
    ),
    (
        "body > #app",
        "write the element `div` with the id `app` into the body once, and not within another",
    ),
    ("#app", "give no other element this id"),
];

/// The parts of Trunk's page.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    html: Tag,
    /// Parts of the head, in the order in which pages have them.
    metas: Vec<Markup>,
    base: Tag,
    scripts: Vec<Markup>,
    scripts_of_program: Vec<Markup>,
    styles: String,
    /// Path of the file with all styles, if `styles` lacks some.
    style_file: Option<String>,
    others: Vec<Markup>,
    /// Files that only embedded pages use, as linked by the development page.
    pub files_for_frames: Vec<String>,
    /// Contents of the JSON block with the addresses of the program's files.
    pub program: Option<String>,
    body: Tag,
    root: Tag,
    /// Contents of the root element until the program renders a page.
    pub opening: Markup,
    above: Vec<Markup>,
    below: Vec<Markup>,
    /// Source of every inline script that browsers run.
    executed: Vec<String>,
}

/// The contents of one page.
pub struct Contents<'a> {
    /// Title of the page.
    pub title: &'a str,
    /// Elements for the head.
    pub metadata: &'a Markup,
    /// Path for `data-route`, from which the program hydrates. `None` if the program renders the
    /// page itself.
    pub route: Option<&'a str>,
    /// Contents of the root element; ignored if `route` is `None`, because then Trunk's remain.
    pub inside: &'a Markup,
    /// The script element with the addresses of the program's files.
    pub program: &'a Markup,
    /// The content security policy.
    pub policy: &'a str,
}

impl Shell {
    /// Parses Trunk's page.
    ///
    /// # Errors
    ///
    /// Returns an error if a required element is missing or duplicated, if the page was built for
    /// another base, or if it is already a published page.
    pub fn parse(html: &str, base: &Base) -> Result<Self, Error> {
        let page = Html::parse_document(html);
        for (wanted, advice) in NEEDED {
            let n_found = select(&page, wanted).count();
            if n_found != 1 {
                return Err(Error::Element {
                    element: wanted,
                    n_found,
                    advice,
                });
            }
        }
        let mut shell = Self {
            html: Tag::of(page.root_element()),
            ..Self::default()
        };
        for element in select(&page, "head > *") {
            shell.take_from_head(element, base)?;
        }
        shell.take_body(&page)?;
        Ok(shell)
    }

    /// Sets the language of all pages, and adds the archive's notice to the contents that pages have
    /// until the program renders them.
    pub fn describe(&mut self, site: &Site) {
        self.html = self.html.with("lang", &site.lang);
        self.opening = html! {
            (self.opening)
            @if !site.notice.is_empty() { footer.site-footer { p.origin-notice { (site.notice) } } }
        };
    }

    fn take_from_head(&mut self, element: ElementRef<'_>, base: &Base) -> Result<(), Error> {
        let value = element.value();
        match value.name() {
            // Only embedded pages need these files, and they get them another way.
            _ if value.attr("data-part") == Some(FRAME_PART) => {
                let file = value.attr("src").or(value.attr("href")).unwrap_or_default();
                let file = base.strip(file).unwrap_or(file);
                self.files_for_frames.push(file.to_owned());
            }
            // Each page writes its own title, and puts the encoding first.
            "title" => {}
            "meta" if value.attr("charset").is_some() => {}
            "meta" => self.metas.push(markup::element(element)),
            "base" if value.attr("href") != Some(base.as_str()) => {
                return Err(Error::PageBase {
                    found: value.attr("href").unwrap_or_default().to_owned(),
                    expected: base.as_str().to_owned(),
                });
            }
            "base" => self.base = Tag::of(element),
            "style" => self.styles.push_str(&markup::text(element)),
            "script" if value.id() == Some(PROGRAM_ID) => {
                self.program = Some(markup::text(element));
            }
            "script" => {
                self.note_executed(element);
                let scripts = match self.program {
                    Some(_) => &mut self.scripts_of_program,
                    None => &mut self.scripts,
                };
                scripts.push(markup::element(element));
            }
            _ => self.others.push(markup::element(element)),
        }
        Ok(())
    }

    /// Returns a copy with the script of embedded pages added, because the page for missing
    /// addresses may also appear in a frame. The script loads `file`.
    pub fn also_for_frames(&self, script: &str, file: &str) -> Self {
        let mut shell = self.clone();
        shell.add_script(script, file);
        shell
    }

    /// Returns a shell for embedded pages, without the reader's scripts. Its links open outside the
    /// frame. The script loads `file`.
    pub fn for_frames(&self, script: &str, file: &str) -> Self {
        let mut shell = Self {
            html: self.html.clone(),
            metas: self.metas.clone(),
            base: self.base.with("target", "_blank"),
            body: self.body.clone(),
            root: self.root.clone(),
            ..Self::default()
        };
        shell.add_script(script, file);
        shell
    }

    /// Adds an inline script that loads `file`. The policy allows it by the hash of its exact text.
    fn add_script(&mut self, script: &str, file: &str) {
        let script = raw_text(script);
        self.scripts
            .push(html! { script data-file=(file) { (script) } });
        self.executed.push(script.into_string());
    }

    /// Returns the inline style sheet.
    pub fn styles(&self) -> &str {
        &self.styles
    }

    /// Replaces the inline style sheet. `whole` is the path of the file with all styles, for
    /// browsers without scripts.
    pub fn set_style(&mut self, style: String, whole: Option<String>) {
        self.styles = style;
        self.style_file = whole;
    }

    /// Adds the names of everything that pages have beside their contents. `route` is as in
    /// [`Contents`].
    pub fn add_names(&self, names: &mut Names, route: Option<&str>, others: Others) {
        let page = self.page(&Contents {
            title: "",
            metadata: &Markup::default(),
            route,
            inside: &Markup::default(),
            program: &Markup::default(),
            policy: "",
        });
        names.add(&page.0, others);
        // The parser drops these elements, because it reads parts of pages.
        names.extend(&["html", "body"]);
    }

    fn take_body(&mut self, page: &Html) -> Result<(), Error> {
        let Some(body) = select(page, "body").next() else {
            return Ok(());
        };
        self.body = Tag::of(body);
        let mut is_below = false;
        for child in body.children() {
            let part = match (child.value(), ElementRef::wrap(child)) {
                (Node::Text(text), _) => html! { (text.trim()) },
                (_, Some(root)) if root.value().id() == Some(ROOT_ID) => {
                    self.take_root(root)?;
                    is_below = true;
                    continue;
                }
                (_, Some(element)) => {
                    let scripts = select_in(element, "script").chain(is_script(element));
                    scripts.for_each(|script| self.note_executed(script));
                    markup::element(element)
                }
                _ => continue,
            };
            let parts = if is_below {
                &mut self.below
            } else {
                &mut self.above
            };
            parts.push(part);
        }
        Ok(())
    }

    fn take_root(&mut self, element: ElementRef<'_>) -> Result<(), Error> {
        if let Some(route) = element.value().attr("data-route") {
            return Err(Error::Published {
                route: route.to_owned(),
            });
        }
        self.root = Tag::of(element);
        self.opening = html! {
            @for child in element.child_elements() { (markup::element(child)) }
        };
        Ok(())
    }

    /// Records an inline script for the policy. Scripts with a JSON type are data and need no hash.
    fn note_executed(&mut self, script: ElementRef<'_>) {
        let is_data = script
            .value()
            .attr("type")
            .is_some_and(|kind| kind.contains("json"));
        if !is_data && script.value().attr("src").is_none() {
            self.executed.push(markup::text(script));
        }
    }

    /// Returns the hashes of the inline scripts that browsers run.
    pub fn hashes_of_scripts(&self) -> impl Iterator<Item = String> {
        let scripts = self.executed.iter();
        scripts.map(|script| digest::sha256(script.as_bytes()))
    }

    /// Returns the hash of the inline style sheet.
    pub fn hash_of_style(&self) -> String {
        digest::sha256(raw_text(&self.styles).0.as_bytes())
    }

    /// Assembles a page.
    pub fn page(&self, contents: &Contents<'_>) -> Markup {
        let inside = html! { (self.head(contents)) (self.body(contents)) };
        html! { (DOCTYPE) (self.html.around(&inside)) }
    }

    fn head(&self, contents: &Contents<'_>) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(contents.policy);
                title { (contents.title) }
                @for meta in &self.metas { (meta) }
                (self.base.around(&Markup::default()))
                @for script in &self.scripts { (script) }
                (contents.metadata)
                (contents.program)
                @for script in &self.scripts_of_program { (script) }
                style { (raw_text(&self.styles)) }
                @if let Some(path) = &self.style_file {
                    noscript { link rel="stylesheet" href=(path); }
                }
                @for other in &self.others { (other) }
            }
        }
    }

    /// Adds no blanks inside the root element, because hydration would stumble over them.
    fn body(&self, contents: &Contents<'_>) -> Markup {
        let root = match contents.route {
            Some(route) => self.root.with("data-route", route).around(contents.inside),
            None => self.root.around(&self.opening),
        };
        self.body.around(&html! {
            @for part in &self.above { (part) }
            (root)
            @for part in &self.below { (part) }
        })
    }
}

fn is_script(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    (element.value().name() == "script").then_some(element)
}

/// Returns no elements for an invalid selector. The tests show that those above are valid.
fn select<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> + use<'a> {
    select_in(page.root_element(), selector)
}

fn select_in<'a>(
    element: ElementRef<'a>,
    selector: &str,
) -> impl Iterator<Item = ElementRef<'a>> + use<'a> {
    let selector = Selector::parse(selector).ok();
    let found = selector.map(|selector| element.select(&selector).collect::<Vec<_>>());
    found.unwrap_or_default().into_iter()
}
