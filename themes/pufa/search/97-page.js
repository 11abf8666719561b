// The page of results, in groups; place is where they go.
function page(place) {
  const status = document.querySelector("[data-search-status]");
  const form = document.querySelector(".searching form.search"), input = form.querySelector("input");
  const groups = [["law", say("法条", "Provisions")], ["guide", say("指引", "Guides")], ["question", say("问答", "Questions")], ["glossary", say("词汇", "Words")], ["report", say("报告", "Reports")], ["other", say("栏目", "Sections")]];
  const FIRST = 8;
  let latest = 0;

  function item(r) {
    const li = make("li"), h = make("h3"), a = make("a", named(r), { href: r.url });
    h.append(a);
    if (r.badge) h.append(make("span", r.badge, { class: "badge repealed" }));
    li.append(h);
    if (r.part && !r.law) li.append(make("p", r.title, { class: "meta" }));
    if (r.pieces.length) li.append(marked(make("p"), r));
    return li;
  }

  // section shows a group; of a long one the rest comes on demand, and excerpts with it, unless nobody
  // knows where on a page the words are: then all is not given.
  function section(name, heading, found, all) {
    const s = make("section", "", { class: "hits", "aria-labelledby": "h-" + name }), list = make("ol");
    s.append(make("h2", heading, { id: "h-" + name }), list);
    let next = 0;
    const more = make("button", "", { type: "button" });
    const add = () => {
      const some = found.slice(next, next + FIRST);
      next += some.length;
      const items = some.map(item);
      list.append(...items);
      more.hidden = next >= found.length;
      more.textContent = say("再看 " + Math.min(FIRST, found.length - next) + " 条", "Show more");
      const bare = some.filter((r) => !r.pieces.length);
      if (all && bare.length) pufa.search.excerpts(bare, all).then(() => some.forEach((r, i) => { if (bare.includes(r)) items[i].replaceWith(item(r)); }), () => {});
      return items[0];
    };
    more.addEventListener("click", () => { const first = add(); if (first) first.querySelector("a").focus(); });
    add();
    s.append(more);
    return s;
  }

  const told = (n) => { status.textContent = say("找到 " + n + " 条", n + " results"); };

  function show(query, results, exact, more) {
    place.textContent = "";
    if (results.suggestion) {
      const p = make("p", say("没有找到“" + query + "”，按“" + results.suggestion + "”找的。", "Nothing for “" + query + "”; these are for “" + results.suggestion + "”. "), { class: "note" });
      const as = make("button", say("还按原来的找", "Search as typed"), { type: "button" });
      as.addEventListener("click", () => run(query, true));
      p.append(as);
      place.append(p);
    }
    if (results.failed.length) {
      const p = make("p", say("有一部分没有下载下来，结果可能不全。", "A part could not be loaded; there may be more results. "), { class: "note" });
      const again = make("button", say("再试一次", "Try again"), { type: "button" });
      again.addEventListener("click", () => run(query, exact));
      p.append(again);
      place.append(p);
    }
    if (!results.length) {
      if (!more) status.textContent = say("没有找到“" + query + "”。换个说法试试：少写几个字，或者写事情本身，比如“拖欠工资”“离婚”“信访期限”。", "Nothing was found for “" + query + "”. Try fewer or other words.");
      return;
    }
    told(results.length);
    const first = results[0], answers = results.filter((r) => r.cited);
    if (!answers.length && (first.group === "guide" || first.group === "question")) answers.push(first);
    if (answers.length) {
      const s = section("answer", say("直接答案", "Answer"), answers, results);
      s.classList.add("answer");
      place.append(s);
    }
    for (const [name, heading] of groups) {
      const found = results.filter((r) => r.group === name && !answers.includes(r));
      if (found.length) place.append(section(name, heading, found, results));
    }
  }

  // answered lets what stands below the results appear.
  const answered = () => document.documentElement.setAttribute("data-answered", "");

  function run(query, exact) {
    const now = ++latest;
    if (!query.trim()) {
      place.textContent = "";
      status.textContent = "";
      answered();
      return;
    }
    status.textContent = say("正在找……", "Searching …");
    pufa.search(query, { exact, copies: false }).then(async (results) => {
      if (results.length && now === latest) { show(query, results, exact); answered(); }
      const copied = await pufa.search.copies(results).catch(() => []);
      if (now !== latest) return;
      if (!results.length) show(query, results, exact, copied.length);
      if (copied.length) {
        place.append(section("copied", say("原文里可能有这几个字", "Pages that may have these very words"), copied));
        told(results.length + copied.length);
      }
      answered();
    }).catch(() => {
      answered();
      if (now !== latest) return;
      place.textContent = "";
      status.textContent = say("搜索没能打开，可能是网络断了。", "The search could not be loaded. ");
      const again = make("button", say("再试一次", "Try again"), { type: "button" });
      again.addEventListener("click", () => run(query, exact));
      status.append(" ", again);
    });
  }

  const asked = () => new URLSearchParams(location.search).get("q") || "";
  let composing = false;
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; });
  input.addEventListener("blur", () => { composing = false; });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (composing) return;
    const query = input.value;
    if (query !== asked()) {
      try { history.pushState(null, "", "?q=" + encodeURIComponent(well(query))); } catch (err) { /* the address stays */ }
    }
    document.title = document.title.replace(/^.*? - /, "").replace(/^/, query.trim() ? query.trim().slice(0, 40) + " - " : "");
    run(query);
  });
  // well drops halves of surrogate pairs, which an address cannot hold.
  const well = (s) => Array.from(s).filter((c) => c.length > 1 || c < "\ud800" || c > "\udfff").join("");
  addEventListener("popstate", () => { input.value = asked(); run(input.value); });
  input.value = asked();
  if (input.value) run(input.value);
  else answered();
}
