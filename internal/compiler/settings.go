package compiler

import (
	"slices"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/source"
)

// settings is config.toml as last read.
type settings struct {
	digest folder.Digest
	read   bool
	config *config.Config // in use; nil = there never was one
	good   bool           // config was read without errors
	diags  diag.List      // of the last reading
}

// inForce returns the settings in use, or the defaults if there are none.
func (s *settings) inForce() *config.Config {
	if s.config == nil {
		return &config.Config{Language: "zh-CN"}
	}
	return s.config
}

// readSettings reads config.toml if it may have changed, and reports whether it has
// changed.
func (c *Compiler) readSettings(names []string) (changed bool, err error) {
	s := &c.settings
	if names != nil && !slices.Contains(names, folder.Config) {
		return false, nil
	}
	f, err := readNamed(c.folder, folder.Config)
	if err != nil {
		return false, err
	}
	if s.read && f.digest == s.digest {
		return false, nil
	}
	s.read, s.digest, s.diags = true, f.digest, f.obstacle
	switch {
	case f.obstacle != nil:
		return true, nil
	case f.missing():
		s.diags.Add("build/no-config", diag.At(folder.Config))
		return true, nil
	}
	text, diags := source.Decode(folder.Config, f.raw)
	s.diags = append(s.diags, diags...)
	conf, diags := config.Parse(text, fields.NewForm(doc.Meta{}, kind.Fronts(), nil, nil).Keys())
	s.diags = append(s.diags, diags...)
	c.overrideBaseURL(conf)
	good := s.diags.Count(diag.Error) == 0
	if good || !s.good {
		s.config, s.good = conf, good
		c.form = fields.NewForm(doc.Meta{}, kind.Fronts(), conf.OwnFacets(), conf.FrontMatter)
	}
	return true, nil
}

// overrideBaseURL replaces the address in config.toml with that of the command line.
func (c *Compiler) overrideBaseURL(conf *config.Config) {
	given := c.options.BaseURL
	if given == "" {
		return
	}
	s := &c.settings
	s.diags = slices.DeleteFunc(s.diags, func(d diag.Diagnostic) bool { return d.Code == "config/no-base-url" })
	address, problem := config.BaseURL(given)
	if problem != "" {
		s.diags.Add("build/bad-base-url", diag.Span{}, given, address)
		return
	}
	conf.BaseURL = address
}
