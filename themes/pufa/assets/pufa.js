// Reading aids: 长辈版, dark colours, printing, the contents beside the text, questions that open when
// somebody follows a link to them. Every page is complete without this file; buttons that need it
// stay hidden until it has run.
(function () {
  "use strict";
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const button = (name) => document.querySelector('[data-tool="' + name + '"]');
  const pressed = (b, on) => b.setAttribute("aria-pressed", on ? "true" : "false");

  // Choices are kept as "size=elder theme=dark"; the script in the head restores them before the
  // first paint. Storage may be denied (private windows, file:): the choice then lasts for the page.
  const kept = ["size", "theme"];
  function keep() {
    try {
      localStorage.setItem("pufa", kept.filter((k) => root.dataset[k]).map((k) => k + "=" + root.dataset[k]).join(" "));
    } catch (e) { /* not kept */ }
  }
  function restore() {
    let text;
    try { text = localStorage.getItem("pufa"); } catch (e) { return; }
    for (const k of kept) {
      const m = new RegExp("(?:^| )" + k + "=([a-z]+)").exec(text || "");
      if (m) root.dataset[k] = m[1]; else delete root.dataset[k];
    }
    show();
  }

  const night = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : night.matches);
  const size = button("size"), theme = button("theme"), speech = button("speech");
  function show() {
    if (size) pressed(size, root.dataset.size === "elder");
    if (theme) pressed(theme, dark());
    contents();
  }

  // The contents stand open where they have a column of their own.
  const toc = document.querySelector(".toc");
  const folder = toc && toc.querySelector("details");
  let beside = false;
  function contents() {
    if (!folder) return;
    const now = getComputedStyle(toc).position === "sticky";
    if (now !== beside) folder.open = beside = now;
  }

  if (size) size.addEventListener("click", () => {
    if (root.dataset.size) delete root.dataset.size; else root.dataset.size = "elder";
    keep();
    show();
  });
  if (theme) theme.addEventListener("click", () => {
    const next = dark() ? "light" : "dark";
    if ((next === "dark") === night.matches) delete root.dataset.theme; else root.dataset.theme = next;
    keep();
    show();
  });
  if (night.addEventListener) night.addEventListener("change", show);
  addEventListener("storage", (e) => { if (e.key === "pufa") restore(); });
  addEventListener("pageshow", (e) => { if (e.persisted) restore(); });
  addEventListener("resize", contents);

  // What few pages need is fetched when it is first wanted.
  const under = {};
  const fetched = (src) => under[src] || (under[src] = new Promise((there, failed) => {
    const s = document.createElement("script");
    s.src = src;
    s.onload = there;
    s.onerror = () => { delete under[src]; failed(); };
    document.head.appendChild(s);
  }));
  // The search: a field sends to the page with results, and whoever comes to it, or asks pufa.search,
  // fetches what searches.
  const fields = all("form.search");
  if (fields.length) {
    const index = fields[0].getAttribute("action"), beside = (name) => index.replace(/az(\.html|\/)$/, name), engine = beside("core.js");
    window.pufa = window.pufa || {};
    const asks = window.pufa.search = window.pufa.search || ((...query) => fetched(engine).then(() => (window.pufa.search === asks ? Promise.reject(new Error(engine)) : window.pufa.search(...query))));
    for (const f of fields) {
      f.action = beside(index.endsWith("/") ? "" : "index.html");
      if (f.closest(".searching") && location.search) fetched(engine).catch(() => {});
      f.addEventListener("focusin", () => fetched(engine).catch(() => {}), { once: true });
    }
  }

  if (speech && window.speechSynthesis && window.SpeechSynthesisUtterance) {
    speech.addEventListener("click", () => {
      if (window.pufa && window.pufa.speech) return window.pufa.speech.toggle(speech);
      if (speech.dataset.loading) return;
      speech.dataset.loading = "1";
      fetched(speech.dataset.src).then(() => window.pufa.speech.toggle(speech), () => { delete speech.dataset.loading; });
    });
  } else if (speech) {
    speech.hidden = true;
  }
  for (const tools of all(".tools")) tools.hidden = false;

  // The QR code on paper: drawn when there is time, since a browser that prints waits for nothing; the
  // button waits for it. Phones seldom print, and are slow: there only the button asks for it.
  const paper = document.querySelector(".on-paper[data-src]");
  const code = () => (paper ? fetched(paper.dataset.src) : Promise.resolve());
  const spares = navigator.connection && navigator.connection.saveData || matchMedia("(hover: none) and (pointer: coarse)").matches;
  if (paper && !spares) addEventListener("load", () => (window.requestIdleCallback || setTimeout)(() => code().catch(() => {})));
  for (const b of all('[data-tool="print"]')) {
    b.hidden = false;
    b.addEventListener("click", () => code().catch(() => {}).then(() => print()));
  }

  // A link to an answer opens it, also in browsers that don't do so themselves.
  function target() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (e) { /* as written */ }
    const at = id && document.getElementById(id);
    if (!at) return;
    let shut = false;
    for (let d = at.closest("details"); d; d = d.parentElement.closest("details")) {
      shut = shut || !d.open;
      d.open = true;
    }
    if (shut) at.scrollIntoView();
  }
  addEventListener("hashchange", target);
  target();
  // An opened question puts its address into the address bar, ready to be passed on.
  for (const qa of all(".qa")) {
    qa.querySelector("summary").addEventListener("click", () => {
      if (qa.open) return;
      try { history.replaceState(history.state, "", "#" + qa.querySelector(".answer").id); } catch (e) { /* file: */ }
    });
  }

  // Paper has no buttons: everything folded is printed open.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("main details:not([open])");
    for (const d of opened) d.open = true;
  });
  addEventListener("afterprint", () => {
    for (const d of opened) d.open = false;
    opened = [];
  });

  // Where the reader is, in the contents.
  const entries = all(".toc a[href^='#']").map((a) => {
    let id = a.getAttribute("href").slice(1);
    try { id = decodeURIComponent(id); } catch (e) { /* as written */ }
    return { a: a, at: document.getElementById(id) };
  }).filter((e) => e.at);
  if (entries.length && window.IntersectionObserver) {
    const mark = () => {
      let here = entries[0];
      for (const e of entries) {
        const box = (e.at.closest(".qa") || e.at).getBoundingClientRect();
        if (box.top < innerHeight / 3) here = e;
      }
      for (const e of entries) {
        if (e === here) e.a.setAttribute("aria-current", "true"); else e.a.removeAttribute("aria-current");
      }
    };
    const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    for (const e of entries) watch.observe(e.at.closest(".qa") || e.at);
  }

  // The words of a provision beside the link that cites it: after a moment under the mouse, with the
  // focus, on the first tap. The link itself leads to the whole article.
  let card = null, cited = null, finger = false, waiting;
  function closeCard() {
    clearTimeout(waiting);
    if (!cited) return;
    card.remove();
    cited.removeAttribute("aria-describedby");
    cited = null;
  }
  function openCard(a) {
    if (cited === a) return clearTimeout(waiting);
    closeCard();
    if (!card) {
      card = document.createElement("span");
      card.className = "cite-card";
      card.append(document.createElement("span"), document.createElement("a"));
      card.firstChild.id = "cite-words";
      card.lastChild.textContent = /^zh/i.test(root.lang) ? "去看这一条" : "Go to the provision";
    }
    cited = a;
    card.firstChild.textContent = a.dataset.cite;
    card.lastChild.href = a.href;
    card.lastChild.tabIndex = finger ? 0 : -1; // by keyboard the citation itself leads there
    card.style.left = card.style.top = "0";
    (a.closest(".table") || a).after(card);
    a.setAttribute("aria-describedby", "cite-words");
    const lines = a.getClientRects(), line = lines[lines.length - 1], box = card.getBoundingClientRect();
    const x = Math.max(8, Math.min(line.left, root.clientWidth - box.width - 8));
    const below = line.bottom + 4, above = line.top - box.height - 4;
    card.style.left = x - box.left + "px";
    card.style.top = (below + box.height > innerHeight && above > 0 ? above : below) - box.top + "px";
    if (finger) card.scrollIntoView({ block: "nearest" });
  }
  const citeAt = (n) => n && n.closest && n.closest("a[data-cite]");
  const inCard = (n) => card && card.contains(n);
  document.addEventListener("pointerover", (e) => {
    if (e.pointerType !== "mouse") return;
    const a = citeAt(e.target);
    clearTimeout(waiting);
    if (a) waiting = setTimeout(() => openCard(a), 250);
    else if (cited && !inCard(e.target) && !inCard(document.activeElement) && document.activeElement !== cited) waiting = setTimeout(closeCard, 300);
  });
  document.addEventListener("focusin", (e) => {
    const a = citeAt(e.target);
    if (a && a.matches(":focus-visible")) openCard(a); else if (a !== cited && !inCard(e.target)) closeCard();
  });
  document.addEventListener("pointerdown", (e) => {
    finger = e.pointerType === "touch";
    if (!inCard(e.target) && citeAt(e.target) !== cited) closeCard();
  });
  document.addEventListener("click", (e) => {
    const a = citeAt(e.target);
    if (inCard(e.target.closest("a"))) return closeCard();
    if (!a || !finger || cited === a) return;
    e.preventDefault();
    openCard(a);
  });
  addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !cited) return;
    if (inCard(document.activeElement)) cited.focus();
    closeCard();
  });
  addEventListener("resize", closeCard);

  // On 404 a <base> turns "#main" into an address of the home page.
  const skip = document.querySelector(".skip");
  if (skip && document.querySelector("base")) skip.href = location.pathname + location.search + "#main";

  show();
})();
