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
    results = order(named.concat((await described(hits, o, lost)).filter((r) => !there.has(r.url))));
    results.slip = named.length ? "" : slip(q, found);
  }
  results.query = q;
  results.failed = lost;
  const most = o.excerpts === undefined ? Math.max(1, REQUESTS - 1 - files.size) : o.excerpts;
  await excerpts(results.slice(0, 30), q, most, lost);
  return results;
}

// described tells of passages, the best first. On a large site what pages are called stands in many
// files: of these so many are loaded as the best need, and passages of other pages left out.
const HEAD_FILES = 3;
async function described(hits, o, lost) {
  const names = new Set();
  for (const h of hits) {
    if (names.size === HEAD_FILES && !o.all) break;
    if (headFile(h.slot)) names.add(headFile(h.slot));
  }
  const known = hits.filter((h) => !headFile(h.slot) || names.has(headFile(h.slot)));
  return (await Promise.all(known.map((h) => result(h, lost)))).filter(Boolean);
}

// order lets one page that answers stand before provisions, and further ones behind the first three.
function order(results) {
  const first = results.findIndex((r) => r.group !== "law"), out = results.slice();
  if (first < 0) return out;
  for (let i = first + 1; i < Math.min(out.length, 12); i++) {
    if (out[i].group !== "law") continue;
    let to = first + 1;
    while (to < i && out[to].group === "law") to++;
    out.splice(to, 0, out.splice(i, 1)[0]);
  }
  return out;
}

// guarded asks once more with the core that belongs to the files, should another be in a cache.
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
