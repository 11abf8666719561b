package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// saying makes a page that cites article 1 of 示范条例 where its text has 〔1〕, and
// the one of a statute without text where it has 〔别〕.
func saying(path, updated, text string) *doc.Document {
	d := citing(path, updated, 1)
	d.Lead, d.Refs = text, nil // the whole text is its lead
	for mark, name := range map[string]string{"〔1〕": "示范条例", "〔别〕": "别的条例"} {
		for at := 0; ; {
			i := strings.Index(text[at:], mark)
			if i < 0 {
				break
			}
			at += i + len(mark)
			d.Refs = append(d.Refs, doc.Ref{Kind: doc.Cite, Span: diag.Span{File: path, Start: at - len(mark), End: at},
				Cites: []cite.Target{{Law: name, Locator: law.Locator{Article: law.Number{Main: 1}}}}})
		}
	}
	return d
}

func TestANumberIsHeldAgainstWhatItsSentenceCites(t *testing.T) {
	work := &doc.Document{Path: "content/a/_index.md"}
	work.Meta.Title, work.Meta.Type = "示范条例", "law"
	for _, c := range []struct{ name, updated, text, want string }{
		{"stands there", "2024-08-01", "五日内答复（〔1〕）。", ""},
		{"stands there in other figures", "2024-08-01", "5 天内答复（〔1〕）。", ""},
		{"does not stand there", "2024-08-01", "七日内答复（〔1〕）。", "check/number-elsewhere 七日"},
		{"stands in another paragraph", "2024-08-01", "七日内搬走。\n\n五日内答复（〔1〕）。", ""},
		{"stands before the sentence that cites", "2024-08-01", "七日内答复。不收钱（〔1〕）。", "check/number-elsewhere 七日"},
		{"stands behind the sentence that cites", "2024-08-01", "五日内答复（〔1〕）。七日内搬走。", ""},
		{"was right when it was written", "2022-01-01", "三日内答复（〔1〕）。", "check/number-amended 三日"},
		{"was never right", "2022-01-01", "七日内答复（〔1〕）。", "check/number-elsewhere 七日"},
		{"may be of a statute without text", "2024-08-01", "七日内答复（〔1〕、〔别〕）。", ""},
	} {
		docs := []*doc.Document{
			work, edition("content/a/2020-01-01.md", "窗口应当在收到材料之日起三日内书面答复申请人。"),
			edition("content/a/2024-07-01.md", "窗口应当在收到材料之日起五日内书面答复申请人。"), saying("content/1.md", c.updated, c.text),
		}
		s, _ := site.Resolve(site.Input{
			Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC}, Documents: docs,
			Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
		})
		var got []string
		for _, d := range Site(s, func(p *site.Page) (string, []doc.Ref) { return p.Doc.Lead, p.Doc.Refs }, nil) {
			if strings.HasPrefix(d.Code, "check/number-") {
				got = append(got, fmt.Sprint(d.Code, " ", d.Args[0]))
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("a number that %s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What an amendment changed is to be read again by the sentence.
func TestASentenceIsReportedOnceHoweverOftenItCites(t *testing.T) {
	work := &doc.Document{Path: "content/a/_index.md"}
	work.Meta.Title, work.Meta.Type = "示范条例", "law"
	text := "前一句。书面答复（〔1〕、〔1〕）。后一句。"
	s, _ := site.Resolve(site.Input{
		Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC},
		Documents: []*doc.Document{work, edition("content/a/2020-01-01.md", "窗口应当在收到材料之日起三日内书面答复申请人。"),
			edition("content/a/2024-07-01.md", "窗口应当在收到材料之日起五日内书面答复申请人。"), saying("content/1.md", "2022-01-01", text)},
		Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
	})
	var got []string
	for _, d := range Site(s, func(p *site.Page) (string, []doc.Ref) { return p.Doc.Lead, p.Doc.Refs }, nil) {
		got = append(got, d.Code+" "+text[d.Span.Start:d.Span.End])
	}
	if want := "[check/article-amended 书面答复（〔1〕、〔1〕）。]"; fmt.Sprint(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
