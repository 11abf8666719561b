package source

import (
	"bytes"
	"strings"
	"testing"

	"pufa/internal/diag"
)

// savings are how one text may lie on a disk.
var savings = map[string]func(string) []byte{
	"UTF-8":             func(s string) []byte { return []byte(s) },
	"UTF-8 with a mark": func(s string) []byte { return []byte(bom + s) },
	"two marks":         func(s string) []byte { return []byte(bom + bom + s) },
	"Windows line ends": func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) },
	"old Mac line ends": func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r")) },
	"GB18030": func(s string) []byte {
		raw, _ := gb18030.encode(strings.ReplaceAll(s, "\n", "\r\n"))
		return raw
	},
	"UTF-16, little end": func(s string) []byte {
		raw, _ := utf16LE.encode(bom + strings.ReplaceAll(s, "\n", "\r\n"))
		return raw
	},
	"UTF-16, big end": func(s string) []byte { raw, _ := utf16BE.encode(bom + s); return raw },
}

func edit(start, end int, text string) diag.Edit {
	return diag.Edit{Span: diag.Span{Start: start, End: end}, Text: text}
}

// A file is saved as it was saved before, and only what the edits are about is new.
func TestEditsKeepHowAFileIsSaved(t *testing.T) {
	const text = "标题\n【期限】（a.md）\n𠮷字，中文，English。\n完\n"
	from, to := strings.Index(text, "【"), strings.Index(text, "）")+len("）")
	edits := []diag.Edit{edit(0, 0, "首\n"), edit(from, to, "[期限](a.md)"), edit(len(text), len(text), "尾\n二\n")}
	want := "首\n" + text[:from] + "[期限](a.md)" + text[to:] + "尾\n二\n"
	for name, save := range savings {
		got, ok := Splice(save(text), edits)
		if !ok || !bytes.Equal(got, save(want)) {
			t.Errorf("%s: %v\n%q, want\n%q", name, ok, got, save(want))
		}
	}
}

// What reading leaves out stays in the file where no edit is about it.
func TestEditsLeaveWhatReadingLeavesOut(t *testing.T) {
	raw := "a\x01b\r\nc\vd\u202ee\r\n"
	text, _ := Decode("a.md", []byte(raw))
	at := strings.Index(text.Text, "c")
	got, ok := Splice([]byte(raw), []diag.Edit{edit(at, at+1, "x")})
	if want := strings.Replace(raw, "c", "x", 1); !ok || string(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEditsThatCannotBeSavedAreRefused(t *testing.T) {
	gbk, _ := gb18030.encode("中文内容在这里")
	for name, c := range map[string]struct {
		raw  string
		edit diag.Edit
	}{
		"bytes that make no character": {"很长的一段文字\xff，还有更多的文字", edit(0, 3, "x")},
		"UTF-32":                       {"\xff\xfe\x00\x00a\x00\x00\x00", edit(0, 0, "x")},
		"beyond the end":               {"ab", edit(1, 3, "x")},
		"in the middle of a character": {string(gbk), edit(1, 2, "x")},
	} {
		if got, ok := Splice([]byte(c.raw), []diag.Edit{c.edit}); ok {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Whatever the file, what is written is read as what was meant, and no byte outside the
// edit is another.
func FuzzSplice(f *testing.F) {
	for _, save := range savings {
		f.Add(save("+++\ntitle = “甲”\n+++\n乙\v丙\n"), 4, 9, "x\n")
	}
	f.Add([]byte("\r\r\n\n\x00"), 0, 1, "")
	f.Add([]byte("\n\n"), 1, 1, "\r")
	f.Fuzz(func(t *testing.T, raw []byte, start, end int, text string) {
		before, _ := Decode("a.md", raw)
		got, ok := Splice(raw, []diag.Edit{edit(start, end, text)})
		if !ok {
			return
		}
		after, _ := Decode("a.md", got)
		if want := before.Text[:start] + text + before.Text[end:]; after.Text != want {
			t.Fatalf("%q: %q, want %q", raw, after.Text, want)
		}
		_, enc := decodeText(raw)
		at := offsets(raw, enc, len(before.Text))
		if !bytes.HasPrefix(got, raw[:at[start]]) || !bytes.HasSuffix(got, raw[at[end]:]) {
			t.Fatalf("%q became %q by an edit of %d to %d", raw, got, start, end)
		}
	})
}
