package render

import (
	"maps"
	"reflect"

	"pufa/internal/view"
)

// fixedViews is the view of each template that every site has, so that Load can check
// templates without rendering a page; views of kinds of pages are in [Options]. A
// template in neither works too; its fields are checked when it runs.
var fixedViews = map[string]reflect.Type{
	"home":             reflect.TypeFor[view.Home](),
	"channel":          reflect.TypeFor[view.Channel](),
	"article":          reflect.TypeFor[view.Article](),
	"compare":          reflect.TypeFor[view.Compare](),
	"tags":             reflect.TypeFor[view.Tags](),
	"tag":              reflect.TypeFor[view.Tag](),
	"search":           reflect.TypeFor[view.Search](),
	"az":               reflect.TypeFor[view.AZ](),
	"sitemap":          reflect.TypeFor[view.SiteMap](),
	"accessibility":    reflect.TypeFor[view.Accessibility](),
	"404":              reflect.TypeFor[view.NotFound](),
	"redirect":         reflect.TypeFor[view.Redirect](),
	"partials/contact": reflect.TypeFor[view.ContactBox](),
	"partials/header":  reflect.TypeFor[view.Header](),
	"partials/footer":  reflect.TypeFor[view.Footer](),
}

// viewsOf returns the fixed views and those in the options.
func viewsOf(o Options) map[string]reflect.Type {
	out := maps.Clone(fixedViews)
	maps.Copy(out, o.Views)
	return out
}
