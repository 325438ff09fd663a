//! The page that Trunk has written, taken apart, so that pages can be put together of its parts.
//!
//! It is read as browsers read it, for Trunk may have changed how it is written, and everything in
//! it is passed on, comments apart. What must be there exactly once is looked for and missed loudly.

use crate::digest;
use crate::edition::Trouble;
use crate::frame;
use crate::markup;
use crate::style;
use kusama_news_reader::archive::html::escaped;
use kusama_news_reader::routes::Base;
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
        "write `<base data-trunk-public-url />` into the head once",
    ),
    (
        "body > #app",
        "write the element `<div id=\"app\">` into the body once, and not within another",
    ),
    ("#app", "give no other element this id"),
];

/// The parts of Trunk's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shell {
    html: String,
    /// The head's parts in the order in which pages have them.
    metas: Vec<String>,
    base: String,
    scripts: Vec<String>,
    scripts_of_program: Vec<String>,
    styles: String,
    others: Vec<String>,
    /// The files that are loaded while one develops, when pages for frames are like all others.
    pub files_for_frames: Vec<String>,
    /// The contents of the block that says where the program is.
    pub program: Option<String>,
    body: String,
    root: String,
    /// What stands in the root element until the program draws a page there.
    pub opening: String,
    above: Vec<String>,
    below: Vec<String>,
    /// The contents of all scripts in the page that browsers run.
    executed: Vec<String>,
}

/// What makes a page of the shell.
pub struct Contents<'a> {
    /// The page's title.
    pub title: &'a str,
    /// Elements for the head.
    pub metadata: &'a str,
    /// The path that the program takes over, as its root element says; `None` if it is to draw the
    /// page itself.
    pub route: Option<&'a str>,
    /// The inside of the root element; without a path, what Trunk's page has there stays.
    pub inside: &'a str,
    /// The elements that say where the program is.
    pub program: &'a str,
    /// The policy of what may be loaded and run; it has no quotation mark in it.
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
            html: markup::start_tag(page.root_element(), None),
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
                     TRUNK_PUBLIC_URL names; write `<base data-trunk-public-url />` and no other",
                    value.attr("href").unwrap_or_default(),
                    base.as_str()
                ));
            }
            "base" => self.base = markup::element(element),
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
        shell.scripts.push(format!("<script>{script}</script>"));
        shell.styles.push_str(style);
        shell.executed.push(script.to_owned());
        shell
    }

    /// The same with nothing in it that is the reader's own, for pages in frames: a script and style
    /// sheets of their own stand in it, and links leave the frame.
    pub fn for_frames(&self, script: &str, styles: String) -> Self {
        Self {
            html: self.html.clone(),
            metas: self.metas.clone(),
            base: format!("{} target=\"_blank\">", self.base.trim_end_matches('>')),
            scripts: vec![format!("<script>{script}</script>")],
            styles,
            body: self.body.clone(),
            root: self.root.clone(),
            executed: vec![script.to_owned()],
            ..Self::default()
        }
    }

    fn take_body(&mut self, page: &Html) -> Result<(), Trouble> {
        let Some(body) = select(page, "body").next() else {
            return Ok(());
        };
        self.body = markup::start_tag(body, None);
        let mut is_below = false;
        for child in body.children() {
            let html = match (child.value(), ElementRef::wrap(child)) {
                (Node::Text(text), _) => escaped(text.trim()),
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
            parts.push(html);
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
        self.root = markup::start_tag(element, None);
        let inside = element.children().filter_map(ElementRef::wrap);
        self.opening = inside.map(markup::element).collect();
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
        digest::sha256(self.styles.as_bytes())
    }

    /// The text of a page.
    pub fn page(&self, contents: &Contents<'_>) -> String {
        let mut html = format!("<!DOCTYPE html>\n{}\n<head>\n", self.html);
        let mut line = |text: &str| {
            if !text.is_empty() {
                html.push_str(text.trim_end());
                html.push('\n');
            }
        };
        line("<meta charset=\"utf-8\">");
        line(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
            contents.policy
        ));
        line(&format!("<title>{}</title>", escaped(contents.title)));
        self.metas.iter().for_each(|meta| line(meta));
        line(&self.base);
        self.scripts.iter().for_each(|script| line(script));
        line(contents.metadata);
        line(contents.program);
        let scripts = self.scripts_of_program.iter();
        scripts.for_each(|script| line(script));
        line(&format!("<style>{}</style>", self.styles));
        self.others.iter().for_each(|other| line(other));
        line("</head>");
        line(&self.body);
        self.above.iter().for_each(|part| line(part));
        line(&self.root(contents));
        self.below.iter().for_each(|part| line(part));
        line("</body>");
        line("</html>");
        html
    }

    /// The root element; the program takes over what is in it, and so no blank may stand there.
    fn root(&self, contents: &Contents<'_>) -> String {
        let route = contents
            .route
            .map(|route| format!(" data-route=\"{}\"", escaped(route)));
        let tag = self.root.trim_end_matches('>');
        let name = tag.trim_start_matches('<').split(' ').next();
        format!(
            "{tag}{}>{}</{}>",
            route.unwrap_or_default(),
            contents.route.map_or(&*self.opening, |_| contents.inside),
            name.unwrap_or("div")
        )
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
