package attachment

import "testing"

func TestNames(t *testing.T) {
	for _, name := range []string{"表 1.docx", "A.PDF", "通知.2026.ofd", "录音.m4a", "会.ics", "a.html.pdf", "Node.js 手册.pdf", "a/b.c/d.txt"} {
		if ending, ok := Allowed(name); !ok {
			t.Errorf("%s: %q is refused", name, ending)
		}
	}
	for name, want := range map[string]string{
		"a.html": ".html", "a.HtM": ".htm", "a.xhtml": ".xhtml", "a.xht": ".xht", "a.xml": ".xml", "a.xsl": ".xsl",
		"a.svgz": ".svgz", "a.shtml": ".shtml", "a.js": ".js", "a.MJS": ".mjs", "a.css": ".css", "a.php": ".php",
		"a.asp;.jpg": ".asp", "a.php8.txt": ".php8", "a.pht.pdf": ".pht",
		"a.jsp": ".jsp", "a.asp": ".asp", "a.cgi": ".cgi", "a.hta": ".hta", "a.mht": ".mht", "a.wasm": ".wasm",
		".htaccess": ".htaccess", "a": "", "pdf": "", "a.": ".", "a.pdf.exe": ".exe", "a.php.pdf": ".php", "a.PHP5.jpg": ".php5",
		"宏.docm": ".docm", "a.pdf ": ".pdf ", "a.ｐｄｆ": ".ｐｄｆ",
	} {
		if ending, ok := Allowed(name); ok || ending != want {
			t.Errorf("%q: allowed %v, ending %q, want %q", name, ok, ending, want)
		}
	}
}

func TestFirstBytes(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       Verdict
	}{
		{"a.pdf", "%PDF-1.7\n", Fine},
		{"a.PDF", "\r\n%PDF-1.4", Fine},
		{"a.pdf", "<html>%PDF-1.4", Markup},
		{"a.pdf", "\xef\xbb\xbf \n<!DOCTYPE html>", Markup},
		{"a.pdf", "\xff\xfe<\x00h\x00t\x00m\x00l\x00", Markup},
		{"a.pdf", "\xfe\xff\x00<\x00?\x00x", Markup},
		{"a.pdf", "", Foreign},
		{"a.pdf", "PK\x03\x04", Foreign},
		{"a.docx", "PK\x03\x04", Fine},
		{"a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Fine}, // with a password
		{"a.wps", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Fine},
		{"a.doc", `{\rtf1`, Fine},
		{"a.xls", "<table><tr>", Markup}, // as many office systems export it
		{"a.xls", "姓名\t电话", Foreign},
		{"a.ofd", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign},
		{"a.zip", "PK\x05\x06", Fine}, // empty
		{"a.epub", "%PDF-", Foreign},
		{"a.txt", "", Fine},
		{"a.txt", "< 3 个月", Fine},
		{"a.txt", "<关于信访的通知>", Fine},
		{"a.txt", "<script>", Markup},
		{"a.txt", "<a>", Markup},
		{"a.txt", "<Z-1>", Markup}, // browsers know no such element, and make one
		{"a.csv", "<%= x %>", Markup},
		{"a.mp3", "ID3", Fine},
		{"a.mp3", "<svg xmlns=", Markup},
		{"a.mp4", "<", Fine},
	} {
		if got := Judge(c.name, []byte(c.head)); got != c.want {
			t.Errorf("%s %q: %d, want %d", c.name, c.head, got, c.want)
		}
	}
}
