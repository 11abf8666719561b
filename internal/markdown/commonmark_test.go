package markdown

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark/util"

	"pufa/internal/doc"
	"pufa/internal/source"
)

// The examples are read from goldmark's own module, where every clone that can
// build has them. What departs on purpose is listed with its reason.

func suites(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatalf("goldmark's folder: %v", err)
	}
	return strings.TrimSpace(string(out))
}

// plainAddresses fills the holes as CommonMark's own renderer writes tags.
func plainAddresses(d halves) string {
	var b bytes.Buffer
	d.Body.Fill(&b, 0, len(d.Body.HTML), func(i int) {
		r, t := d.Refs[i], d.Details[i]
		address := r.Target
		if r.Fragment != "" {
			address += "#" + r.Fragment
		}
		address = string(util.EscapeHTML(util.URLEscape([]byte(address), false)))
		title := ""
		if t.Title != "" {
			title = ` title="` + string(util.EscapeHTML([]byte(t.Title))) + `"`
		}
		switch r.Kind {
		case doc.Media:
			b.WriteString(` ` + t.Title + `="` + address + `"`)
		case doc.Image:
			b.WriteString(`<img src="` + address + `" alt="` + string(util.EscapeHTML([]byte(t.Alt))) + `"` + title + `>`)
		case doc.Provision, doc.Quote:
			b.WriteString("{" + t.Title + "}")
		default:
			b.WriteString(`<a href="` + address + `"` + title + `>`)
		}
	})
	return b.String()
}

// page makes a file of a body, with a title that no heading of it has.
func page(body string) source.File {
	const front = "title = \"\u3007\"\n"
	text := "+++\n" + front + "+++\n" + body
	return source.File{Path: "content/a.md", Text: text, FrontStart: 4, FrontEnd: 4 + len(front), BodyStart: 8 + len(front)}
}

var (
	ourHeading = regexp.MustCompile(`<h([2-6]) id="[^"]*">`)
	topHeading = regexp.MustCompile(`<(/?)h1>`)
	ourTable   = regexp.MustCompile(`<div class="table" role="region" aria-label="[^"]*" tabindex="0">\n(?s:(.*?)</table>)\n</div>`)
	alignStyle = regexp.MustCompile(` (?:style="text-align:|align=")(\w+)"`)
	emptyHead  = regexp.MustCompile(`<th( class="\w+")?></th>`)
	noteLabel  = regexp.MustCompile(` aria-label="[^"]*脚注[^"]*"`)
	theirNotes = regexp.MustCompile(`fnref(\d*):(\d+)`)
	theirLink  = regexp.MustCompile(`<a (href="#fn[^"]*") (class="[^"]*")`)
	taskBox    = regexp.MustCompile(`<input (checked="" )?disabled="" type="checkbox">`)
)

// ours and theirs bring the two to the same form where ours differs by design
// on every page: ids of headings, h1 reserved for the title, the region around
// tables, classes in place of styles, labels around tasks and of footnotes.
func ours(s string) string {
	s = ourHeading.ReplaceAllString(s, "<h$1>")
	s = ourTable.ReplaceAllString(s, "$1</table>")
	s = strings.ReplaceAll(s, ` scope="col"`, "")
	s = noteLabel.ReplaceAllString(s, "")
	s = strings.NewReplacer(`<label><input type="checkbox" disabled checked>`, "[x]", `<label><input type="checkbox" disabled>`, "[ ]", "</label>", "").Replace(s)
	return trimLines(s)
}

// trimLines takes away blanks at line ends, which some of the files have.
func trimLines(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func theirs(s string) string {
	s = topHeading.ReplaceAllString(s, "<${1}h2>")
	s = alignStyle.ReplaceAllStringFunc(s, func(m string) string {
		return ` class="` + strings.Replace(alignStyle.FindStringSubmatch(m)[1], "right", "num", 1) + `"`
	})
	s = emptyHead.ReplaceAllString(s, "<td$1></td>")
	s = taskBox.ReplaceAllStringFunc(s, func(m string) string {
		if strings.Contains(m, "checked") {
			return "[x]"
		}
		return "[ ]"
	})
	s = theirNotes.ReplaceAllStringFunc(s, func(m string) string {
		parts := theirNotes.FindStringSubmatch(m)
		if n, err := strconv.Atoi(parts[1]); err == nil {
			return "fnref-" + parts[2] + "-" + strconv.Itoa(n+1)
		}
		return "fnref-" + parts[2]
	})
	s = theirLink.ReplaceAllString(s, "<a $2 $1")
	s = strings.NewReplacer(`fn:`, "fn-", "&#160;", " ", "&#x21a9;&#xfe0e;", "↩", " />", ">",
		`<div class="footnotes" role="doc-endnotes">`+"\n<hr>", `<section class="footnotes" role="doc-endnotes">`,
		"</ol>\n</div>", "</ol>\n</section>").Replace(s)
	return trimLines(s)
}

func TestCommonMarkExamplesRenderAsSpecified(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(suites(t), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(raw, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("only %d examples", len(examples))
	}
	p := New(Options{})
	for _, e := range examples {
		d, _ := parse(p, page(e.Markdown))
		got, want := ours(plainAddresses(d)), theirs(e.HTML)
		reason, departs := departures[e.Example]
		switch {
		case departs && got == want:
			t.Errorf("example %d is listed as a departure (%s) and is none", e.Example, reason)
		case !departs && got != want:
			t.Errorf("example %d\n%s\nwant:\n%s\ngot:\n%s", e.Example, e.Markdown, want, got)
		}
	}
}

func TestExtensionExamplesRenderAsSpecified(t *testing.T) {
	dir := filepath.Join(suites(t), "extension", "_test")
	p := New(Options{})
	for _, name := range []string{"table", "strikethrough", "tasklist", "linkify", "definition_list", "footnote"} {
		raw, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range extensionExamples(strings.ReplaceAll(string(raw), "\r\n", "\n")) {
			n++
			d, _ := parse(p, page(e.markdown))
			got, want := ours(plainAddresses(d)), theirs(e.html)
			reason, departs := extensionDepartures[name+" "+e.name]
			switch {
			case departs && got == want:
				t.Errorf("%s %s is listed as a departure (%s) and is none", name, e.name, reason)
			case !departs && got != want:
				t.Errorf("%s %s\n%s\nwant:\n%s\ngot:\n%s", name, e.name, e.markdown, want, got)
			}
		}
		if n == 0 {
			t.Errorf("%s: no examples", name)
		}
	}
}

type extensionExample struct{ name, markdown, html string }

// extensionExamples reads goldmark's form: a numbered line, a separator, the
// source, a separator, the HTML, a double separator.
func extensionExamples(s string) []extensionExample {
	const single, double = "//- - - - - - - - -//", "//= = = = = = = = = = = = = = = = = = = = = = = =//"
	var out []extensionExample
	for _, part := range strings.Split(s, double) {
		pieces := strings.SplitN(part, single, 3)
		if len(pieces) != 3 || strings.Contains(pieces[0], "OPTIONS") && strings.Contains(pieces[0], "rim") {
			continue
		}
		head := strings.TrimSpace(pieces[0])
		number, _, _ := strings.Cut(head, ":")
		number, _, _ = strings.Cut(number, "\n")
		markdown := strings.TrimSuffix(strings.TrimPrefix(pieces[1], "\n"), "\n")
		if strings.Contains(head, "nableEscape") {
			if unquoted, err := strconv.Unquote(`"` + strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(markdown) + `"`); err == nil {
				markdown = unquoted
			}
		}
		out = append(out, extensionExample{strings.TrimSpace(number), markdown, strings.TrimPrefix(pieces[2], "\n")})
	}
	return out
}
