package markdown

import (
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
)

// Options change what the parser does. The zero Options parse Chinese text with
// the built-in containers. They are part of the key of a cached parse: see
// [Options.Fingerprint].
type Options struct {
	Publish    bool         // what is still to be filled in (【…：待填】) is left out, not marked
	HardBreaks bool         // a line end in the source starts a new line on the page
	Containers []Container  // from the theme; they replace built-in ones of the same name
	Lang       string       // BCP 47, of the labels written by the parser; "" = "zh-CN"
	Form       *fields.Form // of front matter, made from doc.Meta; nil = doc.Meta alone
	Plain      bool         // goldmark reads all paragraphs (see plain.go); the result is the same
}

// Container is a kind of ::: box.
type Container struct {
	Name    string // as written after the colons; also its class
	Label   string // first line of the box and its name for screen readers
	Element string // "aside", "section", "div", "details"; "" = "div"; "none" writes no box
	Quiet   bool   // no label line unless the author gives a title
	Region  bool   // a div or details that screen readers list as a region; asides and sections are listed anyway
}

// Fingerprint is equal for two Options exactly if they parse in the same way.
func (o Options) Fingerprint() string {
	var b strings.Builder
	b.WriteString(strconv.FormatBool(o.Publish) + strconv.FormatBool(o.HardBreaks))
	b.WriteString(strconv.Quote(o.Lang))
	if o.Form != nil {
		b.WriteString(o.Form.Fingerprint())
	}
	for _, c := range o.Containers {
		b.WriteString("|" + strconv.Quote(c.Name) + strconv.Quote(c.Label) + strconv.Quote(c.Element) + strconv.FormatBool(c.Quiet) + strconv.FormatBool(c.Region))
	}
	return b.String()
}

// words are the words that the parser itself writes into a page.
type words struct {
	table    string // name of a table without caption
	footnote string // name of the list of footnotes
	back     string // name of a link back from a footnote; the number follows
	note     string // name of a link to a footnote; the number follows
	nth      string // distinguishes a second box with the same name; {1} is its number
	stop     string // between parts of a lead without punctuation at the end
	comma    string // between the items of a list in a message
	ellipsis string
	chart    chartWords
}

func wordsOf(lang string) words {
	if lang == "" || diag.LangOf(lang) == diag.ZH {
		return words{"表格", "脚注", "回到正文，脚注", "脚注", "（{1}）", "；", "、", "……", chartWordsOf(true)}
	}
	return words{"Table", "Footnotes", "Back to the text, footnote ", "Footnote ", " ({1})", ";", ", ", "…", chartWordsOf(false)}
}

// Boxes lists the names of the built-in containers.
func Boxes() []string {
	var names []string
	for _, c := range builtin("") {
		names = append(names, c.Name)
	}
	return names
}

// builtin returns the containers that every site has.
func builtin(lang string) []Container {
	zh := lang == "" || diag.LangOf(lang) == diag.ZH
	label := func(chinese, english string) string {
		if zh {
			return chinese
		}
		return english
	}
	return []Container{
		{Name: "note", Label: label("说明", "Note"), Element: "aside"},
		{Name: "warning", Label: label("注意", "Warning"), Element: "section"},
		{Name: "example", Label: label("举个例子", "Example"), Element: "div"},
		{Name: "steps", Label: label("步骤", "Steps"), Element: "none"},
		{Name: "contact", Label: label("联系方式", "Contact"), Element: "section"},
		{Name: "download", Label: label("下载", "Download"), Element: "section", Quiet: true},
		{Name: "summary", Label: label("要点", "In short"), Element: "section"},
		{Name: chartBox, Label: label("图", "Chart"), Element: "none"},
		{Name: lawBox, Label: label("条文", "Provision"), Element: "none"},
		{Name: quoteBox, Label: label("引文", "Quotation"), Element: "none"},
	}
}
