package wording

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// prose is the part of a Markdown text that the author put in their own words. Emphasis
// marks and line ends between Han characters are dropped, so that a word is found across
// them; apart stands for what was skipped.
type prose struct {
	text []byte
	at   []int // offset in the source of each byte of text
}

const apart = 0

// quotes maps opening marks of quotations and titles to closing ones.
var quotes = map[rune]rune{'“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '〈': '〉', '"': '"'}

// others are boxes whose words are not the author's.
var others = map[string]bool{"quote": true, "law": true}

var (
	fence     = regexp.MustCompile("^[ \t]*(```+|~~~+)")
	box       = regexp.MustCompile(`^[ \t]*:::+[ \t]*([^ \t{]*)`)
	attribute = regexp.MustCompile(`^\{[^{}\n]*[#.=][^{}\n]*\}|^\{nocite\}`)
	tag       = regexp.MustCompile(`^<[A-Za-z/!?][^>]*>`)
)

// proseOf reads the source of a page, without its front matter.
func proseOf(source string) *prose {
	p := &prose{text: make([]byte, 0, len(source)), at: make([]int, 0, len(source))}
	var boxes []bool // open boxes: true = the words are not the author's
	code := ""       // the fence that opened it
	until := rune(0) // the mark that ends a quotation
	for at := 0; at < len(source); {
		line, _, _ := strings.Cut(source[at:], "\n")
		next := at + len(line) + 1
		name := box.FindStringSubmatch(line)
		switch mark := fence.FindStringSubmatch(line); {
		case code != "":
			if mark != nil && strings.HasPrefix(mark[1], code) {
				code = ""
			}
		case mark != nil:
			code, until = mark[1], 0
			p.stop()
		case name != nil:
			if name[1] != "" {
				boxes = append(boxes, others[name[1]] || len(boxes) > 0 && boxes[len(boxes)-1])
			} else if len(boxes) > 0 {
				boxes = boxes[:len(boxes)-1]
			}
			until = 0
			p.stop()
			if len(boxes) == 0 || !boxes[len(boxes)-1] {
				p.line(line[len(name[0]):], at+len(name[0]), 0)
				p.stop()
			}
		case len(boxes) > 0 && boxes[len(boxes)-1], strings.HasPrefix(strings.TrimSpace(line), ">"):
			p.stop()
		case strings.TrimSpace(line) == "":
			until = 0
			p.stop()
		default:
			until = p.line(line, at, until)
		}
		at = next
	}
	return p
}

// stop separates what follows from what came before.
func (p *prose) stop() {
	if n := len(p.text); n > 0 && p.text[n-1] != apart {
		p.text, p.at = append(p.text, apart), append(p.at, -1)
	}
}

// line adds a line of prose. until is the mark that ends the quotation in which the line
// begins, 0 = none; line returns the same for the end of the line.
func (p *prose) line(line string, offset int, until rune) rune {
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	for i := indent; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		switch skip := passed(line[i:]); {
		case until != 0:
			if r == until {
				until = 0
			}
		case quotes[r] != 0 && (r != '"' || strings.Contains(line[i+size:], `"`)):
			until = quotes[r]
			p.stop()
		case skip > 0:
			p.stop()
			size = skip
		case r == '*' || r == '_':
		case r == '|':
			p.stop()
		default:
			p.put(line[i:i+size], offset+i)
		}
		i += size
	}
	if until == '"' { // a straight mark ends with its line
		until = 0
	}
	if last, _ := utf8.DecodeLastRune(p.text); !unicode.Is(unicode.Han, last) {
		p.stop()
	}
	return until
}

// passed returns the length of what is not prose at the beginning of a text: code, the
// address of a link, an attribute, a tag.
func passed(s string) int {
	switch {
	case s[0] == '`':
		run := len(s) - len(strings.TrimLeft(s, "`"))
		if end := strings.Index(s[run:], s[:run]); end >= 0 {
			return run + end + run
		}
	case strings.HasPrefix(s, "]("):
		if end := strings.IndexByte(s, ')'); end > 0 {
			return end + 1
		}
	case s[0] == '{':
		return len(attribute.FindString(s))
	case s[0] == '<':
		return len(tag.FindString(s))
	}
	return 0
}

func (p *prose) put(s string, at int) {
	p.text = append(p.text, s...)
	for i := range len(s) {
		p.at = append(p.at, at+i)
	}
}
