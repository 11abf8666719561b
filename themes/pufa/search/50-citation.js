// Provisions named in a query: citation.go.
const NUMERAL = "[0-9]{1,4}|[零一二三四五六七八九十百千两]{1,9}";
const FORM = new RegExp("^\\s*《?\\s*(.*?[^第\\s《》])??\\s*》?\\s*(?:第\\s*)?(" + NUMERAL + ")\\s*(?:条\\s*(?:(?:之|-)\\s*(" + NUMERAL + "))?|(?:之|-)\\s*(" + NUMERAL +
  ")\\s*条?)?\\s*(?:第?\\s*(?:" + NUMERAL + ")\\s*款)?\\s*(?:第?\\s*[（(]?(?:" + NUMERAL + ")[）)]?\\s*项)?\\s*$");

function parseCitation(text) {
  const m = FORM.exec(text), none = { name: "", article: "", plain: false };
  if (!m) return none;
  const name = clean(m[1] || ""), n = parseNumber(m[2]);
  if (!n || name && !lawLike(name)) return none;
  if (!name && !/[第条]/.test(text) && m[2][0] > "9") return none;
  const sub = parseNumber(m[3] || m[4] || "");
  return { name, article: n + (sub ? "-" + sub : ""), plain: !!name && clean(text).length > core.limits.copied };
}

// lawLike reports whether a name, clean, can be that of a statute.
const APPENDED = /(试行|暂行|[一二三四五六七八九十]{1,3}|[0-9]{4}年)$/;
const lawLike = (name) => core.endings.split(" ").some((e) => name.replace(APPENDED, "").endsWith(e));

const DIGITS = "零一二三四五六七八九", UNITS = { 十: 10, 百: 100, 千: 1000 };

// parseNumber reads 17, 十七, 一〇五; 0 is none.
function parseNumber(s) {
  if (/^[0-9]+$/.test(s)) return parseInt(s, 10);
  let total = 0, digit = -1, places = 0, units = false;
  for (const c of s) {
    const i = DIGITS.indexOf(c === "两" ? "二" : c);
    if (i >= 0) { places = places * 10 + i; digit = i; continue; }
    if (!UNITS[c]) return 0;
    total += (digit < 0 ? 1 : digit) * UNITS[c];
    digit = -1;
    units = true;
  }
  return units ? total + Math.max(digit, 0) : places;
}

// label writes a number into its pattern: 第一百二十条之一.
function label(pattern, number) {
  const [main, sub] = number.split("-");
  return pattern.replace("*", inHan(+main)) + (sub ? "之" + inHan(+sub) : "");
}

function inHan(n) {
  let s = "", gap = false;
  for (const [size, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
    const d = Math.floor(n / size) % 10;
    if (d === 0) { gap = s !== ""; continue; }
    s += (gap ? "零" : "") + DIGITS[d] + name;
    gap = false;
  }
  return s.replace(/^一十/, "十");
}

// cited returns the provisions that the query names: of the statute of that name, or of the one whose
// page is open.
async function cited(q, law, lost) {
  if (!q.cite.article) return [];
  const term = NAME + (q.cite.name || clean(law || "") || ANY_LAW);
  const data = entry(await fileOr("t/" + fileOf(term, core.files.t), lost), term);
  if (data === null) return [];
  const prior = (p) => core.ranking.priors[standingOf(p.slot)], found = [];
  const places = decode(data, core.shelves[0]).places.sort((a, b) => prior(b) - prior(a)).slice(0, core.limits.named);
  const all = await Promise.all(places.map((p) => head(p.slot, lost)));
  for (let n = 0; n < all.length; n++) {
    const h = all[n], i = h ? numbers(h).indexOf(q.cite.article) : -1;
    if (i < 0) continue;
    const r = await result({ slot: places[n].slot, passage: i + 1 }, lost);
    r.cited = true;
    found.push({ r, value: core.ranking.priors[r.kind * core.limits.fames] * 10 + Math.min(h.w || 0, 999) / 100 });
  }
  found.sort((a, b) => b.value - a.value);
  return found.slice(0, 6).map((f) => f.r);
}
