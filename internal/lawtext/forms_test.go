package lawtext

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

var (
	hashes       = regexp.MustCompile(`(?m)^#+ *`)
	plainLabel   = regexp.MustCompile(`(?m)^(#* *第[一二三四五六七八九十百千零]+(?:条(?:之[一二三四五六七八九十]+)?|章|节|编|分编))[ 　\t\x{2002}\x{a0}]+`)
	articleLabel = regexp.MustCompile(`(?m)^(第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?)([ 　])`)
	itemLabel    = regexp.MustCompile(`(?m)^（([一二三四五六七八九十]+)）`)
	emptyLines   = regexp.MustCompile(`\n\n+`)
	lineStart    = regexp.MustCompile(`(?m)^([^#\n])`)
	headings     = regexp.MustCompile(`(?m)^##+ +(第[^\n]+)$`)
	infoEnd      = regexp.MustCompile(`<!-- INFO END -->\n`)
	counted1     = regexp.MustCompile(`(?m)^(#* *)第([一二三四五六七八九十百千零]+)(条|章|节|编|分编)(?:之([一二三四五六七八九十]+))?([ 　\t])`)
)

// forms are ways in which the same text reaches us. Each must be read alike.
var forms = []struct {
	name   string
	change func(string) string
}{
	{"without marks", func(s string) string { return hashes.ReplaceAllString(s, "") }},
	{"without the end of the head", func(s string) string { return infoEnd.ReplaceAllString(s, "") }},
	{"without spaces behind labels", func(s string) string { return plainLabel.ReplaceAllString(s, "$1") }},
	{"indented with wide spaces", func(s string) string {
		return lineStart.ReplaceAllString(plainLabel.ReplaceAllString(s, "$1　"), "　　$1")
	}},
	{"bold labels", func(s string) string { return articleLabel.ReplaceAllString(s, "**$1**$2") }},
	{"Arabic digits", func(s string) string {
		return counted1.ReplaceAllStringFunc(s, func(m string) string {
			p := counted1.FindStringSubmatch(m)
			n, _ := law.ParseNumeral(p[2])
			out := fmt.Sprintf("%s第%d%s", p[1], n, p[3])
			if sub, ok := law.ParseNumeral(p[4]); ok {
				out += fmt.Sprintf("之%d", sub)
			}
			return out + p[5]
		})
	}},
	{"one line each", func(s string) string { return emptyLines.ReplaceAllString(s, "\n") }},
	{"returns and a byte order mark", func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }},
	{"half-width brackets", func(s string) string { return itemLabel.ReplaceAllString(s, "($1)") }},
	{"a table of contents", func(s string) string {
		var toc strings.Builder
		for _, h := range headings.FindAllStringSubmatch(s, -1) {
			toc.WriteString(h[1] + "\n\n")
		}
		if toc.Len() == 0 {
			return s
		}
		return strings.Replace(s, "<!-- INFO END -->", "<!-- INFO END -->\n\n目　录\n\n"+toc.String(), 1)
	}},
	{"plain text as databases give it", func(s string) string {
		s = infoEnd.ReplaceAllString(s, "")
		s = hashes.ReplaceAllString(s, "")
		s = plainLabel.ReplaceAllString(s, "$1　")
		return emptyLines.ReplaceAllString(s, "\n")
	}},
}

// shape is the structure of a statute in one line for each provision, without
// words.
func shape(st *law.Statute) []string {
	var out []string
	for i := range st.Divisions {
		if d := &st.Divisions[i]; d.Level != law.Unnumbered {
			out = append(out, fmt.Sprintf("%s %s %d-%d", st.DivisionEID(i), d.Title, d.From, d.To))
		}
	}
	provisions := st.Provisions()
	for i := range provisions {
		a := &provisions[i]
		s := a.Number.String() + ":"
		for _, p := range a.Paragraphs {
			s += fmt.Sprintf(" %d", len(p.Items))
			for _, it := range p.Items {
				if len(it.Subitems) > 0 {
					s += fmt.Sprintf("/%d", len(it.Subitems))
				}
			}
		}
		out = append(out, s)
	}
	return out
}

func TestFormsOfPublishedStatutesAreReadAlike(t *testing.T) {
	allowed := map[[2]string]bool{}
	for _, row := range readTable(t, filepath.Join("testdata", "forms.tsv")) {
		allowed[[2]string{row["file"], row["form"]}] = true
		if row["why"] == "" {
			t.Errorf("forms.tsv: %s has no reason", row["file"])
		}
	}
	rows := readTable(t, filepath.Join(testkit.Corpus(t), "structure.tsv"))
	for i, form := range forms {
		alike, read := 0, 0
		for j, row := range rows {
			if *mutations < 1000 && (i+j)%4 != 0 { // a quarter will do, but for the full run
				continue
			}
			read++
			f := readLaw(t, row["file"])
			want, _ := Parse(f)
			changed, _ := source.Decode(row["file"], []byte(form.change(f.Text)))
			got, _ := Parse(changed)
			a, b := shape(want.Statute), shape(got.Statute)
			if want.Statute.Title != got.Statute.Title {
				a, b = append(a, want.Statute.Title), append(b, got.Statute.Title)
			}
			diff := difference(a, b)
			switch {
			case diff == "":
				alike++
			case !allowed[[2]string{row["file"], form.name}]:
				t.Errorf("%s: %s: %s", form.name, row["file"], diff)
			}
		}
		t.Logf("%-32s %d of %d", form.name, alike, read)
	}
}

// difference names the first lines in which two lists differ, "" for none.
func difference(a, b []string) string {
	for i := 0; i < len(a) || i < len(b); i++ {
		x, y := "(nothing)", "(nothing)"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("want %s, have %s", x, y)
		}
	}
	return ""
}
