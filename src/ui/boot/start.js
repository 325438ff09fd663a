(() => {
  // Loads `boot.js` once the text is painted, or when a reader wants to search. Every page carries
  // this script, so it is short. As there, no `?.` and no `??`.
  const { route } = document.getElementById("app").dataset;
  const { boot = "boot.js" } = JSON.parse(document.getElementById("program").textContent);
  let hasBegun = false;

  const load = (address, onerror) => {
    const script = document.createElement("script");
    script.src = address;
    script.onerror = onerror;
    document.head.append(script);
  };

  // The site may stand elsewhere than it was built for. Its files are then above this page.
  const loadFromAbove = () => {
    const up = "../".repeat((route || "").split("/").length - 1);
    load(new URL(up + boot.split("/").pop(), location.href), lament);
  };

  const lament = () => {
    const effect =
      route === undefined
        ? "The archive cannot be shown: "
        : "Reading and links work, but search does not: ";
    const line = document.getElementById("boot-notice");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload";
    button.onclick = () => location.reload();
    line.append(effect, "the program could not be loaded.", " ", button);
  };

  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    load(boot, loadFromAbove);
  };

  if (route === undefined) return begin();
  document.addEventListener("focusin", (event) => event.target.id === "search-input" && begin());
  // Browsers without paint timing, and hidden pages, which do not paint, start a little later.
  setTimeout(begin, document.activeElement.id === "search-input" ? 0 : 2000);
  const isText = (paint) => paint.name === "first-contentful-paint";
  try {
    new PerformanceObserver((list) => list.getEntries().some(isText) && begin()).observe({
      type: "paint",
      buffered: true,
    });
  } catch (error) {
    // The browser does not know paint entries.
  }
})();
