//! The page that Trunk has written, taken apart, so that pages can be put together of its parts.
//!
//! It is read as browsers read it, for Trunk may have changed how it is written, and everything in
//! it is passed on, comments apart. What must be there exactly once is looked for and missed loudly.

use crate::digest;
use crate::edition::Trouble;
use crate::frame;
use crate::markup::{self, Tag};
use crate::style;
use kusama_news_reader::html::raw_text;
use kusama_news_reader::routes::Base;
use maud::{DOCTYPE, Markup, html};
use scraper::{ElementRef, Html, Node, Selector};

/// The id of the element in which the reader is drawn.
pub const ROOT_ID: &str = "app";

/// The id of the data block that says where the program is.
const PROGRAM_ID: &str = "program";

/// What a page must have exactly once, and what to do where it has not.
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
    /// The head's parts in the order in which pages have them.
    metas: Vec<Markup>,
    base: Tag,
    scripts: Vec<Markup>,
    scripts_of_program: Vec<Markup>,
    styles: String,
    others: Vec<Markup>,
    /// The files that are loaded while one develops, when pages for frames are like all others.
    pub files_for_frames: Vec<String>,
    /// The contents of the block that says where the program is.
    pub program: Option<String>,
    body: Tag,
    root: Tag,
    /// What stands in the root element until the program draws a page there.
    pub opening: Markup,
    above: Vec<Markup>,
    below: Vec<Markup>,
    /// The contents of all scripts in the page that browsers run.
    executed: Vec<String>,
}

/// What makes a page of the shell.
pub struct Contents<'a> {
    /// The page's title.
    pub title: &'a str,
    /// Elements for the head.
    pub metadata: &'a Markup,
    /// The path that the program takes over, as its root element says; `None` if it is to draw the
    /// page itself.
    pub route: Option<&'a str>,
    /// The inside of the root element; without a path, what Trunk's page has there stays.
    pub inside: &'a Markup,
    /// The elements that say where the program is.
    pub program: &'a Markup,
    /// The policy of what may be loaded and run.
    pub policy: &'a str,
}

impl Shell {
    /// Takes Trunk's page apart.
    ///
    /// # Errors
    ///
    /// When something that every page needs is missing or there twice, or the page was built for
    /// another base.
    pub fn parse(html: &str, base: &Base) -> Result<Self, Trouble> {
        let page = Html::parse_document(html);
        for (wanted, advice) in NEEDED {
            let n_found = select(&page, wanted).count();
            if n_found != 1 {
                return Err(format!(
                    "index.html:1: `{wanted}` is there `{n_found}` times: expected the page that \
                     Trunk makes of index.html to have it exactly once; {advice}"
                ));
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
        shell.styles = style::compact(&shell.styles);
        Ok(shell)
    }

    fn take_from_head(&mut self, element: ElementRef<'_>, base: &Base) -> Result<(), Trouble> {
        let value = element.value();
        match value.name() {
            // Only pages for frames have it, and these have it inline.
            _ if value.attr("data-part") == Some(frame::PART) => {
                let file = value.attr("src").or(value.attr("href")).unwrap_or_default();
                let file = base.strip(file).unwrap_or(file);
                self.files_for_frames.push(file.to_owned());
            }
            // Each page has a title of its own, and the encoding is written first of all.
            "title" => {}
            "meta" if value.attr("charset").is_some() => {}
            "meta" => self.metas.push(markup::element(element)),
            "base" if value.attr("href") != Some(base.as_str()) => {
                return Err(format!(
                    "index.html:1: the base of the page is `{}`: expected `{}`, which \
                     TRUNK_PUBLIC_URL names; write the element `base` with \
                     `data-trunk-public-url` and no other",
                    value.attr("href").unwrap_or_default(),
                    base.as_str()
                ));
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

    /// The same for a page that may be asked for in a frame, too: with the script and the style sheet
    /// of such pages.
    pub fn also_for_frames(&self, script: &str, style: &str) -> Self {
        let mut shell = self.clone();
        shell.styles.push_str(style);
        shell.add_script(script);
        shell
    }

    /// The same with nothing in it that is the reader's own, for pages in frames: a script and style
    /// sheets of their own stand in it, and links leave the frame.
    pub fn for_frames(&self, script: &str, styles: String) -> Self {
        let mut shell = Self {
            html: self.html.clone(),
            metas: self.metas.clone(),
            base: self.base.with("target", "_blank"),
            styles,
            body: self.body.clone(),
            root: self.root.clone(),
            ..Self::default()
        };
        shell.add_script(script);
        shell
    }

    /// Adds a script that browsers run, which a policy must allow as it is written.
    fn add_script(&mut self, script: &str) {
        let script = raw_text(script);
        self.scripts.push(html! { script { (script) } });
        self.executed.push(script.into_string());
    }

    fn take_body(&mut self, page: &Html) -> Result<(), Trouble> {
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

    fn take_root(&mut self, element: ElementRef<'_>) -> Result<(), Trouble> {
        if let Some(route) = element.value().attr("data-route") {
            return Err(format!(
                "index.html:1: the page is that of `{route}` already: expected the page that Trunk \
                 has just written; this command is Trunk's to call: run `cargo xtask build`"
            ));
        }
        self.root = Tag::of(element);
        self.opening = html! {
            @for child in element.child_elements() { (markup::element(child)) }
        };
        Ok(())
    }

    /// Keeps what a policy must allow by its hash. What has a type of its own is data.
    fn note_executed(&mut self, script: ElementRef<'_>) {
        let is_data = script
            .value()
            .attr("type")
            .is_some_and(|kind| kind.contains("json"));
        if !is_data && script.value().attr("src").is_none() {
            self.executed.push(markup::text(script));
        }
    }

    /// The hashes of the scripts in the page that browsers run.
    pub fn hashes_of_scripts(&self) -> impl Iterator<Item = String> {
        let scripts = self.executed.iter();
        scripts.map(|script| digest::sha256(script.as_bytes()))
    }

    /// The hash of the style sheet in the page.
    pub fn hash_of_style(&self) -> String {
        digest::sha256(raw_text(&self.styles).0.as_bytes())
    }

    /// A page.
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
                @for other in &self.others { (other) }
            }
        }
    }

    /// The program takes over what is in the root element, and so no blank may stand there.
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

/// Nothing is found by a selector that cannot be read; those above can, as the tests show.
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
