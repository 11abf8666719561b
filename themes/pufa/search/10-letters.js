// The script of the search, and with it what internal/search/engine.go does, in the same steps and
// under the same names. Whatever is not said here is said there. The files of this folder are joined
// in the order of their names, into one function, and stand before the data of search/core.js.

// fold returns the character under which another is looked for; one character stays one.
function fold(c) {
  let r = c.codePointAt(0);
  if (r === 0x3000) return " ";
  if (r >= 0xff01 && r <= 0xff5e) r -= 0xff01 - 0x21;
  if (r >= 0x41 && r <= 0x5a) r += 0x20;
  if (r === 0x3007) return "零";
  return String.fromCodePoint(r);
}

function latin(c) { return c < "\x80"; }

function letter(c) {
  const r = c.codePointAt(0);
  if (r < 0x80) return r >= 0x61 && r <= 0x7a || r >= 0x30 && r <= 0x39;
  return r >= 0x4e00 && r <= 0x9fff || r >= 0xc0 && r <= 0x24f && r !== 0xd7 && r !== 0xf7 || r >= 0x370 && r <= 0x1fff ||
    r >= 0x3005 && r <= 0x3007 || r >= 0x3041 && r <= 0x30fa || r >= 0x3100 && r <= 0x312f || r >= 0x3400 && r <= 0x4dbf ||
    r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff;
}

function space(c) {
  const r = c.codePointAt(0);
  return c === " " || r === 0xa0 || r >= 0x2000 && r <= 0x200d || r === 0xfeff;
}

// runs returns the stretches of letters of a text, each a list of characters.
function runs(text) {
  const out = [];
  let run = [], gap = false;
  const end = () => { if (run.length) out.push(run); run = []; };
  for (let c of text) {
    c = fold(c);
    if (letter(c)) {
      if (gap && run.length && latin(c) && latin(run[run.length - 1])) end();
      run.push(c);
      gap = false;
    } else if (space(c)) {
      gap = true;
    } else {
      end();
      gap = false;
    }
  }
  end();
  return out;
}

function clean(text) { return Array.from(text, fold).filter(letter).join(""); }

// rarity is the place of a character among those that statutes use most.
function rarity(c) {
  const at = core.ranks.get(c);
  return at === undefined ? 32768 : at;
}

function pivot(chars) {
  let best = chars[0];
  for (const c of chars.slice(1)) {
    const a = rarity(c), b = rarity(best);
    if (a > b || a === b && c.codePointAt(0) > best.codePointAt(0)) best = c;
  }
  return best;
}

function spread(n) {
  n = Math.imul(n, 2654435761) >>> 0;
  return (n >>> 16 ^ (n & 0xffff) << 8) >>> 0;
}

// fileOf returns the number of the file that holds a term, of n.
function fileOf(term, n) {
  let chars = Array.from(term);
  if (chars[0] === ALL || chars[0] === NAME || chars[0] === LAWFUL) chars = chars.slice(1);
  else if (chars.length > 2) return spread(chars.reduce((sum, c) => Math.imul(sum, 31) + c.codePointAt(0) >>> 0, 0)) & n - 1; // a word
  return spread(pivot(chars).codePointAt(0)) & n - 1;
}
const ALL = "*", NAME = "《", LAWFUL = "=", ANY_LAW = "本法", COUNTRY = "中华人民共和国";
