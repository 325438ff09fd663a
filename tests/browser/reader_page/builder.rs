//! The page that creates embed code: its form, its code, and its frames.

use serde_json::json;

use super::ReaderPage;

impl ReaderPage {
    /// Opens the page with a query string and waits until its form is usable.
    pub(crate) async fn open_builder(&self, query: &str) {
        self.open(&format!("embed/{query}")).await;
        self.expect_builder().await;
    }

    /// Waits until the page is shown and its form is usable.
    pub(crate) async fn expect_builder(&self) {
        self.expect_route("embed/").await;
        self.expect_title("Embed – Kusama News").await;
        self.expect_present("#embed-form:not([inert])").await;
    }

    /// Sets the field called `name` and fires the same events as the browser. `value` is `true` or
    /// `false` for a checkbox, otherwise the value of the option.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        self.step(format!("choose {name}: {value}"));
        let script = "const [name, value] = arguments;
            const all = [...document.querySelectorAll(`#embed-form [name=${name}]`)];
            const field = all.find(it => it.type === 'radio' ? it.value === value : true);
            if (field.type === 'radio') field.checked = true;
            else if (field.type === 'checkbox') field.checked = value === 'true';
            else field.value = value;
            if (!field.checkVisibility()) throw new Error(`${name} is not shown`);
            for (const kind of ['input', 'change'])
                field.dispatchEvent(new Event(kind, { bubbles: true }));";
        self.read::<()>(script, &[json!(name), json!(value)]).await;
    }

    /// Waits until the query string is `query`, and the code and both frames embed the part at
    /// `path`, which may include a query string.
    pub(crate) async fn expect_embedded(&self, query: &str, path: &str) {
        let script =
            "const frame = text => text.match(/ src=\"([^\"]*)\"/)[1].replaceAll('&amp;', '&');
            const path = address => new URL(address, location).href.replace(arguments[0], '');
            const lines = [...document.querySelectorAll('textarea')].slice(0, 2);
            const frames = [...document.querySelectorAll('.preview > iframe')];
            const link = document.querySelector('.builder-alone > a');
            return [location.search,
                lines.map(it => path(frame(it.value))),
                frames.map(it => path(it.getAttribute('src'))),
                path(link.href)]";
        let path = format!("embed/{path}");
        // The code contains the address where the site is hosted, if the build knows it.
        let bases = json!(self.address(""));
        let own = match self.base() {
            crate::server::Base::Root => path.clone(),
            crate::server::Base::Nested => format!("https://example.org/x/y/{path}"),
        };
        let expected = json!([query, [own, own], [path, path], path]);
        self.expect("[query, lines, frames, link]", script, &[bases], expected)
            .await;
    }
}
