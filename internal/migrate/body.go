package migrate

import (
	"strings"

	"pufa/internal/diag"
)

// boxes maps the names that other generators use for boxes to ours.
var boxes = map[string]string{
	"note": "note", "info": "note", "tip": "note", "hint": "note", "abstract": "summary", "summary": "summary", "tldr": "summary", "success": "note", "primary": "note", "default": "note", "question": "note", "quote": "note", "important": "warning",
	"warning": "warning", "warn": "warning", "caution": "warning", "attention": "warning", "danger": "warning", "error": "warning", "failure": "warning", "bug": "warning", "example": "example",
}

var (
	codeFence  = pattern("^[ \t]*(```+|~~~+)")
	moreMark   = pattern(`^\s*<!--\s*more\s*-->\s*$`)
	tocMark    = pattern(`(?i)^\s*(?:\[\[?toc\]?\]|\{\{<\s*toc\s*>\}\}|<!--\s*toc\s*-->|\{:\s*toc\s*\}|[*-] (?:toc|目录)\s*)\s*$`)
	kramdown   = pattern(`^\s*\{:[^}]*\}\s*$`)
	figure     = pattern(`\{\{[<%]\s*(?:figure|img|image)\s+((?:[^>%]|%[0-9A-Fa-f]{2})*?)\s*/?[>%]\}\}`)
	openBox    = pattern(`^\s*\{\{[<%]\s*(notice|admonition|alert|hint|callout|note|tip|warning|info|danger)\b\s*([^>%]*?)\s*[>%]\}\}\s*$`)
	closeBox   = pattern(`^\s*\{\{[<%]\s*/\s*(?:notice|admonition|alert|hint|callout|note|tip|warning|info|danger)\s*[>%]\}\}\s*$`)
	hexoBox    = pattern(`^\s*\{%-?\s*note\b\s*(.*?)\s*-?%\}\s*$`)
	hexoEnd    = pattern(`^\s*\{%-?\s*endnote\s*-?%\}\s*$`)
	codeOpen   = pattern(`^\s*\{%-?\s*(?:codeblock|highlight)\b\s*(.*?)\s*-?%\}\s*$`)
	codeClose  = pattern(`^\s*\{%-?\s*end(?:codeblock|highlight)\s*-?%\}\s*$`)
	quoteOpen  = pattern(`^\s*\{%-?\s*(?:blockquote|quote|cq|centerquote)\b\s*(.*?)\s*-?%\}\s*$`)
	quoteClose = pattern(`^\s*\{%-?\s*end(?:blockquote|quote|cq|centerquote)\s*-?%\}\s*$`)
	rawMark    = pattern(`\{%-?\s*(?:raw|endraw)\s*-?%\}`)
	assetImage = pattern(`\{%-?\s*(?:asset_img|img)\s+(.*?)\s*-?%\}`)
	assetLink  = pattern(`\{%-?\s*asset_link\s+(\S+)\s*(.*?)\s*-?%\}`)
	assetPath  = pattern(`\{%-?\s*asset_path\s+(\S+?)\s*-?%\}`)
	postLink   = pattern(`\{%-?\s*post_link\s+(\S+)\s*(.*?)\s*-?%\}`)
	postURL    = pattern(`\{%-?\s*(?:post_url|link)\s+(\S+?)\s*-?%\}`)
	refCode    = pattern(`\{\{[<%]\s*(?:rel)?ref\s+"?([^">%\s]+)"?\s*[>%]\}\}`)
	siteRoot   = pattern(`\{\{-?\s*(?:site\.(?:baseurl|url|production_url)|page\.root)\s*-?\}\}`)
	relative   = pattern(`\{\{-?\s*['"]([^'"]+)['"]\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.baseurl)\s*-?\}\}`)
	vueBox     = pattern(`^(\s*):::+\s*(tip|info|warning|danger|details|note|important|caution|theorem)\b\s*(.*?)\s*$`)
	vueClose   = pattern(`^\s*:::+\s*$`)
	alertMark  = pattern(`^>\s*\[!(\w+)\]\s*[-+]?\s*(.*?)\s*$`)
	foreign    = pattern(`\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}|^\s*:::+\s*[A-Za-z-]+.*$|^\s*!!!\s.*$|<Badge[^>]*>|\[\[_?TOC_?\]\]|^\s*@\[[a-z]+\].*$`)
	argument   = pattern(`([A-Za-z_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+))|"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+)`)
)

// arguments reads what follows the name of a shortcode: named values, and the others in
// order.
func arguments(s string) (named map[string]string, rest []string) {
	named = map[string]string{}
	for _, m := range argument().FindAllStringSubmatch(s, -1) {
		if m[1] != "" {
			named[strings.ToLower(m[1])] = m[2] + m[3] + m[4]
		} else {
			rest = append(rest, m[5]+m[6]+m[7])
		}
	}
	return named, rest
}

// body converts the text of a page, line by line, except code.
func (m *mover) body(p *page) string {
	var out []string
	fence, quote, alert := "", false, false
	said := "" // who is quoted
	details := 0
	at := p.offset
	for line := range strings.SplitSeq(p.body, "\n") {
		start := at
		at += len(line) + 1
		if fence == "" {
			if f := codeFence().FindStringSubmatch(line); f != nil {
				fence = f[1]
				out = append(out, line)
				continue
			}
		} else {
			if closes(line, fence) || fence == "{%" && codeClose().MatchString(line) {
				if fence == "{%" {
					line = "```"
				}
				fence = ""
			}
			out = append(out, line)
			continue
		}
		if alert && !strings.HasPrefix(line, ">") {
			alert = false
			out = append(out, ":::")
		}
		switch {
		case alert:
			line = strings.TrimPrefix(strings.TrimPrefix(line, ">"), " ")
		case moreMark().MatchString(line), tocMark().MatchString(line):
			continue
		case kramdown().MatchString(line):
			m.report("migrate/dropped", p, start, line)
			continue
		case openBox().MatchString(line):
			c := openBox().FindStringSubmatch(line)
			line = m.openBox(c[1], c[2])
		case closeBox().MatchString(line), hexoEnd().MatchString(line):
			line = ":::"
		case hexoBox().MatchString(line):
			kind, title, _ := strings.Cut(hexoBox().FindStringSubmatch(line)[1], " ")
			line = box(kind, title)
		case codeOpen().MatchString(line):
			lang, title := codeWords(codeOpen().FindStringSubmatch(line)[1], strings.Contains(line, "highlight"))
			if title != "" {
				out = append(out, title, "")
			}
			fence, line = "{%", "```"+lang
		case quoteOpen().MatchString(line):
			quote, said = true, quoteOpen().FindStringSubmatch(line)[1]
			continue
		case quoteClose().MatchString(line):
			if quote = false; said != "" {
				out = append(out, ">", "> —— "+said)
			}
			out = append(out, "") // keeps the next line out of the quotation
			continue
		case alertMark().MatchString(line):
			c := alertMark().FindStringSubmatch(line)
			alert, line = true, box(strings.ToLower(c[1]), c[2])
		case vueBox().MatchString(line):
			c := vueBox().FindStringSubmatch(line)
			if c[2] == "details" {
				details++
				line = "<details>\n<summary>" + strings.TrimSpace(c[3]) + "</summary>\n"
			} else {
				line = c[1] + box(c[2], c[3])
			}
		case vueClose().MatchString(line) && details > 0:
			details--
			line = "\n</details>"
		}
		if fence == "" {
			line = m.inline(p, line)
			if quote && strings.TrimSpace(line) != "" {
				line = "> " + line
			}
			for _, f := range foreign().FindAllString(withoutCode(line), -1) {
				if !ownBox(f) {
					m.leave(p, start, f)
				}
			}
		}
		out = append(out, line)
	}
	if alert {
		out = append(out, ":::")
	}
	return lowered(strings.Join(out, "\n"), p.front.first("title") != "")
}

// closes reports whether a line ends the code that a fence opened.
func closes(line, fence string) bool {
	t := strings.TrimSpace(line)
	return strings.HasPrefix(t, fence) && strings.Trim(t, fence[:1]) == ""
}

// lowered moves headings down a level if a page has any of level 1, which is for its
// title. If the page has no title, a heading in the first line is its title.
func lowered(body string, titled bool) string {
	if m := topHeading().FindStringIndex(body); m != nil && !titled {
		return body[:m[1]] + lowered(body[m[1]:], true)
	}
	lines := strings.Split(body, "\n")
	for pass := range 2 {
		fence, found := "", false
		for i, l := range lines {
			switch f := codeFence().FindStringSubmatch(l); {
			case fence != "":
				if closes(l, fence) {
					fence = ""
				}
			case f != nil:
				fence = f[1]
			case pass == 0:
				found = found || strings.HasPrefix(l, "# ")
			case headingMark().MatchString(l):
				lines[i] = "#" + l
			}
		}
		if pass == 0 && !found {
			return body
		}
	}
	return strings.Join(lines, "\n")
}

var headingMark = pattern(`^#{1,5}[ \t]`)

// codeWords reads the arguments of codeblock or highlight: the language, and the caption
// above the code.
func codeWords(s string, highlight bool) (lang, title string) {
	var rest []string
	for _, word := range strings.Fields(s) {
		switch {
		case strings.HasPrefix(word, "lang:"):
			lang = strings.TrimPrefix(word, "lang:")
		case highlight && lang == "":
			lang = word
		case strings.Contains(word, ":") && !strings.Contains(word, "://"), word == "linenos":
		default:
			rest = append(rest, word)
		}
	}
	return lang, strings.Join(rest, " ")
}

// ownBox reports whether a line opens a box of ours.
func ownBox(line string) bool {
	name := strings.TrimLeft(strings.TrimSpace(line), ": ")
	name, _, _ = strings.Cut(name, " ")
	switch name {
	case "note", "warning", "example", "steps", "contact", "download", "summary":
		return strings.HasPrefix(strings.TrimSpace(line), ":::")
	}
	return false
}

// leave reports markup that stays unchanged.
func (m *mover) leave(p *page, lineStart int, what string) {
	m.report("migrate/left", p, lineStart, what)
}

// report adds a finding about markup in a line.
func (m *mover) report(code string, p *page, lineStart int, what string) {
	text := m.texts[p.old]
	start := lineStart
	if n := strings.Index(text[min(lineStart, len(text)):], what); n >= 0 {
		start += n
	}
	m.diags.Add(code, diag.Span{File: p.old, Start: start, End: min(start+len(what), len(text))}, strings.TrimSpace(what))
}

func box(kind, title string) string {
	name := boxes[strings.ToLower(kind)]
	if name == "" {
		name = "note"
		title = strings.TrimSpace(kind + " " + title)
	}
	return strings.TrimRight("::: "+name+" "+strings.Trim(strings.TrimSpace(title), `"'`), " ")
}

// openBox reads the many forms of Hugo's themes: notice note "标题",
// admonition type=note title="标题".
func (m *mover) openBox(name, rest string) string {
	named, list := arguments(rest)
	kind := named["type"]
	if kind == "" && boxes[strings.ToLower(name)] != "" {
		kind = name
	}
	if kind == "" && len(list) > 0 {
		kind, list = list[0], list[1:]
	}
	title := named["title"]
	if title == "" && len(list) > 0 && list[0] != "true" && list[0] != "false" {
		title = list[0]
	}
	if kind == "" {
		kind = "note"
	}
	return box(kind, title)
}
