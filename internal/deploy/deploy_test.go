package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"pufa/internal/publish"
)

// memory is a store that a test looks into. When its operations have been counted
// down, it fails for ever: the machine that deployed has died.
type memory struct {
	mu      sync.Mutex
	objects map[string]stored
	version int
	left    int // operations before it fails; negative = it never does
	reads   []string
	puts    []string
	seen    func(objects map[string]stored) // called after each change
}

type stored struct {
	text string
	Header
	mark string
}

var errDead = errors.New("the machine has died")

func newMemory() *memory { return &memory{objects: map[string]stored{}, left: -1} }

func (m *memory) step(ctx context.Context, change bool) (func(), error) {
	m.mu.Lock()
	if m.left == 0 || ctx.Err() != nil {
		m.mu.Unlock()
		return nil, cmpErr(ctx.Err(), errDead)
	}
	m.left--
	return func() {
		if change && m.seen != nil {
			m.seen(m.objects)
		}
		m.mu.Unlock()
	}, nil
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func (m *memory) List(ctx context.Context, _ func(string) bool) (map[string]Object, error) {
	done, err := m.step(ctx, false)
	if err != nil {
		return nil, err
	}
	defer done()
	found := map[string]Object{}
	for name, o := range m.objects {
		found[name] = Object{publish.File, int64(len(o.text)), o.mark}
	}
	return found, nil
}

func (m *memory) Read(ctx context.Context, name string) ([]byte, Header, error) {
	done, err := m.step(ctx, false)
	if err != nil {
		return nil, Header{}, err
	}
	defer done()
	m.reads = append(m.reads, name)
	o, ok := m.objects[name]
	if !ok {
		return nil, Header{}, fs.ErrNotExist
	}
	return []byte(o.text), o.Header, nil
}

func (m *memory) Put(ctx context.Context, name string, data []byte, h Header) (string, error) {
	done, err := m.step(ctx, true)
	if err != nil {
		return "", err
	}
	defer done()
	m.version++
	m.puts = append(m.puts, name)
	m.objects[name] = stored{string(data), h, fmt.Sprint("v", m.version)}
	return m.objects[name].mark, nil
}

func (m *memory) Create(ctx context.Context, name string, data []byte) error {
	done, err := m.step(ctx, false)
	if err != nil {
		return err
	}
	defer done()
	if _, ok := m.objects[name]; ok {
		return fs.ErrExist
	}
	m.objects[name] = stored{text: string(data)}
	return nil
}

func (m *memory) Rename(context.Context, string, string) error { return errors.ErrUnsupported }

func (m *memory) Remove(ctx context.Context, name string) error {
	done, err := m.step(ctx, true)
	if err != nil {
		return err
	}
	defer done()
	delete(m.objects, name)
	return nil
}

func (m *memory) Prune(context.Context, string) error { return nil }

// site is a site of n pages in its i-th version. Each page names the style sheet
// that it loads.
func siteOf(version, n int) map[string]string {
	style := fmt.Sprintf("assets/style.%08x.css", version)
	files := map[string]string{style: fmt.Sprint("style ", version), "index.html": style, "feed.xml": fmt.Sprint("feed ", version), "same.txt": "same"}
	for i := range n {
		files[fmt.Sprintf("dir%d/p%d.html", i%3, i+version)] = style
	}
	return files
}

// folder is the output folder of a build.
func folder(files map[string]string) fs.FS {
	m := publish.NewManifest()
	out := fstest.MapFS{}
	for name, text := range files {
		e, err := publish.NewEntry(name, []byte(text), "")
		if err != nil {
			panic(err)
		}
		m.Add(e)
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	out[publish.ManifestName] = &fstest.MapFile{Data: m.Format()}
	return out
}

var noon = time.Date(2026, 12, 4, 12, 0, 0, 0, time.UTC)

func options() Options {
	return Options{Name: "试", Owner: Owner{"here", 1}, Alive: func(Owner) bool { return false }, Now: func() time.Time { return noon }, Yes: true}
}

func texts(m *memory) map[string]string {
	found := map[string]string{}
	for name, o := range m.objects {
		if name != publish.ManifestName {
			found[name] = o.text
		}
	}
	return found
}

// Cut off anywhere: no page refers to what isn't there, what others put there stays,
// and the next run makes it whole.
func TestCutOffAnywhere(t *testing.T) {
	const foreign = "theirs.html"
	before, after := siteOf(1, 12), siteOf(2, 12)
	check := func(objects map[string]stored) {
		for name, o := range objects {
			if _, there := objects[o.text]; path.Ext(name) == ".html" && name != foreign && !there {
				t.Errorf("%s loads %s, which isn't there", name, o.text)
			}
		}
	}
	for cut := 0; ; cut++ {
		m := newMemory()
		m.objects[foreign] = stored{text: "not ours", mark: "x"}
		if _, err := Run(t.Context(), folder(before), m, options()); err != nil {
			t.Fatal(err)
		}
		m.left, m.seen = cut, check
		_, err := Run(t.Context(), folder(after), m, options())
		whole := err == nil
		if !whole && !errors.Is(err, errDead) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		m.left, m.puts = -1, nil
		r, err := Run(t.Context(), folder(after), m, options())
		if err != nil {
			t.Fatalf("after a cut at %d: %v", cut, err)
		}
		want := maps.Clone(after)
		want[foreign] = "not ours"
		if got := texts(m); !maps.Equal(got, want) {
			t.Fatalf("after a cut at %d: got %v", cut, got)
		}
		if len(r.Changes.Replaced)+len(r.Changes.Left) > 0 {
			t.Errorf("after a cut at %d: %+v", cut, r.Changes)
		}
		if whole {
			if len(m.puts) > 0 {
				t.Errorf("nothing had changed, but %v were sent", m.puts)
			}
			return
		}
	}
}

// What has arrived before an interruption is not sent again, also where the journal
// could not be written down: then it is read.
func TestAnInterruptedRunGoesOn(t *testing.T) {
	for _, dead := range []bool{false, true} {
		m := newMemory()
		site := siteOf(1, 200)
		ctx, cancel := context.WithCancel(t.Context())
		m.seen = func(map[string]stored) {
			if m.version != 100 {
				return
			}
			if dead {
				m.left = 0
			}
			cancel()
		}
		if _, err := Run(ctx, folder(site), m, options()); err == nil {
			t.Fatal("not interrupted")
		}
		m.seen, m.left, m.puts = nil, -1, nil
		if _, err := Run(t.Context(), folder(site), m, options()); err != nil {
			t.Fatal(err)
		}
		if len(m.puts) > 120 || len(m.puts) < 90 {
			t.Errorf("dead %v: %d of 204 were sent again", dead, len(m.puts))
		}
	}
}

// An unchanged site is compared by the marks alone.
func TestAnUnchangedSiteIsNotRead(t *testing.T) {
	m := newMemory()
	o := options()
	o.Headers = Headers(true, nil)
	var size int64
	for _, text := range siteOf(1, 50) {
		size += int64(len(text))
	}
	for _, want := range []int64{size, 0} {
		m.reads, m.puts = nil, nil
		r, err := Run(t.Context(), folder(siteOf(1, 50)), m, o)
		if err != nil {
			t.Fatal(err)
		}
		if r.Bytes != want {
			t.Errorf("sent %d bytes, want %d", r.Bytes, want)
		}
	}
	slices.Sort(m.reads)
	if reads := slices.Compact(m.reads); !slices.Equal(reads, []string{publish.ManifestName, lockPath}) || len(m.puts) > 0 {
		t.Errorf("read %v, put %v", reads, m.puts)
	}
}

// Another rule for headers sends the files again, and a file that somebody replaced
// is noticed.
func TestWhatDiffersIsNoticed(t *testing.T) {
	m := newMemory()
	run := func(o Options) *Result {
		t.Helper()
		r, err := Run(t.Context(), folder(siteOf(1, 3)), m, o)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	o := options()
	o.Headers = Headers(false, nil)
	if r := run(o); r.Changes.Added != 7 {
		t.Errorf("%+v", r.Changes)
	}
	o.Headers = Headers(false, map[string]string{"index.html": "/pufa/new.html"})
	if r := run(o); r.Changes.Changed != 1 || len(r.Changes.Replaced) > 0 || m.objects["index.html"].Redirect != "/pufa/new.html" {
		t.Errorf("%+v, %+v", r.Changes, m.objects["index.html"])
	}
	m.objects["same.txt"] = stored{text: "S4me", Header: o.Headers("same.txt"), mark: "theirs"}
	if r := run(o); r.Changes.Changed != 1 || !slices.Equal(r.Changes.Replaced, []string{"same.txt"}) {
		t.Errorf("%+v", r.Changes)
	}
	m.objects["same.txt"] = stored{text: "same", Header: o.Headers("same.txt"), mark: "copied"}
	if r := run(o); r.Changes.Changed != 0 || len(r.Steps) > 0 {
		t.Errorf("the same bytes, copied: %+v", r.Changes)
	}
}

func TestADryRunChangesNothing(t *testing.T) {
	m := newMemory()
	o := options()
	o.DryRun = true
	r, err := Run(t.Context(), folder(siteOf(1, 3)), m, o)
	if err != nil || len(r.Steps) != 7 || len(m.objects) > 0 {
		t.Errorf("%v, %+v, %v", err, r, m.objects)
	}
	if r.Steps[0].Path != "assets/style.00000001.css" {
		t.Errorf("the style sheet doesn't come first: %v", r.Steps)
	}
}

func TestRefusedRunsChangeNothing(t *testing.T) {
	for reason, c := range map[publish.Reason]struct {
		objects map[string]string
		yes     bool
		before  int
	}{
		publish.ForeignFiles: {objects: map[string]string{"index.html": "theirs"}},
		publish.ManyGone:     {before: 40},
	} {
		m := newMemory()
		o := options()
		if c.before > 0 {
			if _, err := Run(t.Context(), folder(siteOf(1, c.before)), m, o); err != nil {
				t.Fatal(err)
			}
		}
		for name, text := range c.objects {
			m.objects[name] = stored{text: text}
		}
		before := maps.Clone(m.objects)
		o.Yes = false
		var refused *publish.RefusedError
		if _, err := Run(t.Context(), folder(siteOf(1, 3)), m, o); !errors.As(err, &refused) || refused.Reason != reason || refused.Dir != "试" {
			t.Errorf("%s: %v", reason, err)
		}
		if !maps.Equal(m.objects, before) {
			t.Errorf("%s: got %v", reason, texts(m))
		}
	}
}

func TestTwoAtOnce(t *testing.T) {
	lock := func(o Owner, at time.Time) string {
		return fmt.Sprintf(`{"host":%q,"pid":%d,"token":"other","seen":%q}`, o.Host, o.PID, at.Format(time.RFC3339))
	}
	for _, c := range []struct {
		name, lock string
		busy       bool
	}{
		{"another machine at work", lock(Owner{"there", 7}, noon.Add(-lockAge)), true},
		{"another machine, long ago", lock(Owner{"there", 7}, noon.Add(-lockAge-time.Second)), false},
		{"this machine, still running", lock(Owner{"here", 7}, noon), true},
		{"this machine, killed", lock(Owner{"here", 8}, noon), false},
		{"a lock that makes no sense", "?", false},
	} {
		m := newMemory()
		m.objects[lockPath] = stored{text: c.lock}
		o := options()
		o.Alive = func(o Owner) bool { return o.PID == 7 }
		_, err := Run(t.Context(), folder(siteOf(1, 3)), m, o)
		var busy *BusyError
		if errors.As(err, &busy) != c.busy || !c.busy && err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, held := m.objects[lockPath]; held != c.busy {
			t.Errorf("%s: the lock is there: %v", c.name, held)
		}
		if c.busy && (busy.Owner.PID != 7 || len(m.objects) > 1) {
			t.Errorf("%s: %+v, %v", c.name, busy, texts(m))
		}
	}
}

// A run that lost its lock, as after a long sleep, stops before it writes the manifest.
func TestALostLockStops(t *testing.T) {
	m := newMemory()
	m.seen = func(objects map[string]stored) {
		if m.version == 3 {
			objects[lockPath] = stored{text: `{"host":"there","pid":9,"token":"theirs"}`}
		}
	}
	var busy *BusyError
	if _, err := Run(t.Context(), folder(siteOf(1, 3)), m, options()); !errors.As(err, &busy) || busy.Owner.PID != 9 {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(m.objects[lockPath].text, "theirs") {
		t.Error("the lock of another was removed")
	}
}

func TestAnOutputFolderThatChangesMeanwhile(t *testing.T) {
	from := folder(siteOf(1, 3)).(fstest.MapFS)
	from["index.html"] = &fstest.MapFile{Data: []byte("changed")}
	if _, err := Run(t.Context(), from, newMemory(), options()); err == nil || !strings.Contains(err.Error(), "index.html") {
		t.Errorf("got %v", err)
	}
	delete(from, publish.ManifestName)
	if _, err := Run(t.Context(), from, newMemory(), options()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// In the end the manifest lists the files of the site and no others: what was left
// because somebody changed it is somebody else's from now on.
func TestTheManifestListsTheSite(t *testing.T) {
	m := newMemory()
	o := options()
	o.Headers = Headers(false, nil)
	if _, err := Run(t.Context(), folder(siteOf(1, 6)), m, o); err != nil {
		t.Fatal(err)
	}
	m.objects["feed.xml"] = stored{text: "changed", mark: "theirs"}
	after := siteOf(1, 6)
	delete(after, "feed.xml")
	r, err := Run(t.Context(), folder(after), m, o)
	if err != nil || !slices.Equal(r.Changes.Left, []string{"feed.xml"}) {
		t.Fatalf("%+v, %v", r, err)
	}
	at := m.objects[publish.ManifestName]
	listed, err := publish.ParseManifest([]byte(at.text))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(listed.Paths()), slices.Sorted(maps.Keys(after)); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for _, e := range listed.Entries() {
		if e.Key == "" || e.Key != m.objects[e.Path].mark {
			t.Errorf("%s has the mark %q, want %q", e.Path, e.Key, m.objects[e.Path].mark)
		}
	}
	if want := (Header{ContentType: "text/plain; charset=utf-8", CacheControl: "no-store"}); at.Header != want {
		t.Errorf("the manifest has %+v", at.Header)
	}
}

// The journal is as long as the list of files: it is written down now and then.
func TestTheJournalIsWrittenNowAndThen(t *testing.T) {
	for _, c := range []struct {
		files int
		slow  time.Duration // of each file
		want  int
	}{
		{stepsBetween - 10, 0, 2}, // at the beginning and in the end
		{2*stepsBetween + 10, 0, 4},
		{60, time.Second, 9}, // more or less: eight files are on their way at once
	} {
		m := newMemory()
		o := options()
		var passed time.Duration
		var mu sync.Mutex
		m.seen = func(map[string]stored) { mu.Lock(); passed += c.slow; mu.Unlock() }
		o.Now = func() time.Time { mu.Lock(); defer mu.Unlock(); return noon.Add(passed) }
		if _, err := Run(t.Context(), folder(siteOf(1, c.files-4)), m, o); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, name := range m.puts {
			if name == publish.ManifestName {
				n++
			}
		}
		if n != c.want && (c.slow == 0 || n < c.want/2 || n > 2*c.want) {
			t.Errorf("%d files, %v each: written %d times, want %d", c.files, c.slow, n, c.want)
		}
	}
}

// caseless is a store that does not tell the case of letters apart, as a share of
// Windows: a file keeps the spelling that it has.
type caseless struct{ *memory }

func (c caseless) find(name string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	for other := range c.objects {
		if strings.EqualFold(name, other) {
			return other
		}
	}
	return name
}

func (c caseless) Read(ctx context.Context, name string) ([]byte, Header, error) {
	return c.memory.Read(ctx, c.find(name))
}

func (c caseless) Put(ctx context.Context, name string, data []byte, h Header) (string, error) {
	return c.memory.Put(ctx, c.find(name), data, h)
}

func (c caseless) Remove(ctx context.Context, name string) error {
	return c.memory.Remove(ctx, c.find(name))
}

func (c caseless) Rename(_ context.Context, from, to string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	o, ok := c.objects[from]
	if !ok {
		return fs.ErrNotExist
	}
	delete(c.objects, from)
	c.objects[to] = o
	return nil
}

func TestLetterCaseOnly(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		told bool // whether the store tells the case of letters apart
	}{"same text": {"one", false}, "other text": {"two", false}, "same text, told apart": {"one", true}, "other text, told apart": {"two", true}} {
		m := newMemory()
		var s Store = caseless{m}
		if c.told {
			s = m
		}
		if _, err := Run(t.Context(), folder(map[string]string{"a.html": "one", "b.html": "b"}), s, options()); err != nil {
			t.Fatal(err)
		}
		after := map[string]string{"A.html": c.text, "b.html": "b"}
		for range 2 {
			r, err := Run(t.Context(), folder(after), s, options())
			if err != nil {
				t.Fatal(err)
			}
			if got := texts(m); !maps.Equal(got, after) || len(r.Changes.Left)+len(r.Changes.Replaced) > 0 {
				t.Errorf("%s: got %v, %+v", name, got, r.Changes)
			}
		}
	}
}
