package target

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"pufa/internal/publish"
)

// large is a site of n pages of about 20 KB in folders of 50.
func large(n int) (names []string, data [][]byte) {
	for i := range n {
		names = append(names, fmt.Sprintf("laws/law-%d/%d.html", i/50, i))
		data = append(data, []byte(strings.Repeat(fmt.Sprintf("<p>第%d条　为了保障权利。</p>\n", i), 500)))
	}
	return names, data
}

// everywhere calls do for each number below n, on all cores.
func everywhere(n int, do func(i int) error) error {
	var wg sync.WaitGroup
	var first error
	var once sync.Once
	cores := runtime.GOMAXPROCS(0)
	for c := range cores {
		wg.Go(func() {
			for i := c; i < n; i += cores {
				if err := do(i); err != nil {
					once.Do(func() { first = err })
				}
			}
		})
	}
	wg.Wait()
	return first
}

func publishLarge(tb testing.TB, dir string, names []string, data [][]byte) publish.Changes {
	tb.Helper()
	s, err := Open(dir, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	defer s.Abort()
	if err := everywhere(len(names), func(i int) error { return s.Put(names[i], data[i], "") }); err != nil {
		tb.Fatal(err)
	}
	c, err := s.Commit(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestManyGoroutinesPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	names, data := large(300)
	if c := publishLarge(t, dir, names, data); c.Added != 300 {
		t.Errorf("%+v", c)
	}
	data[7], data[8] = []byte("x"), []byte("y")
	if c := publishLarge(t, dir, names, data); c.Same != 298 || c.Changed != 2 {
		t.Errorf("%+v", c)
	}
}

const benchmarkFiles = 2000

func BenchmarkUnchanged(b *testing.B) {
	names, data := large(benchmarkFiles)
	dir := filepath.Join(b.TempDir(), "public")
	publishLarge(b, dir, names, data)
	for b.Loop() {
		publishLarge(b, dir, names, data)
	}
}

// BenchmarkPlainRead is the floor for BenchmarkUnchanged.
func BenchmarkPlainRead(b *testing.B) {
	names, data := large(benchmarkFiles)
	dir := filepath.Join(b.TempDir(), "public")
	publishLarge(b, dir, names, data)
	for b.Loop() {
		if err := everywhere(len(names), func(i int) error {
			_, err := os.ReadFile(filepath.Join(dir, names[i]))
			return err
		}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAllNew(b *testing.B) {
	names, data := large(benchmarkFiles)
	dir := b.TempDir()
	n := 0
	for b.Loop() {
		n++
		publishLarge(b, filepath.Join(dir, fmt.Sprint(n)), names, data)
	}
}

func BenchmarkAllChanged(b *testing.B) {
	names, data := large(benchmarkFiles)
	_, other := large(benchmarkFiles + 1)
	dir := filepath.Join(b.TempDir(), "public")
	publishLarge(b, dir, names, data)
	n := 0
	for b.Loop() {
		n++
		if n%2 == 0 {
			publishLarge(b, dir, names, data)
		} else {
			publishLarge(b, dir, names, other[1:])
		}
	}
}

// BenchmarkPlainWrite is the floor for BenchmarkAllNew.
func BenchmarkPlainWrite(b *testing.B) {
	names, data := large(benchmarkFiles)
	dir := b.TempDir()
	n := 0
	for b.Loop() {
		n++
		if err := everywhere(len(names), func(i int) error {
			name := filepath.Join(dir, fmt.Sprint(n), names[i])
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
			return os.WriteFile(name, data[i], 0o644)
		}); err != nil {
			b.Fatal(err)
		}
	}
}
