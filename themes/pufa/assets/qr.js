// The address of the page as a QR code, for paper: whoever holds the sheet can open the page and see
// whether it still holds. Drawn here, on the device, when pufa.js fetches this file. Byte mode,
// level M (15% may be dirt), versions 1 to 20 (666 bytes); ISO/IEC 18004.
//
// Words of the standard: a module is one square; a codeword is 8 bits; the fixed modules are those
// that don't depend on the text: finders, timing, alignment, format, version.
(function () {
  "use strict";

  // Level M: check codewords in each block, and number of blocks, for versions 1, 2 …
  const checks = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
  const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

  // Arithmetic of the 256-element field: powers of 2, reduced by x⁸+x⁴+x³+x²+1, and their logarithms.
  const power = [], log = [];
  for (let i = 0, x = 1; i < 255; i++, x = x << 1 ^ (x > 127 ? 0x11d : 0)) {
    power[i] = x;
    log[x] = i;
  }
  const times = (a, b) => (a && b ? power[(log[a] + log[b]) % 255] : 0);

  // check returns n check codewords (Reed-Solomon): the remainder of data·xⁿ by (x-2⁰)(x-2¹)…
  function check(data, n) {
    let generator = [1];
    for (let i = 0; i < n; i++) {
      const next = generator.concat(0);
      generator.forEach((g, k) => { next[k + 1] ^= times(g, power[i]); });
      generator = next;
    }
    const rest = data.concat(new Array(n).fill(0));
    data.forEach((_, i) => {
      const lead = rest[i];
      generator.forEach((g, k) => { rest[i + k] ^= times(g, lead); });
    });
    return rest.slice(data.length);
  }

  // protect appends to a number its remainder by a generator of the given degree (BCH).
  function protect(value, generator, degree) {
    let rest = value << degree;
    for (let bit = 31 - Math.clz32(rest); bit >= degree; bit = 31 - Math.clz32(rest)) rest ^= generator << (bit - degree);
    return value << degree | rest;
  }

  // grid returns the symbol of a version with its fixed modules; format and version information are
  // still to come. dark and fixed are rows of 0 and 1.
  function grid(version) {
    const size = 17 + 4 * version;
    const rows = () => Array.from({ length: size }, () => new Array(size).fill(0));
    const g = { version: version, size: size, dark: rows(), fixed: rows() };
    g.set = (x, y, on) => {
      if (x < 0 || y < 0 || x >= size || y >= size) return;
      g.dark[y][x] = on ? 1 : 0;
      g.fixed[y][x] = 1;
    };
    // Squares in squares, told by the distance from the middle.
    const target = (cx, cy, reach, light) => {
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) g.set(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    };
    for (let i = 0; i < size; i++) {
      g.set(i, 6, i % 2 === 0);
      g.set(6, i, i % 2 === 0);
    }
    const far = size - 7;
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) target(x, y, 4, [2, 4]);
    const between = Math.floor(version / 7) + 1;
    const step = 2 * Math.ceil((far - 6) / between / 2);
    const lines = version > 1 ? [6] : [];
    for (let i = between - 1; i >= 0 && version > 1; i--) lines.push(far - i * step);
    for (const y of lines) {
      for (const x of lines) {
        const atFinder = Math.min(x, y) === 6 && (x === y || Math.max(x, y) === far);
        if (!atFinder) target(x, y, 2, [1]);
      }
    }
    inform(g, 0);
    if (version > 6) {
      const bits = protect(version, 0x1f25, 12);
      for (let i = 0; i < 18; i++) {
        const long = Math.floor(i / 3), short = size - 11 + i % 3;
        g.set(long, short, bits >> i & 1);
        g.set(short, long, bits >> i & 1);
      }
    }
    return g;
  }

  // inform writes the 15 bits that tell level and mask, twice, and the module that is always dark.
  function inform(g, bits) {
    const last = g.size - 1;
    for (let i = 0; i < 15; i++) {
      const on = bits >> i & 1;
      if (i < 8) g.set(last - i, 8, on); else g.set(8, last - 14 + i, on);
      if (i < 8) g.set(8, i < 6 ? i : i + 1, on); else g.set(i === 8 ? 7 : 14 - i, 8, on);
    }
    g.set(8, g.size - 8, 1);
  }

  // path lists the free modules in the order of the bits: two columns wide, from the lower right
  // corner, up and down in turns, past the upright timing line.
  function path(g) {
    const order = [];
    let up = true;
    for (let right = g.size - 1; right > 0; right -= 2) {
      if (right === 6) right--;
      for (let i = 0; i < g.size; i++) {
        const y = up ? g.size - 1 - i : i;
        for (const x of [right, right - 1]) if (!g.fixed[y][x]) order.push([x, y]);
      }
      up = !up;
    }
    return order;
  }

  // codewords packs the text and its check codewords for a symbol of total codewords; null when
  // the text is too long for it.
  function codewords(text, version, total) {
    const count = blocks[version - 1], extra = checks[version - 1];
    const room = total - count * extra;
    const bits = [];
    const put = (value, width) => { while (width--) bits.push(value >> width & 1); };
    put(4, 4); // byte mode
    put(text.length, version < 10 ? 8 : 16);
    for (const b of text) put(b, 8);
    if (bits.length > room * 8) return null;
    put(0, Math.min(4, room * 8 - bits.length));
    put(0, (8 - bits.length % 8) % 8);
    const data = [];
    for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(""), 2));
    for (let pad = 0xec; data.length < room; pad ^= 0xec ^ 0x11) data.push(pad);

    // Blocks of two lengths, the shorter ones first; then one codeword from each in turn.
    const parts = [], short = Math.floor(room / count), longer = room % count;
    for (let i = 0, at = 0; i < count; i++) {
      const part = data.slice(at, at += short + (i >= count - longer ? 1 : 0));
      parts.push({ data: part, check: check(part, extra) });
    }
    const out = [];
    for (let i = 0; i <= short; i++) for (const p of parts) if (i < p.data.length) out.push(p.data[i]);
    for (let i = 0; i < extra; i++) for (const p of parts) out.push(p.check[i]);
    return out;
  }

  const masks = [
    (x, y) => (x + y) % 2,
    (x, y) => y % 2,
    (x, y) => x % 3,
    (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
    (x, y) => x * y % 2 + x * y % 3,
    (x, y) => (x * y % 2 + x * y % 3) % 2,
    (x, y) => ((x + y) % 2 + x * y % 3) % 2,
  ];

  // cost says how hard a symbol is to read: long runs, squares of one colour, what looks like a
  // finder, and too much dark or light.
  function cost(rows) {
    const size = rows.length;
    let sum = 0, dark = 0;
    const columns = rows.map((_, x) => rows.map((row) => row[x]));
    for (const line of rows.concat(columns)) {
      const s = line.join("");
      for (const run of s.match(/0{5,}|1{5,}/g) || []) sum += run.length - 2;
      const edged = "0000" + s + "0000"; // the quiet zone is light
      for (let i = 0; i + 11 <= edged.length; i++) if (/^(?:00001011101|10111010000)/.test(edged.slice(i, i + 11))) sum += 40;
    }
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        dark += rows[y][x];
        if (x && y && rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x - 1]) sum += 3;
      }
    }
    return sum + 10 * Math.floor(Math.abs(dark * 100 / size / size - 50) / 5);
  }

  // encode returns { version, mask, rows } of the smallest symbol that holds the text, with the
  // mask that costs least; null for what doesn't fit.
  function encode(text) {
    const bytes = Array.from(new TextEncoder().encode(text));
    for (let version = 1; version <= checks.length; version++) {
      const g = grid(version), order = path(g);
      const words = codewords(bytes, version, order.length >> 3);
      if (!words) continue;
      let best = null;
      masks.forEach((mask, number) => {
        order.forEach(([x, y], i) => {
          const bit = i >> 3 < words.length ? words[i >> 3] >> (7 - i % 8) & 1 : 0;
          g.dark[y][x] = bit ^ (mask(x, y) === 0 ? 1 : 0);
        });
        inform(g, protect(number, 0x537, 10) ^ 0x5412);
        const c = cost(g.dark);
        if (!best || c < best.cost) best = { version: version, mask: number, cost: c, rows: g.dark.map((row) => row.join("")) };
      });
      return best;
    }
    return null;
  }

  // draw makes an SVG of at least 28 mm, half a millimetre to a module, with its quiet zone.
  function draw(code, label) {
    const quiet = 4, size = code.rows.length + 2 * quiet;
    const make = (name, values) => {
      const e = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const key of Object.keys(values)) e.setAttribute(key, values[key]);
      return e;
    };
    let d = "";
    code.rows.forEach((row, y) => {
      for (const run of row.matchAll(/1+/g)) d += "M" + (run.index + quiet) + " " + (y + quiet) + "h" + run[0].length + "v1h-" + run[0].length + "z";
    });
    const side = Math.max(28, size / 2) + "mm";
    const svg = make("svg", { viewBox: "0 0 " + size + " " + size, width: side, height: side, role: "img", "aria-label": label, "shape-rendering": "crispEdges" });
    svg.appendChild(make("path", { d: "M0 0h" + size + "v" + size + "H0z", fill: "#fff" }));
    svg.appendChild(make("path", { d: d, fill: "#000" }));
    return svg;
  }

  window.pufa = window.pufa || {};
  window.pufa.qr = { encode: encode };
  const place = document.querySelector(".on-paper"), link = document.querySelector('link[rel="canonical"]');
  const code = place && link && encode(link.href);
  if (!code) return;
  const zh = /^zh/i.test(document.documentElement.lang);
  place.prepend(draw(code, zh ? "本页网址的二维码" : "QR code of this page's address"));
})();
