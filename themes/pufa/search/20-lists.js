// Lists of places, as lists.go and bits.go write them.
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SEXTET = new Uint8Array(128);
for (let i = 0; i < 64; i++) SEXTET[ALPHABET.charCodeAt(i)] = i;

function bitReader(data) {
  let at = 0, held = 0, n = 0;
  function bits(count) {
    let v = 0;
    while (count > 0) {
      if (n === 0) {
        held = at < data.length ? SEXTET[data.charCodeAt(at) & 127] : 0;
        at++;
        n = 6;
      }
      const take = Math.min(count, n);
      n -= take;
      count -= take;
      v = v << take | held >> n & (1 << take) - 1;
    }
    return v;
  }
  return {
    gamma() {
      let n = 0;
      while (bits(1) === 0) if (++n > 30) return 1;
      return 1 << n | bits(n);
    },
    rice(k) {
      let q = 0;
      while (bits(1) === 1 && q < 1 << 20) q++;
      return q << k | bits(k);
    },
    bits,
    more: () => at <= data.length,
  };
}

const bitLength = (n) => 32 - Math.clz32(n);
const riceParameter = (n, limit) => Math.max(1, bitLength(Math.floor(limit / Math.max(1, n)))) - 1;

// decode reads how many passages of a shelf have a term, and those that are listed.
function decode(data, shelf) {
  const r = bitReader(data), total = r.gamma(), places = [];
  let pages = r.gamma() - 1, slot = shelf.from - 1;
  const k = riceParameter(pages, shelf.slots);
  for (; pages > 0 && r.more(); pages--) {
    slot += r.rice(k) + 1;
    let passage = -1;
    for (let n = r.gamma(); n > 0 && r.more(); n--) {
      passage += r.rice(passage < 0 ? 4 : 2) + 1;
      places.push({ slot, passage, strength: r.bits(core.limits.strengthBits) });
    }
  }
  return { total, places };
}

// decodePages reads the pages of a term: each as its first passage.
function decodePages(data, shelf) {
  const r = bitReader(data), places = [];
  let pages = r.gamma() - 1, slot = shelf.from - 1;
  const k = riceParameter(pages, shelf.slots);
  for (; pages > 0 && r.more(); pages--) {
    slot += r.rice(k) + 1;
    places.push({ slot, passage: 0, strength: 0 });
  }
  return places;
}

// pairSet reads the pairs of characters inside of words, as words.go writes them.
async function pairSet(data, space) {
  const r = bitReader(data), limit = powerOfTwo(space * (r.gamma() - 1)), there = new Uint8Array(limit + 7 >> 3);
  let next = 0;
  for (let n = r.gamma() - 1; n > 0 && r.more(); n--, next++) {
    if (n % 64 === 0 && tired()) await breath();
    next += r.rice(4);
    there[next >> 3] |= 1 << (next & 7);
  }
  return (a, b) => {
    const hash = spread(Math.imul(a.codePointAt(0), 65599) + b.codePointAt(0) >>> 0) & limit - 1;
    return (there[hash >> 3] >> (hash & 7) & 1) === 1;
  };
}

const powerOfTwo = (n) => 2 ** bitLength(Math.max(0, n - 1));

// entry finds a term in a file of terms; null if it is not there.
function entry(data, term) {
  const at = data.indexOf(" " + term + ":");
  if (at < 0) return null;
  const from = at + term.length + 2;
  return data.slice(from, data.indexOf(" ", from));
}

// unpack reads the texts of a file, as pack.go writes them.
function unpack(text) {
  let out = "", literal = false;
  for (const c of text) {
    const s = core.symbols.get(c);
    if (s !== undefined && !literal) { out += s; continue; }
    literal = c === "~" && !literal;
    if (!literal) out += c;
  }
  return out;
}

// cut returns what stands between marks that mean themselves.
function cut(packed, mark) {
  const out = [];
  let from = 0;
  for (let i = 0; i < packed.length; i++) {
    if (packed[i] === "~") i++;
    else if (packed[i] === mark) { out.push(packed.slice(from, i)); from = i + 1; }
  }
  out.push(packed.slice(from));
  return out;
}
