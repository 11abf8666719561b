package render

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"pufa/themes"
)

func TestStylesheetsGoOutWithoutComments(t *testing.T) {
	for in, want := range map[string]string{
		"/* a */ p { color : red ; }\n\n/* b */\nq > r, s { margin : 0 auto }": "p{color : red;}q > r,s{margin : 0 auto}",
		`a::before { content: "/* stays */  , ;" }`:                            `a::before{content: "/* stays */  , ;"}`,
		`a { content: 'x\'  /* y */' ; b: url( "a , b" ) }`:                    `a{content: 'x\'  /* y */';b: url( "a , b" )}`,
		`a { b: url(a%20/*b*/;c) }`:                                            `a{b: url(a%20/*b*/;c)}`,
		"a/**/b { }":                                                           "a b{}",
		"a { width: calc(1px + 2px) } .a .b{} .a.b{}":                          "a{width: calc(1px + 2px)}.a .b{}.a.b{}",
		"@media print { a { b: c } }":                                          "@media print{a{b: c}}",
		"/*! licence */ a {}":                                                  "/*! licence */ a{}",
		`\/* x */a {}`:                                                         `\/* x */a{}`,
		"/* open":                                                              "",
		`a { b: "open`:                                                         `a{b: "open`,
		`.a\ b { }`:                                                            `.a\ b{}`,
		"":                                                                     "",
	} {
		if got := string(tidy(in)); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

// What was tidied once is tidy, and the theme's own sheets keep every rule.
func TestTidyingChangesSpaceAlone(t *testing.T) {
	sheets, err := fs.Glob(themes.FS, "*/assets/*.css")
	if err != nil || len(sheets) == 0 {
		t.Fatal(sheets, err)
	}
	for _, name := range sheets {
		data, err := themes.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		once := tidy(string(data))
		if twice := tidy(string(once)); string(twice) != string(once) {
			t.Errorf("%s: not tidy after once", path.Base(name))
		}
		for _, mark := range []string{"{", "}", ":root", "@container", "@media", "var("} {
			comments := 0
			for rest := string(data); ; {
				_, after, open := strings.Cut(rest, "/*")
				if !open {
					break
				}
				comment, after, _ := strings.Cut(after, "*/")
				comments += strings.Count(comment, mark)
				rest = after
			}
			if was, is := strings.Count(string(data), mark)-comments, strings.Count(string(once), mark); was != is {
				t.Errorf("%s: %d × %q became %d", path.Base(name), was, mark, is)
			}
		}
	}
}

func FuzzTidy(f *testing.F) {
	f.Add("a { b: url(x) } /* c */")
	f.Add(`"\`)
	f.Fuzz(func(t *testing.T, css string) {
		once := tidy(css)
		if len(once) > len(css)+1 {
			t.Errorf("%q grew to %q", css, once)
		}
		tidy(string(once))
	})
}

func TestScriptsGoOutWithoutCommentLines(t *testing.T) {
	for in, want := range map[string]string{
		"// a\n  // b\n\n  let x = 1; // c\n\ty(\"// d\");\n": "let x = 1; // c\ny(\"// d\");\n",
		"//! licence\n//# sourceMappingURL=x\na()":            "//! licence\n//# sourceMappingURL=x\na()",
		"let s = `\n  // text\n`;\n":                          "let s = `\n  // text\n`;\n",
		"let s = 'a\\\n// text';\n":                           "let s = 'a\\\n// text';\n",
		"/* a\n * b */\nc()":                                  "/* a\n* b */\nc()",
	} {
		if got := tidyScript(in); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}
