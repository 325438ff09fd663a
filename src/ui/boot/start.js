(() => {
  // Loads all styles and `boot.js` once the text is painted, or when a reader wants to search. Every
  // page carries this script, so it is short. As there, no `?.` and no `??`.
  const { route } = document.getElementById("app").dataset;
  const program = JSON.parse(document.getElementById("program").textContent);
  let hasBegun = false;
  let patience;

  const giveUp = (reason) => {
    clearTimeout(patience);
    const hasText = route !== undefined;
    const thing = hasText ? "Search" : "The archive";
    const line = document.getElementById("boot-notice");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload";
    button.onclick = () => location.reload();
    line.textContent = thing + reason + (hasText ? " Reading works." : "");
    line.append(" ", button);
  };

  // `boot.js` says that it runs, because hosts may answer with a page for a missing file.
  const loadFiles = (folder, fail) => {
    const at = (file) => (folder ? new URL(file.split("/").pop(), folder).href : file);
    if (program.style) {
      const style = document.getElementById("all-styles") || document.createElement("link");
      style.id = "all-styles";
      style.rel = "stylesheet";
      style.onload = style.onerror = ({ type }) => (style.dataset.state = type);
      style.href = at(program.style);
      document.head.append(style);
    }
    const script = document.createElement("script");
    script.onload = script.onerror = () => self.hasReaderBoot || fail();
    script.src = at(program.boot || "boot.js");
    document.head.append(script);
  };

  // The site may stand elsewhere than it was built for. Its files are then above this page.
  const loadFromAbove = () => {
    const up = "../".repeat((route || "").split("/").length - 1) || "./";
    loadFiles(new URL(up, location.href), () => {
      const loading = document.querySelector(".loading");
      if (loading) loading.remove();
      giveUp(" could not be loaded.");
    });
  };

  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    const lateAt = Math.max(2000, 7000 - performance.now());
    const isLate = () => !self.hasReaderBoot && giveUp(" is still loading.");
    patience = setTimeout(isLate, lateAt);
    loadFiles(undefined, loadFromAbove);
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
