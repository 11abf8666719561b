package lawtext

import (
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

// BenchmarkParse reads the published statutes again and again, one a core; MB/s
// counts bytes of text.
func BenchmarkParse(b *testing.B) {
	var files []source.File
	size := 0
	for _, row := range readTable(b, filepath.Join(testkit.Corpus(b), "structure.tsv")) {
		f := readLaw(b, row["file"])
		files = append(files, f)
		size += len(f.Text)
	}
	b.SetBytes(int64(size / len(files)))
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			Parse(files[i%len(files)])
		}
	})
}

// BenchmarkParseOne needs no corpus: a statute of 500 articles, made up.
func BenchmarkParseOne(b *testing.B) {
	f, _ := source.Decode("a.md", []byte(madeUp(500)))
	b.SetBytes(int64(len(f.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(f)
	}
}

// madeUp is a statute with n articles.
func madeUp(n int) string {
	var s strings.Builder
	s.WriteString("# 河滩镇大法\n\n## 第一章 总则\n\n")
	for i := range n {
		s.WriteString(law.Number{Main: i + 1}.Label("条") + " 借书人应当爱护图书，不得在书上涂写，不得撕毁书页；违反的，由图书馆责令改正。\n\n")
		s.WriteString("有下列情形之一的，暂停借书：\n\n（一）逾期三十日以上不还的；\n\n（二）遗失图书不赔的。\n\n")
	}
	return s.String()
}
