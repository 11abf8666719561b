package preview

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// todo returns the to-do page, for one person or, with "", for all.
func (s *shown) todo(person string) string {
	s.t.Helper()
	address := s.own() + "todo"
	if person != "" {
		address += "?for=" + person
	}
	status, page := s.get(address)
	if status != http.StatusOK {
		s.t.Fatalf("%d\n%s", status, page)
	}
	return page
}

// todoSite has something to do for each person.
var todoSite = map[string]string{
	"config.toml":             "title = \"站\"\nbase_url = \"https://www.example.gov.cn/\"\n[organization]\nname = \"【单位名称：待填】\"\n",
	"content/a.md":            "+++\ntitle = \"甲\"\n+++\n见【乙】（b/c.md）。合条件的，都可以申请。\n",
	"content/b/z.md":          "+++\ntitle = “坏的”\n+++\n正文。\n",
	"content/f/_index.md":     "+++\ntitle = \"示范条例\"\ntype = \"law\"\n+++\n",
	"content/f/2024-07-01.md": "# 示范条例\n\n第一条　窗口应当五日内答复。\n",
	"content/q.md":            "+++\ntitle = \"引文\"\n+++\n::: quote 《示范条例》第一条\n窗口应当三日内答复。\n:::\n",
}

// outline lists the headings, places and codes of a to-do page.
func outline(page string) string {
	var out []string
	for _, m := range regexp.MustCompile(`(?s)<h2 id="(.*?)"|<h3>(.*?)</h3>|<span class="place">(.*?)</span>|<code>(.*?)</code>`).FindAllStringSubmatch(page, -1) {
		out = append(out, strings.Join(m[1:], ""))
	}
	return strings.Join(out, "\n")
}

func TestWhatIsToBeDoneIsListedByPersonAndPage(t *testing.T) {
	s := show(t, todoSite, Options{})
	const writers = `writer
<a href="../../b/z.html">坏的</a>
第 2 行
fields/curly-quotes
<a href="../../a.html">甲</a>
第 4 行
markdown/full-width-link
第 4 行
check/plain-word
`
	const reviewers = `reviewer
<a href="../../q.html">引文</a>
第 5 行
cite/quote-altered
`
	const technicians = `technician
config.toml
第 4 行
config/placeholder`
	for person, want := range map[string]string{"": writers + reviewers + technicians, "writer": strings.TrimSpace(writers), "reviewer": strings.TrimSpace(reviewers), "technician": technicians, "nobody": writers + reviewers + technicians} {
		if got := outline(s.todo(person)); got != want {
			t.Errorf("for %q: got\n%s\nwant\n%s", person, got, want)
		}
	}
	page := s.todo("")
	for _, want := range []string{"共 5 处", "其中 2 处程序能替您改", "vscode://file", `aria-current="page">全部 <b>5</b>`, "怎么改：</span>改成“符合条件的”"} {
		if !strings.Contains(page, want) {
			t.Errorf("does not say %q:\n%s", want, page)
		}
	}
}

func TestWhatIsMendedIsGone(t *testing.T) {
	s := show(t, todoSite, Options{})
	s.save("content/a.md", "+++\ntitle = \"甲\"\n+++\n见[乙](b/c.md)。符合条件的，都可以申请。\n")
	s.save("content/b/z.md", "+++\ntitle = \"坏的\"\n+++\n正文。\n")
	s.until("the writer has done it all", func() bool { return outline(s.todo("writer")) == "writer" })
	if page := s.todo(""); !strings.Contains(page, "共 2 处") || strings.Contains(page, "替您改") {
		t.Errorf("the others have not:\n%s", page)
	}
	s.save("content/q.md", "+++\ntitle = \"引文\"\n+++\n正文。\n")
	s.save("config.toml", "title = \"站\"\nbase_url = \"https://www.example.gov.cn/\"\n")
	s.until("nothing is left", func() bool { return strings.Contains(s.todo(""), "没有要改的地方") })
}

func TestTheToDoPageShowsTextAsText(t *testing.T) {
	s := show(t, map[string]string{"content/x.md": "+++\ntitle = \"<b>x</b>\"\n+++\n[<script>alert(1)</script>] (a.md)\n"}, Options{Editor: "javascript:alert(1)//{file}"})
	if page := s.todo(""); strings.Contains(page, "<script>alert") || strings.Contains(page, "<b>x") || strings.Contains(page, "javascript:") {
		t.Errorf("got\n%s", page)
	}
}

// There may be tens of thousands: what stops the site from being published is among those
// that are listed.
func TestAVeryLongListIsCut(t *testing.T) {
	more := map[string]string{"content/zz.md": "+++\ntitle = “坏的”\n+++\n"}
	for _, name := range []string{"one", "two"} {
		more["content/"+name+".md"] = "+++\ntitle = \"甲\"\n+++\n" + strings.Repeat("看**重点。\n\n#标题\n\n", mostTodos)
	}
	s := show(t, more, Options{})
	page := s.todo("")
	if n := strings.Count(page, "<code>"); n != mostTodos {
		t.Errorf("%d are listed", n)
	}
	if !strings.Contains(page, "fields/curly-quotes") || !strings.Contains(page, "没有列出") {
		t.Error("the error is not listed, or it is not said that something is not")
	}
}

// A telephone opens no editor of this machine.
func TestPhonesAreOfferedNoEditor(t *testing.T) {
	s := show(t, todoSite, Options{LAN: true})
	if len(s.lan) == 0 {
		t.Skip("this machine has no address in a network")
	}
	client := &http.Client{Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Get(s.lan[0])
	if err != nil {
		t.Skip("this machine cannot reach itself: ", err)
	}
	resp.Body.Close()
	r, err := http.NewRequest(http.MethodGet, s.lan[0][:strings.Index(s.lan[0], "/~")]+s.own()+"todo", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(resp.Cookies()[0])
	resp, err = client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	if err != nil || !strings.Contains(string(page), "cite/quote-altered") || strings.Contains(string(page), "vscode:") {
		t.Errorf("%v, %d:\n%s", err, resp.StatusCode, page)
	}
}
