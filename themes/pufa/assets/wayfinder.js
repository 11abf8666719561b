// Asks in place: an answer brings the next question onto this page. All questions come in one file,
// once, and where one is stands behind the # of the address; so no server learns what was answered. The
// browser's back goes back. Without this file, or without that one, answers are links to pages.
(function () {
  "use strict";
  const way = document.querySelector(".way"), asked = document.querySelector(".way-asked"), title = document.querySelector(".way-title");
  if (!way || !asked || !title) return;
  const zh = /^zh/i.test(document.documentElement.lang);
  const own = way.dataset.node, source = new URL(way.dataset.all, location.href);
  const part = (name) => way.querySelector(".way-" + name);
  const full = (url) => new URL(url, source).href;
  const tail = document.title.replace(title.textContent, "").replace(/^ - /, "");
  let nodes, waiting, shown = own;

  window.pufaWay = (list) => { nodes = list; };
  function load() {
    if (!waiting) {
      waiting = new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = source.href;
        script.onload = () => (nodes ? done() : fail());
        script.onerror = fail;
        document.head.appendChild(script);
      });
    }
    return waiting;
  }
  const find = (id) => nodes.findIndex((n) => n.id === id);

  function html(element, text) {
    element.innerHTML = text;
    for (const a of element.querySelectorAll("a[href]")) a.href = full(a.getAttribute("href"));
  }
  function add(parent, tag, text) {
    const e = parent.appendChild(document.createElement(tag));
    e.textContent = text;
    return e;
  }

  // The answers that led to a node: parents first.
  function history(node) {
    const list = asked.querySelector("ol");
    list.textContent = "";
    const steps = [];
    for (let n = node; n.parent >= 0; n = nodes[n.parent]) steps.unshift([nodes[n.parent], nodes[n.parent].items[n.item]]);
    for (const [question, answer] of steps) {
      const li = list.appendChild(document.createElement("li"));
      add(li, "span", question.title);
      li.append(" ");
      add(li, "strong", answer.title);
      li.append(" ");
      const a = add(li, "a", zh ? "改" : "Change");
      a.href = full(question.url);
      a.dataset.to = question.id;
      add(a, "span", (zh ? "这个回答：" : " this answer: ") + question.title).className = "vh";
    }
    asked.hidden = steps.length === 0;
  }

  function show(id, focus) {
    const node = nodes[find(id)];
    if (!node) return;
    shown = id;
    title.textContent = node.title;
    document.title = node.title + " - " + tail;
    html(part("before"), node.before);
    html(part("after"), node.after);
    part("next").hidden = node.question;
    const list = part("items");
    list.textContent = "";
    for (const item of node.items || []) {
      const li = list.appendChild(document.createElement("li")), a = li.appendChild(document.createElement("a"));
      add(a, "strong", item.title);
      a.href = full(item.url);
      if (item.to >= 0) a.dataset.to = nodes[item.to].id;
      if (item.note) html(li.appendChild(document.createElement("small")), item.note);
      if (item.more) html(li.appendChild(document.createElement("div")), item.more);
    }
    history(node);
    if (focus) {
      title.focus({ preventScroll: true });
      (asked.hidden ? title : asked).scrollIntoView({ block: "start" });
    }
  }

  // A link of this page to another node: its id is the name of the page that it leads to.
  function target(a) {
    if (a.dataset.to) return a.dataset.to;
    const i = nodes.findIndex((n) => full(n.url) === a.href);
    return i < 0 ? "" : nodes[i].id;
  }

  document.addEventListener("click", (e) => {
    const a = e.target.closest(".way-items a, .way-asked a, .way-ways a");
    if (!a || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    if (!nodes) {
      if (waiting === null || !a.href) return;
      e.preventDefault();
      load().then(() => a.click(), () => { waiting = null; location.href = a.href; });
      return;
    }
    const id = target(a);
    if (!id) return;
    e.preventDefault();
    if (id === shown) return;
    location.hash = id;
  });

  function follow(focus) {
    let id = location.hash.slice(1) || own;
    try { id = decodeURIComponent(id); } catch (e) { /* as written */ }
    if (id === shown) return;
    load().then(() => show(id, focus), () => { waiting = null; });
  }
  addEventListener("hashchange", () => follow(true));
  follow(false);
})();
