// What the browser tests ask of a page. Injected by browser_test.go after loading; a question answers with
// a list of findings in words, empty when all is well.
(() => {
  "use strict";
  const every = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const visible = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;

  // called names an element for the person who reads the test's output.
  function called(e) {
    let s = e.localName;
    if (e.id) s += "#" + e.id;
    else if (e.className && e.className.baseVal === undefined) s += "." + e.className.trim().split(/\s+/).join(".");
    const text = (e.textContent || "").replace(/\s+/g, " ").trim();
    return text ? s + "“" + text.slice(0, 24) + "”" : s;
  }

  // structure: what a screen reader's user moves by.
  function structure(lang) {
    const bad = [];
    const one = (selector, what) => {
      const n = every(selector).length;
      if (n !== 1) bad.push(n + " " + what + " instead of one");
    };
    if (document.documentElement.lang !== lang) bad.push("lang is " + JSON.stringify(document.documentElement.lang));
    if (document.compatMode !== "CSS1Compat") bad.push("quirks mode");
    if (!document.title.trim()) bad.push("no title");
    one("h1", "h1");
    one("main", "main");
    one("body > header", "site header");
    one("body > footer", "site footer");
    let level = 0;
    for (const h of every("h1, h2, h3, h4, h5, h6")) {
      const n = +h.localName[1];
      if (n > level + 1) bad.push(called(h) + " follows a heading of level " + level);
      if (!h.textContent.trim()) bad.push("an empty " + h.localName);
      level = n;
    }
    const names = new Map();
    for (const nav of every("nav, aside, body section[aria-label]")) {
      const label = nav.getAttribute("aria-label") || "";
      if (!label) bad.push(called(nav) + " has no name");
      if (names.has(label)) bad.push("two regions named " + label);
      names.set(label, nav);
    }
    const ids = new Set();
    for (const e of every("[id]")) {
      if (ids.has(e.id)) bad.push("two elements with id " + e.id);
      ids.add(e.id);
    }
    const viewport = document.querySelector("meta[name=viewport]");
    if (!viewport || /user-scalable|maximum-scale/.test(viewport.content)) bad.push("the viewport is missing or forbids zooming");
    return bad;
  }

  // sideways: nothing is wider than the window, nothing is cut off.
  function sideways() {
    const bad = [];
    const root = document.scrollingElement;
    const width = document.documentElement.clientWidth;
    if (root.scrollWidth > width) bad.push("the page is " + root.scrollWidth + " px wide in a window of " + width);
    const inScroller = (e) => {
      for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true;
      }
      return false;
    };
    for (const e of every("body *")) {
      if (!visible(e)) continue;
      const box = e.getBoundingClientRect();
      if (box.width > 1 && box.right > width + 1 && !inScroller(e)) bad.push(called(e) + " ends at " + Math.round(box.right) + " px of " + width);
      if (/hidden|clip/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1) bad.push(called(e) + " is cut off");
    }
    return bad.slice(0, 6);
  }

  // tables: those that authors write show all their columns at once; nobody looks for a deadline to the
  // right of the window.
  function tables() {
    return every(".prose .table").filter((e) => visible(e) && e.scrollWidth > e.clientWidth + 1)
      .map((e) => "the table " + e.getAttribute("aria-label") + " is " + e.scrollWidth + " px wide in " + e.clientWidth);
  }

  // lines: no line of a heading, or of a sentence that breaks between phrases, begins with a mark that belongs to
  // the one before or ends with an opening one; and the last of a heading is more than one character.
  function lines() {
    const bad = [];
    const titles = "h1, h2, h3, caption, .facts strong, .tasks strong, .cards a";
    for (const h of every(titles + ", .lead, .hint, .facts dd, .side small, .topic-strip p")) {
      if (!visible(h) || h.clientWidth === 1) continue; // hidden from eyes alone
      const set = [];
      let top = -Infinity;
      const walker = document.createTreeWalker(h, NodeFilter.SHOW_TEXT);
      for (let n = walker.nextNode(); n; n = walker.nextNode()) {
        if (n.parentElement.closest(".vh")) continue;
        for (let i = 0; i < n.data.length; i++) {
          const r = document.createRange();
          r.setStart(n, i);
          r.setEnd(n, i + 1);
          const box = r.getBoundingClientRect();
          if (!box.width || !n.data[i].trim()) continue;
          if (box.top > top + box.height * .7) { set.push(""); top = box.top; }
          set[set.length - 1] += n.data[i];
        }
      }
      const shown = set.join("/");
      if (set.slice(1).some((l) => /^[，。、；：？！）》”’」』】%]/.test(l)) || set.slice(0, -1).some((l) => /[（《“‘【]$/.test(l))) bad.push(called(h) + " breaks at a mark: " + shown);
      if (h.matches(titles) && set.length > 1 && set[set.length - 1].replace(/[，。、；：？！]/g, "").length < 2) bad.push(called(h) + " leaves a character alone: " + shown);
    }
    return bad;
  }

  // inSentence: a link that stands in running text, whose height is that of the line.
  function inSentence(e) {
    if (getComputedStyle(e).display !== "inline") return false;
    if (e.closest(".prose")) return true;
    const block = e.closest("p, li, dt, dd, td, th, figcaption, caption, h2, h3, h4, blockquote, summary, div");
    const links = every("a, button", block).reduce((n, a) => n + a.textContent.trim().length, 0);
    return block.textContent.trim().length > links + 1;
  }

  // targets: what a finger has to hit is min px high and wide; links in running text are as high as their
  // line, at least 24 px (WCAG 2.5.8).
  function targets(min) {
    const bad = [];
    for (const e of every("a[href], button, summary, input, select, textarea, [role=button]")) {
      if (!visible(e) || e.disabled || e.classList.contains("skip")) continue;
      // A box to tick has the room of the label around it.
      const box = (e.matches("[type=radio], [type=checkbox]") && e.closest("label") || e).getBoundingClientRect();
      let least = min, height = box.height, width = box.width;
      if (inSentence(e)) {
        least = 24;
        height = Math.max(parseFloat(getComputedStyle(e).lineHeight), e.getClientRects()[0].height);
        width = Math.max(width, least);
      }
      if (height < least - .5 || width < least - .5) bad.push(called(e) + " is " + Math.round(width) + " × " + Math.round(height) + " px, less than " + least);
    }
    return bad;
  }

  // type: no text is smaller than min px, and lines leave room.
  function type(min) {
    const bad = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      const e = n.parentElement;
      if (!n.data.trim() || !visible(e) || e.closest(".vh, script, svg")) continue;
      const style = getComputedStyle(e);
      const size = parseFloat(style.fontSize);
      if (size < min - .01) bad.add(called(e) + " has text of " + size + " px, less than " + min);
    }
    for (const p of every("main p, main li")) {
      if (!visible(p) || p.matches("[aria-hidden=true]")) continue;
      const style = getComputedStyle(p);
      if (parseFloat(style.lineHeight) < 1.3 * parseFloat(style.fontSize)) bad.add(called(p) + " has lines of " + style.lineHeight);
    }
    return Array.from(bad).slice(0, 8);
  }

  // opened opens or shuts everything that folds.
  function opened(open) {
    for (const d of every("details")) d.open = open;
  }

  // printed: asked under print media. Menus are gone, what is folded is there, the ground is white.
  function printed() {
    const bad = [];
    for (const e of every("nav, .tools, .reader, .skip, button")) if (visible(e)) bad.push(called(e) + " is printed");
    for (const d of every("main details")) {
      if (!visible(d)) continue;
      // What opens it, and links to other pages, may stay away.
      for (const e of Array.from(d.children)) if (!e.matches("summary, .meta") && !visible(e) && e.textContent.trim()) bad.push("folded text is not printed: " + called(e));
    }
    for (const e of [document.documentElement, document.body]) {
      const c = getComputedStyle(e).backgroundColor;
      if (!/^rgba\(0, 0, 0, 0\)$|^rgb\(255, 255, 255\)$/.test(c)) bad.push(e.localName + " is printed on " + c);
    }
    const main = document.querySelector("main");
    if (main && !visible(main)) bad.push("main is not printed");
    for (const a of every(".facts a, .prose :is(p, li, td) > .cite")) if (!visible(a) && !a.closest("details")) bad.push(called(a) + " is not printed");
    for (const e of every(".prose p")) { // a chain of such paragraphs leaves half a sheet empty
      const next = e.nextElementSibling;
      if (next && visible(e) && !visible(next) && getComputedStyle(e).breakAfter === "avoid") bad.push(called(e) + " is kept with what is not printed: " + called(next));
    }
    for (const a of every(".prose a[href^='http']")) {
      if (visible(a) && !getComputedStyle(a, "::after").content.includes(a.getAttribute("href").slice(0, 12))) bad.push("no address printed after " + called(a));
    }
    // Words that are a link go away with their sentence, and not alone.
    for (const a of every(".facts a, .facts dd *, main p > a:not(:only-child), main td a, main .cite")) {
      if (visible(a.parentElement) && !visible(a) && !a.closest(".meta, .button, [hidden]") && a.textContent.trim()) bad.push("words of a sentence are not printed: " + called(a));
    }
    return bad;
  }

  // text: what can be read in the page, folded parts included, one line a block, without what only a
  // script offers.
  function text() {
    const shut = every("details:not([open])");
    for (const d of shut) d.open = true;
    const hidden = every(".tools, [data-tool]").map((e) => [e, e.hidden]);
    for (const [e] of hidden) e.hidden = true;
    const whole = new CSSStyleSheet(); // what is far from the window is not left out
    whole.replaceSync(".art, .row { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(whole);
    const out = document.body.innerText.replace(/[ \t]+/g, " ").replace(/\n+/g, "\n").trim();
    document.adoptedStyleSheets.pop();
    for (const [e, was] of hidden) e.hidden = was;
    for (const d of shut) d.open = false;
    return out;
  }

  // offers: controls on a page without scripts that would do nothing.
  function offers() {
    return every("button, [role=button], [aria-pressed], [onclick]")
      .filter((e) => visible(e) && !(e.type === "submit" && e.form?.hasAttribute("action"))) // a form is sent without one
      .map((e) => called(e) + " is shown but needs a script");
  }

  // Contrast of two colours by WCAG 2.
  function rgb(c) {
    const m = /rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)/.exec(c);
    return m ? [+m[1], +m[2], +m[3], m[4] === undefined ? 1 : +m[4]] : [0, 0, 0, 0];
  }
  function light(c) {
    const [r, g, b] = c.map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b;
  }
  function contrast(a, b) {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + .05) / (y + .05);
  }
  function ground(e) {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c[3] === 1) return c;
    }
    return [255, 255, 255, 1];
  }

  // stops: every place where Tab must halt, in the order of the page; links and buttons are not excused by
  // tabindex="-1".
  let order = [];
  function stops() {
    const radios = new Set(); // of those of one name, Tab reaches one; arrows lead to the others
    order = every("a[href], area[href], button, input, select, textarea, summary, [tabindex], video[controls], audio[controls]")
      .filter((e) => (e.tabIndex >= 0 || e.matches("a, button, summary")) && !e.disabled && visible(e))
      .filter((e) => e.type !== "radio" || !radios.has(e.name) && radios.add(e.name));
    return order.map(called);
  }

  // jump gives the focus to a stop.
  function jump(at) {
    order[at].focus();
  }

  // here: which stop has the focus now (-1: none of them), and whether one can see that.
  function here() {
    const e = document.activeElement;
    const at = order.indexOf(e);
    const bad = [];
    if (at < 0) return { at: at, name: e ? called(e) : "", bad: bad };
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) bad.push("no outline of 2 px");
    else {
      const ratio = contrast(rgb(style.outlineColor), ground(e.parentElement));
      if (ratio < 3) bad.push("outline of contrast " + ratio.toFixed(1));
    }
    if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) bad.push("out of sight");
    else {
      // A link over two lines: its first piece counts.
      const piece = Array.from(e.getClientRects()).find((r) => r.width > 1 && r.top >= 0 && r.bottom <= innerHeight) || box;
      const top = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, piece.left + piece.width / 2)), Math.min(innerHeight - 1, Math.max(0, piece.top + piece.height / 2)));
      if (top && top !== e && !e.contains(top) && !top.contains(e)) bad.push("covered by " + called(top));
    }
    return { at: at, name: called(e), bad: bad };
  }

  // axe runs axe-core, which must have been injected. only: rules to run, all when empty.
  async function axeFindings(only) {
    const options = { resultTypes: ["violations"], preload: false };
    if (only.length) options.runOnly = { type: "rule", values: only };
    const r = await axe.run(document, options);
    return r.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + n.any.concat(n.all, n.none).map((c) => c.message).join("; ")).join(" | "));
  }

  window.probe = { structure, sideways, tables, lines, targets, type, opened, printed, text, offers, stops, jump, here, axe: axeFindings };
})();
