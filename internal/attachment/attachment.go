// Package attachment decides which files may be offered to readers beside a page: kinds
// of files that a browser shows or saves and never runs.
//
// Use [Allowed] for a file's name and [Judge] for its first bytes. The name is not enough,
// since some servers and browsers go by the bytes; nor are the bytes, since most go by
// the name.
package attachment

import (
	"bytes"
	"path"
	"strings"
)

// Head is how many of a file's first bytes [Judge] wants to see. Browsers look for tags in
// the first 1445 (MIME Sniffing, WHATWG).
const Head = 2048

// Verdict says what the first bytes of a file show.
type Verdict int

const (
	Fine    Verdict = iota
	Markup          // it begins like a web page, a drawing or another tree of tags
	Foreign         // it is not what its name says
)

// signatures lists the allowed endings and how such files begin. nil = they have no
// common beginning, so anything but markup will do.
var signatures = endings{
	nil: ".jpg .jpeg .png .gif .webp .svg .bmp .ico .tif .tiff .heic .heif .avif " +
		".mp3 .m4a .aac .wav .ogg .oga .opus .flac .amr .wma .mp4 .m4v .mov .webm .ogv .avi .wmv .vtt .srt " +
		".txt .csv .tsv .ics .vcf .ceb",
	pdf:    ".pdf",
	zip:    ".zip .epub .ofd .odt .ods .odp",
	rar:    ".rar",
	sevenZ: ".7z",
	rtf:    ".rtf",
	office: ".doc .docx .xls .xlsx .ppt .pptx .pps .ppsx .wps .et .dps",
}.table()

type endings map[*beginnings]string

type beginnings []string

var (
	pdf    = &beginnings{"%PDF-"}
	zip    = &beginnings{"PK\x03\x04", "PK\x05\x06"}
	rar    = &beginnings{"Rar!\x1a\a"}
	sevenZ = &beginnings{"7z\xbc\xaf\x27\x1c"}
	rtf    = &beginnings{`{\rtf`}
	// Old formats, new formats with a password, and one format under another's name:
	// office programs open them all.
	office = &beginnings{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "PK\x03\x04", `{\rtf`}
)

func (e endings) table() map[string]beginnings {
	table := map[string]beginnings{}
	for begins, names := range e {
		for _, name := range strings.Fields(names) {
			table[name] = nil
			if begins != nil {
				table[name] = *begins
			}
		}
	}
	return table
}

// programs are endings that some servers also obey in the middle of a name.
var programs = map[string]bool{
	"php": true, "php3": true, "php4": true, "php5": true, "php7": true, "php8": true, "phps": true, "pht": true, "phtml": true, "phar": true,
	"asp": true, "aspx": true, "asa": true, "cer": true, "ashx": true, "jsp": true, "jspx": true,
	"cgi": true, "fcgi": true, "cfm": true, "pl": true, "py": true, "shtml": true,
}

// Allowed reports whether a file with this name may be published. If not, it returns the
// ending that forbids it; "" = the name has no ending.
func Allowed(name string) (ending string, ok bool) {
	parts := strings.Split(strings.ToLower(path.Base(name)), ".")
	for _, part := range parts[1:] {
		part, _, _ = strings.Cut(part, ";") // some servers go by what stands before it
		if programs[part] {
			return "." + part, false
		}
	}
	ending = strings.ToLower(path.Ext(name))
	_, ok = signatures[ending]
	return ending, ok
}

// Judge judges the first bytes of a file, up to [Head] of them, whose name is allowed.
func Judge(name string, head []byte) Verdict {
	begins := signatures[strings.ToLower(path.Ext(name))]
	switch {
	case markup(head):
		return Markup
	case len(begins) == 0, begin(head, begins):
		return Fine
	case begins[0] == (*pdf)[0] && bytes.Contains(head, []byte(begins[0])): // some scanners put a few bytes before it
		return Fine
	}
	return Foreign
}

func begin(head []byte, with beginnings) bool {
	for _, w := range with {
		if bytes.HasPrefix(head, []byte(w)) {
			return true
		}
	}
	return false
}

// markup reports whether bytes begin with a tag, a comment or a declaration, in any
// encoding that contains ASCII.
func markup(head []byte) bool {
	head = bytes.ReplaceAll(head, []byte{0}, nil) // UTF-16, UTF-32
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	head = bytes.TrimLeft(head, " \t\r\n\v\f")
	if len(head) < 2 || head[0] != '<' {
		return false
	}
	c := head[1] | 0x20
	return 'a' <= c && c <= 'z' || strings.IndexByte("!?/%", head[1]) >= 0
}
