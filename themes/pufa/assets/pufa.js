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
  const kept = ["size", "theme", "step", "contrast", "cursor", "line"];
  function keep() {
    try {
      localStorage.setItem("pufa", kept.filter((k) => root.dataset[k]).map((k) => k + "=" + root.dataset[k]).join(" "));
    } catch (e) { /* not kept */ }
  }
  function restore() {
    let text;
    try { text = localStorage.getItem("pufa"); } catch (e) { return; }
    for (const k of kept) {
      const m = new RegExp("(?:^| )" + k + "=([a-z0-9]+)").exec(text || "");
      if (m) root.dataset[k] = m[1]; else delete root.dataset[k];
    }
    show();
  }

  const night = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : night.matches);
  const size = button("size"), theme = button("theme"), speech = button("speech");
  function show() {
    if (theme) pressed(theme, dark());
    contents();
    follow();
  }

  // Of a menu that is longer than the window, the part where the reader is.
  const here = document.querySelector(".menu [aria-current]"), menu = here && here.closest("ul");
  function follow() {
    if (menu && here.offsetLeft + here.offsetWidth > menu.clientWidth - 32) menu.scrollLeft = here.offsetLeft - menu.clientWidth / 2 + here.offsetWidth / 2;
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

  // How the reader's bar and the cards of citations look can wait for the page.
  const late = document.createElement("link");
  late.rel = "stylesheet";
  late.href = document.currentScript.dataset.late;
  document.head.appendChild(late);

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
      if (f.closest(".searching")) {
        fetched(engine).catch(() => {});
        if (!location.search) root.setAttribute("data-answered", "");
      }
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
  // The settings are a file of their own, fetched when somebody opens them, or has a reading line.
  const aids = button("aids");
  window.pufa = Object.assign(window.pufa || {}, { keep, show, dark });
  if (aids) {
    aids.addEventListener("click", () => fetched(aids.dataset.src).then(() => window.pufa.aids(aids), () => {}));
    if (root.dataset.line) addEventListener("load", () => fetched(aids.dataset.src).catch(() => {}));
  }
  for (const tools of all(".tools")) tools.hidden = false;

  // The QR code on paper: drawn when there is time, since a browser that prints waits for nothing; the
  // button waits for it. Phones seldom print, and are slow: there only the button asks for it.
  const paper = document.querySelector(".on-paper[data-src]");
  const code = () => (paper ? fetched(paper.dataset.src) : Promise.resolve());
  const spares = navigator.connection && navigator.connection.saveData || matchMedia("(hover: none) and (pointer: coarse)").matches;
  if (paper && !spares) addEventListener("load", () => (window.requestIdleCallback || setTimeout)(() => code().catch(() => {})));
  for (const b of all('[data-tool="print"], [data-tool="leaflet"]')) {
    b.hidden = false;
    b.addEventListener("click", () => code().catch(() => {}).then(() => {
      if (b.dataset.tool === "leaflet") fold(true);
      print();
    }));
  }
  // What a stylesheet cannot know: above each sheet its page's title; of a leaflet, that the sheet lies lengthwise.
  let sheet = null;
  try {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch (e) { sheet = null; /* old browsers print without */ }
  function fold(on) {
    if (on) root.dataset.paper = "leaflet"; else delete root.dataset.paper;
    if (sheet) sheet.replaceSync("@page { " + (on ? "size: A4 landscape; margin: 12mm; " : "") + "@top-left { content: " + JSON.stringify(document.title) + "; font: 9pt sans-serif; color: #555 } }");
  }
  fold(false);

  // The code on the screen, for the phone of who sits beside; and the page as a message: title, sentence, address.
  const qr = button("qr"), send = button("send");
  if (qr && paper) {
    qr.hidden = false;
    qr.addEventListener("click", () => code().then(() => {
      qr.setAttribute("aria-expanded", paper.classList.toggle("shown") ? "true" : "false");
    }, () => {}));
  }
  // Without the clipboard (old browsers, plain http) a selected text is copied the old way.
  function copyOld(text) {
    const area = document.createElement("textarea"), had = document.activeElement;
    area.value = text;
    area.readOnly = true;
    area.className = "vh";
    document.body.appendChild(area);
    area.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch (e) { /* stays false */ }
    area.remove();
    if (had && had.focus) had.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject();
  }
  window.pufa.copy = (text) => (navigator.clipboard && navigator.clipboard.writeText ? navigator.clipboard.writeText(text) : Promise.reject()).catch(() => copyOld(text));
  if (send) {
    const about = document.querySelector('meta[name="description"]'), to = document.querySelector('link[rel="canonical"]');
    send.hidden = false;
    send.addEventListener("click", () => window.pufa.copy([document.querySelector("h1").textContent, about && about.content, to.href].filter(Boolean).join("\n"))
      .then(() => { send.textContent = send.dataset.done; }, () => {}));
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
  const unfold = button("unfold");
  if (unfold) {
    unfold.hidden = false;
    unfold.addEventListener("click", () => { for (const d of all(".qa")) d.open = true; unfold.hidden = true; });
  }
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
    // Where a list leads to, for those who hold the paper.
    const base = document.querySelector('link[rel="canonical"]');
    for (const a of all(".prose li > a:only-child:not([href^='http'], [href^='#'])")) a.dataset.url = base ? new URL(a.getAttribute("href"), base.href).href : a.href;
    opened = all("main details:not([open])");
    for (const d of opened) d.open = true;
    end(true);
  });
  // How to reach the organiser is never alone on a last sheet: the end of the text, with its heading, is one piece with
  // it, if it is short; of a long list, its last entry.
  let ends = null;
  function end(on) {
    if (ends) {
      if (ends.list) ends.list.append(...ends.rest.firstChild.childNodes); else ends.text.append(...ends.rest.childNodes);
      ends.piece.replaceWith(ends.foot);
      ends = null;
    }
    const text = document.querySelector(".layout > .prose"), foot = document.querySelector(".layout > .page-end");
    if (!on || !text || !foot || !foot.querySelector(".reach")) return;
    const short = (e) => e && e.offsetHeight < innerHeight / 2;
    let last = text.lastElementChild;
    const list = last && !short(last) && last.matches("ul, dl") ? last : null;
    if (!short(list ? list.lastElementChild : last)) return;
    const piece = document.createElement("div"), rest = document.createElement("div");
    piece.className = "last-sheet";
    rest.className = text.className;
    foot.before(piece);
    piece.append(rest, foot);
    if (list) {
      rest.append(list.cloneNode(false));
      rest.firstChild.append(list.lastElementChild);
    } else {
      do {
        rest.prepend(last);
        last = text.lastElementChild;
      } while (last && /^H\d/.test(last.tagName));
    }
    ends = { text, foot, piece, rest, list };
  }
  addEventListener("afterprint", () => {
    end(false);
    fold(false);
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

  // The words of a provision beside the link that cites it, what a word means beside the word: after a moment under the mouse, with the
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
      const head = document.createElement("span"), title = document.createElement("strong"), shut = document.createElement("button");
      shut.type = "button";
      shut.textContent = "✕";
      shut.setAttribute("aria-label", /^zh/i.test(root.lang) ? "关闭" : "Close");
      shut.addEventListener("click", closeCard);
      head.append(title, shut);
      card.append(head, document.createElement("span"), document.createElement("a"));
      card.children[1].id = "cite-words";
    }
    cited = a;
    card.querySelector("strong").textContent = a.textContent;
    card.querySelector("button").tabIndex = finger ? 0 : -1;
    card.children[1].textContent = a.dataset.cite;
    const zh = /^zh/i.test(root.lang);
    card.lastChild.textContent = a.matches(".term") ? (zh ? "看完整的解释" : "The whole explanation") : zh ? "去看这一条" : "Go to the provision";
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
