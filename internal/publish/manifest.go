package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/cespare/xxhash/v2"
)

// Sum shows whether a file has changed (XXH64). It guards against accidents, not against
// malice.
type Sum uint64

// Entry is one line of a manifest.
type Entry struct {
	Path string
	Sum  Sum
	Size int64
	// Key lets a later run recognise the file without rendering or reading it again; "" =
	// not possible.
	Key string
}

// NewEntry describes a file. It returns an error if the path or the key cannot stand in a
// manifest.
func NewEntry(path string, data []byte, key string) (Entry, error) {
	e := Entry{Path: path, Sum: Sum(xxhash.Sum64(data)), Size: int64(len(data)), Key: key}
	return e, errors.Join(checkPath(path), checkKey(key))
}

// Manifest lists the files that we brought to a target. While a plan is carried out, and
// after it was interrupted, it lists for one path both the file before and the file
// after: whichever is found is ours. Make one with [NewManifest] or [ParseManifest]; the
// zero Manifest is empty and takes no additions.
type Manifest struct{ byPath map[string][]Entry }

// NewManifest returns a manifest of these entries.
func NewManifest(entries ...Entry) Manifest {
	m := Manifest{map[string][]Entry{}}
	for _, e := range entries {
		m.Add(e)
	}
	return m
}

// Add lists one more file.
func (m Manifest) Add(e Entry) {
	if !slices.Contains(m.byPath[e.Path], e) {
		m.byPath[e.Path] = append(m.byPath[e.Path], e)
	}
}

// At returns what is listed for a path: two entries after an interrupted run.
func (m Manifest) At(path string) []Entry { return m.byPath[path] }

// Paths iterates over the paths that are listed.
func (m Manifest) Paths() iter.Seq[string] { return maps.Keys(m.byPath) }

// Twins returns a function that finds the listed path which equals a name but for letter
// case; "" = none.
func (m Manifest) Twins() func(name string) string {
	var byFold map[string]string // made when it is needed
	return func(name string) string {
		if byFold == nil {
			byFold = map[string]string{}
			for p := range m.Paths() {
				byFold[fold(p)] = p
			}
		}
		return byFold[fold(name)]
	}
}

// Entries returns all entries, sorted.
func (m Manifest) Entries() []Entry {
	all := slices.Concat(slices.Collect(maps.Values(m.byPath))...)
	slices.SortFunc(all, func(a, b Entry) int {
		if byPath := strings.Compare(a.Path, b.Path); byPath != 0 {
			return byPath
		}
		return cmp.Or(cmp.Compare(a.Sum, b.Sum), strings.Compare(a.Key, b.Key))
	})
	return all
}

// made reports whether what was found at a path is ours.
func (m Manifest) made(path string, p Found) bool {
	return slices.ContainsFunc(m.byPath[path], p.Holds)
}

// manifestHead begins the first line of a manifest; the number of lines follows,
// so that a file cut short is noticed.
const manifestHead = "pufa-manifest 2 "

// Format writes the manifest. Equal sets of entries give equal bytes.
func (m Manifest) Format() []byte {
	entries := m.Entries()
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%d\n", manifestHead, len(entries))
	for _, e := range entries {
		fmt.Fprintf(&b, "%016x %d %s %s\n", uint64(e.Sum), e.Size, cmp.Or(e.Key, "-"), e.Path)
	}
	return b.Bytes()
}

// ParseManifest reads what [Manifest.Format] wrote. One bad line makes the whole an
// error, since files are deleted by this list.
func ParseManifest(data []byte) (Manifest, error) {
	head, rest, ok := strings.Cut(string(data), "\n")
	if !ok || !strings.HasPrefix(head, manifestHead) {
		return Manifest{}, errors.New("not a manifest of this version")
	}
	count, err := strconv.Atoi(strings.TrimPrefix(head, manifestHead))
	if err != nil || count != strings.Count(rest, "\n") || rest != "" && !strings.HasSuffix(rest, "\n") {
		return Manifest{}, errors.New("the manifest is not whole")
	}
	m := NewManifest()
	for i := range count {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		e, err := parseEntry(line)
		if err != nil {
			return Manifest{}, fmt.Errorf("line %d: %w", i+2, err)
		}
		m.Add(e)
	}
	return m, nil
}

func parseEntry(line string) (Entry, error) {
	fields := strings.SplitN(line, " ", 4)
	if len(fields) != 4 {
		return Entry{}, errors.New("too few fields")
	}
	e := Entry{Path: fields[3], Key: fields[2]}
	n, err := strconv.ParseUint(fields[0], 16, 64)
	if err != nil || len(fields[0]) != 16 {
		return Entry{}, errors.New("bad sum")
	}
	e.Sum = Sum(n)
	size, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil || size < 0 {
		return Entry{}, errors.New("bad size")
	}
	e.Size = size
	if e.Key == "" {
		return Entry{}, errors.New("no key")
	}
	if e.Key == "-" {
		e.Key = ""
	}
	return e, errors.Join(checkPath(e.Path), checkKey(e.Key))
}
