package markdown

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/source"
)

// examples are all the pages of the golden files.
func examples(t *testing.T) map[string]source.File {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files: ", err)
	}
	out := map[string]source.File{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			out[name+"/"+f.Name], _ = source.Decode("content/a.md", f.Data)
		}
	}
	return out
}

// A document that is parsed in two parts is the one that is parsed whole and
// parted then; and it holds no part of a buffer that the next one is written to, nor
// of the file's text.
func TestInTwoPartsAsWhole(t *testing.T) {
	type parts struct {
		lean  *doc.Document
		rest  string
		diags diag.List
	}
	p, got := New(Options{}), map[string]parts{}
	all := examples(t)
	for name, front := range map[string]string{
		"plain":   "title = \"复查\"\ntags = [\"甲\", \"乙\"]\n",
		"tables":  "title = '复查'\n[document]\nnumber = \"一号\"\n[[facts]]\nlabel = '期限'\nvalue = \"30 日\"\n",
		"mistake": "title = “复查”\nsulg = \"a\"\ndate = 2026年1月2日\n",
	} {
		all[name], _ = source.Decode("content/a.md", []byte("+++\n"+front+"+++\n正文，见《信访工作条例》第三条、【电话：待填】。\n"))
	}
	for name, f := range all {
		raw := []byte(f.Text)
		borrowed, _ := source.Borrow(f.Path, raw)
		lean, rest, diags := p.ParseLean(borrowed, nil)
		for i := range raw {
			raw[i] = '?'
		}
		got[name] = parts{lean, string(rest), diags}
	}
	for name, f := range all {
		whole, diags := New(Options{}).Parse(f)
		want := parts{whole.Lean(), string(doc.AppendRest(nil, whole)), diags}
		if whole.IsWhole() {
			want.rest = ""
		}
		if !reflect.DeepEqual(got[name], want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got[name], want)
		}
	}
}
