package diag

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Lang is a language of messages. The zero value is Chinese.
type Lang int

const (
	ZH Lang = iota
	EN
)

// LangOf returns the language of messages for a site whose language is tag
// (BCP 47): Chinese for zh and whatever begins with it, else English.
func LangOf(tag string) Lang {
	if tag == "zh" || strings.HasPrefix(tag, "zh-") {
		return ZH
	}
	return EN
}

// Entry is the catalogue's entry for a code.
type Entry struct {
	Severity Severity
	For      Person // who mends the finding; [Nobody] for texts that are not findings
	ZH, EN   Text
}

// Text is an entry in one language. {1}, {2} … stand for the arguments. Other
// braces are ordinary characters.
type Text struct {
	Message string // what is wrong, or the text itself; no final full stop
	Hint    string // what to do; may be empty
}

// In returns the text in a language.
func (e Entry) In(lang Lang) Text {
	if lang == EN {
		return e.EN
	}
	return e.ZH
}

// catalogue joins the tables of this package, which are in files catalogue_<subject>.go.
var catalogue = join(
	sourceTexts, fieldsTexts, configTexts, markdownTexts, pictureTexts,
	siteTexts, renderTexts, publishTexts, deployTexts, cliTexts, buildTexts, lawTexts, checkTexts, sayTexts, helpTexts, lawtextTexts, previewTexts, citeTexts, importTexts, migrateTexts, wordingTexts, quizTexts,
	newTexts, wayfinderTexts, processTexts, deadlinesTexts, topicTexts, chartTexts, reportTexts,
)

func join(tables ...map[string]Entry) map[string]Entry {
	all := map[string]Entry{}
	for _, t := range tables {
		for code, e := range t {
			if _, twice := all[code]; twice {
				panic("diag: two entries for " + code)
			}
			all[code] = e
		}
	}
	return all
}

func entry(code string) Entry {
	e, ok := catalogue[code]
	if !ok {
		panic("diag: no entry for " + code)
	}
	return e
}

// Lookup returns the entry of a code.
func Lookup(code string) (Entry, bool) {
	e, ok := catalogue[code]
	return e, ok
}

// Codes returns every code of the catalogue in order.
func Codes() []string { return slices.Sorted(maps.Keys(catalogue)) }

// Say returns the message of a code in a language, with its arguments.
func Say(lang Lang, code string, args ...string) string {
	return expand(entry(code).In(lang).Message, args)
}

// expand replaces {1} … {9} with the arguments. A number without an argument stays.
func expand(text string, args []string) string {
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '{' && i+2 < len(text) && text[i+2] == '}' {
			if n, err := strconv.Atoi(text[i+1 : i+2]); err == nil && n >= 1 && n <= len(args) {
				b.WriteString(args[n-1])
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
