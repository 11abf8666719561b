package wording

import (
	"strings"
	"testing"

	"pufa/internal/source"
)

func parse(text string) (List, string) {
	words, diags := Parse(source.File{Path: File, Text: text})
	var told []string
	for _, d := range diags {
		told = append(told, d.Code+" "+strings.Join(d.Args, ","))
	}
	return words, strings.Join(told, "; ")
}

func TestASiteChangesTheList(t *testing.T) {
	words, told := parse(`allow = ["其它"]
[[words]]
avoid = "老赖"
write = "欠债的人"
[[words]]
avoid = "别的路"
write = "其他途径"
why = "读者看不出是哪条路"
`)
	if told != "" {
		t.Error(told)
	}
	if words.has("其它") || !words.has("别的路") || !words.has("合条件的") {
		t.Error("the list is not what the file makes of it")
	}
	var as []string
	for _, w := range words {
		if w.Avoid == "老赖" {
			as = append(as, w.Write)
		}
	}
	if strings.Join(as, " ") != "欠债的人" {
		t.Errorf("a word of the site beside the built-in one: %q", as)
	}
}

func TestMistypedEntriesAreReportedAndLeftOut(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[[words]]\nwrite = \"甲\"\n", "wording/no-word "},
		{"[[words]]\navoid = \"甲\"\n", "wording/no-replacement 甲"},
		{"[[words]]\navoid = \"甲\"\nwrite = \"甲\"\n", "wording/same-word 甲"},
		{"[[words]]\navoid = \"甲\"\nwrite = \"乙\"\n[[words]]\navoid = \"甲\"\nwrite = \"丙\"\n", "wording/word-twice 甲"},
		{"[[words]]\navoid = \"甲\"\nwrite = \"乙\"\nexcept = [\"丙丁\"]\n", "wording/exception-apart 丙丁,甲"},
		{"allow = [\"缠闹访\"]\n", "wording/allow-unknown-near 缠闹访,缠访闹访"},
		{"allow = [\"没有这个词\"]\n", "wording/allow-unknown 没有这个词"},
		{"[[words]]\navoid = \"甲\"\nwrit = \"乙\"\n", "wording/no-replacement 甲; fields/unknown-key writ,write"},
	} {
		words, told := parse(c.text)
		if told != c.want {
			t.Errorf("%q: %s, want %s", c.text, told, c.want)
		}
		for _, w := range words {
			if w.Avoid == "" || w.Write == "" || w.Avoid == w.Write {
				t.Errorf("%q: kept %+v", c.text, w)
			}
		}
	}
}

// The built-in list keeps the rules that it is held against when a site writes one,
// and proposes nothing that it reports itself.
func TestTheBuiltInListIsInOrder(t *testing.T) {
	all := Builtin()
	if len(all) < 40 {
		t.Fatalf("%d words", len(all))
	}
	r := reader{file: source.File{Path: "builtin.toml", Text: builtin}}
	r.places = nil // nothing is to be reported, so nobody asks
	if kept := r.words(all); len(kept) != len(all) {
		t.Errorf("%d of %d words can be used", len(kept), len(all))
	}
	for _, w := range all {
		for _, h := range all.Find(w.Write + "。" + w.Why) {
			t.Errorf("for %s it says %s, which holds %s", w.Avoid, w.Write+"。"+w.Why, h.Word.Avoid)
		}
	}
}
