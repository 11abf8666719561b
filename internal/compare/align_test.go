package compare

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pufa/internal/law"
)

// statute makes one of lines "12 words" or "12-1 words"; "|" parts 款.
func statute(text ...string) *law.Statute {
	st := &law.Statute{}
	for _, l := range text {
		number, words, _ := strings.Cut(l, " ")
		n, _ := law.ParseNumber(number)
		a := law.Article{Number: n, Division: -1}
		for p := range strings.SplitSeq(words, "|") {
			a.Paragraphs = append(a.Paragraphs, law.Paragraph{Text: p})
		}
		st.Articles = append(st.Articles, a)
	}
	return st
}

const (
	open  = "图书馆每周开放不少于四十小时，周末和学校假期应当开放。"
	lend  = "每人每次可以借阅图书五册，借期三十日，期满可以续借一次。"
	pay   = "读者遗失图书的，按照原价赔偿；损坏图书的，视损坏程度赔偿。"
	gift  = "接受捐赠的图书，应当登记造册，并在扉页注明捐赠人姓名。"
	quiet = "阅览室内应当保持安静，不得吸烟、饮食、大声喧哗。"
)

func TestRelations(t *testing.T) {
	for _, c := range []struct {
		rule     string
		old, new []string
		want     []string
	}{
		{"nothing", nil, nil, nil},
		{"a first text", nil, []string{"1 " + open}, []string{"| 1 | added"}},
		{"a text that was emptied", []string{"1 " + open}, nil, []string{"1 | | deleted"}},
		{"same number, same wording", []string{"1 " + open}, []string{"1 " + open}, []string{"1 | 1 | same"}},
		{"another number, same wording", []string{"1 " + open}, []string{"2 " + open}, []string{"1 | 2 | moved"}},
		{"之一 is another number", []string{"1 " + open, "1-1 " + lend}, []string{"1 " + open, "2 " + lend}, []string{"1 | 1 | same", "1-1 | 2 | moved"}},
		{"white space and the width of punctuation are not wording",
			[]string{"1 登记造册，出具收据；(一)书刊:免费。"}, []string{"1 登记造册, 出具收据;|（一）书　刊：免费."}, []string{"1 | 1 | same"}},
		{"punctuation is wording", []string{"1 " + quiet}, []string{"1 " + strings.ReplaceAll(quiet, "、", "，")}, []string{"1 | 1 | amended"}},
		{"a reference that follows renumbering is wording", []string{"9 违反本办法第三条规定的，给予批评教育。"}, []string{"10 违反本办法第四条规定的，给予批评教育。"}, []string{"9 | 10 | amended"}},
		{"an inserted article renumbers, no more",
			[]string{"1 " + open, "2 " + lend, "3 " + pay}, []string{"1 " + open, "2 " + gift, "3 " + lend, "4 " + pay},
			[]string{"1 | 1 | same", "| 2 | added", "2 | 3 | moved", "3 | 4 | moved"}},
		{"what was deleted comes where it stood",
			[]string{"1 " + open, "2 " + lend, "3 " + gift, "4 " + pay}, []string{"1 " + open, "2 " + quiet, "3 " + pay},
			[]string{"1 | 1 | same", "2 | | deleted", "3 | | deleted", "| 2 | added", "4 | 3 | moved"}},
		{"an article that went elsewhere, and one in its place",
			[]string{"1 " + open, "2 " + lend, "3 " + pay, "4 " + quiet}, []string{"1 " + open, "2 " + quiet, "3 " + pay, "4 " + lend},
			[]string{"1 | 1 | same", "4 | 2 | moved", "3 | 3 | same", "2 | 4 | moved"}},
		{"split", []string{"1 " + open, "2 " + lend + "|" + pay}, []string{"1 " + open, "2 " + lend, "3 " + pay},
			[]string{"1 | 1 | same", "2 | 2 3 | amended"}},
		{"merged", []string{"1 " + lend, "2 " + pay, "3 " + open}, []string{"1 " + lend + "|" + pay, "2 " + open},
			[]string{"1 2 | 1 | amended", "3 | 2 | moved"}},
		{"merged across others", []string{"1 " + lend, "2 " + gift, "3 " + pay}, []string{"1 " + lend + pay, "2 " + gift},
			[]string{"1 3 | 1 | amended", "2 | 2 | same"}},
		{"emptied articles that keep their numbers",
			[]string{"1 " + open, "2 （删去）", "3 " + lend, "4 " + pay, "5 （删去）"}, []string{"1 " + open, "2 （删去）", "3 （删去）", "4 " + pay, "5 （删去）"},
			[]string{"1 | 1 | same", "2 | 2 | same", "3 | | deleted", "| 3 | added", "4 | 4 | same", "5 | 5 | same"}},
		{"articles without words", []string{"1 ", "2 "}, []string{"1 ", "3 "}, []string{"1 | 1 | same", "2 | 3 | moved"}},
	} {
		if got := lines(Align(statute(c.old...), statute(c.new...))); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.rule, got, c.want)
		}
	}
}

func TestPointsAreComparedWhereThereAreNoArticles(t *testing.T) {
	old, new := statute("1 "+open, "2 "+lend), statute("1 "+open, "2 "+gift, "3 "+lend)
	old.Points, old.Articles = old.Articles, nil
	new.Points, new.Articles = new.Articles, nil
	if got, want := lines(Align(old, new)), []string{"1 | 1 | same", "| 2 | added", "2 | 3 | moved"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Align(nil, nil); len(got) != 0 {
		t.Errorf("Align(nil, nil) = %v", got)
	}
}

// invented returns an article's words: clauses drawn from a stock, so that
// articles resemble each other as those of one statute do.
func invented(random *rand.Rand) string {
	who := []string{"图书馆", "县文化主管部门", "读者", "工作人员", "乡镇人民政府", "捐赠人", "馆长", "志愿者"}
	does := []string{"应当每年清点藏书", "不得涂改书页", "可以预约座位", "应当公布开放时间", "应当配备照明和消防设备", "可以查阅地方文献", "应当登记造册",
		"应当在三十日内答复", "不得泄露借阅记录", "可以举办读书会", "应当优先采购儿童读物", "应当设置无障碍通道", "可以延长借期", "应当参加岗前培训"}
	var b strings.Builder
	for n := 2 + random.IntN(4); n > 0; n-- {
		fmt.Fprintf(&b, "%s%s第%s类%s，", who[random.IntN(len(who))], does[random.IntN(len(does))],
			law.FormatNumeral(1+random.IntN(200)), []string{"图书", "期刊", "报纸", "古籍", "唱片"}[random.IntN(5)])
	}
	return strings.TrimSuffix(b.String(), "，") + "。"
}

// TestEditsOfAStatuteAreFound inserts, deletes and moves articles and demands
// them back, and that every article stands in one entry.
func TestEditsOfAStatuteAreFound(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 26))
	for range 200 {
		var words []string
		for range 5 + random.IntN(60) {
			words = append(words, invented(random))
		}
		edited := slices.Clone(words)
		for range random.IntN(6) {
			switch at := random.IntN(len(edited)); random.IntN(3) {
			case 0:
				edited = slices.Insert(edited, at, invented(random))
			case 1:
				if len(edited) > 1 {
					edited = slices.Delete(edited, at, at+1)
				}
			default:
				w := edited[at]
				edited = slices.Delete(edited, at, at+1)
				edited = slices.Insert(edited, random.IntN(len(edited)+1), w)
			}
		}
		number := func(list []string) (out []string) {
			for i, w := range list {
				out = append(out, fmt.Sprintf("%d %s", i+1, w))
			}
			return out
		}
		entries := Align(statute(number(words)...), statute(number(edited)...))
		checkEntries(t, entries, len(words), len(edited))
		for _, e := range entries {
			if e.Relation == Same || e.Relation == Moved {
				if o, n := words[e.Old[0].Main-1], edited[e.New[0].Main-1]; o != n {
					t.Errorf("%s: %s is not %s", line(e), o, n)
				}
				continue
			}
			for _, o := range e.Old {
				if slices.Contains(edited, words[o.Main-1]) {
					t.Errorf("%s: the old article still stands as it was", line(e))
				}
			}
		}
	}
}

func checkEntries(t *testing.T, entries []Entry, olds, news int) {
	t.Helper()
	seen := map[string]int{}
	last := law.Number{}
	for _, e := range entries {
		for _, n := range e.Old {
			seen["old "+n.String()]++
		}
		for _, n := range e.New {
			seen["new "+n.String()]++
		}
		if !slices.IsSortedFunc(e.Old, law.Number.Compare) || !slices.IsSortedFunc(e.New, law.Number.Compare) {
			t.Errorf("%s: numbers are out of order", line(e))
		}
		if len(e.New) > 0 {
			if e.New[0].Compare(last) <= 0 {
				t.Errorf("%s comes after %s", line(e), last)
			}
			last = e.New[0]
		}
	}
	if s := Summarize(entries); s.Old != olds || s.New != news || len(seen) != olds+news {
		t.Errorf("%d and %d articles of %d and %d are in the entries, %d of them once", s.Old, s.New, olds, news, len(seen))
	}
}

func TestSummaryCountsEntries(t *testing.T) {
	n := func(list ...int) (out []law.Number) {
		for _, i := range list {
			out = append(out, law.Number{Main: i})
		}
		return out
	}
	got := Summarize([]Entry{
		{n(1), n(1), Same}, {n(2), n(3), Moved}, {n(3), n(4), Amended}, {n(4, 5), n(5), Amended}, {n(6), n(6, 7), Amended},
		{nil, n(2), Added}, {nil, n(8), Added}, {n(7), nil, Deleted},
	})
	if want := (Summary{Old: 7, New: 8, Same: 1, Moved: 1, Amended: 3, Added: 2, Deleted: 1, Merged: 1, Split: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got.Unchanged() || !Summarize([]Entry{{n(1), n(1), Same}}).Unchanged() {
		t.Error("Unchanged is wrong")
	}
}

func TestJSONHasEveryKey(t *testing.T) {
	for _, c := range []struct {
		entries []Entry
		want    string
	}{
		{nil, `[]`},
		{[]Entry{{[]law.Number{{Main: 15}}, []law.Number{{Main: 22}}, Amended}}, `[{"old":["15"],"new":["22"],"relation":"amended"}]`},
		{[]Entry{{nil, []law.Number{{Main: 133, Sub: 1}}, Added}}, `[{"old":[],"new":["133-1"],"relation":"added"}]`},
		{[]Entry{{[]law.Number{{Main: 2}}, nil, Deleted}}, `[{"old":["2"],"new":[],"relation":"deleted"}]`},
		{[]Entry{{[]law.Number{{Main: 2}, {Main: 3}}, []law.Number{{Main: 4}}, Amended}}, `[{"old":["2","3"],"new":["4"],"relation":"amended"}]`},
	} {
		got, err := json.Marshal(Inspect(c.entries))
		if err != nil || string(got) != c.want {
			t.Errorf("got %s, %v, want %s", got, err, c.want)
		}
	}
	for r, want := range map[Relation]string{Same: "same", Moved: "moved", Amended: "amended", Added: "added", Deleted: "deleted"} {
		if r.String() != want {
			t.Errorf("%d is %s, want %s", r, r, want)
		}
	}
}

func FuzzAlign(f *testing.F) {
	f.Add(open+"\n"+lend+"\n"+pay, pay+"\n"+open+lend)
	f.Add("（删去）\n（删去）\n（删去）", "（删去）\n（删去）")
	f.Add("\xff\n\n的的的的的的", " ")
	f.Fuzz(func(t *testing.T, old, new string) {
		numbered := func(s string) *law.Statute {
			st := &law.Statute{}
			for i, l := range strings.Split(s, "\n") {
				st.Articles = append(st.Articles, law.Article{Number: law.Number{Main: i + 1}, Paragraphs: []law.Paragraph{{Text: l}}})
			}
			return st
		}
		o, n := numbered(old), numbered(new)
		checkEntries(t, Align(o, n), len(o.Articles), len(n.Articles))
		for _, e := range Align(o, o) {
			if e.Relation != Same {
				t.Errorf("a text against itself: %s", line(e))
			}
		}
	})
}

// BenchmarkAlign compares 300 articles with 300, a tenth of them changed.
func BenchmarkAlign(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 5))
	var old, new []string
	for i := range 300 {
		w := invented(random) + invented(random)
		old = append(old, fmt.Sprintf("%d %s", i+1, w))
		if i%10 == 3 {
			w = invented(random) + w
		}
		new = append(new, fmt.Sprintf("%d %s", i+2, w))
	}
	o, n := statute(old...), statute(new...)
	for b.Loop() {
		Align(o, n)
	}
}

// Unchanged reports whether every article has the same words and number as before.
func (s Summary) Unchanged() bool {
	return s.Moved+s.Amended+s.Added+s.Deleted == 0
}
