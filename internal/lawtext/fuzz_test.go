package lawtext

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pufa/internal/law"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

var mutations = flag.Int("mutations", 300, "how many damaged statutes TestDamagedStatutesKeepTheirWords reads")

// sound fails the test unless the parse of f holds what Parse promises of any
// text: no words lost, every extent inside the file and inside what holds it.
func sound(t *testing.T, name string, f source.File) {
	t.Helper()
	text, diags := Parse(f)
	st := text.Statute
	read := []byte(f.Text)
	for _, d := range diags {
		if d.Code == "lawtext/page-number" { // what is left out is told
			copy(read[d.Span.Start:d.Span.End], bytes.Repeat([]byte(" "), d.Span.End-d.Span.Start))
		}
	}
	same(t, name, string(read[f.BodyStart:]), Print(st))
	same(t, name, string(read[f.BodyStart:]), Markdown(st))
	inside := func(what string, e, within law.Extent) {
		if e.Start < within.Start || e.End > within.End || e.Start > e.End {
			t.Fatalf("%s: %s is %v, outside of %v", name, what, e, within)
		}
		if e.Start < len(f.Text) && !utf8.RuneStart(f.Text[e.Start]) || e.End < len(f.Text) && !utf8.RuneStart(f.Text[e.End]) {
			t.Fatalf("%s: %s %v cuts a character", name, what, e)
		}
	}
	all := law.Extent{Start: f.BodyStart, End: len(f.Text)}
	for _, d := range diags {
		inside(d.Code, law.Extent{Start: d.Span.Start, End: max(d.Span.Start, d.Span.End)}, law.Extent{End: len(f.Text)})
	}
	at := f.BodyStart
	for _, l := range text.Lines {
		inside("line", l.Extent, all)
		if l.Extent.Start < at || l.Body < l.Extent.Start || l.Body > l.Extent.End {
			t.Fatalf("%s: line %+v begins before %d, or its body is outside", name, l, at)
		}
		at = l.Extent.End
		if l.Division >= len(st.Divisions) {
			t.Fatalf("%s: line %+v names no division", name, l)
		}
	}
	for i := range st.Divisions {
		d := &st.Divisions[i]
		inside("division", d.Extent, all)
		if d.Parent >= i || d.From > d.To || d.To > len(st.Provisions()) {
			t.Fatalf("%s: division %d is %+v", name, i, d)
		}
		st.DivisionEID(min(i, 50))
	}
	provisions := st.Provisions()
	for i := range provisions {
		a := &provisions[i]
		inside("article", a.Extent, all)
		if len(a.Paragraphs) == 0 || a.Division >= len(st.Divisions) || a.Number.IsZero() {
			t.Fatalf("%s: article %+v", name, a)
		}
		for _, p := range a.Paragraphs {
			inside("paragraph", p.Extent, a.Extent)
			for _, it := range p.Items {
				inside("item", it.Extent, p.Extent)
				for _, sub := range it.Subitems {
					inside("subitem", sub.Extent, it.Extent)
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c.text)
	}
	for _, s := range []string{
		"", "#", "第", "第一条", "第一条\n第一条", "附件", "附：\n附：", "（一）", "一、\n二、", "**第一条**", "|a|\n|b|", "<!-- x -->",
		"# 法\n\n目录\n第一章 总则\n第一章 总则\n第一条 甲。第二条 乙。 丙： （一）丁；（二）戊。", "第一条 修改为：“甲\n“乙\n第三条 丙”\n第二条 丁",
		"第－条", "第一条之", "第一条之一之一", "【】", "第一条【】", "第一条 【甲】", "第1条 １．甲\n(１)乙", "①甲", "+++\n+++\n第一条 甲",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ReplaceAll(s, "<!", "<") // what is left of a line may look like a comment, and be taken for one in the comparison
		file, _ := source.Decode("content/laws/a.md", []byte(s))
		sound(t, "input", file)
	})
}

// TestDamagedStatutesKeepTheirWords damages published statutes as people and
// programs do and reads what is left. The full run is -mutations 100000.
func TestDamagedStatutesKeepTheirWords(t *testing.T) {
	rows := readTable(t, filepath.Join(testkit.Corpus(t), "structure.tsv"))
	r := rand.New(rand.NewPCG(5, 12))
	files := map[string]string{}
	for range *mutations {
		name := rows[r.IntN(len(rows))]["file"]
		if files[name] == "" {
			files[name] = readLaw(t, name).Text
		}
		s := damage(r, files[name])
		f, _ := source.Decode(name, []byte(s))
		sound(t, name, f)
		if t.Failed() {
			t.Logf("%q", s[:min(len(s), 2000)])
			return
		}
	}
}

// pieces are what damage puts in.
var pieces = strings.Split("第|条|章|第一条|第三条 |第二章|## |# |（一）|（二）|1.|一、|“|”|：|。|；|附件一|附：|目录|\n|\n\n| |　|**|<!-- x -->|| a | b |\r\n|之一|【|】|\u200b", "|")

// damage changes up to five places of a stretch of s.
func damage(r *rand.Rand, s string) string {
	const most = 6000
	runes := []rune(s)
	if len(runes) > most {
		from := r.IntN(len(runes) - most)
		runes = runes[from : from+most]
	}
	for range 1 + r.IntN(5) {
		if len(runes) == 0 {
			break
		}
		a, b := r.IntN(len(runes)), r.IntN(len(runes))
		a, b = min(a, b), min(max(a, b), a+1+r.IntN(200))
		switch r.IntN(4) {
		case 0: // cut out
			runes = append(runes[:a:a], runes[b:]...)
		case 1: // repeat elsewhere
			at := r.IntN(len(runes))
			runes = append(runes[:at:at], append(append([]rune{}, runes[a:b]...), runes[at:]...)...)
		case 2: // put in
			runes = append(runes[:a:a], append([]rune(pieces[r.IntN(len(pieces))]), runes[a:]...)...)
		case 3: // join lines
			runes = []rune(string(runes[:a]) + strings.Replace(string(runes[a:]), "\n\n", "", 1+r.IntN(3)))
		}
	}
	return string(runes)
}

// TestLongLinesTakeNoLongTime would not come to its end if time grew with the
// square of the length.
func TestLongLinesTakeNoLongTime(t *testing.T) {
	const n = 60_000
	for name, s := range map[string]string{
		"sentences": "第一条 甲。 第二条 乙" + strings.Repeat("。 丙", n),
		"brackets":  "第一条 " + strings.Repeat("（", n),
		"items":     "第一条 甲：" + strings.Repeat("（一）甲；", n),
		"lines":     "第一条 甲：\n" + strings.Repeat("乙\n", n),
		"rows":      "第一条 甲：\n" + strings.Repeat("|乙|\n", n),
		"headings":  strings.Repeat("## 甲\n", n) + "第一条 乙。",
		"chapters":  strings.Repeat("第一章 甲\n", n) + "第一条 乙。",
		"labels":    strings.Repeat("第九条 甲。\n", n),
		"quotes":    "第一条 修改为：\n" + strings.Repeat("第九条 “甲\n", n),
		"points":    strings.Repeat("（一）甲\n", n) + "一、乙",
		"annexes":   "第一条 甲。\n" + strings.Repeat("附件一\n", n),
	} {
		f, _ := source.Decode("a.md", []byte(s))
		text, _ := Parse(f)
		same(t, name, f.Text, Print(text.Statute))
	}
}
