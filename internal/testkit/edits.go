package testkit

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Editor plays a member of staff who edits the site in Dir at random. Two editors with the same seed make the same edits.
type Editor struct {
	Dir string

	t     testing.TB
	rand  *rand.Rand
	made  int
	kinds []string
}

// NewEditor makes a small site in an empty folder and an editor for it. kinds are the
// types of pages that it may write.
func NewEditor(t testing.TB, dir string, seed uint64, kinds []string) *Editor {
	e := &Editor{Dir: dir, t: t, rand: rand.New(rand.NewPCG(seed, 1)), kinds: kinds}
	e.write("config.toml", e.config())
	e.write("content/_index.md", "+++\ntitle = \"首页\"\n+++\n")
	for _, channel := range channels[:2] {
		e.write("content/"+channel+"/_index.md", "+++\ntitle = \"栏目"+channel+"\"\n+++\n")
		for range 4 { // without citations, which may be wrong: the site starts without errors
			e.made++
			e.write(fmt.Sprintf("content/%s/ye-%d.md", channel, e.made), e.page(fmt.Sprintf("第%d页", e.made), nil))
		}
	}
	return e
}

var (
	channels = []string{"zhinan", "wenda", "baogao", "zhinan/zi"}
	tags     = []string{"复查", "期限", "宪法", "Law"}
	words    = []string{"信访人", "三十日内", "书面答复", "上一级机关", "**可以**申请", "《信访工作条例》", "English", "复核"}
)

// Step makes one random edit and says what it was.
func (e *Editor) Step() string {
	edits := []struct {
		weight int
		do     func() string
	}{
		{12, e.editText}, {8, e.editFront}, {6, func() string { return e.create(e.pick(e.channels())) }}, {4, e.remove}, {4, e.rename}, {3, e.move},
		{3, e.makeChannel}, {2, e.removeChannel}, {3, e.editConfig}, {3, e.editTemplate}, {3, e.picture}, {2, e.breakSomething}, {2, e.static},
		{5, e.statute}, {2, e.stylesheet}, {1, e.removePicture}, {1, e.data},
		{12, e.editKey}, {4, e.editChannel}, {5, e.editSetting}, {2, e.ownFolder},
	}
	total := 0
	for _, x := range edits {
		total += x.weight
	}
	n := e.rand.IntN(total)
	for _, x := range edits {
		if n -= x.weight; n < 0 {
			return x.do()
		}
	}
	panic("unreachable")
}

// Repair rewrites every page and channel in a simple form and restores the configuration,
// so that the site has no errors.
func (e *Editor) Repair() {
	for _, p := range e.pages() {
		e.write(p, e.page(strings.TrimSuffix(filepath.Base(p), ".md"), nil))
	}
	for _, c := range e.channels() {
		e.write("content/"+c+"/_index.md", "+++\ntitle = \"栏目"+c+"\"\n+++\n")
	}
	e.write("config.toml", e.config())
	if err := os.RemoveAll(filepath.Join(e.Dir, "templates")); err != nil {
		e.t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(e.Dir, "static")); err != nil {
		e.t.Fatal(err)
	}
	if err := os.RemoveAll(e.path(statuteFolder)); err != nil {
		e.t.Fatal(err)
	}
}

func (e *Editor) editText() string {
	p := e.pick(e.pages())
	front, _, found := strings.Cut(strings.TrimPrefix(e.read(p), "+++\n"), "+++\n")
	if !found {
		front = "title = \"改过的\"\n"
	}
	e.write(p, "+++\n"+front+"+++\n"+e.prose(e.pages()))
	return "edit the text of " + p
}

func (e *Editor) editFront() string {
	p := e.pick(e.pages())
	_, body, found := strings.Cut(strings.TrimPrefix(e.read(p), "+++\n"), "+++\n")
	if !found {
		body = e.prose(nil)
	}
	e.write(p, e.front(fmt.Sprintf("标题 %d", e.rand.IntN(1000)))+body)
	return "edit the front matter of " + p
}

func (e *Editor) create(channel string) string {
	e.made++
	p := fmt.Sprintf("content/%s/ye-%d.md", channel, e.made)
	e.write(p, e.page(fmt.Sprintf("第%d页", e.made), e.pages()))
	return "create " + p
}

func (e *Editor) remove() string {
	p := e.pick(e.pages())
	e.delete(p)
	return "remove " + p
}

func (e *Editor) rename() string {
	p := e.pick(e.pages())
	e.made++
	to := fmt.Sprintf("%s/gai-%d.md", filepath.ToSlash(filepath.Dir(p)), e.made)
	e.relocate(p, to)
	return "rename " + p + " to " + to
}

func (e *Editor) move() string {
	p := e.pick(e.pages())
	if filepath.Base(p) == "index.md" {
		return "move nothing"
	}
	to := "content/" + e.pick(e.channels()) + "/" + filepath.Base(p)
	if _, err := os.Stat(filepath.Join(e.Dir, to)); err == nil {
		return "move nothing"
	}
	e.relocate(p, to)
	return "move " + p + " to " + to
}

func (e *Editor) makeChannel() string {
	c := e.pick(channels)
	e.write("content/"+c+"/_index.md", fmt.Sprintf("+++\ntitle = \"栏目 %d\"\nweight = %d\n+++\n%s", e.rand.IntN(100), e.rand.IntN(3), e.pick(words)))
	return "make or edit the channel " + c
}

func (e *Editor) removeChannel() string {
	if len(e.channels()) < 2 {
		return "remove no channel"
	}
	c := e.pick(e.channels())
	if err := os.RemoveAll(filepath.Join(e.Dir, "content", filepath.FromSlash(c))); err != nil {
		e.t.Fatal(err)
	}
	if len(e.pages()) == 0 {
		return "remove the channel " + c + ", " + e.create(e.pick(append(e.channels(), "zhinan")))
	}
	return "remove the channel " + c
}

func (e *Editor) editConfig() string {
	e.write("config.toml", e.config())
	return "edit config.toml"
}

func (e *Editor) editTemplate() string {
	name := e.pick([]string{"guide", "partials/footer", "channel"})
	if e.rand.IntN(3) == 0 {
		e.delete("templates/" + name + ".html")
		return "remove the template " + name
	}
	text := fmt.Sprintf("<p>模板 %d {{.Root}}</p>", e.rand.IntN(100))
	if name != "partials/footer" {
		text += "{{.Title}} {{fragment .Footer}}"
	}
	e.write("templates/"+name+".html", text)
	return "replace the template " + name
}

func (e *Editor) picture() string {
	p := e.pick(e.pages())
	e.made++
	name := fmt.Sprintf("tu-%d.png", e.rand.IntN(4))
	img := image.NewRGBA(image.Rect(0, 0, 20+e.rand.IntN(600), 20))
	for x := range img.Bounds().Dx() {
		img.Set(x, x%20, color.RGBA{uint8(e.rand.IntN(256)), 0, 0, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		e.t.Fatal(err)
	}
	e.write(filepath.ToSlash(filepath.Dir(p))+"/"+name, b.String())
	e.write(p, e.read(p)+"\n\n![一张图]("+name+")\n")
	return "put the picture " + name + " into " + p
}

func (e *Editor) breakSomething() string {
	p := e.pick(e.pages())
	broken := e.pick([]string{"+++\ntitle = “弯引号”\n+++\n", "+++\ntitle = \"没有结束\n", "+++\ntitle = \"断链\"\n+++\n[没有](meiyou.md)\n", "::: note\n没有结束\n"})
	e.write(p, broken)
	return "break " + p
}

func (e *Editor) static() string {
	name := fmt.Sprintf("static/f-%d.txt", e.rand.IntN(3))
	e.write(name, e.pick(words))
	return "write " + name
}

func (e *Editor) stylesheet() string {
	if e.rand.IntN(3) == 0 {
		e.delete("assets/style.css")
		return "remove the stylesheet"
	}
	e.write("assets/style.css", fmt.Sprintf("p { margin: %dpx }\n", e.rand.IntN(100)))
	return "write a stylesheet"
}

// removePicture deletes a picture that a page shows.
func (e *Editor) removePicture() string {
	all, err := filepath.Glob(e.path("content/*/tu-*.png"))
	if err != nil || len(all) == 0 {
		return "remove no picture"
	}
	name := e.pick(all)
	if err := os.Remove(name); err != nil {
		e.t.Fatal(err)
	}
	return "remove the picture " + filepath.Base(name)
}
