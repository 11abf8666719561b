package compiler

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/kind"
	"pufa/internal/testkit"
)

// Whatever a first sketch is ready for equals a clean build, in whatever order it
// is asked, and also after an edit that it can show. That of sketches after edits is part of TestUpdatesEqualACleanBuild.
func TestASketchEqualsACleanBuild(t *testing.T) {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("go test ./internal/compiler -run %s -seed %d -edits %d", t.Name(), *seed, *edits)
	dir := t.TempDir()
	editor := testkit.NewEditor(t, dir, *seed, kind.Pages())
	random := rand.New(rand.NewPCG(*seed, 2))
	ready, all, edited := 0, 0, 0
	for n := range *edits {
		what := editor.Step()
		want := cleanBuild(t, dir)
		if want.result.Failed() {
			editor.Repair()
			continue
		}
		c := sketchOf(t, dir)
		if !c.Ready("index.html") {
			t.Fatalf("edit %d (%s): not ready for the home page", n, what)
		}
		k, diff := compareSketch(t, c, want.files, random)
		if len(diff) > 0 {
			t.Fatalf("edit %d (%s): not as in a clean build: %q", n, what, diff)
		}
		ready, all = ready+k, all+len(want.files)

		before := stat(t, dir) // and now somebody edits, before all is read
		what = editor.Step()
		again := c.WithEdits(names(before, stat(t, dir), true))
		if want = cleanBuild(t, dir); again == nil || want.result.Failed() {
			editor.Repair()
			continue
		}
		if _, diff := compareSketch(t, again, want.files, random); len(diff) > 0 {
			t.Fatalf("edit %d (%s): after an edit not as in a clean build: %q", n, what, diff)
		}
		edited++
	}
	t.Logf("ready for %d of %d outputs; %d edits shown", ready, all, edited)
}

// compareSketch returns for how many outputs a sketch is ready, and those that
// differ from a clean build. They are asked for in any order: what one asks for is
// known when the next is.
func compareSketch(t *testing.T, c *Compiled, want map[string]string, random *rand.Rand) (ready int, diff []string) {
	t.Helper()
	paths := slices.Sorted(maps.Keys(want))
	random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	for _, p := range paths {
		if !c.Ready(p) {
			continue
		}
		ready++
		if got, ok, diags, err := c.Render(p); err != nil || !ok || len(diags) > 0 || string(got) != want[p] {
			diff = append(diff, p)
		}
	}
	for _, p := range outputs(c.sketch.latest()) {
		if _, there := want[p]; !there {
			diff = append(diff, p+" (unknown)")
		}
	}
	return ready, diff
}

// sketchOf returns what a preview shows first.
func sketchOf(t *testing.T, dir string) *Compiled {
	t.Helper()
	w := previewCompiler(t, dir)
	var c *Compiled
	w.Meanwhile = func(first *Compiled) { c = first }
	if renew(t, w, nil); c == nil {
		t.Fatal("no sketch")
	}
	return c
}

// A sketch reads the bodies that a page shows, and no others.
func TestASketchReadsWhatIsLookedAt(t *testing.T) {
	dir := smallSite(t, map[string]string{
		"content/c.md":       "+++\ntitle = \"丙\"\ndate = 2026-11-01\nsummary = \"写好的。\"\n+++\n正文。\n",
		"content/a.md":       "+++\ntitle = \"甲\"\ndate = 2026-11-02\n+++\n第一句。\n",
		"content/d.md":       "正文里的[链接](fujian.pdf)。\n\n# 标题在正文里\n",
		"content/e.md":       "+++\ntitle = \"戊\"\n+++\n见[附件](fujian.pdf)。\n",
		"content/fujian.pdf": "%PDF-1.7 附件",
	})
	c := sketchOf(t, dir)
	unread := func() string { return strings.Join(slices.Sorted(maps.Keys(c.sketch.unread)), " ") }
	if got := unread(); got != "content/a.md content/b.md content/c.md content/e.md" {
		t.Errorf("unread at first: %s", got)
	}
	if c.Ready("mei.html") || !c.Ready("fujian.pdf") { // the page that refers to it was read for its title
		t.Error("ready for what nobody knows of, or not for what somebody does")
	}
	if !c.Ready("b.html") || unread() != "content/a.md content/c.md content/e.md" {
		t.Errorf("after one page: %s", unread())
	}
	if !c.Ready("feed.json") || unread() != "content/c.md content/e.md" { // the first words of dated pages stand in it
		t.Errorf("after the feed: %s", unread())
	}
	if feed := rendered(t, c, "feed.json"); !strings.Contains(feed, "写好的。") || !strings.Contains(feed, "第一句。") || strings.Contains(feed, c.sketch.token) {
		t.Errorf("not the summaries:\n%s", feed)
	}
	testkit.Write(t, dir, "content/c.md", []byte("+++\ntitle = \"丙\"\n+++\n改了。\n"))
	if c.Ready("c.html") {
		t.Error("ready for a page whose file has changed")
	}
}

// Outputs that gather from bodies wait.
func TestASketchWaitsForWhoCitesAStatute(t *testing.T) {
	dir := smallSite(t, map[string]string{
		"content/fa.md":     "+++\ntitle = \"示例法\"\ntype = \"law\"\neffective = 2020-01-01\n+++\n第一条　为了示例，制定本法。\n",
		"content/zhinan.md": "+++\ntitle = \"指南\"\n+++\n依据《示例法》第一条。\n",
	})
	c := sketchOf(t, dir)
	for p, want := range map[string]bool{"fa/index.html": false, "zhinan.html": true, "index.html": true, "sitemap.xml": true} {
		if got := c.Ready(p); got != want {
			t.Errorf("%s: ready %v", p, got)
		}
	}
	if page := rendered(t, c, "zhinan.html"); !strings.Contains(page, `class="cite"`) {
		t.Errorf("the citation leads nowhere:\n%s", page)
	}
}
