package e2e

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pufa/internal/picture"
)

// hostileDrawings run a script or ask another address when a browser opens them, each
// in another way. %s is the address that tells.
var hostileDrawings = []string{
	`<script>fetch("%s")</script>`,
	`<script href="%s"/>`,
	`<g onload="fetch('%s')"/>`,
	`<image href="x:" onerror="fetch('%s')"/>`,
	`<image href="%s" width="9" height="9"/>`,
	`<foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="%s"/></foreignObject>`,
	`<h:script xmlns:h="http://www.w3.org/1999/xhtml">fetch("%s")</h:script>`,
	`<style>@import "%s";</style>`,
	`<style>rect{fill:url("%s#a")}</style><rect width="9" height="9"/>`,
	`<style>@font-face{font-family:x;src:url("%s")}text{font-family:x}</style><text y="9">字</text>`,
	`<style>rect{mask-image:cross-fade("%s", red);mask-image:-webkit-cross-fade(url("%[1]s"),url("%[1]s"),.5)}</style><rect width="9" height="9"/>`,
	`<style>svg{background:image-set("%s" 1x)}</style>`,
	`<rect width="9" height="9" style="background:url(%s);mask-image:url(%[1]s);cursor:url(%[1]s),auto"/>`,
	`<rect width="9" height="9" filter="url(%s#f)"/>`,
	`<use href="%s#a"/>`,
	`<filter id="f"><feImage href="%s"/></filter><rect width="9" height="9" filter="url(#f)"/>`,
	`<image width="9" height="9"><set attributeName="href" to="%s"/></image>`,
	`<image width="9" height="9" xmlns:q="http://www.w3.org/1999/xlink"><animate attributeName="q:href" values="%s;%[1]s" dur="1s"/></image>`,
	`<image id="i" width="9" height="9"/><set href="#i" attributeName="href" to="%s"/>`,
	`<a href="javascript:fetch('%s')"><rect width="99" height="99"/><animate attributeName="href" values="javascript:fetch('%[1]s')"/></a>`,
}

// wholeDrawings are hostile as files.
var wholeDrawings = []string{
	`<!DOCTYPE svg [<!ENTITY s "<script xmlns='http://www.w3.org/2000/svg'>fetch(&#34;%s&#34;)</script>">]><svg xmlns="http://www.w3.org/2000/svg">&s;</svg>`,
	`<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg">+ADw-script+AD4-fetch("%s")+ADw-/script+AD4-</svg>`,
	`<?xml version="1.0"?><?xml-stylesheet href="%s"?><svg xmlns="http://www.w3.org/2000/svg"/>`,
	`<svg xmlns="http://www.w3.org/1999/xhtml"><script>fetch("%s")</script></svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("%s")</script>`,
	`<svg xmlns="http://www.w3.org/2000/svg"/><script xmlns="http://www.w3.org/1999/xhtml">fetch("%s")</script>`,
}

// Every drawing that comes out of package picture is opened as a file of its own,
// where a script could run. The same files as they were written show that the
// browser would run and ask.
func TestNoDrawingRunsOrAsks(t *testing.T) {
	c := openChromium(t)
	dir := t.TempDir()
	var mu sync.Mutex
	told := map[string]bool{}
	s := serve(t, dir, func(w http.ResponseWriter, r *http.Request) bool {
		name, tells := strings.CutPrefix(r.URL.Path, subPath+"told-")
		if tells {
			mu.Lock()
			told[name] = true
			mu.Unlock()
			w.WriteHeader(http.StatusNoContent)
		}
		return tells
	})
	var names []string
	refused := 0
	for i, inner := range slices.Concat(hostileDrawings, wholeDrawings) {
		if i < len(hostileDrawings) {
			inner = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="99">` + inner + `</svg>`
		}
		name := fmt.Sprintf("%02d", i)
		raw := fmt.Appendf(nil, inner, subPath+"told-"+name+"-raw")
		clean, err := picture.Make(fmt.Appendf(nil, inner, subPath+"told-"+name+"-clean"), 0)
		if err != nil {
			refused++
		} else {
			names = append(names, name+"-clean")
		}
		names = append(names, name+"-raw")
		for file, data := range map[string][]byte{"-raw": raw, "-clean": clean} {
			if err := os.WriteFile(filepath.Join(dir, name+file+".svg"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if refused < 4 {
		t.Errorf("%d files were refused", refused)
	}
	b := c.tab(t)
	for _, name := range names {
		b.open(s.base + name + ".svg")
	}
	time.Sleep(time.Second) // what the last ones ask may be on its way
	mu.Lock()
	defer mu.Unlock()
	raw := 0
	for name := range told {
		if strings.HasSuffix(name, "-clean") {
			t.Errorf("%s runs or asks", name)
		} else {
			raw++
		}
	}
	if raw < 10 {
		t.Errorf("only %d of the files as written run or ask: %v", raw, told)
	}
}
