// Files of the index are scripts that hand over their data, so that a folder on a disk is searched,
// too: pages there may load scripts and nothing else.
let core = null; // data of core.js, made ready
let opening; // promise that core is
let base = document.currentScript ? document.currentScript.src.replace(/core\.js.*$/, "") : "";
const files = new Map(); // name → promise of the data
const given = new Map(); // name → data that came
const PATIENCE = 20000; // ms

// stale is thrown when a file belongs to another numbering of pages than the core.
class Stale extends Error { constructor(digest) { super("stale"); this.digest = digest; } }

pufa.searchFile = function (name, digest, data) {
  if (name === "core") opening = begin(data);
  else given.set(name, { digest, data });
};

// CODES stand for symbols: pack.go.
const CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_`{|}";

// begin makes the data of the core ready. Running the script was work enough for one spell.
async function begin(text) {
  await breath();
  const data = JSON.parse(text);
  data.ranks = new Map(Array.from(data.frequent, (c, i) => [c, i]));
  data.symbols = new Map(["\n"].concat(data.symbols.split(" ")).map((s, i) =>
    [i < CODES.length ? CODES[i] : String.fromCodePoint(0xa1 + i - CODES.length), s]));
  data.standings = data.standings.replace(/(.)(\d+)/g, (_, letter, n) => letter.repeat(n));
  data.asks = new Set(data.asking.split(" "));
  data.known = await pairSet(data.pairs, data.limits.pairSpace);
  core = data;
  files.clear();
  given.clear();
  heads.clear();
}

async function script(name, query) {
  if (tired()) await breath();
  return new Promise((done, failed) => {
    const s = document.createElement("script");
    const timer = setTimeout(() => failed(new Error(name)), PATIENCE);
    s.src = base + name + ".js?" + query;
    s.onload = () => { clearTimeout(timer); s.remove(); done(); };
    s.onerror = () => { clearTimeout(timer); s.remove(); failed(new Error(name)); };
    document.head.appendChild(s);
  });
}

// file returns the data of a file. One that fails is asked for anew the next time.
function file(name) {
  if (!files.has(name)) {
    const load = script(name, core.digest).then(() => {
      const g = given.get(name);
      if (!g) throw new Error(name);
      if (g.digest !== core.digest && !core.mixed) throw new Stale(g.digest);
      return g.data;
    });
    load.catch(() => files.delete(name));
    files.set(name, load);
  }
  return files.get(name);
}

// fileOr is file, for callers that go on without it.
async function fileOr(name, lost) {
  try {
    return await file(name);
  } catch (e) {
    if (e instanceof Stale) throw e;
    lost.push(name);
    return "";
  }
}
