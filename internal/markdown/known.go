package markdown

import (
	"strings"

	"pufa/internal/cite"
)

// known holds targets of citations. Most pages of a site cite the same
// provisions and documents are kept for long, so equal targets are stored once.
// The zero known is empty.
type known struct {
	lists map[cite.Target][]cite.Target
	names map[string]string
}

// mostKnown is the most targets held at once.
const mostKnown = 1 << 14

// keep returns targets that share no memory with the text they were read from.
// They must not be changed.
func (k *known) keep(targets []cite.Target) []cite.Target {
	if len(targets) == 0 {
		return nil
	}
	if len(targets) == 1 {
		if list, ok := k.lists[targets[0]]; ok {
			return list
		}
	}
	list := make([]cite.Target, len(targets))
	for i, t := range targets {
		t.Law, t.Reference = k.name(t.Law), k.name(t.Reference)
		list[i] = t
	}
	if len(list) == 1 {
		if k.lists == nil || len(k.lists) == mostKnown {
			k.lists = map[cite.Target][]cite.Target{}
		}
		k.lists[list[0]] = list
	}
	return list
}

func (k *known) name(s string) string {
	if s == "" {
		return ""
	}
	if kept, ok := k.names[s]; ok {
		return kept
	}
	if k.names == nil || len(k.names) == mostKnown {
		k.names = map[string]string{}
	}
	s = strings.Clone(s)
	k.names[s] = s
	return s
}
