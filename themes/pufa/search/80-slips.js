// Slips of one character, and traditional characters.

// traditional tells of a text whether it is worth loading the table of traditional characters: it has
// one of the radicals that simplified characters do not have, or one that is very common.
const OLD = "東車來個們這說時過為與無問間開關發動務員國會學實辦勞爭離條產業當應對從後經機體處書長門見點舊還進運選處據擔權證標種樣級約續錢銀錯難電氣資質購費貪財貨責買賣賠償優傷債價備債協單啟園圖團圍報場塊執壞壯聲夠夢婦媽孫寫寬將專尋導歲師帳幫幾庫廠廢廣張強彈彙復徵愛態慣憲應懷戰戲戶抵搶攔擊擇擾數斷時曆東極構樓標檢歐歡歷歸殘殺毀決沒況準溫滅滿漢潔營爐爾獎獨獲獻環現產異畫疊療監盤碼確禮禍稅稱穩競筆節範築篩簡籌糧糾";
function traditional(text) {
  for (const c of text) {
    const r = c.codePointAt(0);
    if (r >= 0x8a02 && r <= 0x8b9e && !"誉誊誓警譬詹詈".includes(c) || r >= 0x91d2 && r <= 0x947f && !"鉴銮鏖鎏鐾鑫".includes(c) ||
      r >= 0x7cfe && r <= 0x7e9e && !"系素索紧紫累絮綦縻繁繇纂絷".includes(c) || r >= 0x9580 && r <= 0x95e0 || r >= 0x8c9d && r <= 0x8d13 ||
      r >= 0x9801 && r <= 0x986f || r >= 0x99ac && r <= 0x9a6a || OLD.includes(c)) return true;
  }
  return false;
}

// simplify writes a text in simplified characters.
async function simplify(text, lost) {
  const data = await fileOr("traditional", lost);
  if (!data) return text;
  const table = new Map();
  const chars = Array.from(data);
  for (let i = 0; i + 1 < chars.length; i += 2) table.set(chars[i], chars[i + 1]);
  return Array.from(text, (c) => table.get(c) || c).join("");
}

// slip returns the query with a known word in the place of one that has one wrong character, or one
// too many or too few, and that no page has; "" where there is none. The words are loaded only where
// what was typed looks like a slip.
async function slip(q, lists, lost) {
  const doubtful = runs(q.text).map((run) => ({ run, missing: missingPairs(run, lists) })).filter((d) => d.missing.some((m, i) => m && (d.missing[i + 1] || d.run.length <= 6)));
  if (!doubtful.length) return "";
  const words = new Set();
  for (const line of (await fileOr("words", lost)).split("\n")) {
    if (tired()) await breath();
    const w = clean(line);
    words.add(w).add(w.replace(/(法|条例)$/, ""));
  }
  for (const { run, missing } of doubtful) {
    let best = "", place = 0, size = 0;
    for (const w of words) {
      if (tired()) await breath();
      if (w.length <= best.length || w.length < 3 || w.length > 16 || run.join("").includes(w)) continue;
      for (let n = w.length - 1; n <= w.length + 1; n++) {
        for (let i = 0; n >= 3 && i + n <= run.length; i++) {
          if (!missing.slice(i + 1, i + n).includes(true) || run.slice(i, i + n).some(latin) || !close(run.slice(i, i + n), Array.from(w))) continue;
          best = w; place = i; size = n;
        }
      }
    }
    if (best) return q.text.replace(run.join(""), run.slice(0, place).join("") + best + run.slice(place + size).join(""));
  }
  return "";
}

// missingPairs says of each character whether no page has it behind the one before.
function missingPairs(run, lists) {
  return run.map((c, i) => {
    const l = i > 0 && lists.find((l) => l.text === run[i - 1] + c);
    return !!l && l.loaded && !l.total && l.weight > core.ranking.crossing;
  });
}

// close reports whether one change of one character makes a of b.
function close(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const rest = (x, from) => x.slice(from).join("");
  if (a.length === b.length) return i < a.length && rest(a, i + 1) === rest(b, i + 1);
  return a.length > b.length ? rest(a, i + 1) === rest(b, i) : rest(a, i) === rest(b, i + 1);
}
