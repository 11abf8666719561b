// Read-aloud with the device's own voice: speechSynthesis, nothing leaves the device. The page is read
// sentence by sentence, since browsers break off long texts, and pausing is stopping and
// remembering where, since pause() does not work on Android.
(function () {
  "use strict";
  const root = document.documentElement;
  const zh = /^zh/i.test(root.lang || "zh");
  const say = (han, english) => (zh ? han : english);

  const digits = "零一二三四五六七八九";
  const spell = (s) => s.replace(/\d/g, (d) => digits[d]);
  const measures = "个次人名件条款项天日月年周位份种类级步页批户元万亿分钟小时倍张封字号%％";
  const numbers = {
    hotline: new RegExp("(^|[^\\d.])(1[12]\\d|12\\d{3}|9[56]\\d{3})(?![\\d." + measures + "])", "g"),
    pair: new RegExp("(^|[^\\d第月年.·])2(?=[" + measures + "])(?!月\\d|号)", "g"),
  };
  // Short numbers that people dial: 1 is 幺 in three or eleven digits, 一 in five.
  const dial = (s) => (s.length === 5 ? spell(s) : spell(s).replace(/一/g, "幺"));

  // spoken turns print into what a voice should say.
  function spoken(text) {
    if (!zh) return text.replace(/\s+/g, " ").trim();
    return text
      .replace(/\s+/g, " ")
      .replace(/([\d%％]) (?=[\u4e00-\u9fff])/g, "$1")
      .replace(/([\u4e00-\u9fff]) (?=\d)/g, "$1")
      .replace(/(?:https?:\/\/|www\.)[!-~]+/g, "网址")
      .replace(/[〔［\[(（](\d{4})[〕］\])）](\d+)号/g, (m, y, n) => "，" + spell(y) + "，" + n + "号")
      .replace(/(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})(?!\d)/g, (m, y, mo, d) => y + "年" + +mo + "月" + +d + "日")
      .replace(/(\d{4})\s*[—–~～-]+\s*(\d{4})年/g, (m, a, b) => spell(a) + "年到" + spell(b) + "年")
      .replace(/(\d{4})年/g, (m, y) => spell(y) + "年")
      .replace(/(\d{1,2})[·・](\d{1,2})(?!\d)/g, (m, a, b) => (b > 9 ? spell(a + b) : number(+a) + number(+b)))
      .replace(/(^|\D)(0\d{2,3})[- ]?(\d{7,8})(?!\d)/g, (m, before, a, b) => before + spell(a) + "，" + dial(b))
      .replace(/(^|\D)(1[3-9]\d{9})(?!\d)/g, (m, before, n) => before + dial(n))
      .replace(numbers.hotline, (m, before, n) => before + dial(n))
      .replace(/(\d+(?:\.\d+)?)\s*[%％]/g, "百分之$1")
      .replace(/(\d)\s*[—–~～]+\s*(?=\d)/g, "$1到")
      .replace(/(\d)-(?=\d+[\u4e00-\u9fff])/g, "$1到")
      .replace(numbers.pair, "$1两")
      .replace(/【([^】]*)】/g, "，$1，")
      .replace(/（([一二三四五六七八九十]+)）/g, "$1，")
      .replace(/[（）()]/g, "，")
      .replace(/[《》〈〉“”‘’「」『』〔〕［］\[\]"]/g, "")
      .replace(/\s*(?:→|⇒|->)\s*/g, "，到，")
      .replace(/([\u4e00-\u9fff])\s*[\/／]\s*(?=[\u4e00-\u9fff])/g, "$1、")
      .replace(/[＋－☐☑✓·•※*#|｜]/g, " ")
      .replace(/——+|…+/g, "，")
      .replace(/\s+/g, " ")
      .replace(/[，、 ]*，[，、 ]*/g, "，")
      .replace(/([：；])，/g, "$1")
      .replace(/^[，、。；： ]+/, "")
      .replace(/，(?=[。！？；：]|$)/g, "")
      .trim();
  }
  // number writes 0 to 99 as it is spoken.
  function number(n) {
    if (n < 10) return digits[n];
    return (n < 20 ? "" : digits[Math.floor(n / 10)]) + "十" + (n % 10 ? digits[n % 10] : "");
  }

  // sentences lists what is to be read, with its place in the page.
  const blocks = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,caption,figcaption,summary,pre,blockquote,div,section,article";
  const silent = ".toc,.side,.page-end,.batches,.vh,nav,svg,script,button,input,select,sup,[role=doc-backlink],[hidden],[aria-hidden=true],.byline";
  function sentences(main) {
    const list = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: (n) => (n.nodeType === 1 && n.matches(silent) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    let block = null, open = null, apart = null; // apart: short texts that are a sentence of their own
    const close = () => {
      if (open && /[0-9A-Za-z\u3400-\u9fff]/.test(open.text)) list.push(open);
      open = null;
    };
    for (let n = walker.nextNode(); n; n = walker.nextNode()) {
      if (n.nodeType === 1) {
        if (n.matches("br,img")) close();
        if (n.nodeName === "IMG" && n.alt) list.push({ block: n, text: say("图：", "Image: ") + n.alt });
        continue;
      }
      const own = n.parentElement.closest(blocks), alone = n.parentElement.closest("dd > strong, .tasks strong, .when");
      if (own !== block || alone !== apart) {
        close();
        block = own;
        apart = alone;
      }
      const parts = n.data.match(/(?:[^。！？；!?]|[!?](?!\s|$))*(?:[。！？；!?]+[”’」』）)》]*|$)/g).filter(Boolean);
      let at = 0;
      for (const part of parts) {
        if (!open) open = { block: block, text: "", from: n, start: at };
        open.text += part;
        open.to = n;
        open.end = at += part.length;
        if (/[。！？；!?][”’」』）)》]*$/.test(part)) close();
      }
    }
    close();
    return list;
  }

  let list = [], at = 0, turn = 0, playing = false, bar = null, opener = null, pause, slower, faster, note;
  let rate = 1;
  try { rate = +localStorage.getItem("pufa-rate") || 1; } catch (e) { /* not kept */ }

  function voice() {
    const lang = (root.lang || "zh-CN").toLowerCase();
    const fit = speechSynthesis.getVoices().filter((v) => {
      const l = v.lang.toLowerCase().replace("_", "-");
      return l.split("-")[0] === lang.split("-")[0] || (zh && /^cmn/.test(l));
    });
    const same = fit.filter((v) => /^(cmn|zh-(cn|hans))/i.test(v.lang.replace("_", "-")) || v.lang.toLowerCase() === lang);
    const pool = same.length ? same : fit;
    return pool.find((v) => v.localService) || pool[0];
  }

  const marks = window.CSS && CSS.highlights && window.Highlight ? new Highlight() : null;
  if (marks) CSS.highlights.set("speaking", marks);
  function mark(s) {
    const old = document.querySelector("[data-speaking]");
    if (old) old.removeAttribute("data-speaking");
    if (marks) marks.clear();
    if (!s || !s.block) return;
    for (let d = s.block.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    if (marks && s.from) {
      const r = document.createRange();
      r.setStart(s.from, s.start);
      r.setEnd(s.to, s.end);
      marks.add(r);
    } else {
      s.block.setAttribute("data-speaking", "");
    }
    const box = s.block.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight - (bar ? bar.offsetHeight : 0)) s.block.scrollIntoView({ block: box.height > innerHeight / 2 ? "start" : "center" });
  }

  function speak() {
    const mine = ++turn;
    speechSynthesis.cancel();
    if (at >= list.length) return stop();
    playing = true;
    label();
    mark(list[at]);
    const u = new SpeechSynthesisUtterance(spoken(list[at].text));
    u.lang = root.lang || "zh-CN";
    u.rate = rate;
    const v = voice();
    if (v) u.voice = v;
    u.onend = () => {
      if (mine !== turn) return;
      at++;
      speak();
    };
    u.onerror = () => {
      if (mine !== turn) return;
      halt();
      note.textContent = say("没有找到中文语音，请在系统设置里安装。", "No voice for this language on this device.");
    };
    u.onstart = () => { note.textContent = ""; };
    speechSynthesis.speak(u);
  }
  function halt() {
    turn++;
    playing = false;
    speechSynthesis.cancel();
    label();
  }
  function stop() {
    halt();
    mark(null);
    if (!bar) return;
    const back = bar.contains(document.activeElement);
    bar.remove();
    bar = null;
    delete root.dataset.reading;
    opener.setAttribute("aria-pressed", "false");
    if (back) opener.focus();
  }
  function label() {
    if (!bar) return;
    pause.textContent = playing ? say("暂停", "Pause") : say("继续", "Go on");
    slower.disabled = rate <= .6;
    faster.disabled = rate >= 1.6;
  }
  function go(by) {
    at = Math.max(0, Math.min(list.length - 1, at + by));
    speak();
  }
  function pace(by) {
    rate = Math.max(.6, Math.min(1.6, Math.round((rate + by) * 10) / 10));
    try { localStorage.setItem("pufa-rate", rate); } catch (e) { /* not kept */ }
    if (playing) speak(); else label();
  }

  function controls() {
    bar = document.createElement("section");
    bar.className = "reader";
    bar.setAttribute("aria-label", say("朗读", "Read aloud"));
    const add = (text, act) => {
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = text;
      b.addEventListener("click", act);
      bar.appendChild(b);
      return b;
    };
    pause = add("", () => (playing ? halt() : speak()));
    add(say("上一句", "Back"), () => go(-1));
    add(say("下一句", "Next"), () => go(1));
    slower = add(say("慢些", "Slower"), () => pace(-.2));
    faster = add(say("快些", "Faster"), () => pace(.2));
    add(say("停止", "Stop"), stop);
    note = document.createElement("p");
    note.setAttribute("role", "status");
    bar.appendChild(note);
    bar.addEventListener("keydown", (e) => { if (e.key === "Escape") stop(); });
    document.body.appendChild(bar);
    root.dataset.reading = "";
    pause.focus();
  }

  // toggle begins where something is selected, else at the top, or ends.
  function toggle(by) {
    if (bar) return stop();
    const main = document.querySelector("main");
    opener = by;
    list = sentences(main);
    at = 0;
    const sel = getSelection();
    if (sel && !sel.isCollapsed && main.contains(sel.anchorNode)) {
      const first = sel.getRangeAt(0);
      const found = list.findIndex((s) => s.from && first.comparePoint(s.to, s.end) >= 0);
      if (found > 0) at = found;
    }
    by.setAttribute("aria-pressed", "true");
    controls();
    speak();
  }
  addEventListener("pagehide", () => speechSynthesis.cancel());

  window.pufa = window.pufa || {};
  window.pufa.speech = { toggle: toggle, spoken: spoken };
})();
