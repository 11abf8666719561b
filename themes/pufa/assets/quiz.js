// Quizzes: a sheet of 20 questions, marking, and the review of mistakes. Nothing is stored and nothing
// is sent. A sheet is named by the fragment of the address (#sheet-48213), which browsers keep to
// themselves: who opens the same address gets the same questions. The page is complete without this file.
(function () {
  "use strict";
  const quiz = document.querySelector(".quiz");
  if (!quiz) return;
  const zh = /^zh/i.test(document.documentElement.lang);
  const say = (han, english) => (zh ? han : english);
  const size = 20;
  const questions = Array.from(quiz.querySelectorAll(".q"));
  const parts = Array.from(quiz.querySelectorAll(".quiz-part"));
  const sheet = Array.from(quiz.querySelectorAll(".quiz-sheet li"));
  const tools = quiz.querySelector(".quiz-tools"), end = quiz.querySelector(".quiz-end");

  // numbers is a row of numbers from 0 to below 1 that depends on the seed alone (Park and Miller's
  // generator: whole numbers below 2^53, so equal in every browser).
  function numbers(seed) {
    let n = (seed % 2147483646) + 1;
    const next = () => (n = (n * 48271) % 2147483647) / 2147483647;
    for (let i = 0; i < 8; i++) next(); // near seeds begin alike
    return next;
  }
  function draw(seed) {
    const random = numbers(seed), left = questions.map((q, i) => i), drawn = new Set();
    while (drawn.size < size && left.length) drawn.add(left.splice(Math.floor(random() * left.length), 1)[0]);
    return drawn;
  }

  function element(name, text, className) {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    if (className) e.className = className;
    return e;
  }
  function button(text, does, className) {
    const b = element("button", text, className);
    b.type = "button";
    b.addEventListener("click", does);
    return b;
  }
  const inputs = (q) => Array.from(q.querySelectorAll("input"));
  const answered = (q) => inputs(q).some((i) => i.checked);
  const asked = () => questions.filter((q, i) => !drawn || drawn.has(i));

  let drawn = null; // indexes of the questions of the sheet; null = all
  let warned = false;
  const intro = element("p"), row = element("div"), result = element("p"), endRow = element("div");
  result.setAttribute("role", "status");
  result.tabIndex = -1;
  tools.append(intro, row);
  end.append(result, endRow);
  tools.hidden = end.hidden = false;

  // only shows some of the questions that are asked.
  function only(keep) {
    questions.forEach((q, i) => {
      const there = !drawn || drawn.has(i);
      q.hidden = !there || (keep && !keep(q));
      if (sheet[i]) sheet[i].hidden = !there;
    });
    parts.forEach((p) => { p.hidden = !p.querySelector(".q:not([hidden])"); });
  }
  function wipe() {
    warned = false;
    questions.forEach((q) => {
      delete q.dataset.result;
      inputs(q).forEach((i) => { i.checked = i.disabled = false; i.closest("label").className = ""; });
      q.querySelector(".key").open = false;
      const said = q.querySelector(".said");
      if (said) said.remove();
    });
    only();
    ready();
  }
  function ready() {
    result.textContent = say("共 " + asked().length + " 题。做完交卷，当场出分；答案只在这台设备上。", asked().length + " questions. Your answers stay on this device.");
    endRow.replaceChildren(button(say("交卷", "Mark"), mark, "main"));
  }

  function mark() {
    const open = asked().filter((q) => !answered(q));
    if (open.length && !warned) {
      warned = true;
      result.textContent = say("还有 " + open.length + " 题没答。再按一次就交卷。", open.length + " are not answered yet. Press again to mark all the same.");
      endRow.replaceChildren(button(say("交卷", "Mark"), mark, "main"), button(say("看没答的题", "Go to the first"), () => {
        open[0].scrollIntoView();
        inputs(open[0])[0].focus();
      }));
      endRow.firstChild.focus();
      return;
    }
    let right = 0;
    asked().forEach((q) => {
      const ok = inputs(q).every((i, n) => i.checked === (q.dataset.right[n] === "1"));
      if (ok) right++;
      q.dataset.result = ok ? "right" : answered(q) ? "wrong" : "none";
      inputs(q).forEach((i, n) => {
        i.disabled = true;
        i.closest("label").className = q.dataset.right[n] === "1" ? "is-right" : i.checked ? "is-wrong" : "";
      });
      const said = element("p", ok ? say("答对了。", "Right.") : answered(q) ? say("答错了。", "Wrong.") : say("没有答。", "Not answered."), "said");
      q.insertBefore(said, q.querySelector(".key"));
      q.querySelector(".key").open = !ok;
    });
    const all = asked().length, wrong = all - right;
    const score = element("strong", say(all + " 题，答对 " + right + " 题", right + " of " + all + " right"));
    result.replaceChildren(score, document.createTextNode(wrong ? say("。答错和没答的 " + wrong + " 题，答案已经展开。", ". The answers to the other " + wrong + " are open.") : say("，全对！", ".")));
    endRow.replaceChildren();
    if (wrong) endRow.append(button(say("只看错题", "Only my mistakes"), review), button(say("看全部", "Show all"), () => only()));
    endRow.append(button(say("再做一遍", "Once more"), () => { wipe(); tools.scrollIntoView(); }));
    result.focus();
  }
  function review() {
    only((q) => q.dataset.result !== "right");
    const first = quiz.querySelector(".q:not([hidden])");
    first.scrollIntoView();
  }

  // follow shows the sheet that the address names.
  function follow() {
    const m = /^#sheet-(\d{1,9})$/.exec(location.hash);
    const next = m && questions.length > size ? +m[1] : null;
    drawn = next === null ? null : draw(next);
    row.replaceChildren();
    if (questions.length > size) {
      row.append(button(drawn ? say("换 20 题", "Another 20") : say("随机抽 20 题", "20 at random"), () => { location.hash = "sheet-" + (10000 + Math.floor(Math.random() * 90000)); }));
      if (drawn) row.append(button(say("全部题目", "All questions"), () => { history.pushState(null, "", location.pathname + location.search); follow(); }));
    }
    row.append(button(say("打印", "Print"), () => print()));
    intro.textContent = drawn
      ? say("第 " + next + " 号卷，" + drawn.size + " 题。把网址发给大家，打开的都是这一份。答案页单独印在最后。", "Sheet " + next + ", " + drawn.size + " questions. Whoever opens this address gets the same. The answers are printed on a sheet of their own.")
      : say("可以全部做完，也可以随机抽 20 题。打印出来，答案页单独印在最后。", "Answer all, or draw 20 at random. The answers are printed on a sheet of their own.");
    wipe();
  }
  // Another place on the page (a link to a question) leaves the sheet as it is.
  addEventListener("hashchange", () => { if (/^#sheet-/.test(location.hash) || (drawn && !location.hash)) follow(); });
  addEventListener("popstate", () => { if (drawn && !location.hash) follow(); });
  follow();
})();
