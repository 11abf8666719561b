// Pages from which words were copied: copies.go.

// copiesOf returns the pages that have all terms of a query, as results.
async function copiesOf(q, lost) {
  const k = core.ranking.copies;
  if (core.shelves.length <= FAR || q.asks || q.cite.article || q.terms.length < k.least) return [];
  const slots = (await Promise.all(core.shelves.map((_, shelf) => pagesWithAll(q, shelf, lost)))).flat();
  if (slots.length > k.most) return [];
  return (await Promise.all(slots.map((slot) => result({ slot, passage: 0 }, lost)))).filter(Boolean);
}

// among puts such pages among the answers.
function among(answers, pages) {
  const k = core.ranking.copies, behind = pages.length <= k.few ? k.first : answers.length;
  const first = answers.slice(0, behind), there = new Set(first.map((r) => r.url));
  const copied = pages.filter((r) => !there.has(r.url));
  for (const r of copied) there.add(r.url);
  return first.concat(copied, answers.slice(behind).filter((r) => !copied.some((c) => c.url === r.url)));
}

async function pagesWithAll(q, shelf, lost) {
  const k = core.ranking.copies;
  let slots = null;
  for (const wide of [false, true]) {
    const family = (wide ? WIDE : TERMS)[shelf], n = core.files[family], terms = q.terms.filter((t) => t.wide === wide);
    const files = filesByValue(terms, n, 0);
    for (let i = 0; i < files.length; i += k.files) {
      const some = files.slice(i, i + k.files);
      const lists = await Promise.all(terms.filter((t) => some.includes(fileOf(t.text, n))).map((t) => pagesOf(t.text, family, shelf, lost)));
      for (const have of lists) {
        if (tired()) await breath();
        if (have) slots = slots ? slots.filter((s) => have.has(s)) : Array.from(have);
      }
      if (slots && slots.length <= k.few) return slots;
    }
  }
  return slots || [];
}

// pagesOf returns the slots of the pages that have a term; null where the file that says so is lost.
async function pagesOf(term, family, shelf, lost) {
  const at = core.shelves[shelf], file = await fileOr(family + "/" + fileOf(term, core.files[family]), lost), data = entry(file, term);
  if (data !== null) {
    const { total, places } = decode(data, at);
    if (total === places.length) return new Set(places.map((p) => p.slot));
  }
  const all = await fileOr(WIDE[shelf] + "/" + fileOf(ALL + term, core.files[WIDE[shelf]]), lost), pages = entry(all, ALL + term);
  if (pages !== null) return new Set(decodePages(pages, at).map((p) => p.slot));
  return file && all ? new Set() : null;
}
