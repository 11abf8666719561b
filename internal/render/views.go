package render

import (
	"reflect"

	"pufa/internal/view"
)

// views names the view of each template, so that Load can check a template
// without rendering a page. A template that isn't here works too; its fields are
// checked when it runs.
var views = map[string]reflect.Type{
	"home":             reflect.TypeFor[view.Home](),
	"channel":          reflect.TypeFor[view.Channel](),
	"guide":            reflect.TypeFor[view.Guide](),
	"faq":              reflect.TypeFor[view.FAQ](),
	"glossary":         reflect.TypeFor[view.Glossary](),
	"report":           reflect.TypeFor[view.Report](),
	"law":              reflect.TypeFor[view.Law](),
	"article":          reflect.TypeFor[view.Article](),
	"compare":          reflect.TypeFor[view.Compare](),
	"tags":             reflect.TypeFor[view.Tags](),
	"tag":              reflect.TypeFor[view.Tag](),
	"sitemap":          reflect.TypeFor[view.SiteMap](),
	"404":              reflect.TypeFor[view.NotFound](),
	"redirect":         reflect.TypeFor[view.Redirect](),
	"partials/contact": reflect.TypeFor[view.ContactBox](),
	"partials/header":  reflect.TypeFor[view.Header](),
	"partials/footer":  reflect.TypeFor[view.Footer](),
}
