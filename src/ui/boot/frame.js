(() => {
  // Runs an embedded page: checks the options in its address, reports its height to the parent
  // page, and starts the program when someone interacts. `frame_start.js` has loaded it and applied
  // the options that change how the page looks. It throws in no sandbox, and text and links work
  // without it. Browsers too old for the program must parse it, as with `boot.js`: no `?.`, no `??`.
  const page = document.documentElement;
  const folder = new URL("embed/", document.baseURI).pathname;
  const path = location.pathname;

  const MOST_GROWTHS = 20;
  const MONTH = [/^\d{4}-(0[1-9]|1[0-2])$/, "a month such as 2023-11"];
  const SWITCH = [/^[01]$/, "0 or 1"];
  // Patterns for the values of each option. `src/routes/embed.rs` parses them in the same way.
  const options = new Map([
    ["theme", [/^(light|dark|auto)$/, "light, dark or auto"]],
    ["accent", [/^#?([\da-f]{3}){1,2}$/i, "3 or 6 hexadecimal digits"]],
    ["tabs", SWITCH],
    ["search", SWITCH],
  ]);
  if (path.startsWith(folder + "topic/")) {
    options.set("from", MONTH).set("to", MONTH);
    options.set("order", [/^(asc|desc)$/, "asc or desc"]);
  } else {
    options.set("q", [/^/]);
  }
  const query = new URLSearchParams(location.search);
  const given = {};
  for (const name of new Set(query.keys())) {
    const [value, second] = query.getAll(name);
    const [form, wanted] = options.get(name) || [];
    let fault;
    if (!form) {
      fault = `is unknown: expected one of ${[...options.keys()].join(", ")}`;
    } else if (!form.test(value)) {
      fault = `is \`${value}\`: expected ${wanted}`;
    } else {
      given[name] = value;
      if (second !== undefined) fault = "is there twice: expected it once";
    }
    if (fault) console.warn(`${path}: option \`${name}\` ${fault}; correct the address`);
  }

  // Threads are published with all months and without the program, so this applies the options.
  function limitThread() {
    const list = document.querySelector(".thread-months");
    delete page.dataset.limited;
    if (!list) return;
    const limits = [given.from || "0", given.to || "9999-12"].sort();
    for (const month of [...list.children]) {
      const name = month.dataset.month;
      if (name < limits[0] || name > limits[1]) month.remove();
      else if (given.order === "desc") list.prepend(month);
    }
    document.querySelector(".thread-empty").hidden = list.firstElementChild !== null;
    const kept = Object.entries(given).filter(([name]) => /from|to|order/.test(name));
    for (const link of document.querySelectorAll(".masthead, .frame-link")) {
      link.search = new URLSearchParams(kept);
    }
  }

  const app = document.getElementById("app");
  let height = 0;
  let width = 0;
  let nGrowths = 0;
  let patience = 25;
  // WordPress identifies the frame by this secret, which may arrive after the page has loaded.
  let secret;

  function tell(message) {
    if (parent !== self) parent.postMessage(message, "*");
  }

  function tellHeight() {
    if (!height) return;
    tell({ type: "kusama-news:height", v: 1, height });
    if (secret) tell({ message: "height", value: height, secret });
  }

  // A new width resets the count of growths. Growth at the same width may be the parent's reaction
  // to the last message, so the count limits it to prevent an endless loop.
  function measure() {
    // The width is zero until the parent lays out the frame, and while it hides the frame.
    if (!innerWidth) return setTimeout(measure, (patience *= 2));
    const before = height;
    const measured = Math.ceil(page.getBoundingClientRect().height);
    if (innerWidth !== width) nGrowths = 0;
    width = innerWidth;
    if (Math.abs(measured - before) <= 1) return;
    if (measured > before && ++nGrowths > MOST_GROWTHS) return;
    height = measured;
    tellHeight();
    // The new height may remove a scroll bar. Observers are silent in frames that are not drawn.
    setTimeout(measure, 100);
  }

  function readSecret() {
    const found = /^#\?secret=(\w{10})$/.exec(location.hash);
    if (found) secret = found[1];
  }

  // Uses a script element because only that checks integrity in every browser.
  const fetchModule = ({ js, jsIntegrity }) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.type = "module";
      script.integrity = jsIntegrity || "";
      script.src = js;
      script.onload = resolve;
      script.onerror = () => reject(Error(js));
      document.head.append(script);
    });

  async function start() {
    const program = JSON.parse(document.getElementById("program").textContent);
    const wasm = fetch(program.wasm, { integrity: program.wasmIntegrity || "" });
    const [answer] = await Promise.all([wasm, fetchModule(program)]);
    if (!answer.ok) throw Error(`${program.wasm}: ${answer.status}`);
    // A sandboxed frame has another origin than this script, and the browser hides the script's
    // address from it. So the address must be complete.
    const module = await import(new URL(program.js, document.baseURI).href);
    await module.default({ module_or_path: answer });
  }

  let hasBegun = false;
  function begin() {
    if (hasBegun) return;
    hasBegun = true;
    start().catch((error) => console.warn("Only the search needs the program that failed:", error));
  }

  // During development `boot.js` starts the program, and the page has no text before that.
  function offerProgram() {
    const isOff = given.tabs === "0" && given.search === "0";
    if (isOff || app.dataset.route === undefined || !app.querySelector(".report")) return;
    // Not every host lets a frame without an origin read the program, and a refusal is an error in the
    // console of the page around it. So there it must be needed: for a search, not for the tabs.
    const isOpaque = self.origin === "null";
    const names = isOpaque ? ["focusin"] : ["pointerover", "touchstart", "keydown", "focusin"];
    const answer = ({ target }) => (!isOpaque || target.id === "search-input") && begin();
    for (const name of names) addEventListener(name, answer, { passive: true });
    // Only the program highlights matches. The reader may have come before this script.
    const early = isOpaque ? "#search-input:focus" : ":hover, :focus";
    if (given.q || document.querySelector(early)) begin();
  }

  // The published address of this link has no options, and must not load the page without them.
  for (const link of document.querySelectorAll(".skip-link")) {
    link.search = location.search;
  }
  limitThread();
  offerProgram();
  readSecret();
  measure();
  if (self.ResizeObserver) new ResizeObserver(measure).observe(app);
  addEventListener("load", measure);
  for (const name of ["pointerdown", "keydown"]) {
    addEventListener(name, () => (nGrowths = 0), true);
  }

  addEventListener("hashchange", () => {
    readSecret();
    tellHeight();
  });
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || !data) return;
    const isAsked = data.type === "kusama-news:ask" && data.v === 1;
    if (isAsked || (secret && data.message === "ready" && data.secret === secret)) tellHeight();
  });

  // Replaces the page, because navigation would add an entry to the parent's history.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const isModified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || event.button || isModified || event.defaultPrevented) return;
    if (link.origin !== location.origin) return;
    if (!link.pathname.startsWith(folder)) {
      if (!secret) return;
      tell({ message: "link", value: link.href, secret });
    } else {
      // The program handles all other links except those to a fragment.
      if (link.target !== "_self" || (page.dataset.program && !link.hash)) return;
      if (secret && !link.hash) link.hash = "?secret=" + secret;
      location.replace(link.href);
    }
    event.preventDefault();
  });
  // Many sandboxes forbid forms but allow links to open a window.
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (target.id !== "search-input" || key !== "Enter") return;
    if (event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    const link = document.createElement("a");
    link.href = `${target.form.action}?${new URLSearchParams({ q: target.value })}`;
    link.target = "_blank";
    link.rel = "noopener";
    target.form.append(link);
    link.click();
    link.remove();
  });
  // After a Wasm error, the program no longer handles clicks.
  addEventListener("error", ({ error }) => {
    if (self.WebAssembly && error instanceof WebAssembly.RuntimeError) delete page.dataset.program;
  });
})();
