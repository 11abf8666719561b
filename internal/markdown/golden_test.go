package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// Each file of testdata holds one construct: its source, and what comes of it.
func TestConstructs(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	soft := New(Options{Containers: []Container{{Name: "hotline", Label: "热线", Element: "nav"}}})
	published := New(Options{Publish: true})
	reports := New(Options{Form: fields.NewForm(doc.Meta{}, []any{doc.Report{}}, nil, nil)})
	hard := New(Options{HardBreaks: true, Lang: "en"})
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, diags := source.Decode("content/a.md", part(archive, "in.md"))
			if len(diags) > 0 {
				t.Fatalf("the source: %v", diags)
			}
			p := soft
			if bytes.Contains(archive.Comment, []byte("published")) {
				p = published
			}
			if bytes.Contains(archive.Comment, []byte("报告的数据")) {
				p = reports
			}
			if bytes.Contains(archive.Comment, []byte("hard breaks, English")) {
				p = hard
			}
			d, diags := parse(p, f)
			checkDocument(t, d, len(f.Text))
			var said bytes.Buffer
			(diag.Printer{Source: func(string) (string, bool) { return f.Text, true }}).Print(&said, diags)
			want := []txtar.File{
				{Name: "want.html", Data: []byte(plainAddresses(d))},
				{Name: "want.facts", Data: facts(d)},
				{Name: "want.diagnostics", Data: said.Bytes()},
			}
			if *update {
				archive.Files = append([]txtar.File{{Name: "in.md", Data: part(archive, "in.md")}}, want...)
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, w := range want {
				if got := string(part(archive, w.Name)); strings.TrimSpace(got) != strings.TrimSpace(string(w.Data)) {
					t.Errorf("%s: got\n%s\nwant\n%s", w.Name, w.Data, got)
				}
			}
		})
	}
}

func part(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

// facts shows what a document says beside its body.
func facts(d halves) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "title %s\nlead  %s\nwords %d\n", d.Meta.Title, d.Lead, d.Words)
	for _, h := range d.Outline {
		fmt.Fprintf(&b, "h%d    #%s %s\n", h.Level, h.ID, h.Text)
	}
	for _, a := range d.Anchors {
		fmt.Fprintf(&b, "id    %s\n", a)
	}
	for i, r := range d.Refs {
		t := d.Details[i]
		kind := "link "
		switch r.Kind {
		case doc.Media:
			kind = "media"
		case doc.Image:
			kind = fmt.Sprintf("image %dx%d %q", t.Width, t.Height, t.Alt)
		case doc.Provision, doc.Quote:
			statuteFacts(&b, &r, &t)
			continue
		}
		fmt.Fprintf(&b, "%s %q #%q %q\n", kind, r.Target, r.Fragment, t.Title)
	}
	return b.Bytes()
}

// statuteFacts shows what a box about a provision refers to.
func statuteFacts(b *bytes.Buffer, r *doc.Ref, t *doc.Detail) {
	kind := "provision"
	if r.Kind == doc.Quote {
		kind = fmt.Sprintf("quote %q of", r.Quoted)
	}
	fmt.Fprintf(b, "%s %q at %d-%d:", kind, t.Title, t.Span.Start, t.Span.End)
	for _, t := range r.Cites {
		fmt.Fprintf(b, " %s %s", t.Law, t.Locator)
	}
	b.WriteByte('\n')
}
