// Citing a statute: a click on a paragraph, or a button, copies how it is cited and its address. The
// pages are complete without this file; its buttons stay hidden until it has run.
(function () {
  "use strict";
  const root = document.documentElement;
  const main = document.querySelector("main");
  const zh = /^zh/i.test(root.lang);
  const say = (a, b) => (zh ? a : b);

  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.appendChild(status);
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
  function copy(ref, id) {
    const cite = citation(ref), text = cite + "\n" + address(id);
    const direct = navigator.clipboard && navigator.clipboard.writeText ? navigator.clipboard.writeText(text) : Promise.reject();
    direct.catch(() => copyOld(text)).then(
      () => tell(say("已复制：" + cite + "，连同网址", "Copied: " + cite + ", with its address"), 4000),
      () => tell(say("浏览器不允许自动复制，请选中下面的文字复制：" + cite, "The browser does not allow copying; select this and copy it: " + cite), 12000),
    );
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

  for (const b of document.querySelectorAll('[data-tool="copy"]')) {
    b.hidden = false;
    b.addEventListener("click", () => {
      const art = b.closest("[data-ref]");
      if (b.dataset.ref) copy(b.dataset.ref, b.dataset.for); else if (art) copy(art.dataset.ref, art.id);
    });
  }

  // A click that selects nothing and hits no link is meant for the paragraph.
  if (main && main.dataset.law) {
    root.dataset.copy = "";
    main.addEventListener("click", (e) => {
      const p = e.target.closest(".text > [data-ref]");
      if (!p || e.target.closest("a, button, .cite-card") || e.detail > 1 || String(getSelection())) return;
      copy(p.dataset.ref, p.id);
    });
  }

  const share = document.querySelector('[data-tool="share"]');
  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title: document.title, url: address("") }).catch(() => {}));
  }
})();
