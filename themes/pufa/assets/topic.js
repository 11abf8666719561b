// Where the site was built on an earlier day, the words of a countdown are those of the reader's day,
// and a strip goes that is over. What plan/topic.go writes is said here in the same words.
(function () {
  "use strict";
  const zh = /^zh/i.test(document.documentElement.lang);
  const say = (han, english) => (zh ? han : english);
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const of = (iso) => Date.parse(iso + "T00:00:00Z");
  for (const p of document.querySelectorAll(".countdown")) {
    const days = Math.round((of(p.dataset.day) - today) / 864e5);
    let text = say("已经结束", "it is over");
    if (days > 1) text = say("还有 " + days + " 天", days + " days to go");
    else if (days === 1) text = say("就在明天", "tomorrow");
    else if (days === 0) text = say("就是今天", "today");
    else if (today <= of(p.dataset.ends)) text = say("活动还在进行", "still going on");
    const strong = p.querySelector("strong"), asOf = p.querySelector("small");
    if (strong.textContent === text) continue;
    strong.textContent = text;
    if (asOf) asOf.remove();
  }
  for (const strip of document.querySelectorAll("[data-until]")) strip.hidden = today > of(strip.dataset.until);
})();
