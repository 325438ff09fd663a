// Measures MiniSearch and FlexSearch on the documents and queries that the search benchmark wrote
// into target/bench/, and prints their figures beside the reader's.
//
//   node tests/bench/engines.mjs FOLDER_OF_NODE_MODULES
//
// `cargo xtask bench search` installs the engines and runs this script. Setup:
//
// - Every engine indexes each document as passages (`passages`, as the reader does) and as sections
//   (`sections`: less to index and to search, but less precise hits).
// - MiniSearch: prefix search; words of four letters or more allow edits up to a fifth of their
//   length; all words must match; titles count twice as much as texts.
// - FlexSearch: prefix search; no typo tolerance, and phrases are searched as separate words.
// - The reader returns 30 sections with totals and facets, FlexSearch 30 documents, MiniSearch all.
// - The reader's filters are part of the query text. The other engines do not support them, so
//   their queries omit the filters.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';

const modules = path.resolve(process.argv[2] ?? '.', 'node_modules');
const require = createRequire(`${modules}/`);
const version = (name) => JSON.parse(fs.readFileSync(`${modules}/${name}/package.json`)).version;
const MiniSearch = require('minisearch');
const FlexSearch = require('flexsearch');

const FOLDER = 'target/bench';
const MILLISECONDS = 500; // Each kind of query runs for this long, but not
const MOST_ROUNDS = 100; // more often than this, as in the reader's benchmark.
const SMALL = 8e6; // Bytes; above this, the best compression takes minutes.

const MINISEARCH = {
  fields: ['title', 'text'],
  searchOptions: {
    boost: { title: 2 },
    prefix: true,
    fuzzy: (word) => (word.length > 3 ? 0.2 : false),
    combineWith: 'AND',
  },
};

const ENGINES = {
  MiniSearch: {
    build(documents) {
      const index = new MiniSearch(MINISEARCH);
      index.addAll(documents);
      return index;
    },
    save: (index) => [JSON.stringify(index)],
    load: ([text]) => MiniSearch.loadJSON(text, MINISEARCH),
    find: (index, query) => index.search(query).map((hit) => hit.id),
  },
  FlexSearch: {
    make: () => new FlexSearch.Document({
      document: { id: 'id', index: ['title', 'text'] },
      tokenize: 'forward',
    }),
    build(documents) {
      const index = this.make();
      for (const document of documents) index.add(document);
      return index;
    },
    save(index) {
      const parts = [];
      index.export((key, value) => { parts.push(key, value ?? ''); });
      return parts;
    },
    load(parts) {
      const index = this.make();
      for (let at = 0; at < parts.length; at += 2) index.import(parts[at], parts[at + 1]);
      return index;
    },
    find(index, query) {
      const found = index.search(query, { limit: 30 }).flatMap((field) => field.result);
      return [...new Set(found)];
    },
  },
};

const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const read = (name, kind) => fs.readFileSync(`${FOLDER}/${name}.${kind}`, 'utf8');
const timed = (work) => {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
};
const quantile = (times, percent) => {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(((sorted.length - 1) * percent) / 100)];
};

// Returns raw and compressed size of texts that are sent one by one.
function bytes(texts) {
  const all = texts.map((text) => Buffer.from(text));
  const raw = all.reduce((sum, text) => sum + text.length, 0);
  const quality = raw > SMALL ? 6 : 11;
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: quality };
  const sent = all.reduce((sum, text) => sum + zlib.brotliCompressSync(text, { params }).length, 0);
  return { raw, sent, quality };
}

// Measures the median and the 95th percentile of one kind of query, as the reader's benchmark does.
function measureKind(find, queries, right) {
  let answered = 0;
  let nRight = 0;
  for (const { typed, wanted } of queries) {
    const found = find(typed);
    answered += found.length > 0;
    nRight += found.slice(0, 3).some((id) => right(id).includes(wanted));
  }
  const times = [];
  const start = performance.now();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const { typed } of queries) times.push(timed(() => find(typed))[0]);
    if (performance.now() - start > MILLISECONDS) break;
  }
  const n = queries.length;
  return { n, p50: quantile(times, 50), p95: quantile(times, 95), answered, right: nRight };
}

function measure(engine, documents, kinds) {
  const [build, built] = timed(() => engine.build(documents));
  const parts = engine.save(built);
  const [load, index] = timed(() => engine.load(parts));
  const right = (id) => letters(documents[id].title + documents[id].text);
  const figures = { build, load, ...bytes(parts), kinds: {} };
  for (const [kind, queries] of Object.entries(kinds)) {
    figures.kinds[kind] = measureKind((query) => engine.find(index, query), queries, right);
  }
  return figures;
}

// Returns the reader's own figures; `side` is native or wasm.
function ours(name, side) {
  const file = `${FOLDER}/${name}.${side}`;
  if (!fs.existsSync(file)) return undefined;
  const figures = { kinds: {} };
  for (const line of fs.readFileSync(file, 'utf8').trim().split('\n')) {
    const [kind, ...numbers] = line.split('\t');
    const [n, p50, p95, answered, right] = numbers.map(Number);
    if (kind === 'build') figures.build = n;
    else figures.kinds[kind] = { n, p50, p95, answered, right };
  }
  return figures;
}

function readQueries(name) {
  const kinds = {};
  for (const line of read(name, 'queries').trim().split('\n')) {
    const [kind, typed, wanted] = line.split('\t');
    const words = typed.split(' ').filter((word) => !word.includes(':')).join(' ');
    (kinds[kind] ??= []).push({ typed: words, wanted });
  }
  return kinds;
}

const kilo = (n) => (n === undefined ? '-' : (n / 1000).toFixed(n < 1e5 ? 1 : 0));
const ms = (n) => n.toFixed(n < 1 ? 4 : n < 100 ? 2 : 0);

function print(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => String(row[at]).length)));
  for (const row of rows) {
    const cells = row.map((cell, at) => (at ? String(cell).padStart(widths[at]) : String(cell).padEnd(widths[at])));
    console.log(cells.join('  '));
  }
  console.log();
}

// Prints milliseconds per engine, and how many times as long the reader takes.
function printKinds(sides) {
  const [reference] = sides;
  const rows = [['query, p50 / p95 in ms', ...sides.map((side) => side.name)]];
  for (const [kind, own] of Object.entries(reference.figures.kinds)) {
    const cells = sides.map(({ figures, isOurs }) => {
      const { p50, p95 } = figures.kinds[kind];
      const ratio = isOurs ? '' : `  x${(own.p50 / p50).toPrecision(2)}`;
      return `${ms(p50)} / ${ms(p95)}${ratio}`;
    });
    rows.push([kind, ...cells]);
  }
  for (const kind of ['typo', 'phrase', 'number']) {
    const cells = sides.map(({ figures }) => {
      const it = figures.kinds[kind];
      return it ? `${it.right} of ${it.n} right, ${it.answered} answered` : '-';
    });
    rows.push([`${kind}: among the first 3`, ...cells]);
  }
  print(rows);
}

function printBytes(name, facts, sides) {
  const rows = [['', 'build ms', 'load ms', 'index kB', 'sent kB', 'index + text, sent, of a report']];
  for (const { name: side, figures, isOurs } of sides) {
    const withText = isOurs ? facts.archive.sent + figures.sent : facts.text.sent + figures.sent;
    const mark = figures.quality === 6 ? '~' : '';
    rows.push([side, ms(figures.build), figures.load === undefined ? '-' : ms(figures.load),
      kilo(figures.raw), mark + kilo(figures.sent), `${mark}${(withText / facts.reportBytes).toFixed(2)}`]);
  }
  print(rows);
  console.log(`${name}: the reports are ${kilo(facts.reportBytes)} kB; their text compressed ${kilo(facts.text.sent)} kB, `
    + `with all that the reader knows of it ${kilo(facts.archive.sent)} kB${facts.archive.quality === 6 ? ' (quick compression)' : ''}\n`);
}

function compare(name) {
  const kinds = readQueries(name);
  const forms = ['passages', 'sections'].map((form) => [form, JSON.parse(read(name, `${form}.json`))]);
  const [, { reports, reportBytes, documents }] = forms[0];
  console.log(`== ${name}: ${reports} reports, ${documents.length} passages, ${forms[1][1].documents.length} sections ==\n`);
  const index = fs.existsSync(`${FOLDER}/${name}.index`)
    ? bytes([fs.readFileSync(`${FOLDER}/${name}.index`)]) : { raw: 0, sent: 0 };
  const sides = ['wasm', 'native'].flatMap((side) => {
    const figures = ours(name, side);
    return figures ? [{ name: `reader, ${side}`, isOurs: true, figures: { ...index, ...figures } }] : [];
  });
  for (const [engine, it] of Object.entries(ENGINES)) {
    for (const [form, { documents }] of forms) {
      sides.push({ name: `${engine}, ${form}`, figures: measure(it, documents, kinds) });
    }
  }
  printKinds(sides);
  const text = bytes([forms[1][1].documents.map(({ title, text }) => `${title}\n${text}`).join('\n')]);
  const archive = bytes([fs.readFileSync(`${FOLDER}/${name}.archive`)]);
  printBytes(name, { reportBytes, text, archive }, sides);
  return { name, reports, sides };
}

console.log(`Node ${process.version}, MiniSearch ${version('minisearch')}, `
  + `FlexSearch ${version('flexsearch')}. xN: the reader takes N times as long; `
  + '~: compressed quickly, so a little too large.\n');
const names = fs.readFileSync(`${FOLDER}/list`, 'utf8').trim().split('\n');
const results = names.map(compare);
fs.writeFileSync(`${FOLDER}/figures.json`, JSON.stringify(results, null, 1));
