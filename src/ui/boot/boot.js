(() => {
  // Starts the program; `start.js` loads this file and all styles after the first paint. A line below
  // the page reports that the program did not start, or that a newer edition exists. Reading works
  // without this script. Browsers too old for the program must parse it if they know `import()`, so it must
  // not use `?.` or `??`.
  self.hasReaderBoot = true;
  const page = document.documentElement;
  const app = document.getElementById("app");
  const line = document.getElementById("boot-notice");
  const program = JSON.parse(document.getElementById("program").textContent);
  const base = new URL(document.baseURI).pathname;
  // Path of the page's text below the base; undefined if the page has no text.
  const route = app.dataset.route;
  const hasText = route !== undefined;
  const workers = program.serviceWorker && self === top && navigator.serviceWorker;
  let hasFailed = false;
  let lastAsked = Date.now();
  let registration;

  function say(sentence, ...buttons) {
    line.textContent = sentence;
    for (const [name, act] of [...buttons, ["Close", hush]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.onclick = act;
      line.append(" ", button);
    }
  }

  const again = ["Reload", () => location.reload()];

  // Moves focus out of the line before it is removed, so that it does not return to the page's top.
  function hush() {
    const main = document.getElementById("main");
    if (main && line.contains(document.activeElement)) {
      main.tabIndex = -1;
      main.focus({ preventScroll: true });
    }
    line.textContent = "";
  }

  // What a page without text says until the program draws it.
  function stopOpening() {
    const loading = app.querySelector(".loading");
    if (loading) loading.remove();
  }

  function lament(reason, ...buttons) {
    const thing = hasText ? "Search" : "The archive";
    say(thing + reason + (hasText ? " Reading works." : ""), ...buttons);
  }

  // Returns the path under which the site is really hosted; undefined if the address does not end
  // in the route, because a page may have several addresses, and a host may answer with any page.
  function realBase() {
    const path = location.pathname.replace(/index\.html$/, "").replace(/[^/]$/, "$&/");
    if (path.endsWith("/" + route)) return path.slice(0, path.length - route.length);
  }

  function lamentBase() {
    stopOpening();
    const real = realBase() || location.pathname;
    const fault = `the site was built for ${base}, but it is at ${real}`;
    const effect = "Links and search do not work here. For the owner of this site: ";
    say(effect + fault + `. Build it with --public-url ${real}`);
  }

  // Returns a file's current HTTP status, or 0 without an answer. HTML counts as 404, because some
  // hosts answer with a page for missing files.
  const statusOf = (file) =>
    fetch(file, { method: "HEAD", cache: "no-store" }).then(
      (answer) => (/html/.test(answer.headers.get("content-type")) ? 404 : answer.status),
      () => 0,
    );

  async function fail(error) {
    if (hasFailed || page.dataset.program) return;
    hasFailed = true;
    console.error("The program did not start:", error);
    keepOffline();
    promiseSearch();
    stopOpening();
    if (!self.WebAssembly) return lament(" needs a newer browser.");
    const files = [program.js, program.wasm, program.style].filter(Boolean);
    const statuses = await Promise.all(files.map(statusOf));
    const isGone = statuses.includes(404) || statuses.includes(410);
    if (statuses.every((status) => status === 200)) {
      lament(" does not run in this browser.");
    } else if (isGone && (realBase() || base) !== base) {
      lamentBase();
    } else if (isGone) {
      say("This site was updated." + (hasText ? " Reload the page to search." : ""), again);
    } else {
      lament(" could not be loaded.", again);
    }
  }

  // After a Wasm error, the program no longer responds.
  function breakDown(error) {
    if (!page.dataset.program) return fail(error);
    hasFailed = true;
    delete page.dataset.program;
    say("Search has stopped working. Reload the page to use it again.", again);
  }

  // Uses a script element because only that checks integrity in every browser. `import()` then
  // returns the same module.
  const fetchModule = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.type = "module";
      script.fetchPriority = "low";
      script.integrity = program.jsIntegrity || "";
      script.src = program.js;
      script.onload = resolve;
      script.onerror = () => reject(Error(program.js));
      document.head.append(script);
    });

  // The page has only the rules for its first paint; `start.js` loads the file with all of them. The
  // development page has all.
  const styles = new Promise((resolve, reject) => {
    const link = document.getElementById("all-styles");
    const settle = (type) => (type === "load" ? resolve() : reject(Error(link.href)));
    if (!link) return resolve();
    if (link.dataset.state) return settle(link.dataset.state);
    link.onload = link.onerror = ({ type }) => settle(type);
  });

  async function start() {
    const options = { integrity: program.wasmIntegrity || "", priority: "low" };
    const parts = [fetch(program.wasm, options), fetchModule(), styles];
    const [wasm] = await Promise.all(parts);
    if (!wasm.ok) throw Error(`${program.wasm}: ${wasm.status}`);
    const module = await import(program.js);
    await module.default({ module_or_path: wasm });
  }

  function begin() {
    const isMissed = () => !hasFailed && !page.dataset.program;
    const patience = Math.max(2000, 7000 - performance.now());
    setTimeout(() => isMissed() && lament(" is still loading."), patience);
    start().catch(fail);
  }

  // Compares editions by name, because the waiting worker may hold the edition that the page has
  // already loaded from the network. That worker then takes over silently.
  async function compareEditions() {
    lastAsked = Date.now();
    const answer = await fetch(program.editionFile, { cache: "no-store" });
    const { edition } = await answer.json();
    const waiting = registration && registration.waiting;
    if (edition !== program.edition) say("This site was updated.", ["Reload", renew]);
    else if (waiting) waiting.postMessage("take over");
  }

  // Ignores network errors.
  const ask = () => compareEditions().catch(() => {});

  function renew() {
    const reload = () => location.reload();
    const waiting = registration && registration.waiting;
    if (!waiting) return reload();
    const patience = setTimeout(reload, 2000);
    const takenOver = () => {
      clearTimeout(patience);
      reload();
    };
    workers.addEventListener("controllerchange", takenOver, { once: true });
    waiting.postMessage("take over");
  }

  async function register() {
    const options = { scope: base, updateViaCache: "none" };
    registration = await workers.register(program.serviceWorker, options);
    // The first worker does not wait, because there is no older one.
    const look = () => registration.active && registration.waiting && ask();
    // A fast worker may be installed already when a busy page hears of it.
    const watch = (worker) => (worker ? worker.addEventListener("statechange", look) : look());
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
  }

  // Browsers may refuse to register; then the site works from the network only.
  function keepOffline() {
    if (!workers || registration) return;
    if (document.readyState === "complete") register().catch(() => {});
    else addEventListener("load", keepOffline);
  }

  // The popup under the search box says that search is loading, until the program answers there.
  async function promiseSearch(field) {
    const popup = document.getElementById("search-popup");
    if (!popup) return;
    const notes = document.getElementById("search-notes");
    const status = document.getElementById("search-status");
    await styles.catch(() => {});
    const waits = field && field.value && !hasFailed && !page.dataset.program;
    const sentence = waits ? "Loading search …" : "";
    // What the program has written stays, and so does a popup that it has opened.
    if (notes.textContent !== (waits ? "" : "Loading search …")) return;
    if (status.textContent !== sentence) status.textContent = sentence;
    notes.textContent = sentence;
    popup.hidden = !waits;
  }

  // Loads `export.js` on demand, because few readers save a selection.
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".export-button");
    if (!button) return;
    const say = (sentence) => (button.nextElementSibling.textContent = sentence);
    const lament = (error) => say("This could not be saved: " + error.message);
    import(base + "export.js").then((module) => module.save(button.dataset)).then(say, lament);
  });
  document.addEventListener("input", ({ target }) => {
    if (target.id === "search-input" && !page.dataset.program) promiseSearch(target);
  });
  document.addEventListener("program-started", () => {
    promiseSearch();
    hush();
    keepOffline();
  });
  for (const name of ["error", "unhandledrejection"]) {
    addEventListener(name, (event) => {
      const error = event.error || event.reason;
      if (self.WebAssembly && error instanceof WebAssembly.RuntimeError) breakDown(error);
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !program.editionFile || Date.now() - lastAsked < 6e5) return;
    if (registration) registration.update().catch(() => {});
    ask();
  });

  hasFailed = !location.pathname.startsWith(base);
  promiseSearch(document.getElementById("search-input"));
  if (hasFailed) lamentBase();
  else begin();
})();
