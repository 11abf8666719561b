package render

import (
	"errors"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"
	texttemplate "text/template"

	"pufa/internal/diag"
)

// executing matches the error of text/template for a failing template: place, expression
// (cut to 20 bytes), reason.
var executing = regexp.MustCompile(`(?s)^template: (.+?:\d+(?::\d+)?): executing ".*?" at <(.*?)>: (.*)$`)

// reasons maps messages of text/template to codes; groups are arguments.
var reasons = []struct {
	pattern *regexp.Regexp
	code    string
}{
	{regexp.MustCompile(`^can't evaluate field (\S+) in type (?:view\.)?(.+)$`), "render/no-field"},
	{regexp.MustCompile(`^error calling asset: no asset "(.*)"$`), "render/no-asset"},
	{regexp.MustCompile(`^error calling (?:index|slice): .*(?:out of range|invalid slice index|cannot be nil)`), "render/out-of-range"},
	{regexp.MustCompile(`^error calling \w+: incompatible types for comparison(?:: (\S+) and (\S+))?`), "render/compare-kinds"},
	{regexp.MustCompile(`^error calling (\w+): ` + errGrows.Error()), "render/grows"},
	{regexp.MustCompile(`^range can't iterate over`), "render/not-a-list"},
	{regexp.MustCompile(`^wrong number of args for (\w+): want (?:at least )?\d+ got (\d+)`), "render/argument-count"},
}

// explain turns a run-time error of html/template into diagnostics.
func (s *Set) explain(name string, err error) diag.List {
	var diags diag.List
	var escape *template.Error
	if errors.As(err, &escape) {
		return s.explainEscape(name, escape)
	}
	var exec texttemplate.ExecError
	m := executing.FindStringSubmatch(err.Error())
	if !errors.As(err, &exec) || m == nil {
		diags.Add("render/failed", s.at(name), name, err)
		return diags
	}
	span := s.locate(m[1], m[2])
	if strings.HasPrefix(m[3], "exceeded maximum template depth") {
		diags.Add("render/endless", span, chainOf(s.calls, exec.Name))
		return diags
	}
	for _, r := range reasons {
		if g := r.pattern.FindStringSubmatch(m[3]); g != nil {
			args := []any{}
			for _, text := range g[1:] {
				args = append(args, text)
			}
			switch r.code {
			case "render/not-a-list":
				args = []any{m[2]}
			case "render/no-field": // in a type that check does not know
				args = append(args, "…")
			}
			diags.Add(r.code, span, args...)
			return diags
		}
	}
	diags.Add("render/failed", span, exec.Name, m[3])
	return diags
}

// locate returns the place "name:line:column", with column in bytes from 0, and as much
// of the expression as is there.
func (s *Set) locate(location, expression string) diag.Span {
	parts := strings.Split(location, ":")
	if len(parts) < 2 {
		return diag.Span{}
	}
	column := 0
	if len(parts) > 2 {
		column, _ = strconv.Atoi(parts[len(parts)-1])
		parts = parts[:len(parts)-1]
	}
	line, _ := strconv.Atoi(parts[len(parts)-1])
	f, ok := s.files[strings.Join(parts[:len(parts)-1], ":")]
	if !ok {
		return diag.Span{}
	}
	start, end := lineBounds(f.text, line)
	at := min(start+column, end)
	expression = strings.TrimSuffix(expression, "...")
	// The position of a field is that of its second name.
	if i := strings.LastIndex(f.text[start:min(end, at+len(expression))], expression); expression != "" && i >= 0 && start+i <= at {
		return diag.Span{File: f.path, Start: start + i, End: start + i + len(expression)}
	}
	return diag.Span{File: f.path, Start: at, End: min(end, at+len(wordAt(f.text[at:end])))}
}

// locateAfter returns the tag in a template that follows the output before, searched from
// the last "<" in before; or the template's file if it can't be found.
func (s *Set) locateAfter(name, before string) diag.Span {
	i := strings.LastIndexByte(before, '<')
	if i < 0 {
		return s.at(name)
	}
	for _, f := range s.reach(name) {
		_, rest, found := strings.Cut(f.text, before[i:]+"{{")
		if !found {
			continue
		}
		start := len(f.text) - len(rest) - len("{{")
		return diag.Span{File: f.path, Start: start, End: tagEnd(f.text, start+2)}
	}
	return s.at(name)
}

// missing reports a template that no layer has.
func (s *Set) missing(name string) diag.List {
	var diags diag.List
	if _, ok := s.files[name]; ok {
		diags.Add("render/unusable-template", s.at(name), name)
		return diags
	}
	var spare []string // "tags.html" is no misspelt "tag.html"
	for n := range s.files {
		if _, used := s.views[n]; !used {
			spare = append(spare, n)
		}
	}
	slices.Sort(spare)
	if near := nearestPath(name, spare); near != "" {
		diags.Add("render/template-file-misnamed", s.at(near), name, near)
		return diags
	}
	diags.Add("render/no-template", diag.Span{}, name)
	return diags
}

// unknownTemplate reports a {{template}} with a name that is not defined, or whose file
// could not be parsed.
func (s *Set) unknownTemplate(from string, e *template.Error) diag.List {
	var diags diag.List
	name := either(longestQuoted(e.Description), e.Description)
	if _, ok := s.files[name]; ok {
		diags.Add("render/unusable-template", s.at(name), name)
	} else {
		diags.Add("render/no-such-template", s.at(from), name)
	}
	return diags
}
