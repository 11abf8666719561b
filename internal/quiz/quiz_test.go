package quiz_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/markdown"
	"pufa/internal/quiz"
	"pufa/internal/source"
)

func parse(t *testing.T, text string) (*doc.Document, *doc.Body, diag.List) {
	t.Helper()
	f, diags := source.Decode("content/a.md", []byte(text))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	d, b, diags := markdown.New(markdown.Options{}).Parse(f)
	return d, b, append(diags, quiz.Parse(d, b)...)
}

const front = "+++\ntitle = \"题\"\ntype = \"quiz\"\n+++\n"

// good is a question without faults; most tests change one line of it.
const good = `## 几日内请求复查？

小李收到了书面答复。

- [ ] 15 日
- [x] 30 日
- [ ] 60 日

从收到书面答复那天起算。依据：《信访工作条例》第三十五条。
`

func TestEachFaultOfAQuestionHasItsFinding(t *testing.T) {
	change := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the good question has no %q", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	because := "从收到书面答复那天起算。依据：《信访工作条例》第三十五条。\n"
	for _, c := range []struct{ text, want string }{
		{good, ""},
		{"说明。\n", "quiz/empty 1"},
		{change("- [ ] 15 日\n- [x] 30 日\n- [ ] 60 日\n", ""), "quiz/no-answers 5"},
		{change("- [ ] 15 日\n- [x] 30 日\n- [ ] 60 日\n", "- 15 日\n- 30 日\n"), "quiz/no-answers 5"},
		{change("- [ ] 15 日\n- [x] 30 日\n- [ ] 60 日\n", "- [x] 30 日\n"), "quiz/one-answer 5"},
		{change("[x]", "[ ]"), "quiz/no-right-answer 5"},
		{strings.ReplaceAll(good, "[ ]", "[x]"), "quiz/all-right 5"},
		{change("60 日", "15 日。"), "quiz/answer-twice 5"},
		{change("60 日", "**15** 日"), "quiz/answer-twice 5"},
		{change("60 日", ""), "quiz/answer-empty 5"},
		{change("- [ ] 60 日", "- 60 日"), "quiz/item-without-box 5"},
		{change("- [ ] 60 日\n", "\n再看：\n\n- [ ] 60 日\n"), "quiz/two-lists 5"},
		{change(because, ""), "quiz/no-explanation 5"},
		{change(because, "从收到那天起算。\n"), "quiz/no-basis 5"},
		{change(because, "依据：《信访工作条例》。\n"), "quiz/no-basis 5"},
		{change("小李收到了书面答复。", "看《信访工作条例》第三十五条。") + "", ""},
		{strings.Replace(change("小李收到了书面答复。", "看《信访工作条例》第三十五条。"), because, "见上。\n", 1), "quiz/no-basis 5"},
		{good + "\n" + good, "quiz/question-twice 15"},
		{good + "\n" + change("小李", "小王"), ""}, // another case under the same heading
	} {
		d, b, diags := parse(t, front+c.text)
		var got []string
		for _, f := range diags {
			at := b.Locate(f.Span)
			got = append(got, fmt.Sprint(f.Code, " ", 1+strings.Count((front + c.text)[:at.Start], "\n")))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
		if d.Lead != "" && !strings.HasPrefix(c.text, "说明") {
			t.Errorf("the lead of a page that begins with a question gives its answer away: %q", d.Lead)
		}
	}
}

// The right answers of many questions stand at one place, of a few they may.
func TestRightAnswersAlwaysAtOnePlaceAreTold(t *testing.T) {
	text := front
	for i := range 10 {
		if i == 9 {
			if _, _, diags := parse(t, text); len(diags) != 0 {
				t.Errorf("nine questions: %v", diags)
			}
		}
		text += strings.Replace(good, "几日", fmt.Sprint(i, " 号：几日"), 1) + "\n"
	}
	if _, _, diags := parse(t, text); len(diags) != 1 || diags[0].Code != "quiz/same-place" {
		t.Errorf("ten questions: %v", diags)
	}
	other := strings.Replace(text, "- [ ] 15 日\n- [x] 30 日", "- [x] 15 日\n- [ ] 30 日", 1)
	if _, _, diags := parse(t, other); len(diags) != 0 {
		t.Errorf("one of ten differs: %v", diags)
	}
}

func TestPartsQuestionsAndAnswersAreRead(t *testing.T) {
	d, b, diags := parse(t, front+`开头。

## 第一级

先做这些。

### 甲？

- [x] 一
- [x] 二 & 《宪法》第二条
- [ ] 三

依据：《宪法》第一条、第二条。

#### 再说

1. 更多。

## 乙，对吗？

1. [ ] 对

2. [x] 错

依据：《宪法》第三条。

### 不是题目

- [ ] 见《宪法》第四条
`)
	var got []string
	for _, p := range quiz.Read(b) {
		if p.Heading >= 0 {
			got = append(got, "# "+b.Outline[p.Heading].Text+": "+strings.TrimSpace(b.HTML[p.Start:p.End]))
		}
		for _, q := range p.Questions {
			line := fmt.Sprint(b.Outline[q.Heading].Text, " many=", q.Multiple(), " judge=", q.Judge())
			for i, o := range q.Options {
				line += fmt.Sprint(" ", quiz.Letter(i), ":", o.Text, ":", o.Right)
			}
			for _, ref := range d.Basis(b, q.After, q.End) {
				for _, c := range d.Refs[ref].Cites {
					line += fmt.Sprint(" →", c.Article)
				}
			}
			got = append(got, line)
		}
	}
	want := []string{
		"# 第一级: <p>先做这些。</p>",
		"甲？ many=true judge=false A:一:true B:二 & 《宪法》第二条:true C:三:false →1 →2",
		"乙，对吗？ many=false judge=true A:对:false B:错:true →3 →4",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(diags) != 1 || diags[0].Code != "quiz/two-lists" { // the boxes below the explanation
		t.Errorf("findings: %v", diags)
	}
}

// What may be found of a question ends with its answers; what explains them does not
// show.
func TestPassagesGiveNoAnswerAway(t *testing.T) {
	_, b, _ := parse(t, front+good)
	all := quiz.Passages(b)
	if len(all) != 1 {
		t.Fatalf("%d passages", len(all))
	}
	if text := b.HTML[all[0].Start:all[0].End]; !strings.Contains(text, "60 日") || !strings.Contains(text, "小李") || strings.Contains(text, "起算") {
		t.Errorf("what is found: %s", text)
	}
	_, b, _ = parse(t, front+"## 第一级\n\n先做这些。\n\n#"+strings.TrimSpace(good)+"\n")
	if all = quiz.Passages(b); len(all) != 2 || !strings.Contains(b.HTML[all[0].Start:all[0].End], "先做这些") || strings.Contains(b.HTML[all[0].Start:all[0].End], "60 日") {
		t.Errorf("of a part: %v", all)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(good)
	f.Add("- [x] a\n  - [ ] b\n\n## q\n\n> - [x] c\n")
	f.Add("## q\n\n<ul><li><label><input type=\"checkbox\" disabled> x</label>\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, _ := source.Decode("content/a.md", []byte(front+text))
		d, b, _ := markdown.New(markdown.Options{}).Parse(file)
		quiz.Parse(d, b)
		for _, p := range quiz.Read(b) {
			for _, q := range p.Questions {
				if q.Start > q.List || q.List > q.After || q.After > q.End || q.End > len(b.HTML) {
					t.Fatalf("%q: %+v", text, q)
				}
				for _, o := range q.Options {
					if o.Start < q.List || o.End > q.After {
						t.Fatalf("%q: an answer outside of its list: %+v", text, q)
					}
				}
			}
		}
	})
}

func TestAnswersHaveLettersHoweverManyThereAre(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA"} {
		if got := quiz.Letter(i); got != want {
			t.Errorf("answer %d has the letter %s, want %s", i, got, want)
		}
	}
}

func TestAQuestionOfRightOrWrongHasTwoAnswersThatSaySo(t *testing.T) {
	for _, c := range []struct {
		answers []string
		judge   bool
	}{
		{[]string{"对", "错"}, true},
		{[]string{"五日", "十五日"}, false},
		{[]string{"对", "十五日"}, false},
		{[]string{"对", "错", "对"}, false},
	} {
		var q quiz.Question
		for _, a := range c.answers {
			q.Options = append(q.Options, quiz.Option{Text: a})
		}
		if q.Judge() != c.judge {
			t.Errorf("%q: %v", c.answers, q.Judge())
		}
	}
}
