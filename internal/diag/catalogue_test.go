package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	codeForm   = regexp.MustCompile(`^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$`)
	argument   = regexp.MustCompile(`\{([1-9])\}`)
	hanComma   = regexp.MustCompile(`\p{Han}[”》）]?[,;:!?][“《（]?\p{Han}`)
	quoteGap   = regexp.MustCompile(`\p{Han} +“|” +\p{Han}`)
	hanBracket = regexp.MustCompile(`\p{Han}\(|\)\p{Han}`)
)

// Every entry has to serve readers of both languages equally.
func TestCatalogue(t *testing.T) {
	for _, code := range Codes() {
		e, _ := Lookup(code)
		if !codeForm.MatchString(code) {
			t.Errorf("%s: a code is stage/words-in-lower-case", code)
		}
		if e.Severity < Error || e.Severity > Notice {
			t.Errorf("%s: severity %d", code, e.Severity)
		}
		if isFinding(code) != (e.For == Writer || e.For == Reviewer || e.For == Technician) {
			t.Errorf("%s: For says %d: a finding is mended by a Writer, Reviewer or Technician, anything else by Nobody", code, e.For)
		}
		if e.ZH.Message == "" || e.EN.Message == "" {
			t.Errorf("%s: a message is missing", code)
		}
		if (e.ZH.Hint == "") != (e.EN.Hint == "") {
			t.Errorf("%s: a hint in one language only", code)
		}
		if zh, en := arguments(e.ZH), arguments(e.EN); !slices.Equal(zh, en) {
			t.Errorf("%s: Chinese uses the arguments %v, English %v", code, zh, en)
		}
		for i, a := range arguments(e.ZH) {
			if a != string(rune('1'+i)) {
				t.Errorf("%s: arguments %v are not numbered on from 1", code, arguments(e.ZH))
				break
			}
		}
		for _, text := range []Text{e.ZH, e.EN} {
			if isFinding(code) && (strings.HasSuffix(text.Message, "。") || strings.HasSuffix(text.Message, ".") && !strings.HasSuffix(text.Message, "...")) {
				t.Errorf("%s: a message ends without full stop: %s", code, text.Message)
			}
			if strings.TrimSpace(text.Message) != text.Message || strings.TrimSpace(text.Hint) != text.Hint {
				t.Errorf("%s: blanks at an end", code)
			}
			if isFinding(code) && strings.Contains(text.Message, "\n") {
				t.Errorf("%s: a message is one line", code)
			}
		}
		for _, s := range []string{e.ZH.Message, e.ZH.Hint} {
			if m := hanComma.FindString(s) + hanBracket.FindString(s); m != "" {
				t.Errorf("%s: half-width punctuation between Han characters: %s", code, m)
			}
		}
		if m := quoteGap.FindString(e.ZH.Message + "\n" + e.ZH.Hint); m != "" {
			t.Errorf("%s: a blank beside a quotation mark: %s", code, m)
		}
		if !strings.ContainsFunc(e.ZH.Message+e.ZH.Hint, func(r rune) bool { return r >= 0x4e00 && r < 0xa000 }) {
			t.Errorf("%s: the Chinese text has no Chinese in it: %s", code, e.ZH.Message)
		}
	}
}

// A writer cannot be asked to mend the settings or the theme, whatever slip of the
// keyboard it is.
func TestWhatStandsOutsideContentIsNoWritersWork(t *testing.T) {
	for file, want := range map[string]Person{"content/a.md": Writer, "config.toml": Technician, "themes/x/theme.toml": Technician, "data/plain-words.toml": Technician, "": Writer} {
		if got := (Diagnostic{Code: "fields/curly-quotes", Span: At(file)}).For(); got != want {
			t.Errorf("%q: %d, want %d", file, got, want)
		}
	}
	if got := (Diagnostic{Code: "law/title-twice", Span: At("config.toml")}).For(); got != Reviewer {
		t.Error("what is not of a writer stays whose it is")
	}
}

// isFinding tells entries that are findings from those that are texts of help
// and summaries.
func isFinding(code string) bool {
	stage, _, _ := strings.Cut(code, "/")
	return !slices.Contains([]string{"say", "help", "flag"}, stage)
}

// arguments returns the numbers of the arguments used, sorted, each once.
func arguments(t Text) []string {
	var out []string
	for _, m := range argument.FindAllStringSubmatch(t.Message+" "+t.Hint, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// An address may hold &#10;, and a message with two lines would look like two.
func TestMessagesAreOneLine(t *testing.T) {
	d := Diagnostic{Code: "markdown/address-unsafe", Args: []string{"java\nscript:x"}}
	if m := d.Message(ZH); strings.Contains(m, "\n") || !strings.Contains(m, "java script:x") {
		t.Error(m)
	}
}

func TestArgumentsThatAreMissingStay(t *testing.T) {
	for _, c := range []struct {
		text string
		args []string
		want string
	}{
		{"甲{1}乙{2}", []string{"x"}, "甲x乙{2}"},
		{"{1}{1}", []string{"x"}, "xx"},
		{"{{1}} {a} {", []string{"x"}, "{x} {a} {"},
		{"{1}", []string{"{2}", "y"}, "{2}"},
	} {
		if got := expand(c.text, c.args); got != c.want {
			t.Errorf("expand(%q, %q) = %q, want %q", c.text, c.args, got, c.want)
		}
	}
}

// A list reads as its language writes lists; texts with commas of their own stay.
func TestListsHaveTheCommasOfTheLanguage(t *testing.T) {
	var l List
	d := l.Add("config/param-unread", Span{}, "甲、乙", []string{"a", "b", "丙、丁"})
	for lang, want := range map[Lang]string{ZH: "a、b、丙、丁；", EN: "a, b, 丙、丁; "} {
		if got := d.Hint(lang); !strings.Contains(got, want) || !strings.Contains(d.Message(lang), "甲、乙") {
			t.Errorf("%v: %s", lang, got)
		}
	}
}
