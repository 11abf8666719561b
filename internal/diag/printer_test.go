package diag

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// The printer is tested with entries of its own, so that a better wording of a
// real message doesn't touch these tests.
func TestMain(m *testing.M) {
	catalogue["test/repealed"] = Entry{Warning, Reviewer,
		Text{"引用了已废止的《{1}》", "《{1}》已由《{2}》代替"}, Text{"“{1}” is repealed", "it was replaced by “{2}”"}}
	catalogue["test/broken"] = Entry{Error, Writer, Text{"写错了：{1}", ""}, Text{"wrong: {1}", ""}}
	catalogue["test/remark"] = Entry{Notice, Writer, Text{"说一声", "改成：\ntitle = \"{1}\"\ndate = 2026-12-04"}, Text{"by the way", "write:\ntitle = \"{1}\"\ndate = 2026-12-04"}}
	flag.Parse()
	os.Exit(m.Run())
}

// Each file of testdata/printer is a source text in which ⟦ and ⟧ stand around
// the spans (several may be marked), and what is printed in both languages.
func TestPrinterShowsThePlace(t *testing.T) {
	files, err := filepath.Glob("testdata/printer/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			code := strings.TrimSpace(strings.SplitN(string(ar.Comment), "\n", 2)[0])
			var l List
			sources := map[string]string{}
			for _, f := range ar.Files {
				if !strings.HasPrefix(f.Name, "want/") {
					text, spans := marked(f.Name, strings.TrimSuffix(string(f.Data), "\n"))
					sources[f.Name] = text
					for _, s := range spans {
						l.Add(code, s, "信访条例", "信访工作条例")
					}
				}
			}
			if strings.HasPrefix(string(ar.Comment), "test/broken") { // each finding is related to the others
				for i := range l {
					for j := range l {
						if i != j {
							l[i].Related = append(l[i].Related, l[j].Span)
						}
					}
				}
			}
			source := func(f string) (string, bool) { s, ok := sources[f]; return s, ok }
			for i, f := range ar.Files {
				var got strings.Builder
				switch f.Name {
				case "want/zh":
					Printer{Source: source}.Print(&got, l)
				case "want/en":
					Printer{Lang: EN, Source: source}.Print(&got, l)
				case "want/json":
					Printer{Source: source}.PrintJSON(&got, l)
				default:
					continue
				}
				if *update {
					ar.Files[i].Data = []byte(got.String())
				} else if got.String() != string(f.Data) {
					t.Errorf("%s: got\n%s\nwant\n%s", f.Name, got.String(), f.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// marked takes the marks out of a text and returns the spans they stood around.
func marked(file, s string) (string, []Span) {
	var b strings.Builder
	var spans []Span
	for _, r := range s {
		switch r {
		case '⟦':
			spans = append(spans, Span{File: file, Start: b.Len()})
		case '⟧':
			spans[len(spans)-1].End = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

// Carets are right when as many cells stand before them as before the marked
// text, whatever characters those are.
func TestCaretsStandUnderTheSpan(t *testing.T) {
	for _, s := range []string{
		"⟦甲⟧", "abc⟦def⟧", "夫妻共同财产见⟦《婚姻法》第十七条⟧。", "\t⟦x⟧", "甲\t⟦乙⟧", "“引号”⟦词⟧", "e\u0301⟦ê⟧e", "👪⟦家⟧", "ｆｕｌｌ⟦ｗ⟧", "㐂𠮷⟦𠮷⟧",
	} {
		text, spans := marked("f", s)
		var b strings.Builder
		Printer{Source: func(string) (string, bool) { return text, true }}.Print(&b, List{{Code: "test/broken", Span: spans[0], Args: []string{"x"}}})
		lines := strings.Split(b.String(), "\n")
		before := strings.ReplaceAll(text[:spans[0].Start], "\t", "    ")
		if strings.HasPrefix(text, "甲\t") {
			before = "甲  " // the tab stop is at cell 4
		}
		span := text[spans[0].Start:spans[0].End]
		if want := "      | " + strings.Repeat(" ", Cells(before)) + strings.Repeat("^", Cells(span)); lines[2] != want {
			t.Errorf("%q:\n%s\ngot  %q\nwant %q", s, lines[1], lines[2], want)
		}
	}
}

func TestLongLinesAreCutAroundTheSpan(t *testing.T) {
	for _, before := range []int{0, 10, 40, 43, 44, 50, 300, 5000} {
		for _, after := range []int{0, 10, 40, 300, 5000} {
			text, spans := marked("f", strings.Repeat("前", before)+"⟦靶子⟧"+strings.Repeat("后", after))
			var b strings.Builder
			Printer{Source: func(string) (string, bool) { return text, true }}.Print(&b, List{{Code: "test/broken", Span: spans[0], Args: []string{"x"}}})
			lines := strings.Split(b.String(), "\n")
			if Cells(lines[1]) > lineCells || Cells(lines[2]) > lineCells {
				t.Errorf("%d+%d: too wide:\n%s\n%s", before, after, lines[1], lines[2])
			}
			if at := strings.Index(lines[1], "靶子"); at < 0 || Cells(lines[1][:at]) != strings.Index(lines[2], "^") || !strings.HasSuffix(lines[2], " ^^^^") {
				t.Errorf("%d+%d: carets not under the target:\n%s\n%s", before, after, lines[1], lines[2])
			}
			if got, want := strings.HasPrefix(lines[1], "    1 | …"), before > 43; got != want && before+after > 45 {
				t.Errorf("%d+%d: cut at the left: %v:\n%s", before, after, got, lines[1])
			}
		}
	}
}

func TestFindingsWithoutAPlace(t *testing.T) {
	var b strings.Builder
	Printer{Lang: EN}.Print(&b, List{
		{Code: "test/broken", Args: []string{"no file"}},
		{Code: "test/broken", Span: At("config.toml"), Args: []string{"whole file"}},
		{Code: "test/broken", Span: Span{File: "gone.md", Start: 3, End: 9}, Args: []string{"text not to be had"}},
	})
	want := "error: wrong: no file [test/broken]\nconfig.toml: error: wrong: whole file [test/broken]\ngone.md: error: wrong: text not to be had [test/broken]\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestLimitCountsTheRest(t *testing.T) {
	var l List
	for i := range 30 {
		l.Add("test/broken", At("f"+strconv.Itoa(i)), "x")
	}
	l.Add("test/repealed", At("g"), "甲", "乙")
	var b strings.Builder
	Printer{Limit: 3}.Print(&b, l)
	if n := strings.Count(b.String(), "写错了"); n != 3 {
		t.Errorf("%d shown, want 3", n)
	}
	if !strings.Contains(b.String(), "27 处") || !strings.Contains(b.String(), "《甲》") {
		t.Errorf("rest not counted, or another code lost:\n%s", b.String())
	}
}

func TestHostileTextsCannotSteerTheTerminal(t *testing.T) {
	text := "a\x1b[2Jb\u202ec\u009bd\x07⟦x⟧"
	text, spans := marked("bad\x1b[31m.md", text)
	var b strings.Builder
	Printer{Source: func(string) (string, bool) { return text, true }}.Print(&b, List{
		{Code: "test/broken", Span: spans[0], Args: []string{"\x1b]0;title\x07\u2066"}, Related: spans},
	})
	if strings.ContainsAny(b.String(), "\x1b\x07\u009b\u202e\u2066") {
		t.Errorf("control characters came through: %q", b.String())
	}
	b.Reset()
	Printer{}.PrintJSON(&b, List{{Code: "test/broken", Span: At("bad\x1b\u009b\u202e.md"), Args: []string{"\u2066\x7f甲"}}})
	if strings.ContainsAny(b.String(), "\x1b\x7f\u009b\u202e\u2066") {
		t.Errorf("control characters in JSON: %q", b.String())
	}
	var f struct{ File string }
	if err := json.Unmarshal([]byte(b.String()), &f); err != nil || f.File != "bad\x1b\u009b\u202e.md" {
		t.Errorf("%v %q", err, f.File)
	}
}

func TestColourOnlyWhenAskedFor(t *testing.T) {
	l := List{{Code: "test/broken", Args: []string{"x"}}}
	var plain, colour strings.Builder
	Printer{}.Print(&plain, l)
	Printer{Color: true}.Print(&colour, l)
	if strings.Contains(plain.String(), "\x1b") || !strings.Contains(colour.String(), "\x1b[1;31m错误") {
		t.Errorf("plain %q, colour %q", plain.String(), colour.String())
	}
}

func TestPrintingLeavesTheListAlone(t *testing.T) {
	l := List{{Code: "test/broken", Span: At("b")}, {Code: "test/broken", Span: At("a")}}
	Printer{}.Print(new(strings.Builder), l)
	if l[0].Span.File != "b" {
		t.Error("the caller's list was sorted")
	}
}

// Whatever the span, nothing panics and the place printed is inside the text.
func FuzzPrinter(f *testing.F) {
	f.Add("甲乙\n\t丙", 3, 5)
	f.Add("", 0, 1)
	f.Add("\xff\xfe\n", -4, 99)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		l := List{{Code: "test/repealed", Span: Span{File: "f", Start: start, End: end}, Args: []string{"甲", "乙"}}}
		p := Printer{Source: func(string) (string, bool) { return text, true }}
		var b, j strings.Builder
		p.Print(&b, l)
		p.PrintJSON(&j, l)
		var got finding
		if err := json.Unmarshal([]byte(j.String()), &got); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(text, "\n") + 1; got.Line > lines || got.EndLine > lines || got.EndLine < got.Line {
			t.Errorf("line %d to %d of %d", got.Line, got.EndLine, lines)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if strings.Contains(line, " | ") && Cells(line) > lineCells {
				t.Errorf("%d cells: %s", Cells(line), line)
			}
		}
	})
}
