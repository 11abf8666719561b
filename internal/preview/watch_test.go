package preview

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// page is a page whose text is told by its last line.
func pageText(text string) string { return "+++\ntitle = \"甲\"\n+++\n" + text + "\n" }

// Editors save in four ways; each save is seen, by the system's word and by
// looking (pains 2.1).
func TestEverySaveIsSeen(t *testing.T) {
	styles := map[string]func(t *testing.T, file, text string){
		"overwrite": func(t *testing.T, file, text string) { save(t, file, text) },
		"rename over": func(t *testing.T, file, text string) {
			save(t, file+".tmp", text)
			must(t, os.Rename(file+".tmp", file))
		},
		"delete, create": func(t *testing.T, file, text string) {
			must(t, os.Remove(file))
			time.Sleep(20 * time.Millisecond)
			save(t, file, text)
		},
		"backup, create": func(t *testing.T, file, text string) {
			must(t, os.Rename(file, file+"~"))
			save(t, file, text)
			must(t, os.Remove(file+"~"))
		},
	}
	for _, poll := range []bool{false, true} {
		saves := 20
		if poll {
			saves = 2
		}
		for name, style := range styles {
			t.Run(fmt.Sprintf("%s, poll %v", name, poll), func(t *testing.T) {
				t.Parallel()
				s := show(t, nil, Options{Poll: poll})
				for i := range saves {
					text := fmt.Sprintf("第 %d 次保存。", i)
					style(t, filepath.Join(s.dir, "content", "a.md"), pageText(text))
					s.untilShows("/a.html", text)
				}
			})
		}
	}
}

// Settings are saved as pages are, and a site may be reached by a link, as in the
// folders of some cloud drives (pains 2.1, 2.10).
func TestSettingsAreSeenBehindALink(t *testing.T) {
	dir := folderWith(t, "content/a.md")
	save(t, filepath.Join(dir, "config.toml"), "title = \"站\"\n")
	save(t, filepath.Join(dir, "content", "a.md"), pageText("正文。"))
	link := filepath.Join(t.TempDir(), "我的 文档")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip("this system lets nobody make symbolic links: ", err)
	}
	s := showDir(t, link, Options{})
	for _, title := range []string{"改名的站", "又改名的站"} {
		file := filepath.Join(link, "config.toml")
		save(t, file+".tmp", "title = \""+title+"\"\n")
		must(t, os.Rename(file+".tmp", file))
		s.untilShows("/a.html", title)
	}
	s.save("content/a.md", pageText("改过的正文。"))
	s.untilShows("/a.html", "改过的正文")
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// What editors, office programs and systems leave lying about builds nothing and
// says nothing (pains 2.2, 2.7).
func TestScrapsAreNoEdits(t *testing.T) {
	s := show(t, nil, Options{})
	for _, name := range []string{
		"content/~$通知.docx", "content/.~lock.a.md#", "content/x.tmp", "content/a.md.bak", "content/a.bck", "content/.a.md.swp", "content/a.md.swx",
		"content/4913", "content/a.md~", "content/.DS_Store", "content/Thumbs.db", "content/.git/index", ".git/HEAD", "public/index.html", "node_modules/x.md", "notes.md",
	} {
		s.save(name, "x\n")
		must(t, os.Remove(filepath.Join(s.dir, filepath.FromSlash(name))))
	}
	s.save("content/a.md", "+++\ntitle = \"甲\"\n+++\n旧的一句。\n") // nothing new
	s.save("content/a.md", pageText("真的改了。"))
	s.untilShows("/a.html", "真的改了")
	s.until("the edit is told", func() bool { return s.count() > 0 })
	time.Sleep(150 * time.Millisecond)
	if n := s.count(); n != 1 {
		t.Errorf("%d updates, want the one edit: %+v", n, s.updates)
	}
}

// Folders that come, move and go are seen with all in them (pains 2.6).
func TestFoldersComeMoveAndGo(t *testing.T) {
	s := show(t, nil, Options{})
	s.save("content/new/_index.md", "+++\ntitle = \"新栏\"\n+++\n")
	s.save("content/new/deep/x.md", pageText("深处。"))
	s.untilShows("/new/deep/x.html", "深处")
	s.save("content/new/deep/x.md", pageText("深处改了。"))
	s.untilShows("/new/deep/x.html", "深处改了")
	must(t, os.Rename(filepath.Join(s.dir, "content", "new"), filepath.Join(s.dir, "content", "moved")))
	s.untilShows("/moved/deep/x.html", "深处改了")
	s.until("the old address is gone", func() bool { status, _ := s.get("/new/deep/x.html"); return status == 404 })
	s.save("content/moved/deep/x.md", pageText("搬走以后改。"))
	s.untilShows("/moved/deep/x.html", "搬走以后改")
	s.save("content/new/_index.md", "+++\ntitle = \"又一栏\"\n+++\n") // the old name again
	s.save("content/new/deep/x.md", pageText("旧名新文。"))
	s.untilShows("/new/deep/x.html", "旧名新文")
	s.save("content/moved/deep/x.md", pageText("两处各改。"))
	s.untilShows("/moved/deep/x.html", "两处各改")
	must(t, os.RemoveAll(filepath.Join(s.dir, "content", "moved")))
	s.until("the folder is gone", func() bool { status, _ := s.get("/moved/deep/x.html"); return status == 404 })
	for name, text := range map[string]string{"templates/guide.html": "<p>模板 {{.Title}}</p>\n", "assets/x.css": "p{}\n", "static/f.txt": "文件", "data/x.toml": "a = 1\n"} {
		s.save(name, text) // folders that were not there at the start
	}
	s.untilShows("/a.html", "模板 甲")
	s.untilShows("/f.txt", "文件")
}

// 500 files at once come to few updates (pains 2.7).
func TestABurstIsFewUpdates(t *testing.T) {
	s := show(t, nil, Options{})
	for i := range 500 {
		s.save(fmt.Sprintf("content/b/p%d.md", i), pageText(fmt.Sprint("第", i)))
	}
	s.untilShows("/b/p499.html", "第499")
	time.Sleep(200 * time.Millisecond)
	if n := s.count(); n > 2 {
		t.Logf("%d updates", n) // writing took longer than the quiet time on a busy machine
		if n > 5 {
			t.Errorf("%d updates for one burst", n)
		}
	}
}

// A file that comes in pieces is shown when it is whole (pains 2.5). A machine that
// is so busy that this test itself pauses for long between two pieces proves
// nothing, so it writes again, and in the end gives up.
func TestHalfWrittenFilesAreNotShown(t *testing.T) {
	s := show(t, nil, Options{})
	busy := false
	for try := 1; ; try++ {
		updates := s.count()
		end := fmt.Sprintf("全文完 %d。", try)
		bad, longest := s.writeInPieces(end)
		s.untilShows("/a.html", end)
		if longest < twoGlances {
			if bad != "" {
				t.Errorf("shown meanwhile: %s", bad)
			}
			if n := s.count() - updates; n > 1 {
				t.Errorf("%d updates for one save", n)
			}
			break
		}
		t.Logf("a pause of %v", longest)
		if try == 10 {
			busy = true
			break
		}
	}
	s.save("content/a.md", "") // on purpose
	s.until("the empty page shows", func() bool { _, page := s.get("/a.html"); return !strings.Contains(page, "全文完") })
	if busy {
		t.Skip("this machine is too busy to write a file without long pauses")
	}
}

// writeInPieces writes 2 MB into a.md with pauses. It returns what was shown
// meanwhile that was neither the old nor the new text, and the longest pause.
func (s *shown) writeInPieces(end string) (bad string, longest time.Duration) {
	s.t.Helper()
	_, old := s.get("/a.html")
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for bad == "" {
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
			}
			if status, page := s.get("/a.html"); status != 200 || len(page) != len(old) && !strings.Contains(page, end) {
				bad = fmt.Sprintf("%d, %d bytes", status, len(page))
			}
		}
	}()
	text := pageText(strings.Repeat("信访人可以申请复查。\n\n", 1<<20/32) + end)
	f, err := os.Create(filepath.Join(s.dir, "content", "a.md"))
	must(s.t, err)
	last := time.Now()
	for i := range 10 {
		_, err := f.WriteString(text[i*len(text)/10 : (i+1)*len(text)/10])
		must(s.t, err)
		longest = max(longest, time.Since(last))
		last = time.Now()
		time.Sleep(30 * time.Millisecond)
	}
	must(s.t, f.Close())
	close(stop)
	<-done
	return bad, longest
}

// fake is a notifier that tests play.
type fake struct {
	events chan fsnotify.Event
	errors chan error
	limit  int // of folders
	mu     sync.Mutex
	added  []string
}

func newFake(limit int) *fake {
	return &fake{events: make(chan fsnotify.Event), errors: make(chan error), limit: limit}
}

func (f *fake) Add(folder string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.added) == f.limit {
		return syscall.ENOSPC
	}
	f.added = append(f.added, folder)
	return nil
}
func (f *fake) Close() error                  { return nil }
func (f *fake) Events() <-chan fsnotify.Event { return f.events }
func (f *fake) Errors() <-chan error          { return f.errors }

// watching runs a watcher whose system is made of fakes.
func watching(t *testing.T, dir string, fakes ...*fake) *watcher {
	t.Helper()
	w := newWatcher(dir, false)
	w.probe = 0
	next := 0
	w.system = func() (notifier, error) {
		if next == len(fakes) {
			return nil, errors.New("no more")
		}
		next++
		return fakes[next-1], nil
	}
	w.looker = func(dir string) notifier { return newPoller(dir, 20*time.Millisecond) }
	running(t, w)
	<-w.armed
	return w
}

// running lets a watcher run until the test ends.
func running(t *testing.T, w *watcher) {
	ended := make(chan struct{})
	ctx := t.Context()
	go func() { defer close(ended); w.run(ctx) }()
	t.Cleanup(func() { w.stop(); <-ended })
}

func folderWith(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, n := range names {
		save(t, filepath.Join(dir, filepath.FromSlash(n)), "x\n")
	}
	return dir
}

// When the system loses events, or a watch dies, everything is looked at and
// watched anew, and later edits are seen (pains 2.3).
func TestAWatcherErrorMeansALookAtEverything(t *testing.T) {
	for _, err := range []error{fsnotify.ErrEventOverflow, errors.New("the handle is invalid")} {
		dir := folderWith(t, "content/a.md", "content/b/c.md")
		first, second := newFake(100), newFake(100)
		w := watching(t, dir, first, second)
		first.errors <- err
		if b := <-w.batches; !b.all {
			t.Errorf("%v: told only of %v", err, b.names)
		}
		if !slices.Contains(second.added, filepath.Join(dir, "content", "b")) {
			t.Errorf("%v: watched anew: %q", err, second.added)
		}
		second.events <- fsnotify.Event{Name: filepath.Join(dir, "content", "a.md"), Op: fsnotify.Write}
		if b := <-w.batches; !slices.Equal(b.list(), []string{"content/a.md"}) {
			t.Errorf("%v: a later edit gives %v", err, b)
		}
	}
}

// A system that fails again and again is asked no more (pains 2.3).
func TestManyErrorsMeanLooking(t *testing.T) {
	dir := folderWith(t, "content/a.md")
	fakes := []*fake{newFake(100), newFake(100), newFake(100), newFake(100)}
	w := watching(t, dir, fakes...)
	for _, f := range fakes {
		f.errors <- errors.New("the handle is invalid")
	}
	if code := <-w.said; code != "preview/polling-failed" {
		t.Errorf("said %s", code)
	}
	save(t, filepath.Join(dir, "content", "a.md"), "longer\n")
	for {
		if b := <-w.batches; b.all || slices.Contains(b.list(), "content/a.md") {
			break
		}
	}
}

// On a limit of the system, files are looked at, and that is said once
// (pains 2.11).
func TestALimitMeansLooking(t *testing.T) {
	var names []string
	for i := range 12 {
		names = append(names, fmt.Sprintf("content/c%d/a.md", i))
	}
	dir := folderWith(t, names...)
	w := watching(t, dir, newFake(8))
	if code := <-w.said; code != "preview/polling-limit" {
		t.Errorf("said %s", code)
	}
	save(t, filepath.Join(dir, "content", "c11", "a.md"), "longer\n")
	for {
		if b := <-w.batches; b.all || slices.Contains(b.list(), "content/c11/a.md") {
			break
		}
	}
	select {
	case code := <-w.said:
		t.Errorf("said %s, too", code)
	default:
	}
}

// What no build reads is not watched either, however deep folders lie in each other.
func TestWhatLiesTooDeepIsNotWatched(t *testing.T) {
	deep := "content" + strings.Repeat("/d", 300)
	dir := folderWith(t, "content/a.md", deep+"/b.md")
	f := newFake(200)
	w := watching(t, dir, f)
	save(t, filepath.Join(dir, "content", "a.md"), "longer\n")
	f.events <- fsnotify.Event{Name: filepath.Join(dir, "content", "a.md"), Op: fsnotify.Write}
	if b := <-w.batches; b.all {
		t.Error("all is looked at, as on a limit of the system")
	}
	for name := range (&poller{dir: dir}).snapshot() {
		if strings.HasSuffix(name, "b.md") {
			t.Errorf("%s is looked at", name)
		}
	}
}

// A new folder can be the one too many.
func TestALimitReachedLaterMeansLooking(t *testing.T) {
	dir := folderWith(t, "content/a.md")
	f := newFake(2) // the site's folder and content
	w := watching(t, dir, f)
	save(t, filepath.Join(dir, "content", "new", "b.md"), "x\n")
	f.events <- fsnotify.Event{Name: filepath.Join(dir, "content", "new"), Op: fsnotify.Create}
	if b := <-w.batches; !b.all {
		t.Errorf("told only of %v", b.names)
	}
	if code := <-w.said; code != "preview/polling-limit" {
		t.Errorf("said %s", code)
	}
}

// Where the system reports nothing, that is noticed at the start, without --poll
// (pains 2.4).
func TestASilentSystemMeansLooking(t *testing.T) {
	dir := folderWith(t, "content/a.md")
	w := newWatcher(dir, false)
	w.probe = 50 * time.Millisecond
	w.system = func() (notifier, error) { return newFake(100), nil }
	w.looker = func(dir string) notifier { return newPoller(dir, 20*time.Millisecond) }
	running(t, w)
	if code := <-w.said; code != "preview/polling-silent" {
		t.Errorf("said %s", code)
	}
	save(t, filepath.Join(dir, "content", "a.md"), "longer\n")
	for {
		if b := <-w.batches; b.all || slices.Contains(b.list(), "content/a.md") {
			break
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".pufa*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// Where other computers write, the system reports what this one does, and so a
// trial would succeed (pains 2.4).
func TestARemoteDriveMeansLooking(t *testing.T) {
	for _, drive := range []string{"", "content"} {
		dir := folderWith(t, "content/a.md")
		w := newWatcher(dir, false)
		w.remote = func(folder string) bool { return folder == filepath.Join(dir, drive) }
		w.looker = func(dir string) notifier { return newPoller(dir, 20*time.Millisecond) }
		running(t, w)
		if code := <-w.said; code != "preview/polling-silent" {
			t.Errorf("said %s", code)
		}
		<-w.armed
		save(t, filepath.Join(dir, "content", "a.md"), "longer\n")
		if b := <-w.batches; !b.all && !slices.Contains(b.list(), "content/a.md") {
			t.Errorf("told of %v", b.list())
		}
	}
	if isRemote(t.TempDir()) {
		t.Error("a folder of this computer counts as remote")
	}
}

func TestASpeakingSystemIsTrusted(t *testing.T) {
	s := show(t, nil, Options{})
	time.Sleep(probeTime + 300*time.Millisecond)
	s.save("content/a.md", pageText("通知到了。"))
	s.untilShows("/a.html", "通知到了")
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.codes) > 0 {
		t.Errorf("said %q", s.codes)
	}
}

func TestOnlyOwnPagesMayAskForALook(t *testing.T) {
	s := show(t, nil, Options{})
	if status, _ := s.get(s.own() + "look"); status != 204 {
		t.Errorf("status %d", status)
	}
	if status, _ := s.get("/.pufa/wrong/look"); status != 403 {
		t.Errorf("without the key: %d", status)
	}
}

func TestWhatMattersToTheSite(t *testing.T) {
	w := newWatcher("/site", false)
	for name, want := range map[string]string{
		"/site/config.toml": "config.toml", "/site/content/a.md": "content/a.md", "/site/themes/x/guide.html": "themes/x/guide.html",
		"/site/content": "content", "/site/public/a.html": "", "/site/notes.md": "", "/site": "", "/other/content/a.md": "", "/site/content/.git/x": "",
		"/site/content/~$a.docx": "", "/site/content/\xff\xfe.md": "content", "/site/config.toml.tmp": "",
	} {
		got, ok := w.relevant(fsnotify.Event{Name: name, Op: fsnotify.Write})
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", name, got, ok, want)
		}
	}
	if _, ok := w.relevant(fsnotify.Event{Name: "/site/content/a.md", Op: fsnotify.Chmod}); ok {
		t.Error("new rights are no edit")
	}
}
