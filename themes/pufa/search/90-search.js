// The way in: pufa.search(query, options) → a promise of results.
//
// Each result has title, law, article, url and excerpt, and for who shows it part, group, badge, cited
// and pieces (of the excerpt, with what was found marked). Of results behind the first few the excerpt
// is empty; options.excerpts says of how many files they are made, pufa.search.excerpts(results) makes
// those of more results. options.law is the statute whose page is open: 35 is its article. The list has
// failed: names of files that could not be loaded; suggestion: what was looked for in the place of a
// slip; query.
const REQUESTS = 6; // files that the first answer takes

async function search(query, options) {
  const o = options || {}, lost = [];
  let text = typed(query);
  if (traditional(text)) text = await simplify(text, lost);
  const answer = await ask(text, o, lost);
  if (!answer.suggestion && !o.exact && answer.slip) {
    const other = await ask(answer.slip, o, lost);
    if (other.length) {
      other.suggestion = answer.slip;
      return other;
    }
  }
  return answer;
}

async function ask(text, o, lost) {
  const q = newQuery(text);
  let results = [];
  if (q.terms.length) {
    let found = await lists(q, o.terms || TERM_FILES, lost), hits = rank(found);
    if (!hits.length) { found = await lists(q, Infinity, lost); hits = rank(found); }
    const named = await cited(q, o.law, lost), there = new Set(named.map((r) => r.url));
    results = named.concat((await Promise.all(hits.map((h) => result(h, lost)))).filter((r) => r && !there.has(r.url)));
    results = order(results);
    results.slip = named.length ? "" : slip(q, found);
  }
  results.query = q;
  results.failed = lost;
  const most = o.excerpts === undefined ? Math.max(1, REQUESTS - 1 - files.size) : o.excerpts;
  await excerpts(results.slice(0, 30), q, most, lost);
  return results;
}

// order lets one page that answers stand before provisions, and further ones behind the first three.
function order(results) {
  const out = results.slice(), first = out.findIndex((r) => r.group !== "law");
  if (first < 0) return out;
  let at = -1;
  for (let i = first + 1; i < Math.min(out.length, 12); i++) {
    if (out[i].group !== "law") continue;
    at = i;
    const [r] = out.splice(at, 1);
    out.splice(Math.max(first + 1, out.slice(0, at).filter((x, k) => k <= first || x.group === "law").length), 0, r);
  }
  return out;
}

// again asks once more with the core that belongs to the files, should another be in a cache.
function guarded(ask) {
  return async (...args) => {
    for (let tries = 0; ; tries++) {
      try {
        return await ask(...args);
      } catch (e) {
        if (!(e instanceof Stale)) throw e;
        if (tries > 0) core.mixed = true; else await script("core", e.digest);
      }
    }
  };
}

const searching = guarded(search);
pufa.search = (query, options) => searching(query === undefined || query === null ? "" : query, options);
pufa.search.excerpts = guarded(async (results, all) => {
  const lost = [];
  await excerpts(results, all.query, Infinity, lost);
  return lost;
});
