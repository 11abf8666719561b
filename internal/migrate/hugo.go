package migrate

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// hugoContent returns the content folder of a Hugo site in its default language: with
// several languages each can have its own, and addresses begin below that of the default.
func hugoContent(fsys fs.FS, config string) string {
	const usual = "content"
	raw, err := fs.ReadFile(fsys, config)
	if config == "" || err != nil {
		return usual
	}
	var all map[string]any
	switch path.Ext(config) {
	case ".toml":
		err = toml.Unmarshal(raw, &all)
	case ".json":
		err = json.Unmarshal(raw, &all)
	default:
		err = yaml.Unmarshal(raw, &all)
	}
	if err != nil {
		return usual
	}
	lang := "en"
	if s, ok := setting(all, "defaultContentLanguage").(string); ok {
		lang = s
	}
	candidates := []any{setting(all, "languages", lang, "contentDir"), setting(all, "contentDir")}
	mounts, _ := setting(all, "module", "mounts").([]map[string]any)
	list, _ := setting(all, "module", "mounts").([]any)
	for _, m := range list {
		if m, ok := m.(map[string]any); ok {
			mounts = append(mounts, m)
		}
	}
	for _, m := range mounts {
		if of, _ := setting(m, "lang").(string); setting(m, "target") == usual && (of == "" || of == lang) {
			candidates = append(candidates, setting(m, "source"))
		}
	}
	for _, c := range candidates {
		dir, _ := c.(string)
		if dir = path.Clean(dir); dir != "." && fs.ValidPath(dir) && exists(fsys, dir) {
			return dir
		}
	}
	return usual
}

// setting returns the value under some keys, in any case; nil = none.
func setting(v any, keys ...string) any {
	for _, key := range keys {
		m, _ := v.(map[string]any)
		v = nil
		for k, inner := range m {
			if strings.EqualFold(k, key) {
				v = inner
			}
		}
	}
	return v
}
