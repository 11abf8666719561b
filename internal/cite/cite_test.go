package cite_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/law"
)

func TestOffsetsOfLinesAreCharacters(t *testing.T) {
	text := "“甲”\n\n依照刑法第一百三十三条之一、第二百条第（二）项。\n见本章第二节。民法典第二编第三章。\n"
	out, err := json.Marshal(cite.Lines(text, cite.ReadProse(cite.Text{}, text, nil)))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(strings.Fields(`
		[{"line":3,"citations":[{"start":2,"end":23,"text":"刑法第一百三十三条之一、第二百条第（二）项","kind":"list","targets":[
			{"law":"中华人民共和国刑法","article":"133-1","paragraph":"","item":"","subitem":"","part":"","chapter":"","section":""},
			{"law":"中华人民共和国刑法","article":"200","paragraph":"","item":"2","subitem":"","part":"","chapter":"","section":""}]}]},
		{"line":4,"citations":[
			{"start":1,"end":6,"text":"本章第二节","kind":"chapter","targets":[]},
			{"start":7,"end":16,"text":"民法典第二编第三章","kind":"chapter","targets":[
				{"law":"中华人民共和国民法典","article":"","paragraph":"","item":"","subitem":"","part":"2","chapter":"3","section":""}]}]}]`), "")
	if string(out) != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
}

// A block says where it stands; the reader counts from there.
func TestRelativeWordsCountFromThePlace(t *testing.T) {
	numbers := []law.Number{{Main: 1}, {Main: 2}, {Main: 2, Sub: 1}}
	origin := cite.Origin{Locator: law.Locator{Article: law.Number{Main: 3}, Paragraph: 3, Item: 4}, Before: numbers}
	for words, want := range map[string][]law.Locator{
		"前款":      {{Article: law.Number{Main: 3}, Paragraph: 2}},
		"上一款":     {{Article: law.Number{Main: 3}, Paragraph: 2}},
		"前两款":     {{Article: law.Number{Main: 3}, Paragraph: 1}, {Article: law.Number{Main: 3}, Paragraph: 2}},
		"前三款":     nil,
		"前条第二款":   {{Article: law.Number{Main: 2, Sub: 1}, Paragraph: 2}},
		"前两条":     {{Article: law.Number{Main: 2}}, {Article: law.Number{Main: 2, Sub: 1}}},
		"前四条":     nil,
		"本款第（一）项": {{Article: law.Number{Main: 3}, Paragraph: 3, Item: 1}},
		"前项":      {{Article: law.Number{Main: 3}, Paragraph: 3, Item: 3}},
		"前两项":     {{Article: law.Number{Main: 3}, Paragraph: 3, Item: 2}, {Article: law.Number{Main: 3}, Paragraph: 3, Item: 3}},
		"本条":      {{Article: law.Number{Main: 3}}},
		"第一款":     {{Article: law.Number{Main: 3}, Paragraph: 1}},
	} {
		r := cite.NewReader(cite.Text{Title: "某条例", Articles: true}, nil)
		found := r.Block("（四）有"+words+"规定的情形的；", origin)
		if len(found) != 1 {
			t.Errorf("%s: %+v", words, found)
			continue
		}
		var got []law.Locator
		for _, target := range found[0].Targets {
			got = append(got, target.Locator)
		}
		if !slices.Equal(got, want) || (found[0].Reason == cite.NoPlace) != (want == nil) {
			t.Errorf("%s = %v (%v), want %v", words, got, found[0].Reason, want)
		}
	}
}

func TestNamesGivenFromOutside(t *testing.T) {
	about := cite.Text{Law: "信访工作条例", Names: map[string]string{"公开条例": "中华人民共和国政府信息公开条例"}}
	found := cite.ReadProse(about, "第三十五条规定了复查，本条例第三十六条规定了复核，公开条例第三十三条另说。", nil)
	var got []string
	for _, c := range found {
		got = append(got, c.Targets[0].Law+c.Targets[0].Locator.String())
	}
	want := []string{"信访工作条例第三十五条", "信访工作条例第三十六条", "中华人民共和国政府信息公开条例第三十三条"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFrontMatterAndCodeAreNotRead(t *testing.T) {
	text := "+++\ntitle = \"民法典第一条\"\n+++\n\n```\n民法典第二条\n```\n\n民法典第三条\n"
	found := cite.ReadProse(cite.Text{}, text, nil)
	if len(found) != 1 || text[found[0].Start:found[0].End] != "民法典第三条" {
		t.Errorf("%+v", found)
	}
}

func TestUnresolvedCitationsAreReported(t *testing.T) {
	text := "依照该法第三条，前款除外。"
	var diags diag.List
	cite.Report(&diags, "a.md", text, cite.ReadProse(cite.Text{}, text, nil))
	var got []string
	for _, d := range diags {
		got = append(got, d.Code+" "+text[d.Span.Start:d.Span.End]+" "+d.Args[0])
	}
	want := []string{"cite/no-law 该法第三条 该法第三条", "cite/no-place 前款 前款"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Case: a page about writing letters says 前两条 of its own list.
func TestEverydayWordsAreNoCitations(t *testing.T) {
	for text, want := range map[string]int{
		"接上条，如果请求有几项，分开写。":        0,
		"《劳动法》之外，它是平台上一款智能输入法。":   0,
		"前两条是从个人的角度说的。":           0,
		"找到上一条 12345 热线的短信。":      0,
		"《信访工作条例》已经施行，前两条是目的和范围。": 1,
		"前款规定不适用。":                1,
	} {
		n := 0
		for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
			if c.Reason == cite.NoPlace {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d citations that lead nowhere, want %d", text, n, want)
		}
	}
}

func TestRangesHaveABound(t *testing.T) {
	found := cite.ReadProse(cite.Text{}, "民法典第一条至第九千九百九十九条，民法典第九条至第三条", nil)
	for _, c := range found {
		if len(c.Targets) != 2 {
			t.Errorf("%d targets", len(c.Targets))
		}
	}
	if len(found) != 2 {
		t.Errorf("%d citations", len(found))
	}
}

// Hostile blocks must not take more than linear time.
func TestLongBlocks(t *testing.T) {
	for _, piece := range []string{"第", "《", "）第三条", "（第", "本法", "第一、", "以下简称", "前", "一二三", "第三条、", "法法", "“", "该条例", "条例第三条第", "第一条改为第二条，", "和大会修正的第一条"} {
		text := strings.Repeat(piece, 60_000/len(piece))
		check(t, text, cite.ReadProse(cite.Text{}, text, nil))
		r := cite.NewReader(cite.Text{Title: "某法修正案", Articles: true}, nil)
		check(t, text, r.Block(text, cite.Origin{}))
	}
}

// A range that runs backwards is a slip; a list may go back and forth.
func TestRangesThatRunBackwards(t *testing.T) {
	for text, want := range map[string]bool{
		"《信访条例》第三十六条至第三十五条":       true,
		"《信访条例》第三十六条至第三十六条":       false,
		"《信访条例》第三十五条至第三十六条":       false,
		"《信访条例》第三十五条第三款至第二款":      true,
		"《信访条例》第三十五条第（三）项至第（一）项":  true,
		"《信访条例》第三十五条第二款至第四十条第一款":  false,
		"《刑法》第一百二十条之三至之一":         true,
		"《刑法》第一百三十三条之一至第一百三十三条":   true,
		"《刑法》第一百三十三条至第一百三十三条之一":   false,
		"《信访条例》第五章至第三章":           true,
		"《信访条例》第三章至第五章":           false,
		"《信访条例》第三十六条、第三十五条":       false,
		"《信访条例》第三条至第五条、第二条":       false,
		"《信访条例》第三条至第五条、第二条至第一条":   true,
		"《信访条例》第36条—第35条":         true,
		"《信访条例》第35条~第36条":         false,
		"《信访条例》第三十六条，至于第三十五条，另说。": false,
	} {
		got := false
		for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
			got = got || c.Backwards
		}
		if got != want {
			t.Errorf("%s: backwards %v", text, got)
		}
	}
}

// Where a name without 《》 begins that is on no list is a guess.
func TestNamesThatAreGuesses(t *testing.T) {
	for text, want := range map[string]bool{
		"它还有买卖合同司法解释第三条":          true,
		"《买卖合同司法解释》第三条":           false,
		"依照刑法第三条":                 false,
		"依照河滩办法第三条":               false, // on the shelf
		"依照《河滩管理办法》第三条，河滩管理办法第四条": true,
	} {
		got := false
		for _, c := range cite.ReadProse(cite.Text{}, text, cite.NewTitles("河滩办法")) {
			got = got || len(c.Targets) > 0 && c.Targets[0].Guess
		}
		if got != want {
			t.Errorf("%s: guess %v", text, got)
		}
	}
}
