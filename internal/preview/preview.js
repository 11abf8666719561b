// The browser's side of `pufa serve`. It asks, whenever the server has news, whether this page is another
// now, and changes what differs in place: scroll, focus, selection and open details stay. It also shows a
// small panel: what is wrong, what state the page is in, where its source is.
(function () {
  "use strict";
  const me = document.currentScript;
  const own = me.src.slice(0, me.src.lastIndexOf("/") + 1);
  const site = new URL("../../", own).href; // own is SITE/.pufa/KEY/
  const framed = window.top !== window;
  let tag = me.dataset.pufa;

  // mirror is the page as the server sent it; twin leads from its nodes to the page's own. Scripts of the
  // theme may change the page: only what differs between two answers of the server is touched.
  const twin = new WeakMap();
  const mirror = document.documentElement.cloneNode(true);
  pair(mirror, document.documentElement);
  for (const s of mirror.querySelectorAll("script[data-pufa]")) s.remove();
  document.documentElement.style.overflowAnchor = "none"; // keep() does it, in all browsers

  function pair(a, b) {
    twin.set(a, b);
    for (let x = a.firstChild, y = b.firstChild; x && y; x = x.nextSibling, y = y.nextSibling) pair(x, y);
  }

  class Reload extends Error {}

  // swap makes the page what text says.
  function swap(text) {
    const next = new DOMParser().parseFromString(text, "text/html");
    for (const s of next.querySelectorAll("script[data-pufa]")) s.remove();
    if (programs(mirror) !== programs(next.documentElement)) throw new Reload();
    const spot = hold();
    const changed = [];
    attributes(mirror, next.documentElement, true);
    const part = (root, name) => Array.from(root.children).find((e) => e.localName === name);
    for (const name of ["head", "body"]) {
      const a = part(mirror, name), b = part(next.documentElement, name);
      if (!a || !b) throw new Reload();
      merge(a, b, changed);
    }
    spot();
    return changed;
  }

  // programs are what cannot be swapped: scripts and policies take effect only when a page is loaded.
  function programs(root) {
    return Array.from(root.querySelectorAll("script:not([type='application/ld+json']), meta[http-equiv], base"), (e) => e.outerHTML).join("\n");
  }

  function attributes(a, b, root) {
    const live = twin.get(a);
    for (const { name, value } of Array.from(b.attributes)) {
      if (a.getAttribute(name) === value) continue;
      a.setAttribute(name, value);
      live.setAttribute(name, value);
    }
    if (root) return; // the script in the head has set some of its own
    for (const { name } of Array.from(a.attributes)) {
      if (b.hasAttribute(name)) continue;
      a.removeAttribute(name);
      live.removeAttribute(name);
    }
  }

  function merge(a, b, changed) {
    if (a.isEqualNode(b)) return;
    const live = twin.get(a);
    if (a.nodeType !== Node.ELEMENT_NODE) {
      a.data = b.data;
      live.data = b.data;
      changed.push(live);
      return;
    }
    attributes(a, b, false);
    const from = Array.from(a.childNodes), to = Array.from(b.childNodes);
    const keys = (list) => list.map((n) => (n.nodeType === Node.ELEMENT_NODE ? n.outerHTML : n.nodeType + ":" + n.data));
    for (const [old, fresh, before] of gaps(keys(from), keys(to), from, to)) replace(a, old, fresh, before, changed);
  }

  // gaps returns what differs between two lists of nodes: runs of old ones, what stands there now, and
  // the old node after them.
  function gaps(x, y, from, to) {
    let start = 0, endX = x.length, endY = y.length;
    while (start < endX && start < endY && x[start] === y[start]) start++;
    while (endX > start && endY > start && x[endX - 1] === y[endY - 1]) { endX--; endY--; }
    const n = endX - start, m = endY - start, out = [];
    const cut = (i, j, k, l) => { if (j > i || l > k) out.push([from.slice(i, j), to.slice(k, l), from[j] || null]); };
    if (n * m > 4e6) { cut(start, endX, start, endY); return out; }
    const best = Array.from({ length: n + 1 }, () => new Uint32Array(m + 1)); // longest common sublist from i, j on
    for (let i = n - 1; i >= 0; i--) for (let j = m - 1; j >= 0; j--) {
      best[i][j] = x[start + i] === y[start + j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
    let i = 0, j = 0, oi = 0, oj = 0;
    while (i < n && j < m) {
      if (x[start + i] === y[start + j]) { cut(start + oi, start + i, start + oj, start + j); i++; j++; oi = i; oj = j; }
      else if (best[i + 1][j] >= best[i][j + 1]) i++;
      else j++;
    }
    cut(start + oi, endX, start + oj, endY);
    return out;
  }

  // replace puts fresh nodes in the place of old ones below a. Nodes of the same kind are changed, not
  // replaced, so that what the reader has done to them stays.
  function replace(a, old, fresh, before, changed) {
    const kind = (n) => n.nodeName + (n.localName === "link" ? n.rel : n.localName === "meta" ? n.name + n.getAttribute("property") : "");
    let i = 0;
    for (const f of fresh) {
      let k = i;
      while (k < old.length && kind(old[k]) !== kind(f)) k++;
      if (k === old.length) { insert(a, f, old[i] || before, changed); continue; }
      while (i < k) remove(old[i++], changed);
      const kept = old[i++];
      if (kept.localName === "link" && kept.rel === "stylesheet") restyle(kept, f);
      else merge(kept, f, changed);
    }
    while (i < old.length) remove(old[i++], changed);
  }

  function insert(a, node, before, changed) {
    const copy = document.importNode(node, true), shown = document.importNode(node, true);
    const parent = twin.get(a);
    let place = before && twin.get(before);
    if (place && place.parentNode !== parent) throw new Reload(); // a script has moved it
    if (!place && parent === document.body) place = me.parentNode === parent ? me : null;
    parent.insertBefore(shown, place || null);
    a.insertBefore(copy, before);
    pair(copy, shown);
    changed.push(shown);
  }

  function remove(node, changed) {
    const shown = twin.get(node), parent = shown.parentNode;
    node.remove();
    shown.remove();
    if (parent) changed.push(parent);
  }

  // restyle loads a stylesheet beside the old one and drops that when the new one is there.
  function restyle(old, fresh) {
    const was = twin.get(old), now = document.importNode(fresh, true);
    for (const { name, value } of Array.from(fresh.attributes)) old.setAttribute(name, value);
    const done = () => was.remove();
    now.addEventListener("load", done);
    now.addEventListener("error", done);
    was.after(now);
    twin.set(old, now);
  }

  // flows tells whether an element moves with the text: sticky and fixed ones don't.
  function flows(e) {
    for (; e && e !== document.documentElement; e = e.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(e).position)) return false;
    }
    return true;
  }

  // hold remembers what stands at the top of the window and returns what puts it back there.
  function hold() {
    let spot = null;
    for (let y = 0.1; y < 1 && !spot; y += 0.04) {
      const e = document.elementFromPoint(innerWidth / 2, innerHeight * y);
      if (e && e !== host && e.getBoundingClientRect().height < innerHeight / 2 && flows(e)) spot = e;
    }
    const top = spot && spot.getBoundingClientRect().top, y = scrollY;
    return () => {
      if (!spot || !spot.isConnected) { scrollTo({ top: y, behavior: "instant" }); return; }
      const by = spot.getBoundingClientRect().top - top;
      if (Math.abs(by) > 0.5) scrollBy({ top: by, behavior: "instant" });
    };
  }

  // check asks whether this page is another now.
  let busy = false, again = false, missing = 0;
  async function check() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do {
        again = false;
        const r = await fetch(location.href, { cache: "no-store", headers: tag ? { "If-None-Match": '"' + tag + '"' } : {} });
        if (r.status === 200) {
          missing = 0;
          if (!tag) { location.reload(); return; } // there was no page to show before
          const text = await r.text();
          const changed = swap(text);
          tag = (r.headers.get("ETag") || "").replace(/"/g, "");
          if (follow) jump(changed);
        } else if (r.status === 404 && tag) { // perhaps an editor is just replacing the file
          if (++missing > 3) { location.reload(); return; }
          setTimeout(check, 400);
        } else {
          missing = 0;
        }
      } while (again);
    } catch (e) {
      if (e instanceof Reload) { location.reload(); return; }
      throw e;
    } finally {
      busy = false;
      inform();
    }
  }

  // refresh shows pictures and other files again that have kept their name.
  function refresh(files, number) {
    const changed = new Set(files.map((f) => new URL(f, site).href));
    const fresh = (address) => {
      const u = new URL(address, location.href);
      u.search = u.hash = "";
      if (!changed.has(u.href)) return null;
      return u.href + "?" + number;
    };
    for (const e of document.querySelectorAll("img, source, video, audio, link[rel='stylesheet'], script[src]")) {
      for (const name of ["src", "href", "poster"]) {
        const to = e.hasAttribute(name) && fresh(e.getAttribute(name));
        if (!to) continue;
        if (e.localName === "script") { location.reload(); return; }
        e.setAttribute(name, to);
      }
      if (e.hasAttribute("srcset") && Array.from(e.getAttribute("srcset").split(",")).some((c) => fresh(c.trim().split(/\s+/)[0]))) {
        e.setAttribute("srcset", e.getAttribute("srcset").replace(/[^\s,]+(?=\s+\d+[wx])/g, (c) => fresh(c) || c));
      }
    }
  }

  function jump(changed) {
    const node = changed.find((n) => n.isConnected && (n.nodeType === Node.ELEMENT_NODE ? n : n.parentElement).closest("main, article, body > *"));
    if (!node) return;
    const e = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    for (let d = e.closest("details"); d; d = d.parentElement && d.parentElement.closest("details")) d.open = true;
    const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    e.scrollIntoView({ block: "center", behavior: quiet ? "instant" : "smooth" });
    e.animate([{ outline: "3px solid #c8102e", outlineOffset: "3px" }, { outline: "3px solid transparent", outlineOffset: "3px" }], 1500);
  }

  // The stream is open while somebody looks: a browser allows few connections to one server.
  let stream = null, edited = null;
  function connect() {
    if (document.hidden || stream) return;
    stream = new EventSource(own + "events");
    stream.onmessage = (m) => {
      const news = JSON.parse(m.data);
      lost = false;
      edited = news.edited;
      if (follow && edited && new URL(edited.address, site).pathname !== location.pathname) { location.assign(new URL(edited.address, site)); return; }
      refresh(news.files, news.number);
      check();
    };
    stream.onerror = () => {
      lost = true;
      show();
      if (stream && stream.readyState === EventSource.CLOSED) { // another run has another key
        stream = null;
        setTimeout(() => fetch(location.href, { cache: "no-store" }).then(() => location.reload(), connect), 1000);
      }
    };
  }
  function disconnect() {
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) disconnect();
    else { fetch(own + "look").catch(() => {}); connect(); }
  });
  addEventListener("focus", () => { fetch(own + "look").catch(() => {}); });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", (e) => { if (e.persisted) connect(); });

  // The panel.
  const store = (key, value) => { try { if (value === undefined) return sessionStorage.getItem("pufa-" + key); sessionStorage.setItem("pufa-" + key, value); } catch (e) { return null; } };
  let follow = store("follow") === "1", pinned = store("panel") === "1", folded = false, lost = false, info = null;
  let host = null, panel = null;
  function inform() {
    if (framed) return;
    fetch(own + "page?path=" + encodeURIComponent(decodeURIComponent(location.pathname)), { cache: "no-store" })
      .then((r) => r.json()).then((p) => { info = p; show(); }, () => {});
  }
  function element(name, properties, ...children) {
    const e = Object.assign(document.createElement(name), properties);
    e.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return e;
  }
  function sourceLink(f, text) {
    if (!info.editor || !f.file) return element("span", { className: "place" }, text);
    const href = info.editor.replace("{file}", encodeURI(f.file)).replace("{line}", f.line || 1).replace("{column}", f.column || 1);
    return element("a", { className: "place", href }, text);
  }
  const fill = (text, ...args) => (text || "").replace(/\{(\d)\}/g, (_, n) => args[n - 1]);
  function show() {
    if (framed || !info) return;
    if (!host) {
      host = document.createElement("div");
      const root = host.attachShadow({ mode: "open" });
      const css = element("link", { rel: "stylesheet", href: own + "panel.css" });
      panel = element("section", { hidden: true });
      css.addEventListener("load", () => { panel.hidden = false; });
      root.append(css, panel);
      document.body.append(host);
    }
    const t = info.texts, p = info.page;
    const failing = info.findings.some((f) => f.severity === "error");
    if (!failing) folded = false;
    const open = pinned || (failing && !folded);
    const marks = [];
    if (lost) marks.push(element("b", { className: "error" }, t.lost));
    if (info.errors) marks.push(element("b", { className: "error" }, fill(t.errors, info.errors)));
    const warnings = info.findings.filter((f) => f.severity === "warning").length;
    if (warnings) marks.push(element("b", { className: "warning" }, fill(t.warnings, warnings)));
    if (p && p.status) marks.push(element("b", { className: "mark" }, t[p.status] + (p.due ? " " + p.due : "")));
    if (p && !p.reviewed) marks.push(element("b", { className: "mark" }, t.unreviewed));
    const head = element("button", { type: "button", className: "head", ariaExpanded: String(open), onclick: () => {
      pinned = !open;
      folded = open;
      store("panel", pinned ? "1" : "");
      show();
    } }, t.title, " ", ...marks);
    const body = element("div", { className: "body", hidden: !open });
    if (p) {
      body.append(element("p", { className: "title" }, p.title));
      body.append(element("p", { className: "faint" }, sourceLink({ file: p.source, line: 1, column: 1 }, p.source), " · ", fill(t.words, p.words, p.minutes)));
    }
    if (info.stale) body.append(element("p", { className: "error" }, t.stale));
    const list = element("ul", {});
    for (const f of info.findings) {
      const place = f.file + (f.line ? ":" + f.line + ":" + f.column : "");
      const own = p && f.file === p.source && f.line;
      list.append(element("li", { className: f.severity }, f.file ? sourceLink(f, own ? fill(t.line, f.line) : place) : null, element("span", {}, " " + f.message + " "),
        element("code", {}, f.code), f.hint ? element("p", { className: "hint" }, t.hint + (t.hint.endsWith(":") ? " " : "") + f.hint) : null));
    }
    if (info.findings.length) body.append(list);
    else body.append(element("p", { className: "faint" }, t.fine));
    const here = edited && new URL(edited.address, site);
    if (here && here.pathname !== location.pathname) body.append(element("p", {}, element("a", { href: here.href }, fill(t.edited, edited.title))));
    const box = element("input", { type: "checkbox", checked: follow, onchange: () => { follow = box.checked; store("follow", follow ? "1" : ""); } });
    body.append(element("p", { className: "tools" }, element("label", {}, box, t.follow), " ",
      element("a", { className: "button", href: own + "phone?path=" + encodeURIComponent(decodeURIComponent(location.pathname)), target: "_blank", rel: "noopener" }, t.phone)));
    const focused = panel.getRootNode().activeElement;
    const which = focused && (focused.className || focused.type);
    panel.setAttribute("aria-label", t.title);
    panel.className = failing ? "failing" : "";
    panel.replaceChildren(element("div", { className: "bar" }, head, element("a", { className: "todo", href: own + "todo" }, t.todo)), body);
    if (which) { const e = panel.querySelector(which === "checkbox" ? "input" : "." + which.split(" ")[0]); if (e) e.focus(); }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => { connect(); inform(); });
  else { connect(); inform(); }
})();
