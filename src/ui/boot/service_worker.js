const EDITION = {};
// Caches one edition of the site for reading and searching offline. Publishing fills in the line
// above: `edition` is the edition's name, `files` maps the path of each cached file to its hash,
// `shell` is the path of the page without a text, shown for pages that were never visited, and
// `opening` is its initial content.

const base = new URL(self.registration.scope).pathname;
// Other sites on this host have caches too.
const ours = `reader ${base} `;
const name = ours + EDITION.edition;
const patience = 3000;
// The program cannot render this page. Without its text it can only say so.
const undrawn = /^about\/archive(\/|\/index\.html)?$/;
// Embedded pages. They contain less than the reader's pages, and their parent is not cached.
const framed = /^embed\/(?!(index\.html)?$)/;

// All or nothing: fails if a file is missing or belongs to another edition.
addEventListener("install", (event) => event.waitUntil(install().catch(giveUp)));

async function install() {
  const cache = await caches.open(name);
  const files = Object.keys(EDITION.files).map((path) => keep(cache, path));
  await Promise.all([...files, keepShell(cache)]);
}

// An open page without its text equals the shell, so it saves a download.
async function keepShell(cache) {
  const shell = base + EDITION.shell;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  // Uncontrolled windows may belong to other sites on this host.
  const isOurs = (url) => url.origin === location.origin && url.pathname.startsWith(base);
  const isShell = (url) => isOurs(url) && !framed.test(url.pathname.slice(base.length));
  const open = pages.map((page) => new URL(page.url)).filter(isShell);
  const sources = [...open.map((url) => () => fetch(url)), () => fetch(shell, { cache: "reload" })];
  for (const source of sources) {
    const answer = await source().catch(() => undefined);
    const html = answer && answer.ok && (await answer.text().catch(() => undefined));
    if (!html || !isOfEdition(html)) continue;
    const headers = { "content-type": answer.headers.get("content-type") };
    return cache.put(shell, new Response(withoutText(html), { headers }));
  }
  throw new Error(`${shell} is not of edition ${EDITION.edition}`);
}

// Removes everything specific to one page: its text, its title, and its metadata between the base
// and the program. Keeps inline scripts and styles, because the policy allows them by hash.
function withoutText(html) {
  const text = /<div id="app".*<\/div>(?=\s*<p [^>]*id="boot-notice")/s;
  const about = /<base\b.*?(?=<script\b[^>]*\bid="?program\b)/s;
  const attributes = `(?:"[^"]*"|'[^']*'|[^"'>])*?`;
  const named = (tag, name) => `<${tag}(?=${attributes}\\s${name})${attributes}>`;
  const own = [
    named("link", `rel=["']?(?:canonical|prev|next)\\b`),
    named("link", `type=["']?(?:application/json\\+oembed|text/markdown)\\b`),
    named("meta", `name=["']?(?:description|robots|twitter:)`),
    named("meta", "property="),
    `${named("script", `type=["']?application/ld\\+json\\b`)}.*?</script>`,
  ];
  return html
    .replace(text, () => `<div id="app">${EDITION.opening}</div>`)
    .replace(/<title>[^<]*<\/title>/, "<title></title>")
    .replace(about, (head) => head.replace(new RegExp(own.join("|"), "gs"), ""));
}

const isOfEdition = (html) => html.includes(`"edition":"${EDITION.edition}"`);

async function giveUp(error) {
  await caches.delete(name).catch(() => {});
  throw error;
}

async function keep(cache, path) {
  const url = base + path;
  // Tries the caches of earlier editions and the HTTP cache first, because they may save a
  // download. The hash decides.
  const sources = [
    () => caches.match(url),
    () => fetch(url),
    () => fetch(url, { cache: "reload" }),
  ];
  for (const source of sources) {
    const answer = await source();
    if (!answer || !answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await hashOf(bytes)) !== EDITION.files[path]) continue;
    // Creates a new response, because a page must not be served from a redirected one.
    const headers = { "content-type": answer.headers.get("content-type") };
    return cache.put(url, new Response(bytes, { headers }));
  }
  throw new Error(`${url} is not of edition ${EDITION.edition}`);
}

async function hashOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

addEventListener("activate", (event) => event.waitUntil(activate()));

async function activate() {
  const names = await caches.keys();
  const old = names.filter((other) => other.startsWith(ours) && other !== name);
  await Promise.all(old.map((other) => caches.delete(other)));
}

// An open page keeps its edition. It sends a message when that may be replaced.
addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === location.origin && url.pathname.startsWith(base);
  if (!isOurs || request.method !== "GET" || request.headers.has("range")) return;
  const path = url.pathname.slice(base.length);
  if (request.mode === "navigate") {
    // Other files, such as feeds, cannot be replaced with the shell.
    const isPage = /\/([^.]*|index\.html)$/.test(url.pathname) && !framed.test(path);
    if (isPage) visit(event, url.pathname);
  } else if (EDITION.files[path]) {
    event.respondWith(find(url.pathname).then((stored) => stored || fetch(request)));
  } else if (path === `thesaurus-${EDITION.edition}.txt`) {
    event.respondWith(find(url.pathname).then((stored) => stored || keepUsed(event, url.pathname)));
  }
});

// Search loads this file only if it finds little, so it is not stored before it is used.
async function keepUsed(event, path) {
  const answer = await fetch(event.request);
  const copy = answer.clone();
  if (answer.ok && (await caches.has(name).catch(() => false))) {
    const stored = caches.open(name).then((cache) => cache.put(path, copy));
    await stored.catch(() => {});
  }
  return answer;
}

// Browsers may refuse storage; then this finds no file. Does not open the cache, because a worker that
// is still answering would create it again after its successor has deleted it.
const find = (path) => caches.match(path, { cacheName: name }).catch(() => undefined);

// Answers from the network, or from the cache if that takes too long.
function visit(event, path) {
  const network = fetch(event.request);
  event.waitUntil(network.then((page) => remember(page.clone(), path)).catch(() => {}));
  event.respondWith(answer(network, path));
}

async function answer(network, path) {
  const isServed = (page) => (page.status < 500 ? page : undefined);
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  const served = network.then(isServed).catch(() => undefined);
  const page = (await Promise.race([served, late])) || (await find(path));
  if (page) return page;
  const last = undrawn.test(path.slice(base.length)) ? await served : undefined;
  return last || (await find(base + EDITION.shell)) || network;
}

// Skips pages of other editions, because they need another program than the cached one.
async function remember(page, path) {
  if (!page.ok || page.redirected) return;
  if (!isOfEdition(await page.clone().text())) return;
  // Not if the successor of this worker has deleted it.
  if (!(await caches.has(name))) return;
  const cache = await caches.open(name);
  await cache.put(path, page);
}
