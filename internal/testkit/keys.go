package testkit

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// key is a line of front matter or settings that an [Editor] changes alone, without
// touching anything else.
type key struct {
	name   string
	values func(e *Editor) string // TOML
}

func number(format string, below int) func(*Editor) string {
	return func(e *Editor) string { return fmt.Sprintf(format, e.rand.IntN(below)) }
}

func oneOf(values ...string) func(*Editor) string {
	return func(e *Editor) string { return e.pick(values) }
}

func anyKind(e *Editor) string { return strconv.Quote(e.pick(e.kinds)) }

// pageKeys are keys of pages: those that decide the order of lists, addresses, tags, and
// whether a page is published.
var pageKeys = []key{
	{"title", number("\"标题 %d\"", 100)}, {"title", oneOf(`"重庆"`, `"长沙"`, `"第十条"`, `"第二条"`, `"Law"`)}, {"sort_key", oneOf(`"chongqing"`, `"changsha"`)},
	{"weight", number("%d", 4)}, {"slug", number("\"dizhi-%d\"", 10)}, {"aliases", number("[\"/jiu/%d.html\"]", 10)},
	{"tags", oneOf(`["复查"]`, `["期限", "复查"]`, `["Law", "罕见"]`, `["?", "复查"]`, `[]`)}, {"topics", oneOf(`["宪法"]`, `["专题", "宪法"]`)},
	{"date", number("2026-12-1%d", 10)}, {"date", oneOf("2026-01-05", "2026-10-01", "2027-01-01")}, {"expires", oneOf("2026-02-01", "2026-12-05", "2026-12-31", "2027-06-01")},
	{"updated", oneOf("2026-10-02", "2026-11-11")}, {"draft", oneOf("true", "false")}, {"summary", oneOf(`"一句话。"`, `"另一句话。"`)},
	{"author", oneOf(`"甲"`, `"乙"`)}, {"type", anyKind}, {"keywords", oneOf(`["信访"]`)},
}

var channelKeys = []key{
	{"title", number("\"栏目 %d\"", 100)}, {"weight", number("%d", 4)}, {"slug", oneOf(`"lanmu-a"`, `"lanmu-b"`)}, {"draft", oneOf("true", "false")},
	{"cascade", oneOf(`{ author = "丙" }`, `{ type = "faq" }`, `{ draft = true }`, `{ author = "丁", type = "glossary" }`)},
	{"column_type", oneOf(`"办事服务"`, `"新闻动态"`)}, {"summary", oneOf(`"栏目的话。"`)},
}

var settingKeys = []key{
	{"title", number("\"站 %d\"", 100)}, {"base_url", oneOf(`"https://www.example.gov.cn/x/"`, `"https://www.example.gov.cn/y/"`, `"https://example.org/"`)},
	{"language", oneOf(`"zh-CN"`, `"en"`)}, {"timezone", oneOf(`"Asia/Shanghai"`, `"UTC"`)}, {"addresses", oneOf(`"file"`, `"folder"`)},
	{"params", number("{ telephone = \"12345-%d\" }", 10)}, {"organization", oneOf(`{ name = "甲局" }`, `{ name = "乙局" }`)},
	{"lists", oneOf("{ size = 3 }", "{ size = 4, latest = 1 }")}, {"menu", oneOf(`[{ title = "首页去", page = "_index.md" }]`, `[]`)},
	{"markdown", oneOf("{ hard_breaks = true }", "{ hard_breaks = false, glossary = true }")}, {"law", oneOf("{ article_pages = false }")},
}

// editKey changes, adds or removes one key of a page's front matter.
func (e *Editor) editKey() string { return e.changeKey(e.pick(e.pages()), pageKeys, true) }

// editChannel does the same to a channel, or to the home page.
func (e *Editor) editChannel() string {
	if e.rand.IntN(5) == 0 {
		return e.changeKey("content/_index.md", []key{channelKeys[0], channelKeys[6]}, true)
	}
	return e.changeKey("content/"+e.pick(e.channels())+"/_index.md", channelKeys, true)
}

// editSetting does the same to config.toml.
func (e *Editor) editSetting() string { return e.changeKey("config.toml", settingKeys, false) }

func (e *Editor) changeKey(name string, keys []key, front bool) string {
	if _, err := os.Stat(e.path(name)); err != nil { // there is no channel left
		return "change no key of " + name
	}
	k := keys[e.rand.IntN(len(keys))]
	text := e.read(name)
	line := regexp.MustCompile(`(?m)^` + k.name + ` = .*\n`)
	begin := 0
	if front {
		if !strings.HasPrefix(text, "+++\n") {
			return "change no key of " + name
		}
		begin = len("+++\n")
	}
	at := line.FindStringIndex(text)
	switch {
	case at == nil && strings.Contains(text, "["+k.name+"]\n"): // there is a table of that name below
		return "change no key of " + name
	case at == nil:
		at = []int{begin, begin}
	case k.name != "title" && e.rand.IntN(4) == 0:
		e.write(name, text[:at[0]]+text[at[1]:])
		return "take " + k.name + " from " + name
	}
	e.write(name, text[:at[0]]+k.name+" = "+k.values(e)+"\n"+text[at[1]:])
	return "change " + k.name + " of " + name
}

// ownFolder makes a page in a folder of its own.
func (e *Editor) ownFolder() string {
	e.made++
	p := fmt.Sprintf("content/%s/jia-%d/index.md", e.pick(e.channels()), e.made)
	e.write(p, e.page(fmt.Sprintf("第%d页", e.made), e.pages()))
	if e.rand.IntN(2) == 0 {
		e.write(filepath.ToSlash(filepath.Dir(p))+"/pang.md", e.page("旁边的", nil))
	}
	return "create " + p
}
