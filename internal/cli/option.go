package cli

import (
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"pufa/internal/config"
	"pufa/internal/doc"
)

// value stores the value of an option.
type value interface {
	String() string
	Set(string) error
}

// named is a value with the name under which help shows it.
type named struct {
	value
	name string
}

func (n named) Type() string { return n.name }

// want says which values are accepted.
func (n named) want() string {
	if w, ok := n.value.(interface{ want() string }); ok {
		return w.want()
	}
	return n.name
}

// valueFlag adds an option with a value. Its text is that of code, in which
// back quotes mark the name of the value.
func (p *program) valueFlag(c *cobra.Command, v value, name, short, code string) {
	p.addValue(c.Flags(), v, name, short, code)
}

func (p *program) addValue(flags *pflag.FlagSet, v value, name, short, code string) {
	text := p.say(code)
	shown := name
	if parts := strings.Split(text, "`"); len(parts) == 3 {
		shown, text = parts[1], strings.Join(parts, "")
	}
	flags.VarP(named{v, shown}, name, short, text)
}

func (p *program) siteFlag(c *cobra.Command, site *string) {
	p.valueFlag(c, (*textValue)(site), "site", "s", "flag/site")
}

// textValue is an option that takes anything.
type textValue string

func (v *textValue) String() string     { return string(*v) }
func (v *textValue) Set(s string) error { *v = textValue(s); return nil }

// addressValue is the option --base-url.
type addressValue struct {
	p  *program
	to *string
}

func (v *addressValue) String() string { return "" }
func (v *addressValue) want() string   { return v.p.say("help/an-address") }
func (v *addressValue) Set(s string) error {
	if _, problem := config.BaseURL(s); problem != "" {
		return errors.New("not an address")
	}
	*v.to = s
	return nil
}

// dayValue is the option --today.
type dayValue struct {
	p  *program
	to *doc.When
}

func (v *dayValue) String() string { return "" }
func (v *dayValue) want() string   { return v.p.say("help/a-date") }
func (v *dayValue) Set(s string) error {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		*v.to = doc.When{Wall: t, DateOnly: true}
		return nil
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02T15:04:05", time.DateTime} {
		if t, err := time.Parse(layout, s); err == nil {
			*v.to = doc.When{Wall: t}
			return nil
		}
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return errors.New("not a date")
	}
	*v.to = doc.When{Wall: t.UTC(), Zoned: true}
	return nil
}
