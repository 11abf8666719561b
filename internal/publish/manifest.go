package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// sum tells whether a file is as it was left (XXH64): it guards against change, not
// against malice.
type sum uint64

// entry is one line of a manifest.
type entry struct {
	path string
	sum  sum
	size int64
	key  string // what the file was made from; "" = unknown
}

// ledger is what the manifest lists. While a commit is under way, and after it
// was cut off, the manifest lists for one path both the file before and the file
// after: whichever is found on disk is ours.
type ledger struct {
	byPath map[string][]entry
	byFold map[string]string // fold(path) → one such path
}

func newLedger() ledger {
	return ledger{byPath: map[string][]entry{}, byFold: map[string]string{}}
}

func (l ledger) add(e entry) {
	if slices.Contains(l.byPath[e.path], e) {
		return
	}
	l.byPath[e.path] = append(l.byPath[e.path], e)
	l.byFold[fold(e.path)] = e.path
}

// made reports whether bytes of this sum came from here.
func (l ledger) made(path string, s sum) bool {
	return slices.ContainsFunc(l.byPath[path], func(e entry) bool { return e.sum == s })
}

func (l ledger) entries() []entry {
	var all []entry
	for _, es := range l.byPath {
		all = append(all, es...)
	}
	return all
}

// manifestHead begins the first line of a manifest; the number of lines follows,
// so that a file cut short is noticed.
const manifestHead = "pufa-manifest 2 "

// formatManifest sorts entries, so that equal sets give equal bytes.
func formatManifest(entries []entry) []byte {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.path, b.path), cmp.Compare(a.sum, b.sum), strings.Compare(a.key, b.key))
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s%d\n", manifestHead, len(entries))
	for _, e := range entries {
		fmt.Fprintf(&b, "%016x", uint64(e.sum))
		b.WriteByte(' ')
		b.WriteString(strconv.FormatInt(e.size, 10))
		b.WriteByte(' ')
		b.WriteString(cmp.Or(e.key, "-"))
		b.WriteByte(' ')
		b.WriteString(e.path)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// parseManifest reads what formatManifest wrote. One bad line spoils the whole:
// files are deleted by this list.
func parseManifest(data []byte) (ledger, error) {
	head, rest, ok := strings.Cut(string(data), "\n")
	if !ok || !strings.HasPrefix(head, manifestHead) {
		return ledger{}, errors.New("not a manifest of this version")
	}
	count, err := strconv.Atoi(strings.TrimPrefix(head, manifestHead))
	if err != nil || count != strings.Count(rest, "\n") || rest != "" && !strings.HasSuffix(rest, "\n") {
		return ledger{}, errors.New("the manifest is not whole")
	}
	l := newLedger()
	for i := range count {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		e, err := parseEntry(line)
		if err != nil {
			return ledger{}, fmt.Errorf("line %d: %w", i+2, err)
		}
		l.add(e)
	}
	return l, nil
}

func parseEntry(line string) (entry, error) {
	fields := strings.SplitN(line, " ", 4)
	if len(fields) != 4 {
		return entry{}, errors.New("too few fields")
	}
	e := entry{path: fields[3], key: fields[2]}
	n, err := strconv.ParseUint(fields[0], 16, 64)
	if err != nil || len(fields[0]) != 16 {
		return entry{}, errors.New("bad sum")
	}
	e.sum = sum(n)
	size, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil || size < 0 {
		return entry{}, errors.New("bad size")
	}
	e.size = size
	if e.key == "" {
		return entry{}, errors.New("no key")
	}
	if e.key == "-" {
		e.key = ""
	}
	if err := errors.Join(checkPath(e.path), checkKey(e.key)); err != nil {
		return entry{}, err
	}
	return e, nil
}
