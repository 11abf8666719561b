//go:build linux

package e2e

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/internal/testkit"
)

// wine runs the program for Windows in a Windows of its own.
type wine struct {
	wine64, program string
	env             []string
}

// prng stands for a library that Go's runtime looks for in Windows and Wine 8 lacks.
const prng = `#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return RtlGenRandom(p, n); }
`

func newWine(t *testing.T) *wine {
	t.Helper()
	w := &wine{wine64: testkit.Outside(t, "wine", "PUFA_WINE")}
	gcc := testkit.Outside(t, "mingw", "PUFA_MINGW")
	dir := t.TempDir()
	w.program = filepath.Join(dir, "pufa.exe")
	w.env = append(os.Environ(), "WINEPREFIX="+filepath.Join(dir, "windows"), "WINEDEBUG=-all", "DISPLAY=")
	build := exec.Command("go", "build", "-o", w.program, ".")
	build.Dir, build.Env = root, append(os.Environ(), "CGO_ENABLED=0", "GOOS=windows", "GOARCH=amd64")
	testkit.Write(t, dir, "prng.c", prng)
	for _, c := range []*exec.Cmd{build, w.command("wineboot", "--init"), exec.Command(gcc, "-shared", "-o", filepath.Join(dir, "windows", "drive_c", "windows", "system32", "bcryptprimitives.dll"), filepath.Join(dir, "prng.c"), "-ladvapi32")} {
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", c, err, out)
		}
	}
	t.Cleanup(func() { // what Wine leaves running
		c := exec.Command(filepath.Join(filepath.Dir(w.wine64), "wineserver64"), "-k")
		c.Env = w.env
		_ = c.Run()
	})
	return w
}

func (w *wine) command(args ...string) *exec.Cmd {
	c := exec.Command(w.wine64, args...)
	c.Env = w.env
	return c
}

// pufa runs the program in a folder.
func (w *wine) pufa(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := w.command(append([]string{w.program}, args...)...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("pufa.exe %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// On Windows, where most authors sit, the program makes the same site from the same
// files, and shows it. How Windows deletes what is open is not to be seen here.
func TestTheProgramForWindows(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: no Windows is set up")
	}
	t.Parallel() // half of it is waiting
	w, dir := newWine(t), t.TempDir()
	linux := filepath.Join(dir, "pufa")
	build := exec.Command("go", "build", "-o", linux, ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	here := func(args ...string) {
		t.Helper()
		c := exec.Command(linux, args...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("pufa %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	w.pufa(t, dir, "new", "site", "theirs")
	here("new", "site", "ours")
	sameFiles(t, "a new site", files(t, filepath.Join(dir, "theirs")), files(t, filepath.Join(dir, "ours")))
	sample, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, site := range map[string]string{"new": filepath.Join(dir, "theirs"), "sample": sample} {
		w.pufa(t, dir, "build", "-s", "Z:"+strings.ReplaceAll(site, "/", `\`), "-o", name+"-theirs", "--today", "2026-11-23")
		here("build", "-s", site, "-o", name+"-ours", "--today", "2026-11-23")
		sameFiles(t, "the "+name+" site", files(t, filepath.Join(dir, name+"-theirs")), files(t, filepath.Join(dir, name+"-ours")))
	}
	w.serves(t, filepath.Join(dir, "theirs"))
}

func sameFiles(t *testing.T, what string, theirs, ours map[string]string) {
	t.Helper()
	if len(ours) < 7 {
		t.Fatalf("%s: only %d files", what, len(ours))
	}
	for name := range maps.Keys(ours) {
		if theirs[name] != ours[name] {
			t.Errorf("%s: %s is another", what, name)
		}
	}
	if len(theirs) != len(ours) {
		t.Errorf("%s: %d files, %d here", what, len(theirs), len(ours))
	}
}

// serves asks the preview for its first page.
func (w *wine) serves(t *testing.T, site string) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, w.wine64, w.program, "serve", "--port", fmt.Sprint(port))
	c.Dir, c.Env = site, w.env
	var said strings.Builder
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	page := ""
	for ctx.Err() == nil && !strings.Contains(page, "</html>") {
		if answer, err := http.Get(fmt.Sprintf("http://127.0.0.1:%d/", port)); err == nil {
			raw, _ := io.ReadAll(answer.Body) // what came is judged
			answer.Body.Close()
			page = string(raw)
		}
		time.Sleep(100 * time.Millisecond)
	}
	if ctx.Err() != nil {
		t.Errorf("the preview shows no page; last %q\n%s", page, said.String())
	}
	cancel()
	_ = c.Wait() // it was killed
}
