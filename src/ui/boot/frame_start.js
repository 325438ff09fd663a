(() => {
  // Prepares an embedded page: applies the options that change its look before the first paint, and
  // then loads `frame.js`, which says what is wrong with an option. Every embedded page carries this
  // script, so it is short. As there, it throws in no sandbox; no `?.`, no `??`.
  const folder = new URL("embed/", document.baseURI).pathname;
  if (!location.pathname.startsWith(folder) || location.pathname === folder) return;
  const page = document.documentElement;
  const { file = "frame.js" } = document.currentScript.dataset;
  const query = new URLSearchParams(location.search);
  const option = (name, form) => (form.exec(query.get(name)) || [])[0];

  document.querySelector("base").target = "_blank";
  // Preferences for the reader's own pages do not apply to embeds.
  delete page.dataset.theme;
  delete page.dataset.text;
  const theme = option("theme", /^(light|dark)$/);
  if (theme) page.dataset.theme = theme;
  for (const name of ["tabs", "search"]) {
    if (option(name, /^0$/)) page.dataset[name] = "off";
  }
  const accent = option("accent", /^#?([\da-f]{3}){1,2}$/i);
  if (accent) {
    const digits = accent.replace("#", "").toLowerCase();
    const color = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
    page.dataset.accent = color;
    page.style.setProperty("--frame-accent", "#" + color);
  }
  // The file removes months from a thread, which shows none before.
  if (/[?&](from|to|order)=/.test(location.search)) page.dataset.limited = "";

  document.addEventListener("DOMContentLoaded", () => {
    const script = document.createElement("script");
    script.src = file;
    // Hosts may answer with a page for a missing file, or not at all.
    const showAll = () => delete page.dataset.limited;
    script.onload = script.onerror = showAll;
    setTimeout(showAll, 3000);
    document.head.append(script);
  });
})();
