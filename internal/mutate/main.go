// Command mutate measures whether the tests notice deliberate faults. It changes one
// place in the code at a time (a border, an operator, a condition, a statement), runs the
// tests of that package against the change, and lists the changes that no test noticed.
//
//	go run ./internal/mutate -n 60 -seed 1
//	go run ./internal/mutate -n 20 -rooms law,cite -also ./internal/press
//	go run ./internal/mutate -n 60 -users
//
// Many rooms are tested where they are used: with -users, what the tests of a room do not
// notice is tried on those of the packages that import it.
//
// Nothing is written into the tree: the change is an overlay. A change that does not
// compile does not count.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	n := flag.Int("n", 60, "how many faults to try")
	seed := flag.Uint64("seed", 1, "seed of the choice")
	rooms := flag.String("rooms", "", "rooms to choose from, separated by commas; all if empty")
	also := flag.String("also", "", "packages whose tests are run beside those of the room")
	users := flag.Bool("users", false, "run the tests of the packages that import the room, too, if its own notice nothing")
	limit := flag.Duration("limit", 4*time.Minute, "how long the tests may take; a fault that makes them take longer is noticed")
	flag.Parse()
	if err := run(*n, *seed, split(*rooms), split(*also), *users, *limit); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

func run(n int, seed uint64, rooms, also []string, users bool, limit time.Duration) error {
	files, err := sources(rooms)
	if err != nil {
		return err
	}
	importers := map[string][]string{}
	if users {
		if importers, err = importersOf(); err != nil {
			return err
		}
	}
	work, err := os.MkdirTemp("", "mutate-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	random := rand.New(rand.NewPCG(seed, 1))
	killed, survived := 0, 0
	for tried := 0; killed+survived < n && tried < 20*n; tried++ {
		room := files[random.IntN(len(files))] // choose the package first, so that small ones get their turn
		f := room[random.IntN(len(room))]
		m, err := choose(f, random)
		if err != nil {
			return err
		}
		if m == nil {
			continue
		}
		own := "./" + filepath.Dir(f)
		noticed, valid, err := try(m, work, append([]string{own}, also...), limit)
		by := ""
		if wider := importers[own]; err == nil && valid && !noticed && len(wider) > 0 {
			by = " by users"
			noticed, valid, err = try(m, work, wider, 4*limit)
		}
		switch {
		case err != nil:
			return err
		case !valid:
			continue
		case noticed:
			killed++
			fmt.Printf("killed    %s%s\n", m, by)
		default:
			survived++
			fmt.Printf("SURVIVED  %s\n", m)
		}
	}
	fmt.Printf("%d of %d noticed\n", killed, killed+survived)
	return nil
}

// importersOf lists the packages that import each one, in code or tests, but for those that
// test the whole program for many minutes.
func importersOf() (map[string][]string, error) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}} {{join .TestImports " "}} {{join .XTestImports " "}}`, "./internal/...").Output()
	if err != nil {
		return nil, fmt.Errorf("listing packages: %w", err)
	}
	by := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		names := strings.Fields(line)
		user := strings.Replace(names[0], "pufa/", "./", 1)
		if slices.Contains([]string{"e2e", "fire", "hostile", "bench"}, filepath.Base(user)) {
			continue
		}
		for _, name := range slices.Compact(slices.Sorted(slices.Values(names[1:]))) {
			by[strings.Replace(name, "pufa/", "./", 1)] = append(by[strings.Replace(name, "pufa/", "./", 1)], user)
		}
	}
	return by, nil
}

// sources lists the files of packages ("rooms"), grouped by package.
func sources(rooms []string) ([][]string, error) {
	names, err := filepath.Glob("internal/*/*.go")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no code here; run it from the project's folder: %w", err)
	}
	byRoom := map[string][]string{}
	for _, name := range names {
		room := filepath.Base(filepath.Dir(name))
		if strings.HasSuffix(name, "_test.go") || strings.Contains(name, "_windows") || slices.Contains([]string{"mutate", "bench", "testkit"}, room) || len(rooms) > 0 && !slices.Contains(rooms, room) {
			continue
		}
		byRoom[room] = append(byRoom[room], name)
	}
	var out [][]string
	for _, room := range slices.Sorted(maps.Keys(byRoom)) {
		out = append(out, byRoom[room])
	}
	return out, nil
}

// try runs the tests with a fault in place. valid is false when the code does not
// compile.
func try(m *mutant, work string, packages []string, limit time.Duration) (noticed, valid bool, err error) {
	changed := filepath.Join(work, "mutant.go")
	if err := os.WriteFile(changed, m.text, 0o600); err != nil {
		return false, false, err
	}
	path, err := filepath.Abs(m.file)
	if err != nil {
		return false, false, err
	}
	overlay := filepath.Join(work, "overlay.json")
	if err := os.WriteFile(overlay, fmt.Appendf(nil, `{"Replace": {%q: %q}}`, path, changed), 0o600); err != nil {
		return false, false, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	// vet would only tell once more what the compiler and the tests tell.
	cmd := exec.CommandContext(ctx, "go", append([]string{"test", "-vet=off", "-short", "-overlay", overlay}, packages...)...)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	if bytes.Contains(out, []byte("[build failed]")) || bytes.Contains(out, []byte("[setup failed]")) {
		return false, false, nil
	}
	return err != nil, true, nil
}
