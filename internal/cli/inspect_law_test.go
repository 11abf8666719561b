package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A text saved by an old program reads the same; one that is no text at all is
// an error of the file, with exit status 1.
func TestInspectReadsEveryEncoding(t *testing.T) {
	const text = "河滩镇图书借阅办法\r\n第一条　每人可以借五本。\r\n第二条　依照第一条借书。\r\n"
	old, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, raw := range map[string]string{"utf8.txt": text, "gbk.txt": old, "broken.txt": "\x80\x81\xff\xfe\x00"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(raw), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range []string{"law", "citations"} {
		status, want, _ := run(t, t.Context(), dir, "inspect", command, "utf8.txt")
		if status != 0 || !strings.Contains(want, "第一条") && !strings.Contains(want, "每人可以借五本。") {
			t.Fatalf("%s: exit status %d: %s", command, status, want)
		}
		status, got, _ := run(t, t.Context(), dir, "inspect", command, "gbk.txt")
		if _, rest, ok := strings.Cut(got, `"diagnostics"`); ok {
			got = strings.TrimSuffix(got, rest) // the file's encoding is told there
			want, _, _ = strings.Cut(want, "]\n}")
			want = want[:strings.Index(want, `"diagnostics"`)] + `"diagnostics"`
		}
		sum := regexp.MustCompile(`"sha256": "[0-9a-f]{64}"`) // of the bytes, which differ
		if got, want = sum.ReplaceAllString(got, ""), sum.ReplaceAllString(want, ""); status != 0 || got != want {
			t.Errorf("%s: exit status %d, %s\nwant\n%s", command, status, got, want)
		}
		status, out, stderr := run(t, t.Context(), dir, "inspect", command, "broken.txt")
		if status != 1 || !strings.Contains(out+stderr, "source/encoding") {
			t.Errorf("%s: exit status %d of a file that is no text: %s%s", command, status, out, stderr)
		}
	}
}
