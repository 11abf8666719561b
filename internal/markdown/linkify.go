package markdown

import (
	"bytes"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// addressParser links bare addresses. Beyond GFM, an address may begin right
// after a Chinese character, and it ends before full-width punctuation. It is
// linked whole or not at all: if a Chinese letter follows, nobody can tell
// whether it belongs to the address, so the text stays text and the author is
// told.
type addressParser struct{}

// Trigger returns GFM's starting points, and marks inside an address from which
// its start after a Chinese character is found.
func (addressParser) Trigger() []byte { return []byte{' ', '*', '_', '~', '(', ':', '.', '@'} }

func (addressParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, segment := block.PeekLine()
	back := 0 // bytes of the address already read as text
	switch line[0] {
	case ':', '.', '@':
		if back = wideStart(parent, block.Source(), segment.Start, line); back == 0 {
			return nil
		}
		line = block.Source()[segment.Start-back : segment.Stop]
	case ' ', '*', '_', '~', '(', '\t':
		back = -1
		line = line[1:]
	}
	a := readAddress(line)
	if a.size == 0 {
		return nil
	}
	start := segment.Start - back
	if a.torn {
		f := findingsOf(pc)
		if n := len(f.unlinked); n == 0 || f.unlinked[n-1].start != start {
			f.unlinked = append(f.unlinked, extent{start, start + a.size, string(line[:a.size])})
		}
		return nil
	}
	if back > 0 {
		last := parent.LastChild().(*gast.Text)
		last.Segment.Stop -= back
		if last.Segment.Start == last.Segment.Stop {
			parent.RemoveChild(parent, last)
		}
	} else if back < 0 {
		gast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+1))
	}
	block.Advance(a.size - back)
	n := gast.NewAutoLink(a.kind, gast.NewTextSegment(text.NewSegment(start, start+a.size)))
	n.SetPos(start)
	n.Protocol = a.protocol
	return n
}

// wideStart returns how many bytes before at belong to an address that begins
// right after a Chinese character, or 0.
func wideStart(parent gast.Node, source []byte, at int, line []byte) int {
	last, ok := parent.LastChild().(*gast.Text)
	if !ok || last.Segment.Stop != at || last.SoftLineBreak() {
		return 0
	}
	start := at
	switch line[0] {
	case ':':
		if !bytes.HasPrefix(line, []byte("://")) {
			return 0
		}
		for start > last.Segment.Start && util.IsAlphaNumeric(source[start-1]) {
			start--
		}
	case '.':
		if start -= 3; start < last.Segment.Start || string(source[start:at]) != "www" {
			return 0
		}
	case '@':
		for start > last.Segment.Start && isMailbox(source[start-1]) {
			start--
		}
	}
	if start == at || start <= last.Segment.Start {
		return 0 // GFM's own starting points are handled elsewhere
	}
	if r, _ := utf8.DecodeLastRune(source[last.Segment.Start:start]); !isWide(r) && !isShared(r) {
		return 0
	}
	return at - start
}

// address is the address at the start of a line.
type address struct {
	size     int // bytes; 0 = no address
	kind     gast.AutoLinkType
	protocol []byte // to put before it; nil if it has one
	torn     bool   // part of it would be lost
}

func readAddress(line []byte) address {
	if len(line) < 4 {
		return address{}
	}
	var prefix int
	a := address{kind: gast.AutoLinkURL}
	switch {
	case bytes.HasPrefix(line, []byte("http://")), bytes.HasPrefix(line, []byte("ftp://")):
		prefix = bytes.IndexByte(line, ':') + 3
	case bytes.HasPrefix(line, []byte("https://")):
		prefix = 8
	case bytes.HasPrefix(line, []byte("www.")):
		a.protocol = []byte("http")
	default:
		return readMailbox(line)
	}
	host := hostLen(line[prefix:])
	end := prefix + host
	for end < len(line) && isAddressByte(line[end]) {
		end++
	}
	if prefix > 0 && end == prefix && (end == len(line) || line[end] <= ' ' || line[end] == '<') {
		return address{}
	}
	if end < len(line) && line[end] >= utf8.RuneSelf {
		if r, _ := utf8.DecodeRune(line[end:]); !isFullStop(r) {
			a.torn = true
			a.size = end + wideRun(line[end:])
			return a
		}
	}
	if host == 0 {
		return address{}
	}
	a.size = trimAddress(line[:end])
	if a.size <= prefix {
		return address{}
	}
	return a
}

// hostLen returns the length of a host name with at least one dot and its port,
// or 0.
func hostLen(s []byte) int {
	n, dots, label := 0, 0, 0
	for n < len(s) {
		c := s[n]
		if c == '.' {
			if label == 0 {
				break
			}
			dots, label = dots+1, 0
		} else if util.IsAlphaNumeric(c) || c == '-' || c == '_' || c == '@' || c == ':' || c == '%' || c == '~' || c == '+' || c == '=' {
			label++
		} else {
			break
		}
		n++
	}
	if n > 0 && s[n-1] == '.' {
		n, dots = n-1, dots-1
	}
	if dots < 1 {
		return 0
	}
	return n
}

// isAddressByte reports whether the byte can be part of an address in GFM.
func isAddressByte(c byte) bool { return c > ' ' && c < utf8.RuneSelf && c != '<' && c != 0x7f }

// isFullStop reports whether an address ends before r without a space: at
// punctuation and spaces of Chinese text.
func isFullStop(r rune) bool {
	return isShared(r) || r >= 0x3000 && r <= 0x303F && r != 0x3005 && r != 0x3007 ||
		r >= 0xFF01 && r <= 0xFF0F || r >= 0xFF1A && r <= 0xFF20 || r >= 0xFF3B && r <= 0xFF40 || r >= 0xFF5B && r <= 0xFF65 ||
		util.IsSpaceRune(r)
}

// wideRun is the length of what may still belong to a torn address.
func wideRun(s []byte) int {
	n := 0
	for n < len(s) && n < 200 {
		r, size := utf8.DecodeRune(s[n:])
		if r < utf8.RuneSelf && !isAddressByte(byte(r)) || r >= utf8.RuneSelf && isFullStop(r) {
			break
		}
		n += size
	}
	return n
}

// trimAddress removes what GFM does not count as the end of an address.
func trimAddress(s []byte) int {
	n := len(s)
	excess := bytes.Count(s, []byte{')'}) - bytes.Count(s, []byte{'('})
	for n > 0 {
		switch s[n-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~', '\'', '"':
			n--
		case ')':
			if excess <= 0 {
				return n
			}
			n, excess = n-1, excess-1
		case ';':
			i := n - 2
			for i > 0 && util.IsAlphaNumeric(s[i]) {
				i--
			}
			if i < 0 || i == n-2 || s[i] != '&' {
				return n
			}
			n = i
		default:
			return n
		}
	}
	return n
}

// readMailbox reads an e-mail address.
func readMailbox(line []byte) address {
	at := 0
	for at < len(line) && at < 64 && isMailbox(line[at]) {
		at++
	}
	if at == 0 || at >= len(line) || line[at] != '@' {
		return address{}
	}
	end, dots := at+1, 0
	for end < len(line) && (util.IsAlphaNumeric(line[end]) || line[end] == '-' || line[end] == '_' || line[end] == '.') {
		if line[end] == '.' {
			dots++
		}
		end++
	}
	if line[end-1] == '.' {
		end, dots = end-1, dots-1
	}
	if dots < 1 || line[end-1] == '-' || line[end-1] == '_' || line[end-1] == '@' {
		return address{}
	}
	return address{size: end, kind: gast.AutoLinkEmail}
}

func isMailbox(c byte) bool {
	return util.IsAlphaNumeric(c) || c == '.' || c == '-' || c == '_' || c == '+'
}
