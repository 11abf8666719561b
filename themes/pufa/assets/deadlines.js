// Counting periods, as package deadline does: the day itself does not count; months end on the
// corresponding day or the month's last; where the law leaves a doubt, or a year's days off are not
// known, the safe day is told. Nothing is stored or sent. Days are numbers since 1970, without a zone.
(function () {
  "use strict";
  const box = document.querySelector(".count");
  if (!box) return;
  const zh = /^zh/i.test(document.documentElement.lang);
  const say = (han, english) => (zh ? han : english);
  const what = document.getElementById("count-what"), from = document.getElementById("count-from");
  const hint = document.getElementById("count-hint"), out = box.querySelector(".counted"), tools = box.querySelector(".count-tools");

  const longest = 9; // days on end that offices were closed at most
  const number = (text) => Math.round(Date.parse(text + "T00:00:00Z") / 864e5);
  const utc = (n) => new Date(n * 864e5);
  const iso = (n) => utc(n).toISOString().slice(0, 10);
  const year = (n) => utc(n).getUTCFullYear();
  const weekend = (n) => utc(n).getUTCDay() % 6 === 0;
  const full = (n) => {
    const d = utc(n);
    return zh
      ? d.getUTCFullYear() + " 年 " + (d.getUTCMonth() + 1) + " 月 " + d.getUTCDate() + " 日（星期" + "日一二三四五六"[d.getUTCDay()] + "）"
      : d.toLocaleDateString("en", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" });
  };

  const off = new Set(), worked = new Set(), known = new Set();
  for (const e of box.querySelectorAll("data")) {
    known.add(+e.value);
    const add = (list, to) => list.split(" ").filter(Boolean).forEach((s) => {
      const [a, b] = s.split("/").map(number);
      for (let n = a; n <= (b === undefined ? a : b); n++) to.add(n);
    });
    add(e.dataset.off, off);
    add(e.dataset.work, worked);
  }
  const closed = (n) => off.has(n) || (weekend(n) && !worked.has(n));
  const knows = (n) => known.has(year(n));

  function months(n, more) {
    const d = utc(n), y = d.getUTCFullYear(), m = d.getUTCMonth() + more;
    const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
    return Math.round(Date.UTC(y, m, Math.min(d.getUTCDate(), last)) / 864e5);
  }
  function count(start, length) {
    const n = parseInt(length, 10), unit = length.slice(-1);
    let last = start, unknown = false;
    if (unit === "d") last = start + n;
    if (unit === "m") last = months(start, n);
    if (unit === "y") last = months(start, 12 * n);
    if (unit === "w") for (let left = n; left > 0;) {
      last++;
      unknown = unknown || !knows(last);
      if (!closed(last)) left--;
    }
    let moved = last;
    while (closed(moved)) moved++;
    unknown = unknown || !knows(last) || !knows(moved);
    let safe = unknown ? (unit === "w" ? start + n : last - longest) : last;
    while (closed(safe)) safe--;
    return { last: last, moved: moved, safe: Math.max(safe, start + 1), unknown: unknown };
  }

  function line(text, className) {
    const p = document.createElement("p");
    p.textContent = text;
    if (className) p.className = className;
    return p;
  }
  function button(text, does) {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    b.addEventListener("click", does);
    return b;
  }

  function show() {
    const rule = what.selectedOptions[0], d = rule.dataset, moves = "moves" in d;
    hint.textContent = say("从哪天起：" + d.from, "From: " + d.from);
    out.replaceChildren();
    tools.replaceChildren();
    if (!/^\d{4}-\d\d-\d\d$/.test(from.value)) return;
    const start = number(from.value), e = count(start, d.length);
    const end = moves ? e.moved : e.last, days = e.last - start;
    out.append(line(rule.textContent + say("，最后一天是：", ": the last day is"), "what"), line(full(end), "last"));
    out.append(line(say(
      "怎么数的：" + full(start) + "当天不算，从第二天数起，数 " + d.period + (days && d.length.slice(-1) !== "d" ? "，一共 " + days + " 天" : "") + "，到 " + full(e.last) + "。",
      "How: " + full(start) + " does not count; " + d.period + " from the next day end on " + full(e.last) + ".")));
    if (closed(e.last) && moves) out.append(line(say("那天是休假日，依法往后推到 " + full(e.moved) + "。", "That is a day off; by law the end moves to " + full(e.moved) + ".")));
    if (closed(e.last) && !moves) out.append(line(say("那天是休假日。这一条没有写能不能往后推，不要指望推迟。", "That is a day off. The provision does not say whether the end moves: do not rely on it.")));
    if (e.unknown) {
      const missing = Array.from(new Set([year(start + 1), year(e.last), year(e.moved)])).filter((y) => !known.has(y)).join(say("、", ", "));
      out.append(line(say(missing + " 年的放假安排，这里没有。上面只按星期算，没有算节假日。", "The days off of " + missing + " are not known here: only weekends are taken into account.")));
    }
    if (e.unknown || e.safe !== end) out.append(line(say("稳妥的一天：" + full(e.safe) + "，在这天下班以前办。", "The safe day: " + full(e.safe) + ", before offices close."), "safe"));
    out.append(line(say("依据：" + d.basis + "。", "Basis: " + d.basis + ".")));
    tools.append(button(say("打印这一条", "Print this"), slip), button(say("存到日历（.ics）", "Save to a calendar (.ics)"), () => calendar(rule.textContent, e, d)));
  }

  function slip() {
    const root = document.documentElement;
    root.dataset.slip = "";
    addEventListener("afterprint", () => { delete root.dataset.slip; }, { once: true });
    print();
  }

  // An all-day entry on the safe day (RFC 5545: lines end with CRLF and hold 75 bytes at most).
  function fold(s) {
    const bytes = new TextEncoder();
    let out = "", size = 0;
    for (const c of s) {
      const n = bytes.encode(c).length;
      if (size + n > 74) { out += "\r\n "; size = 1; }
      out += c;
      size += n;
    }
    return out;
  }
  function calendar(title, e, d) {
    const escape = (s) => s.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
    const stamp = (n) => iso(n).replace(/-/g, "");
    const lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pufa//deadlines//ZH", "BEGIN:VEVENT",
      "UID:" + stamp(number(from.value)) + "-" + d.length + "-" + what.selectedIndex + "@pufa",
      "DTSTAMP:" + new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      "DTSTART;VALUE=DATE:" + stamp(e.safe), "DTEND;VALUE=DATE:" + stamp(e.safe + 1),
      "SUMMARY:" + escape(title + say("：最稳妥在这天办", ": the safe day")),
      "DESCRIPTION:" + escape(out.innerText),
      "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escape(title), "TRIGGER:-P3D", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    ];
    const a = document.createElement("a");
    a.href = URL.createObjectURL(new Blob([lines.map(fold).join("\r\n") + "\r\n"], { type: "text/calendar" }));
    a.download = stamp(e.safe) + ".ics";
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  }

  what.addEventListener("change", show);
  from.addEventListener("input", show);
  box.hidden = false;
  show();
})();
