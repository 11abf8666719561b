// The settings of a reader: type size, colours, contrast, a large pointer, a line to read along. pufa.js fetches
// this file when somebody opens them; choices are kept, and restored before the first paint, by pufa.js and the
// script in the head.
(function () {
  "use strict";
  const root = document.documentElement, pufa = window.pufa;
  const say = (a, b) => (/^zh/i.test(root.lang) ? a : b);

  // Each row: its name, the attribute of <html> that it sets, and the values with their names; "" = as usual.
  const rows = [
    [say("字号", "Type size"), "step", [["", say("标准", "usual")], ["2", say("大", "large")], ["3", say("更大", "larger")]]],
    [say("颜色", "Colours"), "theme", [["light", say("浅色", "light")], ["dark", say("深色", "dark")]]],
    [say("对比", "Contrast"), "contrast", [["", say("标准", "usual")], ["high", say("高对比", "high")]]],
    [say("鼠标", "Pointer"), "cursor", [["", say("标准", "usual")], ["large", say("大", "large")]]],
    [say("阅读线", "Reading line"), "line", [["", say("不要", "off")], ["on", say("跟着走", "on")]]],
  ];
  const panel = document.createElement("div");
  panel.className = "aids";
  panel.id = "aids";
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", say("阅读设置", "Reading settings"));
  const buttons = [];
  for (const [name, key, values] of rows) {
    const row = document.createElement("div"), label = document.createElement("span");
    row.setAttribute("role", "group");
    label.id = "aids-" + key;
    label.textContent = name;
    row.setAttribute("aria-labelledby", label.id);
    row.append(label);
    for (const [value, text] of values) {
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = text;
      b.addEventListener("click", () => {
        if (value) root.dataset[key] = value; else delete root.dataset[key];
        pufa.keep();
        pufa.show();
        show();
      });
      buttons.push([b, key, value]);
      row.append(b);
    }
    panel.append(row);
  }
  const foot = document.createElement("div"), reset = document.createElement("button"), shut = document.createElement("button");
  reset.type = shut.type = "button";
  reset.textContent = say("恢复原样", "As usual");
  reset.addEventListener("click", () => {
    for (const [, key] of rows) delete root.dataset[key];
    delete root.dataset.size;
    pufa.keep();
    pufa.show();
    show();
  });
  shut.textContent = say("收起", "Close");
  foot.append(reset, shut);
  panel.append(foot);

  function show() {
    for (const [b, key, value] of buttons) {
      const now = key === "theme" ? (pufa.dark() ? "dark" : "light") : root.dataset[key] || "";
      b.setAttribute("aria-pressed", now === value ? "true" : "false");
    }
    line();
  }

  // The line follows the mouse, the finger, or the focus.
  const bar = document.createElement("div");
  bar.className = "reading-line";
  bar.setAttribute("aria-hidden", "true");
  const at = (y) => { bar.style.transform = "translateY(" + Math.round(y) + "px)"; };
  const move = (e) => at(e.clientY);
  const focus = (e) => { if (e.target.matches && e.target.matches(":focus-visible")) at(e.target.getBoundingClientRect().bottom); };
  function line() {
    const on = root.dataset.line === "on";
    if (on === bar.isConnected) return;
    if (on) {
      root.append(bar); // outside of body, which is a container and would hold what is fixed
      at(innerHeight / 3);
      addEventListener("pointermove", move);
      addEventListener("pointerdown", move);
      addEventListener("focusin", focus);
    } else {
      bar.remove();
      removeEventListener("pointermove", move);
      removeEventListener("pointerdown", move);
      removeEventListener("focusin", focus);
    }
  }

  let opener = null;
  function close() {
    panel.remove();
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  }
  shut.addEventListener("click", close);
  panel.addEventListener("keydown", (e) => { if (e.key === "Escape") close(); });
  pufa.aids = (button) => {
    opener = button;
    if (panel.isConnected) return close();
    button.setAttribute("aria-expanded", "true");
    button.setAttribute("aria-controls", "aids");
    button.closest(".masthead").after(panel);
    show();
    panel.querySelector("button").focus();
  };
  line();
})();
