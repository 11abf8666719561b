package compiler

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/site"
	"pufa/internal/source"
)

// Outside reports pages that lie beside content/, where nobody reads them: in a folder
// whose name is nearly content or that of a channel, or as files with front matter. Other
// folders may hold anything. What lies there is no input of a site, so a build that
// recalls an earlier one has to ask again.
func Outside(f *folder.Folder) diag.List {
	var diags diag.List
	entries, err := f.Beside()
	if err != nil {
		return nil
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case source.Scrap(name), slices.Contains(folder.Sources, name):
		case !e.IsDir():
			if !source.IsPage(name) {
				continue
			}
			if head, err := f.Head(name, 4); err == nil && strings.HasPrefix(string(head), "+++") {
				diags.Add("site/outside-content", diag.At(name), site.Content+"/"+name)
			}
		case likeContent(name):
			if holdsPage(f, name) {
				diags.Add("site/outside-content", diag.At(name), site.Content)
			}
		default:
			channel := site.Content + "/" + name
			if info, err := f.Lstat(channel); err == nil && info.IsDir() && holdsPage(f, name) {
				diags.Add("site/outside-content", diag.At(name), channel)
			}
		}
	}
	return diags
}

// likeContent reports whether a folder was probably meant to be content/.
func likeContent(name string) bool {
	lower := strings.ToLower(name)
	return name == "内容" || name == "正文" || lower == site.Content || diag.Nearest(lower, []string{site.Content}) != ""
}

// holdsPage reports whether a folder holds a page; it looks at a limited number of files.
func holdsPage(f *folder.Folder, dir string) (found bool) {
	const most = 1000
	seen := 0
	_ = fs.WalkDir(f, dir, func(name string, _ fs.DirEntry, err error) error {
		seen++
		found = err == nil && source.IsPage(path.Base(name))
		if err != nil || found || seen > most {
			return fs.SkipAll
		}
		return nil
	})
	return found
}
