package fasttemplate

// htmlText is for text between tags and in quoted attributes.
var htmlText = newTable("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// table maps bytes to replacements.
type table struct {
	number [256]uint8 // of the replacement; 0 = the byte stays
	text   []string
}

// newTable makes a table from pairs of a byte and its replacement.
func newTable(pairs ...string) *table {
	t := &table{text: []string{""}}
	for i := 0; i < len(pairs); i += 2 {
		t.number[pairs[i][0]] = uint8(len(t.text))
		t.text = append(t.text, pairs[i+1])
	}
	return t
}

func (t *table) append(dst []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		if n := t.number[s[i]]; n != 0 {
			dst = append(append(dst, s[from:i]...), t.text[n]...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...)
}
