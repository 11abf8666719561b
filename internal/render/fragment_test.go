package render

import (
	"testing"

	"pufa/internal/view"
)

func TestFragmentNamesDifferWhereViewsDiffer(t *testing.T) {
	base := view.Header{SiteTitle: "a", Organiser: "b", Menu: []view.MenuEntry{{Title: "x", URL: "y"}}}
	named := map[view.Fragment]string{}
	for what, f := range map[string]view.Fragment{
		"base":             FragmentName("partials/header", base),
		"another template": FragmentName("partials/headers", base),
		"moved text":       FragmentName("partials/header", view.Header{SiteTitle: "ab", Menu: base.Menu}),
		"swapped":          FragmentName("partials/header", view.Header{SiteTitle: "b", Organiser: "a", Menu: base.Menu}),
		"current":          FragmentName("partials/header", view.Header{SiteTitle: "a", Organiser: "b", Menu: []view.MenuEntry{{Title: "x", URL: "y", Current: true}}}),
		"split":            FragmentName("partials/header", view.Header{SiteTitle: "a", Organiser: "b", Menu: []view.MenuEntry{{Title: "x"}, {URL: "y"}}}),
		"no menu":          FragmentName("partials/header", view.Header{SiteTitle: "a", Organiser: "b"}),
		"another view":     FragmentName("partials/header", view.Footer{}),
		"invalid 1":        FragmentName("partials/header", view.Header{SiteTitle: "\xff"}),
		"invalid 2":        FragmentName("partials/header", view.Header{SiteTitle: "\xfe"}),
	} {
		if other, taken := named[f]; taken {
			t.Errorf("%s and %s have one name", what, other)
		}
		named[f] = what
	}
	if FragmentName("partials/header", base) != FragmentName("partials/header", base) {
		t.Error("equal views, two names")
	}
}
