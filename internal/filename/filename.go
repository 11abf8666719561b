// Package filename makes file names that every file system can hold.
//
// Use [Clean] to make a name from what an author wrote, [Portable] to check a name that
// is meant to stay, [Shorten] where only its length matters. A name is one element of a
// path.
package filename

import (
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pufa/internal/diag"
)

// maxName is the longest path element in UTF-16 units. Windows allows 255; the
// rest is room for extensions and temporary names.
const maxName = 120

// maxNameBytes is the same for systems that count bytes: Linux allows 255, that is, 85
// Han characters.
const maxNameBytes = 240

// Clean makes one path element that every file system can hold: NFC, without invisible
// characters and those that Windows refuses, without a trailing dot or space, and no
// device name. It returns "" when nothing is left. Spaces become "-".
func Clean(name string) string {
	if plain(name) && !reserved[name] {
		return name
	}
	name = Shorten(strings.Map(func(r rune) rune {
		switch {
		case refused(r):
			return -1
		case r == ' ', r == '\u3000', r == '\u00a0':
			return '-'
		}
		return r
	}, norm.NFC.String(name)))
	name = strings.Trim(name, "-")
	name = strings.TrimRight(name, ". ")
	if device(name) {
		name = "_" + name
	}
	if name == "" || strings.Trim(name, ".") == "" {
		return ""
	}
	return name
}

// refused reports whether a name must not contain a character: Windows refuses it, or it
// is invisible and makes two names look the same.
func refused(r rune) bool {
	return diag.Steers(r) || r == utf8.RuneError || strings.ContainsRune(`<>:"/\|?*`, r)
}

// Steered reports whether a name has invisible characters.
func Steered(name string) bool { return strings.ContainsFunc(name, diag.Steers) }

// Shorten cuts a name so that every file system can hold it and a few bytes more. The
// extension stays, since it says what the file is.
func Shorten(name string) string {
	if len(name) <= maxName || len(name) <= maxNameBytes && len(utf16.Encode([]rune(name))) <= maxName {
		return name
	}
	ext := path.Ext(name)
	if len(ext) > len(".markdown") {
		ext = ""
	}
	units := len(ext)
	for i, r := range name {
		if units += utf16.RuneLen(r); units > maxName || i+utf8.RuneLen(r)+len(ext) > maxNameBytes {
			return name[:i] + ext
		}
	}
	return name
}

// Portable returns "" if every file system can hold a name and it has no invisible
// characters; otherwise it returns a better one.
func Portable(name string) string {
	if stem, _, _ := strings.Cut(name, "."); plain(stem) && !reserved[stem] && plainEnd(name[len(stem):]) {
		return ""
	}
	out := strings.TrimRight(strings.Map(func(r rune) rune {
		if refused(r) {
			return -1
		}
		return r
	}, name), ". ")
	if out == "" || device(out) {
		out = "_" + out
	}
	if out == name {
		return ""
	}
	return out
}

// plain is the quick answer for most names: it reports whether a name is short and has
// only characters that are always allowed.
func plain(name string) bool {
	for i := range len(name) {
		if c := name[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '-' && 0 < i && i < len(name)-1) {
			return false
		}
	}
	return 0 < len(name) && len(name) <= maxName
}

// plainEnd reports whether an extension, if there is one, has only lower-case letters.
func plainEnd(ext string) bool {
	return ext == "" || len(ext) > 1 && ext[0] == '.' && strings.Trim(ext[1:], "abcdefghijklmnopqrstuvwxyz") == ""
}

// device reports whether Windows takes a name for a device. It does so also with an
// extension, with spaces before the extension, and with superscript digits.
func device(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	return reserved[superscripts.Replace(strings.TrimRight(stem, " "))]
}

var superscripts = strings.NewReplacer("¹", "1", "²", "2", "³", "3")

// reserved are the device names that Windows refuses as file names, with any
// extension.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}
