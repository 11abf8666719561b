// What is shown of a passage: heads.go, and excerpts.
const heads = new Map(); // name of the file → heads by slot

const tier = (kind) => (kind < core.limits.law ? 0 : kind === core.limits.law ? 1 : kind === core.limits.law + 1 ? 2 : 3);

// headFile names the file that has a page's head; "" = the core has it.
function headFile(slot) {
  const t = tier(kindOf(slot)), n = core.heads[t];
  if (!n) return "";
  return "p/" + (core.heads.slice(0, t).reduce((a, b) => a + b, 0) + (slot & n - 1));
}

async function head(slot, lost) {
  const name = headFile(slot);
  if (!name) return core.pages[slot];
  if (!heads.has(name)) {
    const data = await fileOr(name, lost);
    if (!data) return undefined;
    heads.set(name, JSON.parse(data));
  }
  return heads.get(name)[slot];
}

// numbers lists the articles of a statute.
function numbers(h) {
  if (!h.list) {
    h.list = [];
    for (const r of h.n ? h.n.split(",") : []) {
      const [first, last] = r.split("~");
      if (last === undefined) h.list.push(first);
      else for (let n = +first; n <= +last; n++) h.list.push(String(n));
    }
  }
  return h.list;
}

const beside = (page, address) => (address[0] === "#" ? page + address : page.slice(0, page.lastIndexOf("/") + 1) + address);

// result describes a passage; null where nothing is known of its page.
async function result(p, lost) {
  const h = await head(p.slot, lost);
  if (!h) return null;
  if (tired()) await breath();
  const kind = kindOf(p.slot);
  const r = { title: h.t, law: "", article: "", url: h.u, excerpt: "", part: "", kind, group: KINDS[kind], badge: h.b || "", pieces: [], slot: p.slot, passage: p.passage };
  const list = numbers(h), i = p.passage - 1;
  if (i >= 0 && i < list.length) {
    r.law = h.l || (h.t.startsWith(COUNTRY) ? h.t.slice(COUNTRY.length) : h.t);
    r.article = list[i];
    r.part = label(h.h || "第*条", list[i]);
    r.url = beside(h.u, (h.a || "#art_*").replace("*", list[i]));
  } else if (h.p && i >= 0 && i < h.p.length) {
    r.part = h.p[i][1];
    r.url = beside(h.u, h.p[i][0]);
  }
  r.url = new URL("../" + r.url, base).href;
  return r;
}

const textName = (r) => "x/" + (spread(r.slot + Math.floor(r.passage / core.limits.chunk) * 7919) & core.files.x - 1);

// excerpts fills in the excerpts of results, out of as many files as most says.
async function excerpts(results, q, most, lost) {
  const names = [];
  for (const r of results) {
    if (r.pieces.length || names.includes(textName(r))) continue;
    if (names.length < most) names.push(textName(r));
  }
  const data = new Map();
  await Promise.all(names.map(async (n) => { data.set(n, "\n" + await fileOr(n, lost)); }));
  const marks = await marksOf(q);
  for (const r of results) {
    const all = data.get(textName(r));
    if (!all || r.pieces.length) continue;
    if (tired()) await breath();
    const key = "\n" + r.slot + "/" + Math.floor(r.passage / core.limits.chunk) + ":", at = all.indexOf(key);
    if (at < 0) continue;
    const from = at + key.length, end = all.indexOf("\n", from), line = all.slice(from, end < 0 ? all.length : end);
    const [words, notes] = cut(cut(line, "<")[r.passage % core.limits.chunk] || "", ">").map(unpack);
    const text = words && r.cited ? words : [words, notes].filter(Boolean).join("\n");
    r.pieces = excerpt(text, r.cited ? [] : marks);
    r.excerpt = r.pieces.map((p) => p.text).join("");
  }
}

// marksOf lists what is marked in excerpts: the words that were typed, and what the law says for them,
// where the files that were loaded know that.
async function marksOf(q) {
  const marks = new Set();
  for (const run of runs(q.text)) {
    for (let i = 0; i < run.length; i++) {
      for (let n = Math.min(WORD_MOST, run.length - i); n >= 2; n--) {
        const term = LAWFUL + run.slice(i, i + n).join(""), name = TERMS[NEAR] + "/" + fileOf(term, core.files[TERMS[NEAR]]);
        if (!files.has(name)) continue;
        const lawful = entry(await fileOr(name, []), term);
        if (lawful) for (const law of lawful.split(",")) marks.add(clean(law));
      }
    }
  }
  for (const t of q.terms) if (t.weight > core.ranking.crossing || q.single) marks.add(t.text);
  return Array.from(marks, (m) => Array.from(m));
}
const WORD_MOST = 4; // characters of an everyday word with an entry

// crosses reports whether the pair at i reaches over the end of a word: 民法 in 人民法院. It does not
// where the words on both sides are marked, too.
function crosses(text, i, marked) {
  if (i < 1 || i + 2 >= text.length || !core.known(text[i - 1], text[i]) || !core.known(text[i + 1], text[i + 2])) return false;
  return !marked.has(text[i - 1] + text[i]) || !marked.has(text[i + 1] + text[i + 2]);
}

const EXCERPT = 84; // characters of an excerpt, about

// excerpt picks the sentences of a text that have most of what is marked, and cuts them into pieces.
function excerpt(text, marks) {
  const chars = Array.from(text), folded = chars.map(fold), hit = new Array(chars.length).fill(false), worth = new Array(chars.length).fill(0);
  const pairs = new Set(marks.map((m) => m.join("")));
  const beginning = new Map(); // a character → the marks that begin with it, and how often each was seen
  for (const m of marks) beginning.set(m[0], (beginning.get(m[0]) || []).concat({ m, seen: 0 }));
  for (let i = 0; i < folded.length; i++) {
    for (const mark of beginning.get(folded[i]) || []) {
      const m = mark.m;
      if (!m.every((c, k) => folded[i + k] === c) || m.length === 2 && crosses(folded, i, pairs)) continue;
      for (let k = 0; k < m.length; k++) hit[i + k] = true;
      worth[i] += m.length / ++mark.seen;
    }
  }
  const sentences = [];
  for (let i = 0, from = 0, sum = 0; i < chars.length; i++) {
    sum += worth[i];
    if ("。；！？\n".includes(chars[i]) || i === chars.length - 1) { sentences.push({ from, to: i + 1, sum }); from = i + 1; sum = 0; }
  }
  if (!sentences.length) return [];
  let best = 0;
  sentences.forEach((s, i) => { if (s.sum > sentences[best].sum + 0.5) best = i; });
  let { from, to } = sentences[best];
  for (let i = best + 1; i < sentences.length && sentences[i].to - from <= EXCERPT; i++) to = sentences[i].to;
  for (let i = best - 1; i >= 0 && to - sentences[i].from <= EXCERPT; i--) from = sentences[i].from;
  let before = from > 0, after = to < chars.length;
  if (to - from > EXCERPT * 1.4) {
    const first = Math.max(0, hit.slice(from, to).indexOf(true));
    let start = Math.max(from, from + first - 30);
    while (start > from && start < from + first && !"，、：（".includes(chars[start - 1])) start++;
    const end = Math.min(to, start + EXCERPT);
    before = before || start > from;
    after = after || end < to;
    from = start;
    to = end;
  }
  const out = [];
  const add = (s, isHit) => {
    const last = out[out.length - 1];
    if (last && last.hit === isHit) last.text += s; else out.push({ text: s, hit: isHit });
  };
  if (before) add("……", false);
  for (let i = from; i < to; i++) add(chars[i] === "\n" ? " " : chars[i], hit[i]);
  if (after) add("……", false);
  return out;
}
