package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The two sites that do the same work.
//
//go:embed all:site all:hugo
var sites embed.FS

// layOut writes one of the sites into a folder.
func layOut(name, dir string) error {
	site, err := fs.Sub(sites, name)
	if err != nil {
		return err
	}
	return os.CopyFS(dir, site)
}

// layOutSearch adds to a site what its theme lacks for a search: a page that searches and
// an index from A to Z, and the scripts and everyday words of full, a copy of the default
// theme.
func layOutSearch(dir, full string) error {
	const head = `{{with .Frame}}{{template "partials/head" (printf "%s - %s" .Title .SiteTitle)}}{{template "partials/about" .}}<link rel="canonical" href="{{.Canonical}}">
</head>
<body>
{{fragment .Header}}<main>
<h1>{{.Title}}</h1>
{{end}}`
	const foot = `</main>
{{fragment .Footer}}</body>
</html>
`
	theme := filepath.Join(dir, "themes", "bench")
	for name, text := range map[string]string{
		"search.html": head + `<div data-search-results></div><a href="{{.IndexURL}}">A–Z</a>` + foot,
		"az.html":     head + `{{range .Letters}}<h2>{{.Letter}}</h2>{{range .Entries}}<p><a href="{{.URL}}">{{.Title}}</a></p>{{end}}{{end}}` + foot,
	} {
		if err := os.WriteFile(filepath.Join(theme, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	if err := os.CopyFS(filepath.Join(theme, "search"), os.DirFS(filepath.Join(full, "search"))); err != nil {
		return err
	}
	return os.Rename(filepath.Join(full, "synonyms.toml"), filepath.Join(theme, "synonyms.toml"))
}

// bringContent puts pages into a folder, as hard links where that is possible:
// programs read the same files.
func bringContent(from, to string) error {
	return filepath.WalkDir(from, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, p)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		if os.Link(p, target) == nil {
			return nil
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return fmt.Errorf("copying the content: %w", err)
		}
		return os.WriteFile(target, data, 0o644)
	})
}
