package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says which packages of ours each package may import, and which modules
// of others. What is not here is forbidden: a new room, or a new arrow, is a
// decision that is taken in this table. All but leaves may import diag.
var arrows = map[string]struct {
	leaf    bool
	ours    string
	modules string
}{
	"diag":     {leaf: true, modules: "golang.org/x/text"},
	"law":      {leaf: true},
	"view":     {leaf: true},
	"publish":  {leaf: true, modules: "github.com/cespare/xxhash/v2"},
	"picture":  {leaf: true, modules: "golang.org/x/image"},
	"glossary": {ours: "doc"},
	"icon":     {leaf: true, modules: "github.com/fyne-io/oksvg github.com/srwiley/rasterx"},
	"quote":    {leaf: true},
	"filename": {modules: "golang.org/x/text"},
	"search":   {ours: "law"},
	"slug":     {leaf: true, modules: "github.com/mozillazg/go-pinyin golang.org/x/text"},

	"attachment":   {leaf: true},
	"fasttemplate": {leaf: true},
	"typeset":      {leaf: true},
	"amount":       {leaf: true, ours: "law"},
	"chart":        {leaf: true, ours: "amount typeset"},
	"wayfinder":    {ours: "doc typeset"},
	"process":      {ours: "doc"},
	"topic":        {ours: "doc"},

	"cite":     {ours: "law"},
	"doc":      {ours: "cite law"},
	"source":   {modules: "golang.org/x/text"},
	"fields":   {modules: "github.com/BurntSushi/toml"},
	"config":   {ours: "fields source doc"},
	"markdown": {ours: "source fields doc cite law chart", modules: "github.com/yuin/goldmark github.com/microcosm-cc/bluemonday golang.org/x/net"},
	"lawtext":  {ours: "source fields law cite doc"},
	"compare":  {ours: "law"},
	"akn":      {ours: "law"},
	"word":     {leaf: true},
	"importer": {ours: "law lawtext cite source fields word picture", modules: "golang.org/x/net"},
	"migrate":  {ours: "fields source", modules: "github.com/BurntSushi/toml go.yaml.in/yaml/v3"},
	"site":     {ours: "attachment doc law cite quote compare filename", modules: "golang.org/x/text"},
	"quiz":     {ours: "doc"},
	"report":   {ours: "amount doc site"},
	"deadline": {ours: "doc law"},
	"plan":     {ours: "chart glossary report quiz deadline site doc law view search compare lawtext akn topic wayfinder"},
	"render":   {ours: "fasttemplate icon view filename source"},
	"wording":  {ours: "fields source"},
	"check":    {ours: "site law cite compare doc report wording"},
	"deploy":   {ours: "publish", modules: "github.com/cespare/xxhash/v2 golang.org/x/sync"},
	"target":   {ours: "deploy publish regular", modules: "github.com/gofrs/flock github.com/cespare/xxhash/v2 golang.org/x/sync github.com/pkg/sftp golang.org/x/crypto github.com/minio/minio-go/v7"},
	"manual":   {ours: "config doc fields kind"},
	"kind":     {ours: "deadline quiz report doc plan search site view process topic wayfinder"},
	"crash":    {leaf: true},
	"regular":  {leaf: true, modules: "golang.org/x/sys"},
	"parallel": {ours: "crash", modules: "golang.org/x/sync"},
	"folder":   {ours: "parallel regular source", modules: "github.com/cespare/xxhash/v2"},
	"compiler": {ours: "attachment check config crash deadline doc fields folder kind law lawtext markdown parallel picture plan render search site slug source view wording"},
	"press":    {ours: "compiler folder parallel picture plan publish regular target", modules: "github.com/cespare/xxhash/v2"},
	"preview":  {ours: "compiler crash folder regular source", modules: "github.com/fsnotify/fsnotify golang.org/x/sync"},
	"mutate":   {leaf: true},
	"hostile":  {leaf: true, ours: "law"}, // it runs a built program, and numbers articles as the law does
	"testkit":  {leaf: true, modules: "golang.org/x/net"},
	"fire":     {leaf: true},
	"bench":    {ours: "search", modules: "github.com/yuin/goldmark github.com/BurntSushi/toml"}, // it asks what the search finds; its floor is measured against, and shares no code
	"repair":   {},
	"cli":      {ours: "compiler crash press repair cite compare config deploy doc fields filename folder importer kind law lawtext manual migrate parallel preview regular slug source publish target", modules: "rsc.io/qr github.com/spf13 golang.org/x/term golang.org/x/sys"},
}

// pure packages are functions from values to values: no files, no clock, no
// printing, no goroutines' tools, no environment.
var pure = strings.Fields("manual attachment diag repair filename publish law cite quote compare akn importer migrate word search view slug picture doc source fields config markdown lawtext site plan fasttemplate render icon glossary process topic wayfinder wording quiz deadline typeset amount chart report")

var impure = map[string]bool{"os": true, "log": true, "log/slog": true, "net/http": true, "os/exec": true, "syscall": true, "math/rand": true, "math/rand/v2": true}

func TestImportsFollowTheArrows(t *testing.T) {
	used := map[string]bool{} // "room → what"
	for file, imports := range goFiles(t, "..") {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		name, inside := strings.CutPrefix(path.Dir(file), "internal/")
		if !inside {
			continue
		}
		room, known := arrows[name]
		if !known {
			t.Errorf("internal/%s: no such room in the table of arrows", name)
			continue
		}
		for _, imp := range imports {
			switch {
			case strings.HasPrefix(imp, "pufa/internal/"):
				to := strings.TrimPrefix(imp, "pufa/internal/")
				if to == "diag" && !room.leaf || slices.Contains(strings.Fields(room.ours), to) {
					used[name+" → "+to] = true
					continue
				}
				t.Errorf("%s imports %s: %s may import %q", file, to, name, room.ours)
			case imp == "pufa/themes":
				if name != "compiler" {
					t.Errorf("%s imports the themes: only the compiler hands them on", file)
				}
			case strings.Contains(strings.SplitN(imp, "/", 2)[0], "."):
				modules := strings.Fields(room.modules)
				m := slices.IndexFunc(modules, func(m string) bool { return imp == m || strings.HasPrefix(imp, m+"/") })
				if m < 0 {
					t.Errorf("%s imports %s: %s may use %q", file, imp, name, room.modules)
					continue
				}
				used[name+" → "+modules[m]] = true
			case impure[imp] && slices.Contains(pure, name):
				t.Errorf("%s imports %s: %s is a pure package; reading and printing are done in the shell", file, imp, name)
			}
		}
	}

	// An arrow that nobody follows any more would let somebody follow it later
	// without a decision.
	for name, room := range arrows {
		for _, to := range strings.Fields(room.ours + " " + room.modules) {
			if !used[name+" → "+to] {
				t.Errorf("%s imports no %s: take it out of the table", name, to)
			}
		}
	}
}

// These rules are about words in a file, which imports cannot tell.
func TestPureCodeAsksNobodyForTheTime(t *testing.T) {
	for file := range goFiles(t, "..") {
		name := strings.TrimPrefix(path.Dir(file), "internal/")
		if strings.HasSuffix(file, "_test.go") || !slices.Contains(pure, name) {
			continue
		}
		text, err := os.ReadFile("../" + file)
		if err != nil {
			t.Fatal(err)
		}
		for word, why := range map[string]string{
			"time.Now(":   "what depends on the day gets it as an input",
			"time.Local":  "the machine's zone must not change the output",
			"func init()": "package-level state is made by its declaration",
			"go func":     "goroutines are started in the shell",
			"filepath.":   "names inside the program are slash paths",
			"fmt.Print":   "main prints",
		} {
			if strings.Contains(string(text), word) {
				t.Errorf("%s contains %q: %s", file, word, why)
			}
		}
	}
}

func TestFilesHoldOneIdea(t *testing.T) {
	for file := range goFiles(t, "..") {
		text, err := os.ReadFile("../" + file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(text), "\n"); n > 500 && !strings.HasSuffix(file, "_test.go") {
			t.Errorf("%s has %d lines: split it where there are two ideas", file, n)
		}
		switch path.Base(path.Dir(file)) {
		case "util", "utils", "common", "helpers", "types", "misc":
			t.Errorf("%s: name the package by what it models", file)
		}
	}
}

// goFiles maps each Go file of the module to what it imports.
func goFiles(t *testing.T, root string) map[string][]string {
	out := map[string][]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != "." || d.Name() == "testdata" || d.Name() == "public") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), root+"/"+p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		out[p] = []string{}
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[p] = append(out[p], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// elsewhere are ways to open a file that wait for a pipe, or read a device for ever.
var elsewhere = regexp.MustCompile(`\bos\.(Open|OpenRoot|ReadFile|DirFS)\(|\bos\.O_RDONLY\b|\b[rR]oot\.(Open|ReadFile|FS)\(`)

// Files are opened by package regular alone; tests and what measures are not given to
// users.
func TestFilesAreOpenedInOneWay(t *testing.T) {
	for file := range goFiles(t, "..") {
		room := path.Base(path.Dir(file))
		if strings.HasSuffix(file, "_test.go") || slices.Contains([]string{"regular", "testkit", "bench", "mutate"}, room) {
			continue
		}
		text, err := os.ReadFile("../" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range elsewhere.FindAllString(string(text), -1) {
			t.Errorf("%s: %s…: open it with package regular", file, found)
		}
	}
}

// The architecture (doc.go) and the README's table of folders name every room.
func TestTheArchitectureNamesEveryRoom(t *testing.T) {
	for file, before := range map[string]string{"doc.go": "", "../README.md": "internal/"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for room := range arrows {
			if !regexp.MustCompile(`\b` + before + room + `\b`).Match(text) {
				t.Errorf("%s says nothing of %s", file, room)
			}
		}
	}
}
