const EDITION = {};
// Keeps one edition of the site in the browser, so that it can be read and searched offline. The
// line above is filled in when the site is published: `edition` is its name, `files` maps the path
// of each file that is kept to the hash of its bytes, `shell` is the path of the page without a text,
// which stands in for pages that were never visited, and `opening` is what it shows at first.

const base = new URL(self.registration.scope).pathname;
// Other sites of this host have caches beside ours.
const ours = `reader ${base} `;
const name = ours + EDITION.edition;
const patience = 3000;
// The page that the program cannot draw. Without its text it can only say so.
const undrawn = /^about\/archive(\/|\/index\.html)?$/;
// Pages for frames. They have less in them than the reader's, and what is around them is not kept.
const framed = /^embed\/(?!(index\.html)?$)/;

// All or nothing: a file that is missing, or not yet or no longer of this edition, ends it.
addEventListener("install", (event) => event.waitUntil(install().catch(giveUp)));

async function install() {
  const cache = await caches.open(name);
  const files = Object.keys(EDITION.files).map((path) => keep(cache, path));
  await Promise.all([...files, keepShell(cache)]);
}

// The page that is open is, but for its text, the page without one, and need not be fetched again.
async function keepShell(cache) {
  const shell = base + EDITION.shell;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  // Those that the worker does not speak for belong to other sites.
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

// Takes from a page what belongs to it alone: its text, its title, and what its head says of it to
// others, which stands between the base and the program. Nothing that a policy names by its hash
// may change.
function withoutText(html) {
  const text = /<div id="app".*<\/div>(?=\s*<p [^>]*id="boot-notice")/s;
  const about = /<base\b.*?(?=<script\b[^>]*\bid="?program\b)/s;
  const attributes = `(?:"[^"]*"|'[^']*'|[^"'>])*?`;
  const named = (tag, name) => `<${tag}(?=${attributes}\\s${name})${attributes}>`;
  const own = [
    named("link", `rel=["']?(?:canonical|prev|next)\\b`),
    named("link", `type=["']?application/json\\+oembed\\b`),
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
  // What an edition before this one left, or what the page has just loaded, need not be fetched
  // again. The hash tells whether it will do.
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
    // Made anew, for a page must not come from an answer that was redirected.
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

// A page that is open belongs to the edition it was loaded from. It says when that may go.
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
    // Anything else, such as a feed, has no page that could stand in for it.
    const isPage = /\/([^.]*|index\.html)$/.test(url.pathname) && !framed.test(path);
    if (isPage) visit(event, url.pathname);
  } else if (EDITION.files[path]) {
    event.respondWith(find(url.pathname).then((stored) => stored || fetch(request)));
  }
});

// A browser that refuses its storage has nothing stored.
const find = (path) =>
  caches
    .open(name)
    .then((cache) => cache.match(path))
    .catch(() => undefined);

// A page comes from the network, unless that takes too long.
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

// A page of another edition needs another program than the one that is kept.
async function remember(page, path) {
  if (!page.ok || page.redirected) return;
  if (!isOfEdition(await page.clone().text())) return;
  const cache = await caches.open(name);
  await cache.put(path, page);
}
