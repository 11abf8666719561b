package word

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// field is text that Word fills in: a page number, a link, a reference.
type field struct {
	code   string
	result bool   // after "separate": now comes what is shown
	shown  bool   // something was shown
	form   string // content of a check box or a drop-down list, such as ☑
}

func (f *field) word() string {
	if words := strings.Fields(f.code); len(words) > 0 {
		return strings.ToUpper(words[0])
	}
	return ""
}

// drops reports whether the result of a field is not part of the text: page numbers.
func (f *field) drops() bool {
	switch f.word() {
	case "PAGEREF", "PAGE", "NUMPAGES", "SECTIONPAGES":
		return true
	}
	return false
}

// link returns the address of a HYPERLINK field.
func (f *field) link() string {
	if f.word() != "HYPERLINK" || strings.Contains(f.code, `\l`) {
		return ""
	}
	_, rest, _ := strings.Cut(f.code, `"`)
	to, _, _ := strings.Cut(rest, `"`)
	return strings.TrimSpace(to)
}

// fieldChar reads w:fldChar.
func (r *reader) fieldChar(e xml.StartElement) error {
	if r.flat {
		return r.skip()
	}
	form, err := "", error(nil)
	if kind := attr(e, "fldCharType"); kind == "begin" {
		form, err = r.formField()
		r.fields = append(r.fields, field{form: form})
	} else {
		err = r.skip()
		r.fieldMark(kind)
	}
	if err == nil && len(r.fields) > mostDepth {
		return ErrTooLarge
	}
	return err
}

// formField reads the children of w:fldChar and returns the content of a form field.
func (r *reader) formField() (shows string, err error) {
	chosen, entries := 0, []string(nil)
	var read func(e xml.StartElement) error
	read = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "checkBox":
			shows = "☐"
		case "checked", "default", "result":
			switch {
			case shows == "":
				chosen, _ = strconv.Atoi(attr(e, "val"))
			case on(attr(e, "val")):
				shows = "☑"
			default:
				shows = "☐"
			}
		case "listEntry":
			entries = append(entries, attr(e, "val"))
		}
		return r.each(read)
	}
	if err := r.each(read); err != nil {
		return "", err
	}
	if chosen >= 0 && chosen < len(entries) {
		shows = entries[chosen]
	}
	return shows, nil
}

// fieldMark records the end of the code of a field, and the end of the field.
func (r *reader) fieldMark(kind string) {
	n := len(r.fields)
	switch kind {
	case "separate":
		if n > 0 {
			r.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			f := r.fields[n-1]
			r.fields = r.fields[:n-1]
			r.missed(f)
		}
	}
}

// missed records a field whose number or sign Word computes and does not store.
func (r *reader) missed(f field) {
	switch {
	case f.shown:
		return
	case f.form != "":
		r.write(f.form)
		return
	}
	switch f.word() {
	case "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM":
		r.lose(AutoNumber, "")
	case "EQ", "SYMBOL", "QUOTE":
		r.lose(Code, strings.TrimSpace(f.code))
	}
}

// instruction reads the code of a field.
func (r *reader) instruction() error {
	text, err := r.content()
	if n := len(r.fields); n > 0 && !r.fields[n-1].result && len(r.fields[n-1].code) < 1<<12 {
		r.fields[n-1].code += text
	}
	return err
}
