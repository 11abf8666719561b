package press

import (
	"path"
	"strings"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/plan"
	"pufa/internal/publish"
)

// A published address lives on in readers' bookmarks, on posters and in chat groups. When
// it goes, the author is told, with the line to paste. A page that was only renamed or
// moved is recognised by its source or by its content: the output's manifest keeps the
// digests of both.

// pageKey identifies a page in the manifest by its content and its source; "" = the
// output is not the page of a source file.
func pageKey(c *compiler.Compiled, job *plan.Job) string {
	if job.Page == nil || job.Page.Doc == nil || job.Page.URL.File() != job.Path {
		return ""
	}
	return "page-" + c.Content(job.Page.Doc.Path).String() + "-" + sourceDigest(job.Page.Doc.Path)
}

func sourceDigest(source string) string { return folder.DigestOf([]byte(source)).String() }

// gone reports addresses of pages that an earlier build published and this one does not.
func gone(c *compiler.Compiled, earlier []publish.Entry) diag.List {
	files, bySource, byContent := map[string]bool{}, map[string]*plan.Job{}, map[string]*plan.Job{}
	jobs := c.Jobs()
	known := map[string]bool{} // sources of the earlier build
	for _, e := range earlier {
		if _, source, ok := parseKey(e.Key); ok {
			known[source] = true
		}
	}
	if len(known) == 0 { // a first build
		return nil
	}
	for i := range jobs {
		files[jobs[i].Path] = true
		if content, source, ok := parseKey(pageKey(c, &jobs[i])); ok {
			if bySource[source] = &jobs[i]; !known[source] {
				byContent[content] = &jobs[i]
			}
		}
	}
	unpublished := map[string]bool{} // what the author keeps back on purpose
	for _, s := range c.Unpublished() {
		unpublished[sourceDigest(s)] = true
	}
	var diags diag.List
	switched := 0
	for _, e := range earlier {
		content, source, ok := parseKey(e.Key)
		if !ok || files[e.Path] || unpublished[source] {
			continue
		}
		now := bySource[source]
		if now == nil {
			now = byContent[content]
		}
		switch {
		case now == nil:
			diags.Add("publish/address-gone", diag.Span{}, e.Path)
		case otherForm(e.Path) == now.Path:
			switched++
		default:
			c.AddAlias(diags.Add("publish/address-moved", diag.At(now.Page.Doc.Path), e.Path, now.Path), "/"+e.Path)
		}
	}
	if switched > 0 {
		diags.Add("publish/addresses-switched", diag.At(folder.Config), switched)
	}
	return diags
}

func parseKey(key string) (content, source string, ok bool) {
	parts := strings.Split(key, "-")
	if len(parts) != 3 || parts[0] != "page" {
		return "", "", false
	}
	return parts[1], parts[2], true
}

// otherForm returns the file that a page would have under the other form of addresses.
func otherForm(file string) string {
	if path.Base(file) == "index.html" {
		return path.Dir(file) + ".html"
	}
	return strings.TrimSuffix(file, ".html") + "/index.html"
}
