package manual

import (
	"embed"
	"regexp"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/kind"
)

// topics are Markdown with a title, headings of level 2 and code blocks. A code block
// that names a file is an example, and all examples of a topic make a site. Two
// placeholders, each on a line of its own, are filled in: @kinds@ with the kinds of
// pages, @keys config@ with the keys of a file.
//
//go:embed zh en
var topics embed.FS

// Topics lists the names that [Topic] takes, in reading order.
var Topics = []string{"pages", "dialect", "law", "config", "themes", "publish"}

// Topic returns the text of a topic for a terminal. dialect is the page that shows the
// Markdown dialect: the topic of that name is made from it.
func Topic(name string, lang diag.Lang, dialect string) string {
	return plain(fill(markdownOf(name, lang, dialect), lang))
}

// Title returns the title of a topic.
func Title(name string, lang diag.Lang) string {
	title, _, _ := strings.Cut(markdownOf(name, lang, ""), "\n")
	return strings.TrimPrefix(title, "# ")
}

func markdownOf(name string, lang diag.Lang, dialect string) string {
	folder := "zh"
	if lang == diag.EN {
		folder = "en"
	}
	text, err := topics.ReadFile(folder + "/" + name + ".md")
	if err != nil {
		panic(err) // impossible: a test reads each topic
	}
	if name == "dialect" {
		return string(text) + sourcesOnly(dialect)
	}
	return string(text)
}

// sourcesOnly shortens a page that shows each construct first as readers see it and then
// as source: only the sources stay. What follows <!-- END --> is left out.
func sourcesOnly(page string) string {
	if _, body, ok := strings.Cut(page, "\n+++\n"); ok {
		page = body
	}
	page, _, _ = strings.Cut(page, "<!-- END -->")
	if i := strings.Index(page, "\n## "); i >= 0 { // the text before the first heading is about the page itself
		page = page[i+1:]
	}
	parts := strings.Split(page, "```")
	var b strings.Builder
	for i, part := range parts {
		if i%2 == 0 {
			if i+1 < len(parts) {
				_, source, _ := strings.Cut(parts[i+1], "\n")
				part = strings.Replace(part, "\n\n"+source+"\n", "\n\n", 1)
			}
			b.WriteString(part)
			continue
		}
		b.WriteString("```" + part + "```")
	}
	return b.String()
}

// fill replaces the placeholders.
func fill(text string, lang diag.Lang) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		switch line {
		case "@kinds@":
			lines[i] = kinds(lang)
		case "@keys config@":
			lines[i] = Table(Settings(), lang)
		case "@keys page@":
			lines[i] = Table(FrontMatter(), lang)
		case "@keys theme@":
			lines[i] = Table(ThemeFile(), lang)
		}
	}
	return strings.Join(lines, "\n")
}

// kinds lists the kinds of pages and what each is for.
func kinds(lang diag.Lang) string {
	most := 0
	for _, k := range kind.All {
		most = max(most, len(k.Name))
	}
	var b strings.Builder
	for _, k := range kind.All {
		b.WriteString("    " + k.Name + strings.Repeat(" ", most-len(k.Name)+2) + k.Help.In(lang).Message + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// pageLink is a link to another page of the site that the text comes from.
var pageLink = regexp.MustCompile(`\[([^\]]*)\]\(\.\./[^)]*\)`)

// plain turns the Markdown of a topic into text for a terminal.
func plain(text string) string {
	var b strings.Builder
	code := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			if code = !code; code && strings.Contains(line, ".") {
				b.WriteString("  " + strings.TrimPrefix(line, "```") + "\n")
			}
			continue
		case code:
			line = strings.TrimRight("    "+line, " ")
		case strings.HasPrefix(line, "#"):
			level := strings.IndexByte(line, ' ')
			line, _, _ = strings.Cut(line[level+1:], " {#")
			switch level {
			case 1:
				line += "\n" + strings.Repeat("═", diag.Cells(line))
			case 2:
				line += "\n" + strings.Repeat("─", diag.Cells(line))
			default:
				line = "· " + line
			}
		case strings.HasPrefix(line, "    "): // filled in
		default:
			line = pageLink.ReplaceAllString(line, "$1")
			line = strings.ReplaceAll(strings.ReplaceAll(line, "`", ""), "**", "")
		}
		b.WriteString(line + "\n")
	}
	s := b.String()
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return strings.TrimRight(s, "\n") + "\n"
}

// Table lists the keys of a file: each as written in the file, then what it means.
func Table(f File, lang diag.Lang) string {
	var b strings.Builder
	for _, s := range f.Sections {
		b.WriteString("\n" + s.Title(lang) + "\n\n")
		for _, k := range s.Keys {
			if k.Takes == fields.Table && k.Path == s.Name { // already described by the section
				b.WriteString("    [" + k.Path + "]\n")
				continue
			}
			b.WriteString(k.entry(lang))
		}
	}
	return strings.Trim(b.String(), "\n")
}

// OfKind describes the keys that belong to one kind of page; "" = it has none.
func OfKind(kind string, lang diag.Lang) string {
	for _, s := range FrontMatter().Sections {
		if s.Name == kind && kind != "" {
			return Table(File{Sections: []Section{s}}, lang)
		}
	}
	return ""
}

// entry returns a key as written in the file, with its meaning below.
func (k Key) entry(lang diag.Lang) string {
	name := k.Path[strings.LastIndexByte(k.Path, '.')+1:]
	s := "    " + name + " = " + k.Example
	switch k.Takes {
	case fields.Table:
		s = "    [" + k.Path + "]"
	case fields.Tables:
		s = "    [[" + k.Path + "]]"
	}
	return s + "\n        " + k.meaning(lang) + "\n"
}

// marks are the punctuation marks of a language.
type marks struct{ colon, between, open, close, or string }

func marksOf(lang diag.Lang) marks {
	if lang == diag.EN {
		return marks{": ", "; ", " (", ")", "|"}
	}
	return marks{"：", "；", "（", "）", "、"}
}

// meaning returns what a key means, which values it takes and its default.
func (k Key) meaning(lang diag.Lang) string {
	m := marksOf(lang)
	var more []string
	switch {
	case k.Choices != nil:
		more = append(more, strings.Join(k.Choices, m.or))
	case k.Takes != "" && k.Takes != fields.Table:
		more = append(more, diag.Say(lang, "help/takes-"+string(k.Takes)))
	}
	switch {
	case k.Required:
		more = append(more, diag.Say(lang, "help/required"))
	case k.Default != "":
		more = append(more, diag.Say(lang, "help/default", k.Default))
	}
	if len(more) == 0 {
		return k.Says(lang)
	}
	return k.Says(lang) + m.open + strings.Join(more, m.between) + m.close
}

// Explain describes a key in each file that has it. name is the whole key or its last
// part; "" = there is no such key.
func Explain(name string, lang diag.Lang) string {
	var b strings.Builder
	for _, whole := range []bool{true, false} {
		for _, f := range []File{Settings(), FrontMatter(), ThemeFile()} {
			for _, s := range f.Sections {
				for _, k := range s.Keys {
					if k.Path == name || !whole && strings.HasSuffix(k.Path, "."+name) {
						b.WriteString(diag.Say(lang, "help/key-of-"+f.Name) + marksOf(lang).colon + s.Title(lang) + "\n\n" + k.entry(lang))
						b.WriteString(below(s, k, lang) + "\n")
					}
				}
			}
		}
		if b.Len() > 0 {
			break
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// below describes the keys of a table.
func below(s Section, table Key, lang diag.Lang) string {
	out := ""
	for _, k := range s.Keys {
		if strings.HasPrefix(k.Path, table.Path+".") {
			out += k.entry(lang)
		}
	}
	return out
}

// Names lists the full names of the keys of all files.
func Names() []string {
	var out []string
	for _, f := range []File{Settings(), FrontMatter(), ThemeFile()} {
		for _, k := range f.Keys() {
			out = append(out, k.Path)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
