// Citing a statute: a button copies the words of an article, how it is cited and its address; a number that is
// typed leads to its article. The pages are complete without this file; its buttons stay hidden until it has
// run. Nothing is ever copied but by a button.
(function () {
  "use strict";
  const root = document.documentElement;
  const main = document.querySelector("main");
  const zh = /^zh/i.test(root.lang);
  const say = (a, b) => (zh ? a : b);

  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  main.appendChild(status); // below body it would make browsers look at every element again
  let timer;
  function tell(text, ms) {
    clearTimeout(timer);
    status.textContent = text;
    timer = setTimeout(() => { status.textContent = ""; }, ms);
  }

  // 《信访工作条例》第三十五条第二款; a text that does not apply is named with its day.
  function citation(ref) {
    const law = main.dataset.law, day = main.dataset.edition;
    return (law ? "《" + law + "》" : "") + (day ? say("（" + day + "起施行的文本）", " (text of " + day + ") ") : "") + ref;
  }
  function address(id) {
    const canonical = document.querySelector('link[rel="canonical"]');
    return (canonical ? canonical.href : location.href.split("#")[0]) + (id ? "#" + id : "");
  }

  function put(text, done, failed) {
    window.pufa.copy(text).then(() => tell(done, 4000), () => tell(failed, 12000));
  }
  function copy(ref, id) {
    const cite = citation(ref);
    put(cite + "\n" + address(id), say("已复制：" + cite + "，连同网址", "Copied: " + cite + ", with its address"),
      say("浏览器不允许自动复制，请选中下面的文字复制：" + cite, "The browser does not allow copying; select this and copy it: " + cite));
  }
  // The words as they are printed: each paragraph on a line, without the numbers in the margin.
  function copyWords(art) {
    const cite = citation(art.dataset.ref);
    const words = Array.from(art.querySelectorAll(".text > *"), (p) => p.textContent.replace(/\s+/g, " ").trim()).join("\n");
    put(cite + say("：\n", ":\n") + words + "\n" + address(art.id), say("已复制" + cite + "的条文和网址", "Copied: " + cite + ", its words and address"),
      say("浏览器不允许自动复制，请选中条文复制。", "The browser does not allow copying; please select the words."));
  }

  // How to cite the parts of the one article of a page: a link and a button for each.
  const forms = document.querySelector('[data-tool="forms"]'), parts = document.querySelectorAll(".single .text > [data-ref]");
  if (forms && parts.length > 1) {
    const list = forms.querySelector("ul");
    for (const p of parts) {
      const li = document.createElement("li"), a = document.createElement("a"), b = document.createElement("button"), s = document.createElement("span");
      a.href = "#" + p.id;
      a.textContent = p.dataset.ref;
      b.type = "button";
      b.textContent = forms.dataset.copy;
      s.className = "vh";
      s.textContent = say("：", ": ") + p.dataset.ref;
      b.append(s);
      Object.assign(b.dataset, { tool: "copy", for: p.id, ref: p.dataset.ref });
      li.append(a, b);
      list.append(li);
    }
    forms.hidden = false;
  }

  for (const b of document.querySelectorAll('[data-tool="copy"], [data-tool="words"]')) {
    b.hidden = false;
    b.addEventListener("click", () => {
      const art = document.querySelector(".art.single");
      if (b.dataset.tool === "words") copyWords(art); else copy(b.dataset.ref, b.dataset.for);
    });
  }

  // On the page of a statute one button goes to the article that somebody looks at: under the mouse, with the
  // focus, tapped, or the one that the address names.
  const law = document.querySelector(".law:not(.notes-only)");
  if (law && main.dataset.law) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-words";
    const goTo = (art) => {
      if (!art || button.parentNode === art || art.classList.contains("bare")) return;
      button.textContent = say("复制条文", "Copy");
      const what = document.createElement("span");
      what.className = "vh";
      what.textContent = say("：", ": ") + art.dataset.ref;
      button.append(what);
      art.querySelector(".no").after(button);
    };
    const artOf = (n) => n && n.closest && n.closest(".art");
    law.addEventListener("pointerover", (e) => { if (button !== document.activeElement) goTo(artOf(e.target)); });
    law.addEventListener("focusin", (e) => goTo(artOf(e.target)));
    law.addEventListener("click", (e) => goTo(artOf(e.target)));
    const named = () => { if (location.hash) goTo(artOf(document.getElementById(location.hash.slice(1)))); };
    addEventListener("hashchange", named);
    named();
    button.addEventListener("click", () => copyWords(artOf(button)));
  }

  // After a jump the heights above turn out to be others than law.css guesses: whoever was sent to a place stays at it,
  // until he moves himself.
  let held = null;
  for (const move of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(move, () => { held = null; }, { passive: true });
  function hold(at) {
    let frames = 30;
    const again = () => {
      if (held !== at || !frames--) return;
      at.scrollIntoView();
      requestAnimationFrame(again);
    };
    held = at;
    again();
  }
  const arrived = () => {
    const at = location.hash && document.getElementById(location.hash.slice(1));
    if (at && at.closest(".art, .row")) hold(at); else held = null;
  };
  addEventListener("hashchange", arrived);
  // A page that is seen again stands where it stood.
  const [way] = performance.getEntriesByType("navigation");
  if (!way || way.type === "navigate") addEventListener("load", arrived);

  // 35, 三十五, 三五, 第三十五条, 133-1, 第一百三十三条之一 → art_35, art_133-1.
  const digits = "零一二三四五六七八九";
  function numeral(s) {
    if (/^\d+$/.test(s)) return +s;
    if (!/^[零〇一二两三四五六七八九十百千]+$/.test(s)) return 0;
    let sum = 0, one = 0;
    for (const c of s.replace(/〇/g, "零").replace(/两/g, "二")) {
      const unit = { 十: 10, 百: 100, 千: 1000 }[c];
      if (!unit) one = one * 10 + digits.indexOf(c); else { sum += (one || 1) * unit; one = 0; }
    }
    return sum + one;
  }
  function articleNamed(text) {
    const t = text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s第条]/g, "").split(/之|-/);
    const n = numeral(t[0]), sub = t.length > 1 ? numeral(t[1]) : 0;
    return n && t.length < 3 && (t.length < 2 || sub) ? "art_" + n + (sub ? "-" + sub : "") : "";
  }
  // Where an article is that this page does not show: by its number in the contents; else by the innermost
  // part of the text that holds it.
  const order = (n) => { const [main, sub] = n.split("-"); return main * 1000 + +(sub || 0); };
  function elsewhere(id) {
    const link = Array.from(document.querySelectorAll(".law-toc p a, .law-toc.numbers a")).find((a) => a.hash === "#" + id);
    if (link) return link.href;
    const n = order(id.slice("art_".length));
    const parts = Array.from(document.querySelectorAll(".law-toc [data-first]")).filter((a) => order(a.dataset.first) <= n && n <= order(a.dataset.last));
    return parts.length ? parts.pop().href.split("#")[0] + "#" + id : "";
  }
  // An address from before the text came in volumes.
  const lost = /^#(art_[0-9-]+)/.exec(location.hash);
  if (lost && !document.getElementById(lost[1])) {
    const to = elsewhere(lost[1]);
    if (to && to.split("#")[0] !== location.href.split("#")[0]) location.replace(to);
  }
  for (const form of document.querySelectorAll('[data-tool="jump"]')) {
    form.hidden = false;
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      const id = articleNamed(form.n.value), at = id && document.getElementById(id);
      const to = !at && id && elsewhere(id);
      if (to && to.split("#")[0] !== location.href.split("#")[0]) return void (location.href = to);
      if (!at) return tell(say("这里没有第 " + (form.n.value || "？") + " 条", "There is no article " + form.n.value), 4000);
      form.n.blur();
      form.n.value = "";
      location.hash = id;
      hold(at);
      const number = at.querySelector(".no a");
      if (number) number.focus({ preventScroll: true });
    });
  }

  // Who goes to the contents wants to see them.
  const contents = document.querySelector("#contents > details");
  const unfold = () => { if (contents && location.hash === "#contents") contents.open = true; };
  addEventListener("hashchange", unfold);
  unfold();

  // From change to change, in either direction; where the page stands counts as the present one.
  const steps = document.querySelector('[data-tool="changes"]'), only = document.getElementById("only-changed");
  if (steps) {
    const [back, on] = steps.querySelectorAll("button"), where = steps.querySelector("span");
    const rows = Array.from(document.querySelectorAll(".row:not(.same, .moved)"));
    const line = () => innerHeight / 4;
    const present = () => rows.reduce((n, r, i) => (r.getBoundingClientRect().top <= line() ? i : n), -1);
    const show = () => { where.textContent = present() + 1 + " / " + rows.length; };
    const go = (i) => { if (rows[i]) { hold(rows[i]); rows[i].querySelector("h2 a").focus({ preventScroll: true }); } };
    back.addEventListener("click", () => go(Math.max(present() - 1, 0)));
    on.addEventListener("click", () => go(Math.min(present() + 1, rows.length - 1)));
    steps.hidden = rows.length < 2;
    let due = false;
    addEventListener("scroll", () => { if (!due) { due = true; requestAnimationFrame(() => { due = false; show(); }); } }, { passive: true });
    show();
    // A link to an article that did not change shows it.
    const named = () => { const at = location.hash && document.getElementById(location.hash.slice(1)); if (only && at && at.matches(".same, .moved")) { only.checked = false; hold(at); } };
    addEventListener("hashchange", named);
    named();
  }

  const share = document.querySelector('[data-tool="share"]');
  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title: document.title, url: address("") }).catch(() => {}));
  }
})();
