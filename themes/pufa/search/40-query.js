// A query, taken apart: query.go. The weights of its terms are told by the core, and how much of it is
// looked at.

// Characters and words that statutes do not use.
const QUESTIONING = /[吗呢谁哪么怎咋啥几]|多[久少长大高]|能不能|会不会|要不要|该不该|是不是|有没有|算不算|可不可/;

// typed folds what was typed; half of a surrogate pair is none of it.
function typed(text) {
  const out = [];
  for (const c of String(text)) {
    if (out.length === core.limits.query) break;
    const f = fold(c), r = f.codePointAt(0);
    out.push(r < 0x20 && r !== 9 || r === 0xfffd || r >= 0xd800 && r <= 0xdfff ? " " : f);
  }
  return out.join("");
}

function newQuery(text) {
  const q = { text: typed(text), terms: [], single: false };
  addTerms(q, q.text);
  if (!q.terms.length) {
    for (const c of q.text) if (letter(c)) { q.single = true; once(q, c, 1, true); }
  }
  q.asks = QUESTIONING.test(q.text);
  q.cite = parseCitation(q.text);
  return q;
}

function addTerms(q, text) {
  for (const run of runs(text)) {
    eachWord(run, (w) => once(q, w, 2, false));
    const { inside, covered } = known(run);
    for (let i = 1; i < run.length; i++) {
      const aside = !inside[i] && (covered[i - 1] || covered[i] || functional(run[i]) || functional(run[i - 1]));
      const weight = aside ? core.ranking.crossing : 1;
      once(q, run[i - 1] + run[i], weight, joins(run[i - 1], run[i]));
    }
  }
}

const functional = (c) => core.joining.includes(c);

// joins reports whether a pair joins words and is inside of none that is known.
const joins = (a, b) => (functional(a) || functional(b)) && !core.known(a, b);

function once(q, text, weight, wide) {
  if (!q.terms.some((t) => t.text === text)) q.terms.push({ text, weight, wide });
}

// eachWord calls word for words of three Latin letters and digits or more.
function eachWord(run, word) {
  for (let i = 0; i < run.length; i++) {
    const from = i;
    let named = false;
    while (i < run.length && latin(run[i])) { named = named || run[i] >= "a"; i++; }
    if (named && i - from >= 3 && i - from <= 40) word(run.slice(from, i).join(""));
  }
}

// known finds known words in a run.
function known(run) {
  const inside = [], covered = [], silent = [];
  for (let i = 0; i < run.length; i++) {
    for (let n = Math.min(core.limits.asking, run.length - i); n >= 2; n--) {
      if (!core.asks.has(run.slice(i, i + n).join(""))) continue;
      covered[i] = true;
      for (let k = i + 1; k < i + n; k++) silent[k] = covered[k] = true;
      break;
    }
  }
  for (let i = 1; i < run.length; i++) {
    if (!silent[i] && core.known(run[i - 1], run[i])) inside[i] = covered[i - 1] = covered[i] = true;
  }
  return { inside, covered };
}

// filesByValue lists the files of so many terms, of n, those first that tell most. Of those after the
// first few, only what is worth it.
function filesByValue(terms, n, worth) {
  const list = [], byFile = new Map(), covered = new Set();
  for (const t of terms) {
    const f = fileOf(t.text, n);
    if (!byFile.has(f)) { list.push(f); byFile.set(f, []); }
    byFile.get(f).push(t);
  }
  const value = (f) => {
    let v = 0;
    for (const t of byFile.get(f)) {
      let news = core.ranking.again;
      for (const c of t.text) if (!covered.has(c)) news += 0.5;
      v += t.weight * news * (0.4 + Math.min(rarity(pivot(Array.from(t.text))), 400) / 400);
    }
    return v;
  };
  const out = [];
  while (list.length) {
    let best = 0;
    for (let k = 1; k < list.length; k++) if (value(list[k]) > value(list[best])) best = k;
    const f = list.splice(best, 1)[0];
    if (out.length >= core.limits.always && value(f) < worth) break;
    out.push(f);
    for (const t of byFile.get(f)) if (t.weight > core.ranking.crossing) for (const c of t.text) covered.add(c);
  }
  return out;
}
