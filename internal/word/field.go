package word

import "strings"

// field is text that Word fills in: a page number, a link, a reference.
type field struct {
	code   strings.Builder
	result bool // after "separate": now comes what is shown
	shown  bool // something was shown
}

func (f *field) word() string {
	if words := strings.Fields(f.code.String()); len(words) > 0 {
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
	if f.word() != "HYPERLINK" || strings.Contains(f.code.String(), `\l`) {
		return ""
	}
	_, rest, _ := strings.Cut(f.code.String(), `"`)
	to, _, _ := strings.Cut(rest, `"`)
	return strings.TrimSpace(to)
}

// fieldMark reads w:fldChar.
func (r *reader) fieldMark(kind string) {
	n := len(r.fields)
	switch kind {
	case "begin":
		r.fields = append(r.fields, field{})
	case "separate":
		if n > 0 {
			r.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			f := &r.fields[n-1]
			r.fields = r.fields[:n-1]
			r.missed(f)
		}
	}
}

// missed records a field whose number or sign Word computes and does not store.
func (r *reader) missed(f *field) {
	if f.shown {
		return
	}
	switch f.word() {
	case "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM":
		r.lose(AutoNumber, "")
	case "EQ", "SYMBOL", "QUOTE":
		r.lose(Code, strings.TrimSpace(f.code.String()))
	}
}

// instruction reads the code of a field.
func (r *reader) instruction() error {
	text, err := r.content()
	if n := len(r.fields); n > 0 && !r.fields[n-1].result && r.fields[n-1].code.Len() < 1<<12 {
		r.fields[n-1].code.WriteString(text)
	}
	return err
}
