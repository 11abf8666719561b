package press

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/testkit"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata/*.txtar")

// Each file of testdata is a small site and what becomes of it. Files that begin
// with want/ are outputs that must be just so; want/files lists all outputs but
// the theme's; want/diagnostics is what the author reads; want/summary is what
// was published. An archive names only what it is about. Unless it brings its own
// config.toml and theme, it gets the ones below, which show every field plainly.
func TestSites(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testSite(t, name) })
	}
}

const plainConfig = `title = "测试站"
base_url = "https://www.example.gov.cn/pufa/"
theme = "plain"
`

// plainTheme shows what the views hold, a line for each thing.
var plainTheme = map[string]string{
	"partials/header":  `{{range .Menu}}[{{.Title}} {{.URL}}{{if .Current}} *{{end}}]{{end}}`,
	"partials/footer":  `{{.SiteMapURL}}`,
	"partials/contact": ``,
	"partials/frame": `# {{.HeadTitle}}
canonical {{.Canonical}}
{{with .Description}}description {{.}}
{{end}}{{range .Metas}}meta {{.Name}}={{.Content}}
{{end}}{{with .Robots}}robots {{.}}
{{end}}{{with .State}}state {{.}} {{$.StateDue}}
{{end}}menu {{fragment .Header}}
trail {{range .Trail}}{{.Title}} {{.URL}} > {{end}}
`,
	"partials/cards": `{{range .}}- {{.Date}} {{.Title}} {{.URL}} {{.Summary}}
{{end}}`,
	"partials/batches": `{{range .}}batch {{.Number}} {{.URL}}{{if .Current}} *{{end}}
{{end}}`,
	"partials/guide": `{{template "partials/frame" .Frame}}{{range .Facts}}fact {{.Label}}: {{.Value}} ({{.Note}})
{{end}}{{range .Contents}}contents {{.Title}} {{.URL}}
{{end}}{{.Body}}
date {{.Published.DateTime}} {{.Updated.DateTime}} source {{.Source}}
{{range .Tags}}tag {{.Title}} {{.URL}}
{{end}}{{range .Facets}}under {{.Key}} {{.Title}}:{{range .Tags}} {{.Title}} {{.URL}}{{end}}
{{end}}previous {{.Previous.Title}} {{.Previous.URL}} next {{.Next.Title}} {{.Next.URL}}
{{range .Related}}related {{.Title}} {{.URL}}
{{end}}{{range .Basis}}rests on {{.Title}} {{.URL}}{{range .Articles}} [{{.Title}} {{.URL}}]{{end}}
{{end}}{{with .Document}}{{if .Show}}document {{.Index}} {{.Number}} {{.Issuer}} {{.Written}} {{.Validity}}
{{end}}{{end}}`,
	"home": `{{template "partials/frame" .Frame}}{{.Body}}{{range .Tasks}}task {{.Title}} {{.URL}} {{.Answer}}
{{end}}{{range .Topics}}topic {{.Title}} {{.URL}} {{.Countdown.Text}}{{range .More}} [{{.Title}} {{.URL}}]{{end}}
{{end}}{{range .Channels}}channel {{.Title}} {{.URL}} {{.Count}}
{{end}}{{template "partials/cards" .Latest}}`,
	"channel": `{{template "partials/frame" .Frame}}{{.Body}}{{range .Children}}child {{.Title}} {{.URL}} {{.Count}}
{{end}}{{template "partials/cards" .Cards}}{{template "partials/batches" .Batches}}`,
	"guide": `{{template "partials/guide" .}}`,
	"faq": `{{template "partials/guide" .Guide}}{{range .Questions}}question {{.ID}} {{.Title}}: {{.Answer}}
{{end}}`,
	"glossary": `{{template "partials/guide" .Guide}}{{range .Entries}}entry {{.ID}} {{.Title}}: {{.Body}}
{{end}}`,
	"report": `{{template "partials/guide" .Guide}}{{range .Figures}}figure {{.Key}} {{.Label}} {{.Value}} {{.Unit}}
{{end}}`,
	"partials/article": `{{.ID}} {{.Label}} {{.URL}}
{{.Text}}{{with .Note}}note {{.}}{{end}}{{with .NoteFor.Text}}{{.}}
{{end}}{{range .Cited}}cited by {{.Title}} {{.URL}}{{with .Parts}} {{.}}{{end}}{{with .Sentence}}: {{.}}{{end}}
{{end}}`,
	"partials/work": `work {{.Title}} {{.Rank}} {{.Effective}} {{.StatusText}} source {{.Source}}
`,
	"law": `{{template "partials/frame" .Frame}}{{template "partials/work" .Work}}{{with .Notice.Text}}notice {{.}}
{{end}}{{with .Coming.Text}}coming {{.}}
{{end}}{{range .Editions}}edition {{.Title}} {{.URL}} {{.StatusText}}{{if .Current}} *{{end}}
{{end}}{{range .Compare}}compare {{.Title}} {{.URL}}
{{end}}{{.Body}}{{range .Contents}}contents {{.Level}} {{.Title}} {{.URL}} {{.Range}}
{{end}}{{range .Parts}}{{with .Heading}}== {{.}}
{{end}}{{if .Article.ID}}{{template "partials/article" .Article}}{{end}}{{end}}{{range .Cited}}cited by {{.Title}} {{.URL}}
{{end}}`,
	"article": `{{template "partials/frame" .Frame}}{{template "partials/work" .Work}}{{with .Coming.Text}}coming {{.}}
{{end}}{{range .Divisions}}in {{.}}
{{end}}{{template "partials/article" .Article}}previous {{.Previous.Title}} {{.Previous.URL}} next {{.Next.Title}} {{.Next.URL}}
{{range .History}}was {{.Edition.Title}} {{.Label}} {{.Same}} {{.Text}}
{{end}}`,
	"compare": `{{template "partials/frame" .Frame}}{{range .Groups}}{{.Text}} {{.Count}}{{range .Rows}} {{.Title}}{{end}}
{{end}}{{range .Rows}}{{.ID}} {{.RelationText}} {{.OldLabel}} {{.OldURL}} → {{.NewLabel}} {{.NewURL}}
  {{.Old}}
  {{.New}}
{{end}}`,
	"tags": `{{range .Tags}}{{.Title}} {{.URL}} {{.Count}}
{{end}}`,
	"tag":           `{{template "partials/cards" .Cards}}{{template "partials/batches" .Batches}}`,
	"accessibility": `{{.Checked}}{{range .Limits}} {{.}}{{end}}`,
	"sitemap": `{{range .Channels}}{{.Depth}} {{.Title}} {{.URL}}
{{range .Pages}}- {{.Title}} {{.URL}}
{{end}}{{end}}`,
	"search": `index {{.IndexURL}}
`,
	"az": `{{range .Letters}}{{.Letter}}{{range .Entries}} [{{.Title}} {{.Kind}} {{.URL}}{{range .Articles}} {{.Title}} {{.URL}}{{end}}]{{end}}
{{end}}`,
	"404":      `{{.Base}} {{.Permalink}} {{range .Channels}}{{.URL}} {{end}}`,
	"redirect": `{{.Title}} {{.URL}} {{.Canonical}}`,
}

// november is the moment for which archives are built.
var november = time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("CST", 8*3600))

// plainTemplates are those of the theme, with one for each kind of page that it has
// nothing of its own for: else the built-in theme would come in.
func plainTemplates() map[string]string {
	all := maps.Clone(plainTheme)
	for name := range kind.Views() {
		if all[name] == "" {
			all[name] = `{{template "partials/frame" .Frame}}`
		}
	}
	return all
}

func testSite(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var config bool
	for _, f := range archive.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			testkit.Write(t, dir, f.Name, f.Data)
			config = config || f.Name == "config.toml"
		}
	}
	if !config {
		testkit.Write(t, dir, "config.toml", []byte(plainConfig))
	}
	for name, text := range plainTemplates() {
		testkit.Write(t, dir, "themes/plain/"+name+".html", []byte(text))
	}
	testkit.Write(t, dir, "themes/plain/theme.toml", []byte("name = \"plain\"\ntitle = \"朴素\"\n"))

	out := filepath.Join(dir, "public")
	r, err := Run(context.Background(), Options{Options: compiler.Options{Dir: dir, Drafts: strings.Contains(string(archive.Comment), "drafts = true")}, Out: out, Now: november})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			var b bytes.Buffer
			diag.Printer{Lang: r.Lang, Source: r.Source}.Print(&b, r.Diagnostics)
			t.Logf("findings:\n%s", b.String())
		}
	})
	for i, f := range archive.Files {
		wanted, ok := strings.CutPrefix(f.Name, "want/")
		if !ok {
			continue
		}
		var got []byte
		switch wanted {
		case "diagnostics":
			var b bytes.Buffer
			diag.Printer{Lang: r.Lang, Source: r.Source}.Print(&b, r.Diagnostics)
			got = b.Bytes()
		case "files":
			got = []byte(strings.Join(tree(t, out), "\n") + "\n")
		case "summary":
			got = []byte(summaryText(r))
		default:
			if got, err = os.ReadFile(filepath.Join(out, filepath.FromSlash(wanted))); err != nil {
				t.Errorf("%s: %v", wanted, err)
			}
		}
		got = append(bytes.TrimRight(got, "\n"), '\n')
		if *update {
			archive.Files[i].Data = got
		} else if !bytes.Equal(got, append(bytes.TrimRight(f.Data, "\n"), '\n')) {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", wanted, got, f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tree lists the files of an output folder, without the manifest and without what
// the search loads: there are as many of those as there are words.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err == nil && !d.IsDir() && !strings.HasPrefix(p, ".pufa") && !strings.HasSuffix(path.Dir(p), "search/"+path.Base(path.Dir(p))) {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func summaryText(r *Result) string {
	var b strings.Builder
	for _, group := range []struct {
		name  string
		pages []compiler.Unpublished
	}{{"draft", r.Summary.Drafts}, {"scheduled", r.Summary.Scheduled}, {"expired", r.Summary.Expired}} {
		for _, u := range group.pages {
			b.WriteString(group.name + " " + u.Path + " " + u.Due + "\n")
		}
	}
	b.WriteString("next due " + r.Summary.NextDue + "\n")
	return b.String()
}
