package view_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pufa/internal/kind"
	"pufa/internal/view"
)

// Every view that a template or a writer gets, beside those of kinds of pages.
var views = append(ofKinds(), []any{
	view.Home{}, view.Channel{}, view.Tags{}, view.Tag{},
	view.Article{}, view.Compare{}, view.SiteMap{}, view.Accessibility{}, view.Search{}, view.AZ{}, view.NotFound{}, view.Redirect{}, view.Header{}, view.Footer{}, view.ContactBox{},
	view.Feed{}, view.URLSet{}, view.MapIndex{}, view.Robots{}, view.Raw{},
}...)

func ofKinds() []any {
	var out []any
	for _, k := range kind.All {
		if k.View != nil {
			out = append(out, k.View)
		}
	}
	return out
}

// Templates can do nothing with a view but read it, and nothing in it can change
// after it was compared: no pointers, maps, functions, interfaces, methods.
func TestViewsArePlain(t *testing.T) {
	for _, v := range views {
		typ := reflect.TypeOf(v)
		plain(t, typ, typ.String())
	}
}

// A struct of this package that no view in the list above holds would not be
// guarded by the test above.
func TestEveryStructBelongsToAView(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range views {
		collect(reflect.TypeOf(v), seen)
	}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for n := range ast.Preorder(file) {
			if ts, ok := n.(*ast.TypeSpec); ok && !seen[ts.Name.Name] {
				t.Errorf("%s: add the view that holds %s to the list of this test", name, ts.Name.Name)
			}
		}
	}
}

func collect(typ reflect.Type, seen map[string]bool) {
	seen[typ.Name()] = true
	switch typ.Kind() {
	case reflect.Slice:
		collect(typ.Elem(), seen)
	case reflect.Struct:
		for i := range typ.NumField() {
			collect(typ.Field(i).Type, seen)
		}
	}
}

// markup are the types by which html/template knows that text is ready-made.
var markup = map[reflect.Type]bool{
	reflect.TypeFor[template.HTML](): true, reflect.TypeFor[template.JS](): true, reflect.TypeFor[template.Srcset](): true,
	reflect.TypeFor[template.URL](): true, // plan/contact.go makes them, of four schemes
}

func plain(t *testing.T, typ reflect.Type, path string) {
	if n := typ.NumMethod() + reflect.PointerTo(typ).NumMethod(); n > 0 {
		t.Errorf("%s: %s 有方法：模板只能见到平铺的数据", path, typ)
	}
	if typ.PkgPath() == "html/template" && !markup[typ] {
		t.Errorf("%s: %s 会原样写进网页，没有经过批准", path, typ)
	}
	switch typ.Kind() {
	case reflect.String, reflect.Bool, reflect.Int:
	case reflect.Slice:
		plain(t, typ.Elem(), path+"[]")
	case reflect.Struct:
		for i := range typ.NumField() {
			f := typ.Field(i)
			if !f.IsExported() {
				t.Errorf("%s.%s: 模板看不见小写的字段", path, f.Name)
			}
			plain(t, f.Type, path+"."+f.Name)
		}
	default:
		t.Errorf("%s: view 里不允许 %s：模板只能见到平铺的数据", path, typ)
	}
}
