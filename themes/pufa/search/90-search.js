// The way in: pufa.search(query, options) → a promise of results.
//
// Each result has title, law, article, url and excerpt, and for those who show it part, group, badge, cited
// and pieces (of the excerpt, with what was found marked). Of results behind the first few the excerpt
// is empty; options.excerpts says of how many files they are made, pufa.search.excerpts(results) makes
// those of more results. options.law is the statute whose page is open: 35 is its article; options.exact
// leaves slips as they are. On a large site, pages from which the words may be copied are found later than
// the rest: options.copies = false leaves them out, pufa.search.copies(results) gives those that are missing.
// The list has failed: names of files that could not be loaded; suggestion: what was looked for in the
// place of a slip; query.
const REQUESTS = 6; // files that the first answer takes

async function search(query, options) {
  const o = options || {}, answers = await answer(query, o);
  return o.copies === false ? answers : like(answers, among(answers, await copiesOf(answers.query, answers.failed)));
}

// like gives a list what another one has beside its results.
const like = (other, list) => Object.assign(list, { query: other.query, failed: other.failed }, other.suggestion && { suggestion: other.suggestion });

async function answer(query, o) {
  const lost = [];
  let text = typed(query);
  if (traditional(text)) text = await simplify(text, lost);
  const asTyped = await ask(text, o, lost);
  if (asTyped.slip) {
    const other = await ask(asTyped.slip, o, lost);
    if (other.length) {
      other.suggestion = asTyped.slip;
      return other;
    }
  }
  return asTyped;
}

async function ask(text, o, lost) {
  if (tired()) await breath();
  const q = newQuery(text);
  let results = [];
  if (q.terms.length) {
    const named = await cited(q, o.law, lost), there = new Set(named.map((r) => r.url));
    if (named.length && q.cite.plain) results = order(named); // what else has these words is not worth its files
    else {
      q.cited = named.length > 0;
      const found = await find(q, lost);
      results = order(named.concat((await described(q, found.hits, lost)).filter((r) => !there.has(r.url))));
      results.slip = named.length || o.exact ? "" : await slip(q, found.lists, lost);
    }
  }
  results.query = q;
  results.failed = lost;
  const most = o.excerpts === undefined ? Math.max(1, REQUESTS - 1 - files.size) : o.excerpts;
  await excerpts(results.slice(0, 30), q, most, lost);
  return results;
}

// described tells of passages, the best first. On a large site what pages are called stands in many
// files: of these so many are loaded as the best of each shelf need, and passages of other pages left out.
async function described(q, hits, lost) {
  const names = [new Set(), new Set()], most = limits(q).heads;
  const known = hits.filter((h) => {
    const name = headFile(h.slot), s = core.shelves.length > FAR && h.slot >= core.shelves[FAR].from ? FAR : NEAR;
    if (name && names[s].size < most[s]) names[s].add(name);
    return !name || names[s].has(name);
  });
  return (await Promise.all(known.map((h) => result(h, lost)))).filter(Boolean);
}

// order lets a page that answers best stand before provisions; further ones come behind the first three.
function order(results) {
  const pages = [], out = [];
  let provisions = 0;
  results.forEach((r, i) => {
    if (r.group !== "law" && i > 0 && provisions < 3) { pages.push(r); return; }
    out.push(r);
    if (r.group === "law" && ++provisions === 3) out.push(...pages);
  });
  return provisions < 3 ? out.concat(pages) : out;
}

// guarded asks once more with the core that belongs to the files, should another be in a cache.
function guarded(ask) {
  return async (...args) => {
    for (let tries = 0; ; tries++) {
      await opening;
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
pufa.search.copies = guarded(async (results) => {
  const there = new Set(results.map((r) => r.url));
  return like(results, (await copiesOf(results.query, results.failed)).filter((r) => !there.has(r.url)));
});
pufa.search.excerpts = guarded(async (results, all) => {
  const lost = [];
  await excerpts(results, all.query, Infinity, lost);
  return lost;
});
