// Passages that have the terms of a query, the best first: rank.go and shelf.go. What decides which
// comes first is told by the core.
const KINDS = ["other", "guide", "question", "glossary", "report", "law", "law", "law", "law", "law", "law"];
const NEAR = 0, FAR = 1, TERMS = ["t", "u"], WIDE = ["w", "v"];

const standingOf = (slot) => Math.max(0, core.standings.charCodeAt(slot) - 65);
const kindOf = (slot) => Math.floor(standingOf(slot) / core.limits.fames);

// find returns the passages that have what was asked for, and the lists that say so.
async function find(q, lost) {
  const found = await findIn(q, limits(q), lost), all = [Infinity, Infinity];
  return found.hits.length ? found : findIn(q, { worth: 0, terms: all, long: all, both: all }, lost);
}

const limits = (q) => (q.cited ? core.ranking.cited : core.ranking.usual);

async function findIn(q, most, lost) {
  const found = await lists(q, NEAR, most, lost), all = information(found);
  let hits = await rank(found, all);
  if (core.shelves.length > 1 && (!q.asks || !hits.length || hits[0].matched < core.ranking.weak * all)) {
    const more = await lists(q, FAR, most, lost);
    more.forEach((l, i) => {
      found[i].info = Math.max(found[i].info, l.info);
      found[i].total += l.total;
      found[i].loaded = found[i].loaded && l.loaded;
    });
    hits = hits.concat(await rank(more, information(found))).sort(better);
  }
  return { hits, lists: found };
}

const information = (lists) => lists.reduce((all, l) => all + l.info, 0);

// lists loads the lists of the query's terms from the most useful files of a shelf.
async function lists(q, shelf, most, lost) {
  const out = q.terms.map((t) => Object.assign({ loaded: false, total: 0, places: [], info: 0 }, t)), at = core.shelves[shelf];
  let whole = false, found = false, loaded = 0;
  for (const wide of [false, true]) {
    let limit = wide ? most.both[shelf] - loaded : most.terms[shelf];
    if (wide && found && (q.asks || limit <= 0 || !together(out))) break;
    const family = (wide ? WIDE : TERMS)[shelf], n = core.files[family], here = out.filter((t) => t.wide === wide), data = new Map();
    const worthy = filesByValue(here, n, wide ? 0 : most.worth);
    if (!wide && worthy.length > limit + 1) limit = Math.max(limit, most.long[shelf]);
    const files = worthy.slice(0, Math.max(limit, 1));
    await Promise.all(files.map(async (f) => { data.set(f, await fileOr(family + "/" + f, lost)); }));
    loaded += files.length;
    for (const l of here) {
      const file = data.get(fileOf(l.text, n));
      if (file === undefined) continue;
      if (tired()) await breath();
      l.loaded = true;
      const text = entry(file, l.text), pages = text === null && wide ? entry(file, ALL + l.text) : null;
      if (text !== null) Object.assign(l, decode(text, at));
      else if (pages !== null) { l.places = decodePages(pages, at); l.total = l.places.length; l.paged = true; }
      else continue;
      l.info = l.weight * Math.log(1 + at.passages / (l.total + 4));
      found = true;
      whole = whole || l.places.length === l.total;
    }
  }
  if (found && !whole && !q.asks) await addPages(out, shelf, lost);
  return out;
}

// together tells whether a passage may have all terms loaded so far, with the title of its page: if none
// has, the query was not copied from a page.
function together(lists) {
  const have = new Map(); // by page and passage
  let loaded = 0;
  for (const l of lists) {
    if (!l.loaded) continue;
    if (l.places.length < l.total) return true; // not all are listed
    loaded++;
    for (const p of l.places) {
      const key = p.slot * 65536 + p.passage;
      have.set(key, (have.get(key) || 0) + 1);
    }
  }
  for (const [key, n] of have) {
    const title = key % 65536 ? have.get(key - key % 65536) || 0 : 0;
    if (n + title >= loaded) return true;
  }
  return false;
}

// addPages adds all pages to lists that name the best passages only, where no list is whole.
async function addPages(lists, shelf, lost) {
  const family = WIDE[shelf];
  await Promise.all(lists.filter((l) => l.total).map(async (l) => {
    const data = entry(await fileOr(family + "/" + fileOf(ALL + l.text, core.files[family]), lost), ALL + l.text);
    if (data === null) return;
    const there = new Set(l.places.map((p) => p.slot));
    l.places = l.places.concat(decodePages(data, core.shelves[shelf]).filter((p) => !there.has(p.slot)));
  }));
}

// rank scores the passages of lists, the best first. all is the information of the whole query.
async function rank(lists, all) {
  const k = core.ranking, pages = new Map();
  for (let i = 0; i < lists.length; i++) {
    const l = lists[i];
    for (const p of l.places) {
      if (tired()) await breath();
      let page = pages.get(p.slot);
      if (!page) pages.set(p.slot, page = { titles: [], passages: new Map() });
      let own = page.passages.get(p.passage);
      if (!own) page.passages.set(p.passage, own = []);
      own[i] = l.info * k.strengths[p.strength];
      if (p.passage === 0) page.titles[i] = own[i];
    }
  }
  const hits = [], partial = []; // those with all terms, and the best of those that lack some
  for (const [slot, page] of pages) {
    if (tired()) await breath();
    const prior = k.priors[standingOf(slot)];
    for (const [passage, own] of page.passages) {
      const h = { slot, passage, score: 0, matched: 0 };
      for (let i = 0; i < lists.length; i++) {
        let s = own[i] || 0;
        if (s > 0) h.matched += lists[i].info;
        const t = passage > 0 ? (page.titles[i] || 0) * k.fromTitle : 0;
        if (t > s) {
          if (s === 0) h.matched += lists[i].info * (lists[i].paged ? 1 : k.titled);
          s = t;
        }
        h.score += s;
      }
      h.score *= (1 - k.share + k.share * h.matched / Math.max(all, 1e-9)) * prior;
      if (passage === 0 && kindOf(slot) >= core.limits.law) h.score *= k.wholeLaw;
      if (h.matched >= all - 1e-9) hits.push(h);
      else insert(partial, h, k.partial);
    }
  }
  if (tired()) await breath();
  return hits.concat(partial).sort(better);
}

// insert puts a passage into the sorted list of the best so many. To sort all of them takes too long
// for one spell.
function insert(best, h, most) {
  if (best.length === most && better(best[most - 1], h) <= 0) return;
  let at = best.length;
  while (at > 0 && better(h, best[at - 1]) < 0) at--;
  best.splice(at, 0, h);
  if (best.length > most) best.pop();
}

// better orders hits, the best first. Scores that differ by less than what sums of numbers do are the same.
const better = (a, b) => (Math.abs(a.score - b.score) > 1e-9 ? b.score - a.score : a.slot - b.slot || a.passage - b.passage);
