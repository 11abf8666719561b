package migrate

import (
	"regexp"
	"strings"
)

var codeSpan = pattern("`[^`\n]*`")

// withoutCode blanks out code, which may contain any markup.
func withoutCode(line string) string {
	return codeSpan().ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat(" ", len(s)) })
}

// inline converts the markup within a line.
func (m *mover) inline(p *page, line string) string {
	if strings.Contains(line, "{{") || strings.Contains(line, "{%") {
		line = rawMark().ReplaceAllString(line, "")
		line = siteRoot().ReplaceAllString(line, "")
		line = relative().ReplaceAllString(line, "$1")
		line = figure().ReplaceAllStringFunc(line, func(s string) string {
			named, list := arguments(figure().FindStringSubmatch(s)[1])
			src := named["src"] + named["link-to"]
			if src == "" && len(list) > 0 {
				src = list[0]
			}
			alt := first(named["alt"], named["caption"], named["title"])
			return image(src, alt, first(named["caption"], named["title"]))
		})
		line = assetImage().ReplaceAllStringFunc(line, func(s string) string {
			_, list := arguments(assetImage().FindStringSubmatch(s)[1])
			for i, a := range list {
				if media().MatchString(a) {
					rest := list[i+1:]
					for len(rest) > 0 && strings.Trim(rest[0], "0123456789px%") == "" {
						rest = rest[1:]
					}
					return image(a, strings.Join(rest, " "), "")
				}
			}
			return s
		})
		line = assetLink().ReplaceAllStringFunc(line, func(s string) string {
			c := assetLink().FindStringSubmatch(s)
			return "[" + first(strings.Trim(c[2], `"'`), c[1]) + "](" + c[1] + ")"
		})
		line = assetPath().ReplaceAllString(line, "$1")
		line = postLink().ReplaceAllStringFunc(line, func(s string) string {
			c := postLink().FindStringSubmatch(s)
			if old, ok := m.byName[c[1]]; ok {
				return "[" + first(strings.Trim(c[2], `"'`), m.titles[old], c[1]) + "](" + m.between(p, old) + ")"
			}
			return s
		})
		to := func(form *regexp.Regexp) {
			line = form.ReplaceAllStringFunc(line, func(s string) string {
				name := form.FindStringSubmatch(s)[1]
				name, hash, cut := strings.Cut(name, "#")
				stem := strings.TrimSuffix(strings.TrimSuffix(name[strings.LastIndex(name, "/")+1:], ".markdown"), ".md")
				if old, ok := m.byName[stem]; ok {
					if cut {
						hash = "#" + hash
					}
					return m.between(p, old) + hash
				}
				return s
			})
		}
		to(postURL())
		to(refCode())
	}
	return m.links(p, line)
}

func first(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// image writes a picture.
func image(src, alt, title string) string {
	if title != "" {
		return "![" + alt + "](" + bracketed(src) + ` "` + strings.ReplaceAll(title, `"`, `\"`) + `")`
	}
	return "![" + alt + "](" + bracketed(src) + ")"
}

func bracketed(to string) string {
	if strings.ContainsAny(to, " ()") {
		return "<" + to + ">"
	}
	return to
}
