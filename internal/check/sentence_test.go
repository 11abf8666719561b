package check

import (
	"strings"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Each text holds its citation as 《》; | marks the borders of its sentence.
func TestASentenceGoesFromStopToStop(t *testing.T) {
	for _, text := range []string{
		"|一句里的《》。|下一句",
		"前一句。|这一句（《》）。|",
		"问？|答《》！|",
		"一段\n\n|另一段《》|\n\n",
		"|句子在《》这里\n折了一行。|",
		"::: note 标题\n|里面的一句《》。|\n:::",
		"|这一句有《》，要等\n60 日。|",
		"|- 一项《》；|\n- 另一项",
	} {
		plain := strings.ReplaceAll(text, "|", "")
		at := strings.Index(plain, "《》")
		s := around(plain, 0, at, at+len("《》"))
		from, to := s.Start, s.End
		if got := strings.TrimRight(plain[:from]+"|"+plain[from:to]+"|"+plain[to:], "\n"); got != strings.TrimRight(text, "\n") {
			t.Errorf("got  %q\nwant %q", got, text)
		}
	}
}

func TestARowOfATableIsASentence(t *testing.T) {
	text := "| 环节 | 多久 |\n|---|---|\n| 办结 | 60 日 | 《》 |\n| 延期 | 30 日 |\n"
	at := strings.Index(text, "《》")
	if s := around(text, 0, at, at+len("《》")); text[s.Start:s.End] != "| 办结 | 60 日 | 《》 |" {
		t.Errorf("%q", text[s.Start:s.End])
	}
}

func TestSentencesLeadToTheCitationBelowThemInTheirParagraph(t *testing.T) {
	text := "标题\n\n上一段。\n\n甲。乙。丙《》。丁。"
	at := strings.Index(text, "《》")
	var got []string
	for _, l := range around(text, 0, at, at+len("《》")).lead {
		got = append(got, text[l.Start:l.End])
	}
	if strings.Join(got, " ") != "甲。 乙。" {
		t.Errorf("%q", got)
	}
	from := strings.Index(text, "乙")
	if lead := around(text, from, at, at+len("《》")).lead; len(lead) != 1 {
		t.Errorf("from 乙 on: %v", lead)
	}
}

// Front matter is no part of the first sentence; one that nobody closed is text.
func TestTheFirstSentenceBeginsBelowTheFrontMatter(t *testing.T) {
	for text, want := range map[string]string{
		"+++\ntitle = \"甲\"\n+++\n第一句《》。": "第一句《》。",
		"+++\ntitle = \"甲\"\n\n第一句《》。":    "第一句《》。",
	} {
		at := strings.Index(text, "《》")
		refs := []doc.Ref{{Kind: doc.Cite, Span: diag.Span{Start: at, End: at + len("《》")}, Cites: []cite.Target{{Law: "甲"}}}}
		s := sentences(&site.Page{Doc: &doc.Document{}}, text, refs)
		if len(s) != 1 || text[s[0].Start:s[0].End] != want {
			t.Errorf("%q: %v", text, s)
		}
	}
}
