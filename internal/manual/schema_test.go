package manual

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"pufa/internal/diag"
	"pufa/internal/source"
)

// compiled reads a schema as editors do.
func compiled(t *testing.T, f File, lists, renamed []string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	for _, lang := range []diag.Lang{diag.EN, diag.ZH} {
		raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema(f, lang, lists, renamed)))
		if err != nil {
			t.Fatal(err)
		}
		name := f.Name + string(rune('0'+lang)) + ".json"
		if err := c.AddResource(name, raw); err != nil {
			t.Fatal(err)
		}
		s, err := c.Compile(name)
		if err != nil {
			t.Fatal(err)
		}
		if lang == diag.ZH {
			return s
		}
	}
	return nil
}

// valid says what is wrong with a text of TOML by a schema.
func valid(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	var v map[string]any
	if _, err := toml.Decode(text, &v); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(value)
}

// All that the demo, the starter and the scaffolds say is valid.
func TestSitesAreValidBySchema(t *testing.T) {
	config, page, theme := compiled(t, Settings(), nil, nil), compiled(t, FrontMatter(), nil, nil), compiled(t, ThemeFile(), nil, nil)
	seen := map[string]int{}
	for _, dir := range []string{"../../content", "../../config.toml", "../../themes", "../cli/starter", "../cli/new"} {
		err := fs.WalkDir(os.DirFS(path.Dir(dir)), path.Base(dir), func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			raw, err := os.ReadFile(path.Join(path.Dir(dir), name))
			if err != nil {
				return err
			}
			text := strings.ReplaceAll(string(raw), "@TODAY@", "2026-11-24")
			schema := page
			switch {
			case path.Base(name) == "config.toml":
				schema = config
			case path.Base(name) == "theme.toml":
				schema = theme
			case path.Ext(name) == ".md" && path.Base(name) != "README.md":
				f, _ := source.Decode(name, []byte(text))
				text = f.Text[f.FrontStart:f.FrontEnd]
			default:
				return nil
			}
			seen[dir]++
			if err := valid(t, schema, text); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil || seen[dir] == 0 {
			t.Errorf("%s: %d files, %v", dir, seen[dir], err)
		}
	}
}

// What a build would refuse, an editor underlines.
func TestSchemaKnowsMistakes(t *testing.T) {
	config, page := compiled(t, Settings(), nil, nil), compiled(t, FrontMatter(), []string{"yewu"}, []string{"description"})
	for _, c := range []struct {
		schema *jsonschema.Schema
		text   string
		valid  bool
	}{
		{config, `title = "t"`, true},
		{config, ``, false},
		{config, "title = \"t\"\nbaseurl = \"x\"", false},
		{config, "title = \"t\"\naddresses = \"dir\"", false},
		{config, "title = \"t\"\n[lists]\nsize = \"20\"", false},
		{config, "title = \"t\"\n[[menu]]\ntitle = \"a\"", false},
		{config, "title = \"t\"\n[params]\nanything = 1", true},
		{config, "title = \"t\"\n[[deploy]]\nname = \"a\"\npassword = \"x\"", false},
		{page, "title = \"t\"\ndate = 2026-12-04\ndraft = true", true},
		{page, "title = \"t\"\ndate = 2026-12-04T08:00:00", true},
		{page, "title = \"t\"\ndate = \"tomorrow\"", false},
		{page, "title = \"t\"\ntype = \"poem\"", false},
		{page, "title = \"t\"\n[cascade]\ntype = \"poem\"", false},
		{page, "title = \"t\"\ntags = \"a\"", false},
		{page, "title = \"t\"\n[[facts]]\nlabel = \"a\"\nvalue = \"b\"\nvalu = \"c\"", false},
		{page, "title = \"t\"\n[[figures]]\nlabel = \"a\"\nvalue = 3", true},
		{page, "title = \"t\"\nyewu = [\"a\"]\ndescription = \"b\"", true},
		{page, "title = \"t\"\nyewu = \"a\"", false},
	} {
		if err := valid(t, c.schema, c.text); (err == nil) != c.valid {
			t.Errorf("%s: valid %v, %v", c.text, err == nil, err)
		}
	}
}
