package akn

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

var petition = Meta{
	Slug: "xinfang-banfa", Permalink: "https://example.gov.cn/pufa/laws/xinfang-banfa/2022-05-01.html",
	WorkDate: law.Date{Year: 2022, Month: 2, Day: 25}, Edition: law.Date{Year: 2022, Month: 5, Day: 1},
	Status: law.InForce, StatusDay: law.Date{Year: 2026, Month: 12, Day: 4},
	Source: "https://example.gov.cn/source", SHA256: "00ff", Publisher: "某县信访局",
}

func parse(name string, text []byte) *law.Statute {
	f, _ := source.Decode(name, text)
	parsed, _ := lawtext.Parse(f)
	return parsed.Statute
}

func write(t testing.TB, m Meta, st *law.Statute) []byte {
	t.Helper()
	return []byte(Akn(m, st))
}

// check fails the test where a document breaks the standard's rules.
func check(t testing.TB, what string, doc []byte) *checker {
	t.Helper()
	c := checkSchema(bytes.NewReader(doc))
	for i, m := range c.mistakes {
		if i == 10 {
			t.Errorf("%s: and %d more", what, len(c.mistakes)-10)
			break
		}
		t.Errorf("%s: %s", what, m)
	}
	return c
}

func TestFormsAreThoseInTestdata(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			st := parse(ar.Files[0].Name, ar.Files[0].Data)
			m := Meta{Slug: "text"}
			if strings.HasPrefix(filepath.Base(file), "petition") {
				m = petition
				st.Rank, st.Issuer, st.Reference = law.PartyRegulation, "某县人民政府", "某政发〔2022〕5号"
				st.Promulgated, st.Effective = m.WorkDate, m.Edition
				st.Short = []string{"信访办法"}
			}
			xml := write(t, m, st)
			c := check(t, file, xml)
			data, err := JSON(m, st)
			if err != nil {
				t.Fatal(err)
			}
			checkJSON(t, file, data, c)
			var legible bytes.Buffer // for who reads the expectation; the file is one line
			if err := json.Indent(&legible, data, "", " "); err != nil {
				t.Fatal(err)
			}
			got := []txtar.File{ar.Files[0], {Name: "akn.xml", Data: xml}, {Name: "data.json", Data: legible.Bytes()}}
			if *update {
				ar.Files = got
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(ar.Files) != len(got) {
				t.Fatalf("%s has %d files; run with -update", file, len(ar.Files))
			}
			for i := range got {
				if !bytes.Equal(ar.Files[i].Data, got[i].Data) {
					t.Errorf("%s is not what %s says; run with -update and look at the difference\n%s", got[i].Name, file, got[i].Data)
				}
			}
		})
	}
}

// checkJSON fails the test where data.json names a place that akn.xml lacks.
func checkJSON(t testing.TB, what string, data []byte, c *checker) {
	t.Helper()
	var e jsonEdition
	if err := json.Unmarshal(data, &e); err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	element := func(id string, want ...string) {
		if !slices.Contains(want, c.ids[id]) {
			t.Errorf("%s: data.json names %s, which akn.xml has as %q, want %q", what, id, c.ids[id], want)
		}
	}
	for _, d := range e.Divisions {
		element(d.ID, map[string]string{"编": "book", "分编": "hcontainer", "章": "chapter", "节": "section", "": "division"}[d.Level])
	}
	for _, a := range append(e.Articles, e.Points...) {
		element(a.ID, "article")
		for _, p := range a.Paragraphs {
			element(p.ID, "paragraph")
			for _, it := range p.Items {
				element(it.ID, "point")
				for _, s := range it.Subitems {
					element(s.ID, "indent")
				}
			}
		}
	}
	for _, a := range e.Annexes {
		element(a.ID, "attachment")
	}
}

// The rules must be able to fail: each change of a valid document breaks one.
func TestRulesFindWhatIsWrong(t *testing.T) {
	ar, err := txtar.ParseFile("testdata/petition.txtar")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(ar.Files[1].Data)
	for _, change := range [][2]string{
		{"<FRBRcountry value=\"cn\"></FRBRcountry>\n", ""},
		{" date=\"2022-02-25\" name=\"work\"", " name=\"work\""},
		{"date=\"2022-05-01\"", "date=\"2022年5月1日\""},
		{"<act name=\"act\"", "<act xml:lang=\"zh\" name=\"act\""},
		{"eId=\"art_2\"", "eId=\"art_1\""},
		{"eId=\"art_2\"", "eId=\"第二条\""},
		{" eId=\"art_2\"", ""},
		{"#issuer", "#nobody"},
		{"<num>第一章</num>", "第一章"},
		{"<num>第一章</num>\n<heading eId=\"chp_1__heading\">总则</heading>", "<heading eId=\"chp_1__heading\">总则</heading>\n<num>第一章</num>"},
		{"<p>来信；</p>", "<point eId=\"point_9\"></point>"},
		{"<p>来信；</p>", "<p>来信；<b>急</b></p>"},
		{"<preamble xml:lang=\"zh\">", "<preamble xml:lang=\"en\">"},
		{"type=\"generation\"", "type=\"birth\""},
		{"/zho@2022-05-01.xml", "/zho@今天.xml"},
		{"<statute xmlns=\"urn:pufa:statute:1\">", "<statute>"},
		{namespace, namespace + "1"},
		{"</akomaNtoso>", "</akomaNtoso><akomaNtoso/>"},
		{"</act>", ""},
	} {
		broken := strings.Replace(doc, change[0], change[1], 1)
		if broken == doc {
			t.Errorf("the document holds no %s", change[0])
		}
		if c := checkSchema(strings.NewReader(broken)); len(c.mistakes) == 0 {
			t.Errorf("nobody minds %q in place of %q", change[1], change[0])
		}
	}
}

func TestIdentifiersAreThoseOfThePages(t *testing.T) {
	st := parse("a.txt", []byte("某某办法\n第一章　总则\n第一条　甲。\n乙：\n（一）丙；\n1．丁。\n第一条之一　戊。\n"))
	c := check(t, "办法", write(t, Meta{}, st))
	for _, l := range []law.Locator{
		{Article: law.Number{Main: 1}}, {Article: law.Number{Main: 1, Sub: 1}, Paragraph: 1},
		{Article: law.Number{Main: 1}, Paragraph: 2, Item: 1, Subitem: 1},
	} {
		if c.ids[l.EID()] == "" {
			t.Errorf("no element has the eId %s of %s", l.EID(), l)
		}
	}
	if c.ids[st.DivisionEID(0)] != "chapter" {
		t.Errorf("%s is %q", st.DivisionEID(0), c.ids[st.DivisionEID(0)])
	}
}

func TestRepeatedNumbersGetIdentifiersOfTheirOwn(t *testing.T) {
	n := law.Number{Main: 1}
	item := []law.Item{{Number: 1, Text: "甲"}, {Number: 1, Text: "乙"}}
	par := []law.Paragraph{{Text: "列：", Items: item}}
	st := &law.Statute{Title: "办法",
		Divisions: []law.Division{{Level: law.Chapter, Number: n, Parent: -1, To: 1}, {Level: law.Chapter, Number: n, Parent: -1, From: 1, To: 2}},
		Articles:  []law.Article{{Number: n, Division: 0, Paragraphs: par}, {Number: n, Division: 1, Paragraphs: par}, {Division: 9, Paragraphs: par}},
	}
	c := check(t, "repeated", write(t, Meta{}, st))
	for _, id := range []string{"chp_1", "chp_1_2", "art_1", "art_1_2", "art_nn", "art_1_2__para_1__point_1_2"} {
		if c.ids[id] == "" {
			t.Errorf("no element has the eId %s", id)
		}
	}
	data, err := JSON(Meta{}, st)
	if err != nil {
		t.Fatal(err)
	}
	checkJSON(t, "repeated", data, c)
}

func TestLifecycleTellsAmendmentFromOrigin(t *testing.T) {
	first, later := law.Date{Year: 2000, Month: 3, Day: 15}, law.Date{Year: 2023, Month: 3, Day: 13}
	for name, test := range map[string]struct {
		m    Meta
		st   law.Statute
		want []string
	}{
		"original":       {Meta{WorkDate: first}, law.Statute{Promulgated: first}, []string{`contains="originalVersion"`, `type="generation" originatingExpression="true"`}},
		"amended":        {Meta{WorkDate: first}, law.Statute{Promulgated: later}, []string{`contains="singleVersion"`, `date="2000-03-15" source="#original" type="generation"`, `date="2023-03-13" source="#original" type="amendment" originatingExpression="true"`}},
		"said by 题注":     {Meta{}, law.Statute{Promulgated: first, Enactment: []law.Line{{Text: "根据2015年的决定修正"}}}, []string{`contains="singleVersion"`}},
		"no date at all": {Meta{}, law.Statute{}, []string{`contains="singleVersion"`, `<FRBRdate date="0001-01-01" name="work">`, `/akn/cn/act/0001-01-01/nn/zho@0001-01-01`}},
		"repealed":       {Meta{}, law.Statute{Repealed: later}, []string{`date="2023-03-13" source="#original" type="repeal"`}},
	} {
		t.Run(name, func(t *testing.T) {
			doc := write(t, test.m, &test.st)
			check(t, name, doc)
			for _, want := range test.want {
				if !strings.Contains(string(doc), want) {
					t.Errorf("lacks %s:\n%s", want, doc)
				}
			}
		})
	}
}

// hostile returns texts that break careless writers of XML.
func hostile() []string {
	return []string{
		"", " ", "\n", "\n\n|", "|", "|-|", "|---|\n|---|", "| a | b |\n|---|---|\n| c |", "]]>", "<!--", "-->", "<?xml?>", "&amp;&#0;&lt",
		"\x00\x01\x1f\x7f", "\xff\xfe", "\xed\xa0\x80", "\ufffe\uffff", `"'><script>`, "\r\n\t", "/../..", "%2F", "a b?c#d@e!f~g", strings.Repeat("|", 99), "\u202e\u2028",
	}
}

func TestHostileTextInEveryFieldStaysWellFormed(t *testing.T) {
	n := law.Number{Main: 1}
	for _, s := range hostile() {
		passages := []law.Passage{{Text: s}, {Kind: law.Heading, Text: s}, {Kind: law.Table, Text: s}, {Kind: law.Contents, Text: s}}
		sub := []law.Subitem{{Label: s, Text: s}, {Number: -1, Label: s, Text: s}}
		par := []law.Paragraph{{Text: s}, {Text: s, Items: []law.Item{{Label: s, Text: s, Subitems: sub}}}, {}}
		full := &law.Statute{Title: s, Short: []string{s}, Issuer: s, Reference: s, Replaces: []string{s}, Promulgated: law.Date{Year: 1, Month: 1, Day: 1},
			Enactment: []law.Line{{Text: s}}, Preamble: passages, Closing: passages, Annexes: []law.Annex{{Label: s, Title: s, Text: passages}, {}},
			Divisions: []law.Division{{Level: law.Book, Number: n, Label: s, Title: s, Parent: -1, Text: passages}, {Level: law.Subbook, Number: n, Text: passages},
				{Level: law.Unnumbered, Title: s, Parent: -1}, {Level: law.Section, Parent: 7, From: 9, To: 4}},
			Articles: []law.Article{{Number: n, Label: s, Title: s, Division: 1, Paragraphs: par}, {Division: -1, Paragraphs: par}, {Division: 99}},
		}
		points := &law.Statute{Title: s, Points: full.Articles}
		bare := &law.Statute{Title: s, Preamble: passages}
		m := Meta{Slug: s, Permalink: s, Source: s, SHA256: s, Publisher: s, StatusDay: law.Date{Year: 2026, Month: 1, Day: 2}}
		for _, st := range []*law.Statute{full, points, bare, {Title: s}, {Annexes: full.Annexes}} {
			doc := write(t, m, st)
			c := checkSchema(bytes.NewReader(doc))
			for _, mistake := range c.mistakes {
				if !strings.Contains(mistake, "has not the form") { // of the number -1, which no parser gives
					t.Errorf("%q: %s", s, mistake)
				}
			}
			data, err := JSON(m, st)
			if err != nil || !json.Valid(data) {
				t.Errorf("%q: %v\n%s", s, err, data)
			}
		}
	}
}

func FuzzAkn(f *testing.F) {
	for _, s := range hostile() {
		f.Add(s, "slug")
	}
	f.Add("办法\n第一章 总则\n第一条 甲：\n（一）乙；\n1．丙。\n第一条 丁。\n附件一\n| a |\n|---|\n| b |\n", "a/b")
	f.Fuzz(func(t *testing.T, text, slug string) {
		st := parse("a.txt", []byte(text))
		m := Meta{Slug: slug, Source: text}
		doc := write(t, m, st)
		c := check(t, "fuzz", doc)
		if !bytes.Equal(doc, write(t, m, st)) {
			t.Error("the same statute gives other bytes")
		}
		data, err := JSON(m, st)
		if err != nil {
			t.Fatal(err)
		}
		checkJSON(t, "fuzz", data, c)
	})
}

func TestCorpusIsValidAndComplete(t *testing.T) {
	root := filepath.Join(testkit.Corpus(t), "laws")
	texts, size, marked := 0, 0, 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if texts++; testing.Short() && texts%8 != 0 {
			return nil
		}
		raw, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		st := parse(p, raw)
		m := Meta{Slug: "a"}
		doc := write(t, m, st)
		c := check(t, filepath.Base(p), doc)
		data, err := JSON(m, st)
		if err != nil {
			return err
		}
		checkJSON(t, filepath.Base(p), data, c)
		if got, want := letters(c.words.String()), letters(lawtext.Print(st)); got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Errorf("%s: words differ at %d: %.60q, printed %.60q", filepath.Base(p), at, got[at:], want[at:])
		}
		size, marked = size+len(raw), marked+len(doc)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d texts, %d bytes; %d bytes of XML", texts, size, marked)
	if texts == 0 {
		t.Error("the corpus holds no texts")
	}
}

// letters drops white space and what tables are drawn with, which the two forms
// write differently, and the brackets that print a 条标.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("|-:【】", r) {
			return -1
		}
		return r
	}, s)
}

// TestSchemaOfTheStandard asks the standard's own akomantoso30.xsd, with xml.xsd beside
// it. No package that CI could install ships them and tests do not reach out, so a
// developer who has them names them; schema_test.go holds the rules that we use.
func TestSchemaOfTheStandard(t *testing.T) {
	schema := os.Getenv("PUFA_AKN_XSD")
	if schema == "" {
		t.Skip("PUFA_AKN_XSD names no copy of akomantoso30.xsd, which no package brings; schema_test.go checks its rules that we use")
	}
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint, which reads the schema, is not installed; schema_test.go checks its rules that we use")
	}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), "akn.xml")
		if err := os.WriteFile(name, write(t, petition, parse("a.txt", ar.Files[0].Data)), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.CommandContext(t.Context(), tool, "--noout", "--nonet", "--schema", schema, name).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", file, err, out)
		}
	}
}

func BenchmarkAkn(b *testing.B) {
	st := parse("a.txt", []byte("某某办法\n"+strings.Repeat("第一条　为了保护居民的权利，制定本办法。\n", 500)))
	for b.Loop() {
		Akn(Meta{}, st)
	}
}
