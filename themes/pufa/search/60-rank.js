// Passages that have the terms of a query, the best first: engine.go.
const KINDS = ["other", "guide", "question", "glossary", "report", "law", "law", "law", "law", "law", "law"];
const LAW = 5; // kinds from here on are statutes
const WORTH = [0.5, 1, 1, 0.85, 0.5, 1.1, 1, 0.72, 0.6, 0.4, 0.4];
const STRENGTHS = [0.35, 0.7, 1, 1.4];
const TERM_FILES = 4, PARTIAL = 30, FROM_TITLE = 0.4, WHOLE_LAW = 0.8, SHARE = 0.6;

const kindOf = (slot) => { const k = core.kinds.charCodeAt(slot) - 97; return k >= 0 ? k : 0; };
const information = (n) => Math.log(1 + core.passages / (n + 4));

// lists loads the lists of the query's terms: those that tell most, or all.
async function lists(q, most, lost) {
  const family = q.single ? "w" : "t", n = core.files[family];
  const loaded = new Map();
  await Promise.all(filesByValue(q, n).slice(0, most).map(async (f) => { loaded.set(f, await fileOr(family + "/" + f, lost)); }));
  const out = q.terms.map((t) => {
    const data = entry(loaded.get(fileOf(t.text, n)) || "", t.text);
    const l = data === null ? { total: 0, places: [] } : decode(data, core.slots);
    return Object.assign({ loaded: loaded.has(fileOf(t.text, n)) }, t, l);
  });
  const found = out.filter((l) => l.total);
  if (found.length && found.every((l) => l.places.length < l.total)) await addPages(found, lost);
  return out;
}

// addPages adds all pages to lists that name the best passages only, where no list is whole.
async function addPages(found, lost) {
  await Promise.all(found.map(async (l) => {
    const data = entry(await fileOr("w/" + fileOf(ALL + l.text, core.files.w), lost), ALL + l.text);
    if (data === null) return;
    const there = new Set(l.places.map((p) => p.slot));
    l.places = l.places.concat(decodePages(data, core.slots).filter((p) => !there.has(p.slot)));
  }));
}

function rank(lists) {
  let all = 0;
  const pages = new Map();
  lists.forEach((l, i) => {
    if (!l.total) return;
    l.info = l.weight * information(l.total);
    all += l.info;
    for (const p of l.places) {
      if (!pages.has(p.slot)) pages.set(p.slot, { titles: [], passages: new Map() });
      const page = pages.get(p.slot), says = l.info * STRENGTHS[p.strength];
      if (p.passage === 0) page.titles[i] = says;
      if (!page.passages.has(p.passage)) page.passages.set(p.passage, []);
      page.passages.get(p.passage)[i] = says;
    }
  });
  const hits = [];
  for (const [slot, page] of pages) {
    const kind = kindOf(slot);
    for (const [passage, own] of page.passages) {
      const h = { slot, passage, score: 0, matched: 0 };
      lists.forEach((l, i) => {
        if (!l.total) return;
        let s = own[i] || 0;
        if (s > 0) h.matched += l.info;
        const t = passage > 0 ? (page.titles[i] || 0) * FROM_TITLE : 0;
        if (t > s) {
          if (s === 0) h.matched += l.info * 0.5;
          s = t;
        }
        h.score += s;
      });
      h.score *= (1 - SHARE + SHARE * h.matched / Math.max(all, 1e-9)) * WORTH[kind];
      if (passage === 0 && kind >= LAW) h.score *= WHOLE_LAW;
      hits.push(h);
    }
  }
  hits.sort((a, b) => (Math.abs(a.score - b.score) > 1e-9 ? b.score - a.score : a.slot - b.slot || a.passage - b.passage));
  let rest = 0;
  return hits.filter((h) => h.matched >= all - 1e-9 || ++rest <= PARTIAL);
}
