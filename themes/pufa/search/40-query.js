// A query, taken apart: query.go.
const QUERY_MOST = 80, WORD_MOST = 10, CROSSING = 0.05, STRANGE = 0.6, AGAIN = 0.2;

// typed folds what was typed; half of a surrogate pair is none of it.
function typed(text) {
  const out = [];
  for (const c of String(text)) {
    if (out.length === QUERY_MOST) break;
    const f = fold(c), r = f.codePointAt(0);
    out.push(r < 0x20 && r !== 9 || r === 0xfffd || r >= 0xd800 && r <= 0xdfff ? " " : f);
  }
  return out.join("");
}

function newQuery(text) {
  const q = { text: typed(text), terms: [], single: false };
  addTerms(q, q.text);
  if (!q.terms.length) {
    for (const c of q.text) if (letter(c)) { q.single = true; once(q, c, 1); }
  }
  q.cite = parseCitation(q.text);
  return q;
}

function addTerms(q, text) {
  for (const run of runs(text)) {
    eachWord(run, (w) => once(q, w, 2));
    const { inside, covered } = known(run);
    for (let i = 1; i < run.length; i++) {
      let weight = 1;
      if (!inside[i]) {
        weight = STRANGE;
        if (covered[i - 1] || covered[i]) weight = CROSSING;
        else if (core.joining.includes(run[i]) || core.joining.includes(run[i - 1])) weight = 0.3;
      }
      once(q, run[i - 1] + run[i], weight);
    }
  }
}

function once(q, text, weight) {
  if (!q.terms.some((t) => t.text === text)) q.terms.push({ text, weight });
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
  const inside = [], covered = [];
  for (let i = 0; i < run.length; i++) {
    for (let n = Math.min(WORD_MOST, run.length - i); n >= 2; n--) {
      const word = run.slice(i, i + n).join(""), silent = core.silent.has(word), tells = !silent && core.words.has(word);
      if (!tells && !silent) continue;
      covered[i] = true;
      for (let k = i + 1; k < i + n; k++) {
        inside[k] = inside[k] || tells;
        covered[k] = true;
      }
      break;
    }
  }
  return { inside, covered };
}

// filesByValue lists the files of the query's terms, of n, those first that tell most.
function filesByValue(q, n) {
  const list = [], byFile = new Map(), covered = new Set();
  for (const t of q.terms) {
    const f = fileOf(t.text, n);
    if (!byFile.has(f)) { list.push(f); byFile.set(f, []); }
    byFile.get(f).push(t);
  }
  const value = (f) => {
    let v = 0;
    for (const t of byFile.get(f)) {
      let news = AGAIN;
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
    out.push(f);
    for (const t of byFile.get(f)) if (t.weight > CROSSING) for (const c of t.text) covered.add(c);
  }
  return out;
}
