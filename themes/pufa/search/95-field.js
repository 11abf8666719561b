// The field of the search and its page: suggestions while somebody types, results in groups. What is
// found is told by pufa.search (search/core.js); nothing of a query or a result ever becomes markup.
const say = (zh, en) => (/^zh/i.test(document.documentElement.lang) ? zh : en);
const make = (tag, text, attributes) => {
  const e = document.createElement(tag);
  if (text) e.textContent = text;
  for (const name in attributes || {}) e.setAttribute(name, attributes[name]);
  return e;
};
const named = (r) => (r.law ? "《" + r.law + "》" : r.group === "law" ? "《" + r.title.replace(/^中华人民共和国/, "") + "》" : r.part ? "" : r.title) + r.part;

// marked writes an excerpt with what was found marked.
function marked(into, r) {
  for (const p of r.pieces) into.append(p.hit ? make("mark", p.text) : p.text);
  return into;
}

// openLaw is the statute whose page is open: 35 is its article.
function openLaw() {
  const main = document.querySelector("main");
  return (main && main.dataset.law) || "";
}

// A field with suggestions: the pattern of a combobox with a list. While an input method composes,
// keys are its own: they choose characters (keyCode 229 where isComposing is not told).
let fields = 0;
function combobox(form) {
  const input = form.querySelector("input"), id = "suggestions-" + ++fields;
  const list = make("ul", "", { role: "listbox", id, class: "suggestions", "aria-label": say("搜索结果", "Results") });
  list.hidden = true;
  form.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", id], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
  let composing = false, active = -1, asked = 0, timer, shown = [];

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(i) {
    active = i;
    Array.from(list.children).forEach((li, k) => li.setAttribute("aria-selected", k === i ? "true" : "false"));
    if (i < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[i].id);
      list.children[i].scrollIntoView({ block: "nearest" });
    }
  }
  function show(results) {
    shown = results.slice(0, 6);
    list.textContent = "";
    shown.forEach((r, i) => {
      const li = make("li", "", { role: "option", id: id + "-" + i, "aria-selected": "false" });
      const b = make("b", named(r));
      if (r.badge) b.append(" ", make("span", r.badge, { class: "badge repealed" }));
      li.append(b);
      if (r.pieces.length) li.append(marked(make("small"), r));
      li.addEventListener("mousedown", (e) => e.preventDefault()); // the field keeps the focus
      li.addEventListener("click", () => { location.href = r.url; });
      list.append(li);
    });
    active = -1;
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", shown.length ? "true" : "false");
  }
  function ask() {
    clearTimeout(timer);
    if (composing) return;
    const query = input.value.trim(), now = ++asked;
    if (!query) return close();
    timer = setTimeout(() => {
      pufa.search(query, { law: openLaw(), copies: false }).then((results) => { if (now === asked && document.activeElement === input) show(results); }, () => {});
    }, 180);
  }
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; ask(); });
  input.addEventListener("input", ask);
  input.addEventListener("blur", () => { composing = false; close(); });
  input.addEventListener("keydown", (e) => {
    if (composing || e.isComposing || e.keyCode === 229) return;
    if ((e.key === "ArrowDown" || e.key === "ArrowUp") && !list.hidden) {
      e.preventDefault();
      const n = shown.length + 1; // the field itself is one of the places
      choose((active + 1 + (e.key === "ArrowDown" ? 1 : n - 1)) % n - 1);
    } else if (e.key === "Escape" && !list.hidden) {
      e.preventDefault();
      close();
    } else if (e.key === "Enter" && active >= 0) {
      e.preventDefault();
      location.href = shown[active].url;
    }
  });
  form.addEventListener("submit", (e) => {
    if (composing) return e.preventDefault();
    asked++;
    clearTimeout(timer);
    close();
  });
}
