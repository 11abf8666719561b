package site

import (
	"slices"

	"pufa/internal/cite"
	"pufa/internal/doc"
)

// Shelf returns the names by which the statutes of the documents are cited. It
// asks for front matter only, so that it can be made before texts are read.
func Shelf(docs []*doc.Document) cite.Titles {
	var titles []string
	for _, d := range docs {
		if title := workTitle(d); title != "" {
			titles = append(titles, title)
		}
	}
	slices.Sort(titles)
	titles = slices.Compact(titles) // an edition may repeat the title of its work
	shelf := cite.NewTitles(titles...)
	for _, d := range docs {
		if title := workTitle(d); title != "" {
			for _, name := range d.Meta.Short {
				shelf.Add(name, title)
			}
		}
	}
	return shelf
}

// workTitle returns the title of the statute that a document is about as a
// whole: an _index.md of type law, or a single file that holds one.
func workTitle(d *doc.Document) string {
	switch {
	case d.Meta.Type == workType:
		return d.Meta.Title
	case d.Statute != nil && d.Meta.Title != "":
		return d.Meta.Title
	}
	return ""
}
