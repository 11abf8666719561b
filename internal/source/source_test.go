package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"pufa/internal/diag"
)

const page = `+++
title = "对信访处理意见不服怎么办"
date = 2026-11-16
+++

收到处理意见后，可以在 30 日内请求复查。㐂𠮷镕喆€①㈠

| 环节 | 期限 |
`

func inUTF16(text string, order binary.AppendByteOrder, mark bool) []byte {
	var b []byte
	if mark {
		text = bom + text
	}
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func inGB18030(t *testing.T, text string) []byte {
	t.Helper()
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// found prints a list in one line for each entry: place, severity, code, texts.
func found(text string, l diag.List) string {
	l.Sort()
	var b strings.Builder
	for _, d := range l {
		place := "file"
		if d.Span.End > 0 {
			before := text[:d.Span.Start]
			place = fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])+1)
		}
		fmt.Fprintf(&b, "%s %v %s\n%s\n%s\n", place, d.Severity, d.Code, d.Message(diag.ZH), d.Hint(diag.ZH))
	}
	return b.String()
}

func codes(l diag.List) string {
	var c []string
	for _, d := range l {
		c = append(c, d.Code)
	}
	return strings.Join(c, " ")
}

func TestOneTextSavedInManyWaysIsOneText(t *testing.T) {
	crlf := strings.ReplaceAll(page, "\n", "\r\n")
	for _, c := range []struct {
		name  string
		raw   []byte
		codes string
	}{
		{"UTF-8", []byte(page), ""},
		{"UTF-8 with mark", []byte(bom + page), ""},
		{"UTF-8 with two marks", []byte(bom + bom + page), ""},
		{"CRLF", []byte(crlf), ""},
		{"CRLF with mark", []byte(bom + crlf), ""},
		{"CR", []byte(strings.ReplaceAll(page, "\n", "\r")), ""},
		{"UTF-16 LE", inUTF16(crlf, binary.LittleEndian, true), "source/converted"},
		{"UTF-16 BE", inUTF16(page, binary.BigEndian, true), "source/converted"},
		{"UTF-16 LE without mark", inUTF16(crlf, binary.LittleEndian, false), "source/converted"},
		{"UTF-16 BE without mark", inUTF16(page, binary.BigEndian, false), "source/converted"},
		{"GB18030", inGB18030(t, crlf), "source/converted"},
		{"GB18030 with mark", inGB18030(t, bom+crlf), "source/converted"},
	} {
		f, diags := Decode("content/a.md", c.raw)
		if f.Text != page {
			t.Errorf("%s: text is\n%q, want\n%q", c.name, f.Text, page)
		}
		if codes(diags) != c.codes {
			t.Errorf("%s: findings %q, want %q", c.name, codes(diags), c.codes)
		}
		if got, want := f.Text[f.FrontStart:f.FrontEnd], "title = \"对信访处理意见不服怎么办\"\ndate = 2026-11-16\n"; got != want {
			t.Errorf("%s: front matter is %q, want %q", c.name, got, want)
		}
		if got := f.Text[f.BodyStart:]; !strings.HasPrefix(got, "\n收到") {
			t.Errorf("%s: body begins %.20q", c.name, got)
		}
	}
}

func TestShortTextsAreRecognised(t *testing.T) {
	big5, err := traditionalchinese.Big5.NewEncoder().String("不服處理意見怎麼辦？一個人可以在三十天之內請求複查。")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, raw, text, codes string }{
		{"empty", "", "", ""},
		{"mark only", bom, "", ""},
		{"short GBK title", string(inGB18030(t, "信访")), "信访", "source/converted"},
		{"GBK with Latin", string(inGB18030(t, "# 依申请公开\nFAQ 12345")), "# 依申请公开\nFAQ 12345", "source/converted"},
		{"Big5", big5, "", "source/encoding"},
		{"UTF-16 with much 一", string(inUTF16("一一一，第一条\n", binary.LittleEndian, false)), "一一一，第一条\n", "source/converted"},
		{"NUL in UTF-8", "信访\x00条例", "信访条例", "source/control-character"},
		{"NUL in ASCII", "hello\x00world!", "helloworld!", "source/control-character"},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00", "", "source/encoding"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", "", "source/encoding"},
		{"Latin-1", "caf\xe9", "", "source/encoding"},
	} {
		f, diags := Decode("content/a.md", []byte(c.raw))
		if f.Text != c.text || codes(diags) != c.codes {
			t.Errorf("%s: %q, findings %q; want %q, %q", c.name, f.Text, codes(diags), c.text, c.codes)
		}
	}
}

func TestFindingsTellPlaceAndRemedy(t *testing.T) {
	for _, c := range []struct{ name, raw, text, want string }{
		{
			"damaged bytes are not taken for GBK", "信访条例第\xe5\xb8条\r\n复查\xff\xfe申请", "信访条例第�条\n复查�申请",
			"1:6 error source/bad-bytes\n这里有坏字节 E5 B8，不是完整的文字\n把这里（显示为 �）删掉重新输入，再存为 UTF-8；如果整篇都乱，从原稿重新复制\n" +
				"2:3 error source/bad-bytes\n这里有坏字节 FF FE，不是完整的文字\n把这里（显示为 �）删掉重新输入，再存为 UTF-8；如果整篇都乱，从原稿重新复制\n",
		},
		{
			"control characters", "第一\x0b第二\x07条\n\x1f", "第一\n第二条\n",
			"1:3 warning source/line-tab\n这里有从 Word 粘贴来的手动换行符 U+000B，已经当作换行\n在编辑器里删掉它，再按一次回车\n" +
				"2:3 warning source/control-character\n这里夹着看不见的控制字符 U+0007（多半是从 Word 粘贴来的），已经去掉\n在编辑器里把这里前后的字重新打一遍，或者先粘贴到“记事本”再复制过来\n" +
				"2:4 warning source/control-character\n这里夹着看不见的控制字符 U+001F（多半是从 Word 粘贴来的），已经去掉\n在编辑器里把这里前后的字重新打一遍，或者先粘贴到“记事本”再复制过来\n",
		},
	} {
		f, diags := Decode("content/a.md", []byte(c.raw))
		if f.Text != c.text {
			t.Errorf("%s: text %q, want %q", c.name, f.Text, c.text)
		}
		if got := found(f.Text, diags); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestEveryControlCharacterGoesAndAFloodIsShort(t *testing.T) {
	var all strings.Builder
	for line := range 40 {
		fmt.Fprintf(&all, "第%d行", line)
		for c := byte(0); c < 0x20; c++ {
			if c != '\n' {
				all.WriteByte(c)
			}
		}
		all.WriteString("尾\n")
	}
	f, diags := Decode("content/a.md", []byte(all.String()))
	if i := firstControl(f.Text); i >= 0 {
		t.Errorf("%q is left at %d", f.Text[i], i)
	}
	if len(diags) != listed+1 {
		t.Errorf("%d findings, want %d", len(diags), listed+1)
	}
}

func TestUnassignedAndPrivateCharactersStay(t *testing.T) {
	const text = "\ue000 \U000F0000 \u0378 \u200b\n"
	if f, diags := Decode("a.md", []byte(text)); f.Text != text || len(diags) > 0 {
		t.Errorf("got %q, %v", f.Text, diags)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "第一条\t\n", "é＃\u200b", "\ufeff", "a\ufeff", "\u202e", "\u2066", "\u0085", "\x7f", "\r\n", "\xed\xa0\x80", "第\xe7\xac", "\xe7\xac", "\xf0\x9f\x98\x80", "\xf5\x80\x80\x80", "\xc0\x80"} {
		f.Add([]byte(s))
	}
	f.Add([]byte(page))
	f.Add([]byte(bom + "＋＋＋\ntitle = “a”\n++++\r\n\x0bx"))
	f.Add([]byte("---\ntitle: a: b\ntags:\n  - x\n---\nbody\x00"))
	f.Add([]byte("{\n\"title\": [1, {}]\n}\n"))
	f.Add(inUTF16(page, binary.LittleEndian, false))
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, diags := Decode("content/a.md", raw)
		if text, enc := decodeText(raw); isClear(raw) != (enc == utf8Text && text == string(raw) && firstControl(text) < 0) {
			t.Fatalf("%q: clear %t", raw, isClear(raw))
		}
		if !utf8.ValidString(file.Text) || firstControl(file.Text) >= 0 {
			t.Fatalf("text is not clean: %q", file.Text)
		}
		if 0 > file.FrontStart || file.FrontStart > file.FrontEnd || file.FrontEnd > file.BodyStart && file.BodyStart != 0 || file.BodyStart > len(file.Text) {
			t.Fatalf("front %d–%d, body %d of %d", file.FrontStart, file.FrontEnd, file.BodyStart, len(file.Text))
		}
		for _, d := range diags {
			if d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(file.Text) {
				t.Fatalf("span %v of %s lies outside %d bytes", d.Span, d.Code, len(file.Text))
			}
			if !utf8.ValidString(d.Message(diag.ZH)) || !utf8.ValidString(d.Hint(diag.EN)) {
				t.Fatalf("texts of %v are not valid", d)
			}
		}
		again, more := Decode("content/a.md", []byte(file.Text))
		if again.Text != file.Text && !strings.HasPrefix(file.Text, bom) {
			t.Fatalf("decoding twice gives %q, then %q", file.Text, again.Text)
		}
		for _, d := range more {
			if strings.HasPrefix(d.Code, "source/bad") || strings.HasPrefix(d.Code, "source/con") {
				t.Fatalf("the clean text still has %v", d)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	clean := []byte(strings.Repeat("信访人对处理意见不服的，可以自收到之日起 30 日内请求复查。\n", 200))
	for _, c := range []struct {
		name string
		raw  []byte
	}{
		{"clean", clean},
		{"crlf", []byte(strings.ReplaceAll(string(clean), "\n", "\r\n"))},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.raw)))
			b.ReportAllocs()
			for b.Loop() {
				Decode("content/a.md", c.raw)
			}
		})
	}
}

// What is found in a borrowed text outlives it.
func TestFindingsOutliveABorrowedText(t *testing.T) {
	for _, text := range []string{
		"---\ntitle: 复查\nslug: a\n---\n正文\n", "{\"title\": \"复查\"}\n\n正文\n", "---\ntitle = \"复查\"\n---\n正文\n",
		"++++\ntitle = \"复查\"\n++++\n正文\n", "＋＋＋\ntitle = \"复查\"\n＋＋＋\n", "+++\ntitle = \"复查\"\n", "正\x01文\v\r\n", "正\xff文。正文正文正文\n",
	} {
		raw := []byte(text)
		_, want := Decode("content/a.md", raw)
		_, got := Borrow("content/a.md", raw)
		for i := range raw {
			raw[i] = '?'
		}
		if len(want) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\n got %v\nwant %v", text, got, want)
		}
	}
}

func TestATextThatIsTooLongIsNotRead(t *testing.T) {
	raw := bytes.Repeat([]byte("a"), MaxText)
	if f, diags := Borrow("a.md", raw); len(f.Text) != MaxText || len(diags) > 0 {
		t.Errorf("%d bytes, %v", len(f.Text), diags)
	}
	raw = append(raw, 'a')
	if f, diags := Borrow("a.md", raw); f.Text != "" || !f.Unread || len(diags) != 1 || diags[0].Code != "source/too-long" {
		t.Errorf("%d bytes, %v", len(f.Text), diags)
	}
	if f, diags := Decode("a.md", raw); len(f.Text) != len(raw) || len(diags) > 0 {
		t.Errorf("what is no page of a site: %d bytes, %v", len(f.Text), diags)
	}
}
