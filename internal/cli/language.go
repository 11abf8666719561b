package cli

import (
	"errors"
	"strings"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/source"
)

// language returns the language of messages, and whether --lang set it: --lang,
// else that of the site, else English if the environment's language is English,
// else Chinese. It reads the arguments before they are parsed, because errors
// in them are reported in that language too.
func language(args []string, env Env) (lang diag.Lang, given bool) {
	if lang, ok := languageOf(option(args, "--lang", "")); ok {
		return lang, true
	}
	p := program{env: env}
	if lang, ok := siteLanguage(p.path(option(args, "--site", "-s"))); ok {
		return lang, false
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env.Getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "en") {
				return diag.EN, false
			}
			break
		}
	}
	return diag.ZH, false
}

// option returns the last value of an option among unparsed arguments, or "".
func option(args []string, long, short string) (value string) {
	for i, a := range args {
		switch {
		case a == "--":
			return value
		case a == long || short != "" && a == short:
			if i+1 < len(args) {
				value = args[i+1]
			}
		case strings.HasPrefix(a, long+"="):
			value = a[len(long)+1:]
		case short != "" && strings.HasPrefix(a, short) && !strings.HasPrefix(a, "--"):
			value = strings.TrimPrefix(a[len(short):], "=")
		}
	}
	return value
}

func languageOf(tag string) (diag.Lang, bool) {
	switch tag = strings.ToLower(tag); {
	case tag == "zh" || strings.HasPrefix(tag, "zh-") || strings.HasPrefix(tag, "zh_"):
		return diag.ZH, true
	case tag == "en" || strings.HasPrefix(tag, "en-") || strings.HasPrefix(tag, "en_"):
		return diag.EN, true
	}
	return diag.ZH, false
}

// languageValue is the option --lang.
type languageValue struct{ p *program }

func (v *languageValue) String() string { return "" }
func (v *languageValue) want() string   { return v.p.say("help/a-language") }
func (v *languageValue) Set(s string) error {
	if _, ok := languageOf(s); !ok {
		return errors.New("not a language")
	}
	return nil // language has read it already
}

// siteLanguage returns the language of messages for the site in a folder.
func siteLanguage(dir string) (diag.Lang, bool) {
	c, ok := readConfig(dir)
	if !ok {
		return diag.ZH, false
	}
	return diag.LangOf(c.Language), true
}

// readConfig reads the settings of the site in a folder, as far as possible;
// package compiler reports what is wrong with them.
func readConfig(dir string) (*config.Config, bool) {
	const most = 1 << 20          // bytes; a larger file is a mistake
	site, err := folder.Open(dir) // does not wait for a pipe
	if err != nil {
		return nil, false
	}
	defer site.Close()
	raw, err := site.Head(folder.Config, most)
	if err != nil {
		return nil, false
	}
	file, _ := source.Decode(folder.Config, raw)
	c, _ := config.Parse(file, fields.NewForm(doc.Meta{}, kind.Fronts(), nil, nil).Keys())
	return c, true
}
