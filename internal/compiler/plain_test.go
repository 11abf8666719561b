package compiler

import "testing"

func TestTricksAreTurnedOffByName(t *testing.T) {
	for list, want := range map[string]Plain{
		"":                      {},
		"templates":             {Templates: true},
		" paragraphs,":          {Paragraphs: true},
		"paragraphs, templates": {Templates: true, Paragraphs: true},
		"folders,bodies,heap":   {Folders: true, Bodies: true, Heap: true},
		"all":                   {Templates: true, Paragraphs: true, Folders: true, Bodies: true, Heap: true},
	} {
		if got, unknown := ParsePlain(list); got != want || unknown != "" {
			t.Errorf("%q: %v %q", list, got, unknown)
		}
	}
	if _, unknown := ParsePlain("templates,template"); unknown != "template" {
		t.Errorf("unknown %q", unknown)
	}
}
