// Saves a selection of reports, cut out of the file with all of them. `boot.js` loads this when the
// button is pressed and passes the button's data: a `topic` or the ids of `sections`, and the saved
// file's `title` and `note`.
const FILE = "archive.html";
// Contains the name of the host's current edition.
const EDITION_FILE = "edition.json";
const LONGEST_NAME = 60;
// Milliseconds until the blob is released. No event tells when a browser has read it.
const PATIENCE = 60000;

// Returns a message for the reader. Throws if the selection cannot be saved, except in frames that
// forbid downloads silently.
export async function save(chosen) {
  const answer = await fetch(new URL(FILE, import.meta.url)).catch(() => ({}));
  if (!answer.ok) throw Error(`${FILE} could not be loaded (${answer.status || "no answer"}).`);
  if (chosen.sections) await expectEdition();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  cut(page, chosen);
  const html = `<!DOCTYPE html>${page.documentElement.outerHTML}\n`;
  const name = nameOf(chosen.title);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
  return `Download started: ${name}`;
}

// Section ids contain a number, so in another edition the same id may mean another section.
async function expectEdition() {
  const file = new URL(EDITION_FILE, import.meta.url);
  const answer = await fetch(file, { cache: "no-store" }).catch(() => ({}));
  if (!answer.ok) {
    throw Error(`${EDITION_FILE} could not be loaded (${answer.status || "no answer"}).`);
  }
  const newest = await answer.json();
  const program = JSON.parse(document.getElementById("program").textContent);
  if (newest.edition !== program.edition) {
    throw Error("The site was updated. Reload this page.");
  }
}

function cut(page, { topic, sections = "", title, note }) {
  const parts = page.querySelectorAll("[data-topics]");
  const ids = new Set(sections.split(" "));
  const isChosen = (part) =>
    topic ? part.dataset.topics.split(" ").includes(topic) : ids.has(part.id);
  const kept = new Set([...parts].filter(isChosen));
  // The host may have answered with another page, or with another edition.
  if (!kept.size || (!topic && kept.size < ids.size)) {
    throw Error(`${FILE} is incomplete. Reload this page.`);
  }
  parts.forEach((part) => kept.has(part) || part.remove());
  page.querySelectorAll("article").forEach((report) => {
    if (!report.querySelector("[data-topics]")) report.remove();
  });
  page.querySelectorAll('a[href^="#"]').forEach((link) => {
    if (page.getElementById(link.getAttribute("href").slice(1))) return;
    const entry = link.closest("nav li");
    if (entry) entry.remove();
    else link.replaceWith(...link.childNodes);
  });
  page.title = title;
  page.querySelector("#top h1").textContent = title;
  page.querySelector("#top h1 + p").textContent = note;
}

// Returns the title's ASCII words as a file name, as in `kusama-news-governance.html`.
function nameOf(title) {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) || ["reports"];
  return `${words.join("-").slice(0, LONGEST_NAME).replace(/-$/, "")}.html`;
}
