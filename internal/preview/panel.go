package preview

import (
	"bytes"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/compiler"
	"pufa/internal/diag"
)

// panel is what the script shows about the current page.
type panel struct {
	Page     *pagePanel        `json:"page"`     // null for lists and the like
	Stale    bool              `json:"stale"`    // the last good page is shown
	Findings []json.RawMessage `json:"findings"` // as printed by `--json`: those of this page, then errors elsewhere
	Errors   int               `json:"errors"`
	Warnings int               `json:"warnings"`
	Editor   string            `json:"editor"` // address with {file}, {line}, {column}; "" = not on this device
	Texts    map[string]string `json:"texts"`
}

type pagePanel struct {
	Source   string `json:"source"`
	Title    string `json:"title"`
	Status   string `json:"status"`
	Due      string `json:"due"`
	Words    int    `json:"words"`
	Minutes  int    `json:"minutes"`
	Reviewed bool   `json:"reviewed"`
}

// servePanel serves the panel of the page at ?path=.
func (s *server) servePanel(w http.ResponseWriter, r *http.Request) {
	c := s.complete(r.Context())
	if c == nil {
		return
	}
	name, _ := s.output(c, r.URL.Query().Get("path"))
	p := panel{Findings: []json.RawMessage{}, Errors: c.Count(diag.Error), Warnings: c.Count(diag.Warning), Texts: panelTexts(c.Lang())}
	if local(r) {
		p.Editor = editorAddress(s.options.Editor, s.options.Dir)
	}
	file := ""
	if at, ok := c.PageAt(name); ok {
		file = at.Source
		p.Stale = at.Stale
		p.Page = &pagePanel{at.Source, at.Title, at.Status, at.Due, at.Words, at.Minutes, at.Reviewed}
	}
	own := c.Findings(0, func(d diag.Diagnostic) bool { return file != "" && d.Span.File == file && d.Severity != diag.Notice })
	if shown, err := s.page(r.Context(), name); err == nil {
		p.Stale = p.Stale || shown.diags.Count(diag.Error) > 0
		own = append(own, shown.diags...)
		p.Errors += shown.diags.Count(diag.Error)
	}
	other := c.Findings(ofEach, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && d.Span.File != file })
	p.Findings = append(p.Findings, s.findings(c, own)...)
	p.Findings = append(p.Findings, s.findings(c, other[:min(len(other), 50)])...)
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(p)
}

// findings returns findings as JSON.
func (s *server) findings(c *compiler.Compiled, l diag.List) []json.RawMessage {
	var b bytes.Buffer
	diag.Printer{Lang: c.Lang(), Source: c.Source, Call: s.options.typed}.PrintJSON(&b, l)
	var out []json.RawMessage
	for line := range bytes.Lines(b.Bytes()) {
		out = append(out, bytes.TrimSpace(line))
	}
	return out
}

func panelTexts(lang diag.Lang) map[string]string {
	out := map[string]string{}
	for _, code := range diag.Codes() {
		if name, ok := strings.CutPrefix(code, "say/panel-"); ok {
			out[name] = diag.Say(lang, code)
		}
	}
	return out
}

// editors are the addresses by which editors open a file; {file} is the absolute
// path with slashes, percent-encoded.
var editors = map[string]string{
	"vscode":   "vscode://file/{file}:{line}:{column}",
	"code":     "vscode://file/{file}:{line}:{column}",
	"vscodium": "vscodium://file/{file}:{line}:{column}",
	"codium":   "vscodium://file/{file}:{line}:{column}",
	"cursor":   "cursor://file/{file}:{line}:{column}",
	"windsurf": "windsurf://file/{file}:{line}:{column}",
	"zed":      "zed://file/{file}:{line}:{column}",
	"idea":     "idea://open?file={file}&line={line}&column={column}",
	"webstorm": "webstorm://open?file={file}&line={line}&column={column}",
	"sublime":  "subl://open?url=file://{file}&line={line}&column={column}",
	"subl":     "subl://open?url=file://{file}&line={line}&column={column}",
	"emacs":    "org-protocol://open-file?url={file}&line={line}",
}

// editorAddress returns the address that opens a source, in which {file} is the path
// relative to the site's folder.
func editorAddress(editor, dir string) string {
	address, known := editors[strings.ToLower(strings.TrimSuffix(filepath.Base(editor), ".exe"))]
	switch {
	case strings.Contains(editor, "{file}") && !scriptAddress(editor):
		address = editor
	case !known:
		address = editors["vscode"]
	}
	root := (&url.URL{Path: strings.TrimPrefix(filepath.ToSlash(dir), "/")}).EscapedPath()
	if strings.Contains(address, "={file}") || strings.Contains(address, "//{file}") {
		root = "/" + root
	}
	return strings.ReplaceAll(address, "{file}", strings.TrimPrefix(root, "./")+"/{file}")
}

// scriptAddress reports whether following an address would run a script.
func scriptAddress(s string) bool {
	scheme, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(s)), ":")
	return slices.Contains([]string{"javascript", "data", "vbscript"}, scheme)
}

// servePhone shows a page in a frame as wide as a phone.
func (s *server) servePhone(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	at := q.Get("path")
	if !staysHere(at) {
		at = "/"
	}
	address := html.EscapeString((&url.URL{Path: at}).EscapedPath())
	width, err := strconv.Atoi(q.Get("width"))
	if err != nil || width < 240 || width > 1200 {
		width = 390
	}
	lang := diag.ZH
	if c := s.current.Load(); c != nil {
		lang = c.Lang()
	}
	language := "zh-CN"
	if lang == diag.EN {
		language = "en"
	}
	say := func(code string) string { return html.EscapeString(diag.Say(lang, code)) }
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"" + language + "\">\n<meta charset=\"utf-8\">\n<title>" + say("say/panel-phone") + "</title>\n")
	b.WriteString("<link rel=\"stylesheet\" href=\"panel.css\">\n<body class=\"phone\">\n<nav>")
	for _, d := range []struct {
		code  string
		width int
	}{{"say/panel-small", 320}, {"say/panel-usual", 390}, {"say/panel-tablet", 768}} {
		current := ""
		if d.width == width {
			current = ` aria-current="true"`
		}
		b.WriteString(`<a href="phone?width=` + strconv.Itoa(d.width) + `&amp;path=` + url.QueryEscape(at) + `"` + current + `>` + say(d.code) + "</a> ")
	}
	b.WriteString("<a href=\"" + address + "\">" + say("say/panel-back") + "</a></nav>\n")
	b.WriteString(`<iframe title="` + say("say/panel-phone") + `" width="` + strconv.Itoa(width) + `" height="844" src="` + address + `"></iframe>` + "\n</body>\n</html>\n")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write([]byte(b.String()))
}

// serveBroken says why a page cannot be shown, if there is no earlier version to show.
func (s *server) serveBroken(w http.ResponseWriter, c *compiler.Compiled, l diag.List) {
	var b bytes.Buffer
	diag.Printer{Lang: c.Lang(), Source: c.Source, Call: s.options.typed}.Print(&b, l)
	s.serveMessage(w, c.Lang(), http.StatusInternalServerError, "say/panel-broken", b.String())
}

// serveTrouble reports a failure of the machine.
func (s *server) serveTrouble(w http.ResponseWriter, err error) {
	w.Header().Set("Retry-After", "1")
	s.serveMessage(w, s.current.Load().Lang(), http.StatusServiceUnavailable, "say/panel-trouble", err.Error())
}

func (s *server) serveMessage(w http.ResponseWriter, lang diag.Lang, status int, code, text string) {
	title := html.EscapeString(diag.Say(lang, code))
	page := "<!doctype html>\n<html>\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n<link rel=\"stylesheet\" href=\"" + ownPath + s.key +
		"/panel.css\">\n<body class=\"message\">\n<h1>" + title + "</h1>\n<pre>" + html.EscapeString(text) + "</pre>\n</body>\n</html>\n"
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.Copy(w, s.inject([]byte(page), "").reader())
}
