package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// parts lists what both sites must show on each page, with the markup around it. White
// space, ids and the order of attributes do not matter.
var parts = []struct {
	name string
	rx   *regexp.Regexp
}{
	{"title", regexp.MustCompile(`(?s)<title>(.*?)</title>`)},
	{"description", regexp.MustCompile(`(?s)<meta name="description" content="(.*?)"`)},
	{"canonical", regexp.MustCompile(`(?s)<link rel="canonical" href="(.*?)"`)},
	{"og", regexp.MustCompile(`(?s)<meta property="og:title" content="(.*?)"`)},
	{"ld", regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)},
	{"header", regexp.MustCompile(`(?s)<header>(.*?)</header>`)},
	{"crumb", regexp.MustCompile(`(?s)<nav class="crumb"[^>]*>(.*?)</nav>`)},
	{"h1", regexp.MustCompile(`(?s)<h1[^>]*>(.*?)</h1>`)},
	{"meta", regexp.MustCompile(`(?s)<ul class="meta">(.*?)</ul>`)},
	{"toc", regexp.MustCompile(`(?s)<aside class="toc">(.*?)</aside>`)},
	{"body", regexp.MustCompile(`(?s)<div class="body">(.*?)</div>\s*</article>`)},
	{"prevnext", regexp.MustCompile(`(?s)<nav class="prevnext">(.*?)</nav>`)},
	{"sections", regexp.MustCompile(`(?s)<ul class="(?:sections|terms)">(.*?)</ul>`)},
	{"list", regexp.MustCompile(`(?s)<ul class="list">(.*?)</ul>`)},
	{"pager", regexp.MustCompile(`(?s)<nav class="pager">(.*?)</nav>`)},
}

var (
	tag       = regexp.MustCompile(`<[^>]*>`)
	attribute = regexp.MustCompile(`(href|rel|datetime|aria-current)="?([^">\s]*)"?`)
	listed    = regexp.MustCompile(`(?s)<(?:loc|guid)[^>]*>(.*?)</`)
)

// partsOf takes a page apart. Each part is its text without white space, then "|", then
// its link targets and what is marked. Links in the body belong to its author and are
// left out.
func partsOf(page string) map[string]string {
	out := map[string]string{}
	for _, p := range parts {
		m := p.rx.FindStringSubmatch(page)
		if m == nil {
			continue
		}
		if p.name == "ld" {
			out[p.name] = sortedJSON(m[1])
			continue
		}
		out[p.name] = strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(m[1], ""))), "")
		if p.name == "body" {
			continue
		}
		var marks []string
		for _, a := range attribute.FindAllStringSubmatch(m[1], -1) {
			if !strings.HasPrefix(a[2], "#") {
				marks = append(marks, a[1]+"="+plain(a[2]))
			}
		}
		slices.Sort(marks)
		if len(marks) > 0 {
			out[p.name] += "|" + strings.Join(marks, " ")
		}
	}
	return out
}

// plain undoes the escapes of an address.
func plain(s string) string {
	s = html.UnescapeString(s)
	if decoded, err := url.PathUnescape(s); err == nil {
		return decoded
	}
	return s
}

func sortedJSON(s string) string {
	var v any
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		return "no JSON: " + s
	}
	data, _ := json.Marshal(v) // sorts keys
	return string(data)
}

// addresses lists the addresses in a feed or a site map.
func addresses(xml string) string {
	var out []string
	for _, m := range listed.FindAllStringSubmatch(xml, -1) {
		out = append(out, plain(m[1]))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// compare prints the differences of two outputs: in their sets of pages, feeds and site
// maps, and for each part of pages the number of pages that differ. It reports whether
// there are none.
func compare(w io.Writer, a, b string) (bool, error) {
	left, err := outputs(a)
	if err != nil {
		return false, err
	}
	right, err := outputs(b)
	if err != nil {
		return false, err
	}
	different := map[string][]string{}
	for _, name := range left {
		if _, both := slices.BinarySearch(right, name); !both {
			different["only in the first"] = append(different["only in the first"], name)
			continue
		}
		x, err := os.ReadFile(filepath.Join(a, filepath.FromSlash(name)))
		if err != nil {
			return false, err
		}
		y, err := os.ReadFile(filepath.Join(b, filepath.FromSlash(name)))
		if err != nil {
			return false, err
		}
		if strings.HasSuffix(name, ".xml") {
			if addresses(string(x)) != addresses(string(y)) {
				different["addresses"] = append(different["addresses"], name)
			}
			continue
		}
		px, py := partsOf(string(x)), partsOf(string(y))
		for _, p := range parts {
			if px[p.name] != py[p.name] {
				different[p.name] = append(different[p.name], name)
			}
		}
	}
	for _, name := range right {
		if _, both := slices.BinarySearch(left, name); !both {
			different["only in the second"] = append(different["only in the second"], name)
		}
	}
	if len(different) == 0 {
		fmt.Fprintf(w, "%d pages, feeds and site maps: the same\n", len(left))
		return true, nil
	}
	for what, names := range different {
		fmt.Fprintf(w, "%s: %d of %d, such as %s\n", what, len(names), len(left), strings.Join(names[:min(3, len(names))], ", "))
	}
	return false, nil
}

// outputs lists the pages, feeds and site maps of an output folder, sorted.
func outputs(dir string) ([]string, error) {
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(p, ".html") || strings.HasSuffix(p, ".xml")) {
			out = append(out, p)
		}
		return err
	})
	slices.Sort(out)
	return out, err
}

func compareCommand(args []string) error {
	set := flag.NewFlagSet("compare", flag.ContinueOnError)
	if err := set.Parse(args); err != nil {
		return err
	}
	if set.NArg() != 2 {
		return fmt.Errorf("usage: compare FOLDER FOLDER")
	}
	same, err := compare(os.Stdout, set.Arg(0), set.Arg(1))
	if err == nil && !same {
		err = fmt.Errorf("the outputs differ")
	}
	return err
}
