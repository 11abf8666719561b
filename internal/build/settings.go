package build

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/source"
)

const configFile = "config.toml"

// settings is config.toml as it was read last.
type settings struct {
	digest digest
	read   bool
	config *config.Config // in force; nil = there never was one
	good   bool           // config was read without errors
	diags  diag.List      // of the last reading
}

// inForce returns the settings to go by, also where there are none.
func (s *settings) inForce() *config.Config {
	if s.config == nil {
		return &config.Config{Language: "zh-CN"}
	}
	return s.config
}

// readSettings reads config.toml if it may have changed, and reports whether it
// has.
func (w *Workbench) readSettings(names []string) (changed bool, err error) {
	s := &w.settings
	if names != nil && !slices.Contains(names, configFile) {
		return false, nil
	}
	raw, err := fs.ReadFile(w.files, configFile)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return false, fmt.Errorf("reading %s: %w", configFile, err)
	}
	digest := digestOf(raw)
	if missing {
		digest = 0
	}
	if s.read && digest == s.digest {
		return false, nil
	}
	s.read, s.digest, s.diags = true, digest, nil
	if missing {
		s.diags.Add("build/no-config", diag.At(configFile))
		return true, nil
	}
	f, diags := source.Decode(configFile, raw)
	s.diags = append(s.diags, diags...)
	c, diags := config.Parse(f)
	s.diags = append(s.diags, diags...)
	w.overrideBaseURL(c)
	good := s.diags.Count(diag.Error) == 0
	if good || !s.good {
		s.config, s.good = c, good
		w.mu.Lock()
		w.form = fields.NewForm(doc.Meta{}, c.OwnFacets(), c.FrontMatter)
		w.mu.Unlock()
	}
	return true, nil
}

// overrideBaseURL puts the address of the command line in the place of the one
// in config.toml.
func (w *Workbench) overrideBaseURL(c *config.Config) {
	given := w.options.BaseURL
	if given == "" {
		return
	}
	s := &w.settings
	s.diags = slices.DeleteFunc(s.diags, func(d diag.Diagnostic) bool { return d.Code == "config/no-base-url" })
	address, problem := config.BaseURL(given)
	if problem != "" {
		s.diags.Add("build/bad-base-url", diag.Span{}, given, address)
		return
	}
	c.BaseURL = address
}
