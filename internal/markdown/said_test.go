package markdown

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/doc"
	"pufa/internal/law"
)

// What an author says that a provision says is read with its citation; words in
// marks that say something else about it are not.
func TestWordsThatAProvisionIsSaidToHave(t *testing.T) {
	for text, want := range map[string][]string{
		"《信访工作条例》第三十五条规定：“应当在30日内答复。”":                {"应当在30日内答复。"},
		"《信访工作条例》第三十五条第二款规定，“应当答复”":                   {"应当答复"},
		"《信访工作条例》第三十五条规定“应当答复”":                       {"应当答复"},
		"《信访工作条例》第三十五条明确规定：“应当**答复**。”":               {"应当答复。"},
		"《信访工作条例》第三十五条是这样写的：“应当答复。”":                  {"应当答复。"},
		"《信访工作条例》第三十五条规定：\n“应当答复。”":                   {"应当答复。"},
		"《信访工作条例》第三十五条规定：「应当答复。」":                     {"应当答复。"},
		"《信访工作条例》第三十五条规定：\"应当答复。\"":                   {"应当答复。"},
		"《信访工作条例》第三十五条规定：“所称‘信访人’，是指……”":              {"所称‘信访人’，是指……"},
		"《信访工作条例》第三十五条规定：“所称“信访人”，是指……”。":             {"所称“信访人”，是指……"},
		"《信访工作条例》第三十四条、第三十五条规定：“应当答复。”":               {"应当答复。"},
		"《信访工作条例》第三十五条：“应当答复。”":                       {"应当答复。"},
		"《信访工作条例》第三十五条的规定：“应当答复。”":                    {"应当答复。"},
		"《信访工作条例》第三十五条（2022年）规定：“应当答复。”":              {"应当答复。"},
		"《信访工作条例》第三十五条规定，信访人不服的，“可以自收到之日起提出”。":        {"可以自收到之日起提出"},
		"“可以自收到之日起提出”（《信访工作条例》第三十五条）。":                {"可以自收到之日起提出"},
		"先说“别的”。“可以自收到之日起提出”（见《信访工作条例》第三十五条）":         {"可以自收到之日起提出"},
		"“可以自收到之日起提出”——《信访工作条例》第三十五条":                 {"可以自收到之日起提出"},
		"《信访工作条例》第三十五条规定：\n\n> 应当**答复**。\n>\n> 说明理由。": {"应当答复。\n说明理由。"},
		"《信访工作条例》第三十五条：\n> 应当答复。\n\n另说。":              {"应当答复。"},
		"《信访工作条例》第三十五条规定：\n\n> 应当答复。\n>\n> ——摘自条例":    {"应当答复。"},

		"> 可以自收到之日起提出复查。\n> ——《信访工作条例》第三十五条":                     {"可以自收到之日起提出复查。"},
		"> 可以自收到之日起提出复查。\n>\n> ——《信访工作条例》第三十五条第一款。":              {"可以自收到之日起提出复查。"},
		"> 可以自**收到**之日起提出。\n>\n> 说明理由。\n>\n> —— 摘自《信访工作条例》第三十五条": {"可以自收到之日起提出。\n说明理由。"},
		"> 可以自收到之日起提出复查。\n>\n> ——《信访工作条例》第三十四条、第三十五条":            {"可以自收到之日起提出复查。"},
		"> 可以自收到之日起提出复查。\n> —— **《信访工作条例》第三十五条**":                {"可以自收到之日起提出复查。"},

		"《信访工作条例》第三十五条规定：‘应当答复。’":                 {"应当答复。"},
		"> 办得快。\n> ——《信访工作条例》第三十五条":               nil, // too short to tell
		"> 可以自收到之日起提出复查。\n> ——办理人员谈《信访工作条例》第三十五条": nil,
		"> 可以自收到之日起提出复查。\n> ——《信访工作条例》第三十五条的要求":   nil,
		"> 可以自收到之日起提出复查，见《信访工作条例》第三十五条":           nil,
		"可以自收到之日起提出复查。\n——《信访工作条例》第三十五条":          nil, // a paragraph
		"『可以自收到之日起提出』（《信访工作条例》第三十五条）":             {"可以自收到之日起提出"},
		"《信访工作条例》第三十五条规定：\n\n应当答复。\n\n> 另说。":      nil,
		"《信访工作条例》第三十五条规定了期限。\n\n> 另说。":            nil,
		"《信访工作条例》第三十五条规定，所谓“信访人”。":                nil, // a term
		"《信访工作条例》第三十五条：“应当答复。”修改为：“应当书面答复。”":      nil,
		"“信访人”（《信访工作条例》第三十五条）":                    nil,
		"《信访工作条例》第三十五条。他说：“可以自收到之日起提出”。":          nil,
		"《信访工作条例》第三十五条{nocite}规定：“应当答复。”":         nil,
		"《信访工作条例》第三十五条规定的“书面答复”":                  nil,
		"《信访工作条例》第三十五条规定了期限。“应当答复。”":              nil,
		"《信访工作条例》第三十五条里的“信访人”是谁":                  nil,
		"《信访工作条例》第三十五条规定：“应当答复":                   nil,
		"《信访工作条例》第三十五条规定：“”":                      nil,
		"《信访工作条例》规定：“应当答复。”":                      nil, // which provision is not said
	} {
		d, body, _ := New(Options{}).Parse(page(text))
		var got []string
		for _, r := range d.Refs {
			if r.Kind == doc.Cite && r.Quoted != "" && !r.Cites[0].Locator.IsZero() {
				got = append(got, r.Quoted)
				if first := body.Locate(r.Words(0, 3)); first.End-first.Start != 3 {
					t.Errorf("%s: the words stand at %+v", text, first)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestARangeThatRunsBackwardsHasOneFinding(t *testing.T) {
	for text, want := range map[string]int{
		"见《信访工作条例》第三十六条至第三十五条。":                 1,
		"见《信访工作条例》第三十五条至第三十六条。":                 0,
		"::: law 信访工作条例 第三十六条至第三十五条\n:::":       1,
		"::: quote 《信访工作条例》第三十六条至第三十五条\n甲\n:::": 1,
		"::: law 信访工作条例 第三十五条至第三十六条\n:::":       0,
	} {
		_, _, diags := New(Options{}).Parse(page(text))
		n := 0
		for _, d := range diags {
			if d.Code == "cite/range-backwards" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d findings, want %d", text, n, want)
		}
	}
}

// Boxes and links name an edition as citations do.
func TestBoxesAndLinksNameEditions(t *testing.T) {
	for _, text := range []string{
		"::: law 《立法法》（2015年修正）第七十三条\n:::", "::: law 立法法（2015年修正） 第七十三条\n:::", "::: law 立法法（2015年修正）第七十三条\n:::", "::: law 《立法法（2015年修正）》第七十三条\n:::",
		"::: quote 《立法法》（2015）第七十三条\n甲\n:::", "[旧](law:立法法（2015年修正）#73)", "[旧](law:《立法法》（2015年修正）#73)",
		"::: law 《立法法》2015年修正本第七十三条\n:::", "[《立法法》（2015年修正）第七十三条](law:立法法#73)", "[旧的《立法法》（2015年）](law:立法法#73)",
	} {
		d, _, diags := New(Options{}).Parse(page(text))
		if len(diags) > 0 || len(d.Refs) != 1 {
			t.Errorf("%s: %+v %+v", text, d.Refs, diags)
			continue
		}
		if c := d.Refs[0].Cites; len(c) == 0 || !strings.HasSuffix(c[0].Law, "立法法") || c[0].Edition.Year != 2015 || c[0].Article.Main != 73 {
			t.Errorf("%s: %+v %+v", text, c, diags)
		}
	}
}

// The title of a box may say which edition is meant, before the name, behind it or
// behind the provision, and nothing else.
func TestTitlesOfBoxesNameEditions(t *testing.T) {
	for title, want := range map[string]string{
		"《立法法》（2015年修正）第七十三条": "2015年",
		"2015年版《立法法》第七十三条":    "2015年",
		"立法法 第七十三条（2015年修正）":  "2015年",
		"旧《立法法》第七十三条":         "以前",
		"修正前的《立法法》第七十三条":      "以前",
		"《立法法》第七十三条":          "",
		"看看《立法法》第七十三条":        "no title",
		"《立法法》第七十三条（重要）":      "no title",
		"2015年版《立法法》第七十三条和其他": "no title",
	} {
		d, _, _ := New(Options{}).Parse(page("::: quote " + title + "\n略。\n:::"))
		got := "no title"
		if i := slices.IndexFunc(d.Refs, func(r doc.Ref) bool { return r.Kind == doc.Quote && len(r.Cites) > 0 }); i >= 0 {
			got = d.Refs[i].Cites[0].Edition.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

// In a statute that was pasted into a page 本法 and 第三条 are its own, and not those of
// the statute that was named last.
func TestAPastedStatuteCitesItself(t *testing.T) {
	text := "第一条　根据《立法法》制定本办法。\n\n第二条　依照本办法第九条和第十条办理。\n\n第三条　见《立法法》第八条。\n\n第四条　四。\n\n"
	for in, want := range map[string]string{
		text + "第五条　依照第三条处理。": "中华人民共和国立法法 中华人民共和国立法法第八条",
		text: "中华人民共和国立法法 中华人民共和国立法法第八条", // 本办法 is named nowhere
		"第一条　据《立法法》。\n\n第二十条　依照第三十条处理。": "中华人民共和国立法法 中华人民共和国立法法第三十条", // excerpts
	} {
		d, _, _ := New(Options{}).Parse(page(in))
		var got []string
		for _, r := range d.Refs {
			name := r.Cites[0].Law
			if !r.Cites[0].Locator.IsZero() {
				name += r.Cites[0].Locator.String()
			}
			got = append(got, name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Where the text of a statute was pasted into a page, its 前款 and 本法 are no slips: that
// it is no statute is told once.
func TestAPastedStatuteIsToldOfOnce(t *testing.T) {
	pasted := func(articles int) string {
		var b strings.Builder
		for i := range articles {
			b.WriteString(law.Number{Main: i + 1}.Label("条") + "　依照前款规定办理。\n\n")
		}
		return b.String()
	}
	for articles, want := range map[int]string{1: "cite/no-place", 4: "cite/no-place cite/no-place cite/no-place cite/no-place", 5: "markdown/statute-text", 30: "markdown/statute-text"} {
		_, _, diags := New(Options{}).Parse(page(pasted(articles)))
		var got []string
		for _, d := range diags {
			got = append(got, d.Code)
		}
		if _, _, diags := New(Options{}).Parse(page("“犯前款罪的，从重处罚。\n\n增加一款：“依照前款处罚。”")); len(diags) > 0 {
			t.Errorf("of a quotation: %v", diags)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d articles: %q, want %q", articles, got, want)
		}
	}
}
