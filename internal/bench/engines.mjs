// What other engines find, asked the same questions over the same texts as the search of a site:
//
//   node engines.mjs < input
//
// in a folder where somebody ran "npm install pagefind minisearch". The input is JSON,
// {site, engines, documents: [{id, title, text}], questions: [{text, law}]}; the output, for each
// engine, a list with {found: [ids], files, bytes} for each question, bytes compressed. Of pufa it is
// the scripts of the site that are asked.
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";
import { pathToFileURL } from "node:url";

const FIRST = 10; // results that are looked at
const { site, engines, documents, questions } = JSON.parse(fs.readFileSync(0, "utf8"));
const zipped = (data) => zlib.gzipSync(data).length;

// pufa runs the site's scripts beside just as much of a browser as they need.
async function pufa() {
  const sizes = new Map(), out = [];
  const size = (name, data) => { if (!sizes.has(name)) sizes.set(name, zipped(data)); return sizes.get(name); };
  for (const question of questions) {
    const seen = { found: [], files: 0, bytes: 0 };
    const read = (name) => {
      const data = fs.readFileSync(path.join(site, "search", name));
      seen.files++;
      seen.bytes += size(name, data);
      return data.toString();
    };
    const load = (s) => setImmediate(() => {
      try { vm.runInContext(read(new URL(s.src).pathname.slice("/search/".length)), context); s.onload(); } catch { s.onerror(); }
    });
    const document = { currentScript: { src: "http://site/search/core.js" }, documentElement: { lang: "zh" }, createElement: () => ({ remove() {} }), head: { appendChild: load } };
    const context = vm.createContext({ document, URL, performance, MessageChannel, setTimeout() {}, clearTimeout() {} });
    context.window = context;
    vm.runInContext(read("core.js"), context);
    const results = await context.pufa.search(question.text, { law: question.law });
    seen.found = results.slice(0, FIRST).map((r) => (r.law ? r.law + " " + r.article : r.title + " " + r.part));
    out.push(seen);
  }
  return out;
}

// miniSearch has pairs of characters for words, and all of its index must be there at first.
async function miniSearch() {
  const { default: MiniSearch } = await import("minisearch");
  const tokenize = (text) => {
    const out = [];
    for (const run of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []) {
      const chars = Array.from(run);
      if (chars.length === 1) out.push(run);
      for (let i = 1; i < chars.length; i++) out.push(chars[i - 1] + chars[i]);
    }
    return out;
  };
  const engine = new MiniSearch({ fields: ["title", "text"], tokenize, searchOptions: { boost: { title: 2 } } });
  engine.addAll(documents.map((d, i) => ({ ...d, id: i })));
  const bytes = zipped(JSON.stringify(engine));
  return questions.map((q) => ({ found: engine.search(q.text).slice(0, FIRST).map((r) => documents[r.id].id), files: 1, bytes }));
}

// pagefind has a record for each document.
async function pagefind() {
  const maker = await import("pagefind");
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "pagefind-")), { index } = await maker.createIndex({ forceLanguage: "zh" });
  for (const [i, d] of documents.entries()) await index.addCustomRecord({ url: "/" + i, content: d.title + "。" + d.text, language: "zh", meta: { title: d.title } });
  await index.writeFiles({ outputPath: dir });
  await maker.close();
  const seen = { files: 0, bytes: 0 };
  const server = http.createServer((request, answer) => {
    try {
      const data = fs.readFileSync(path.join(dir, new URL(request.url, "http://site").pathname));
      seen.files++;
      seen.bytes += data[0] === 0x1f && data[1] === 0x8b ? data.length : zipped(data);
      answer.end(data);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  fs.copyFileSync(path.join(dir, "pagefind.js"), path.join(dir, "pagefind.mjs"));
  const own = zipped(fs.readFileSync(path.join(dir, "pagefind.js"))), out = [];
  for (const [i, question] of questions.entries()) {
    Object.assign(seen, { files: 1, bytes: own });
    const engine = await import(pathToFileURL(path.join(dir, "pagefind.mjs")) + "?" + i); // each question is a first one
    await engine.options({ basePath: "http://127.0.0.1:" + server.address().port + "/", baseUrl: "/" });
    const found = [];
    for (const r of (await engine.search(question.text)).results.slice(0, FIRST)) {
      const data = await r.data();
      found.push(documents[+data.raw_url.slice(1)].id);
    }
    out.push({ found, files: seen.files, bytes: seen.bytes });
    await engine.destroy();
  }
  server.closeAllConnections();
  server.close();
  fs.rmSync(dir, { recursive: true });
  return out;
}

const out = {};
for (const [name, run] of [["pufa", pufa], ["MiniSearch", miniSearch], ["Pagefind", pagefind]]) {
  if (!engines.includes(name)) continue;
  try {
    out[name] = await run();
  } catch (e) {
    process.stderr.write(name + ": " + e.stack.slice(0, 500) + "\n");
  }
}
process.stdout.write(JSON.stringify(out));
