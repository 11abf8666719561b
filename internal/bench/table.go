package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// yardstick is the contestant that others are compared with.
const yardstick = "floor md+toml"

// printTable prints a Markdown table: medians, the smallest and largest wall time, and
// for each other contestant the median of its ratios to the yardstick within a round, or
// to the first contestant if the yardstick was not measured.
func printTable(w io.Writer, all []contestant, results [][]sample, pages int) {
	to := max(0, slices.IndexFunc(all, func(c contestant) bool { return c.name == yardstick }))
	short := strings.TrimPrefix(all[to].name, "floor ")
	fmt.Fprintf(w, "| what | wall s (least..most) | CPU s | peak MB | wall / %s | CPU / %s | pages/s |\n|---|---|---|---|---|---|---|\n", short, short)
	for i, c := range all {
		wall := func(s sample) time.Duration { return s.wall }
		cpu := func(s sample) time.Duration { return s.cpu }
		walls := sorted(results[i], wall)
		fmt.Fprintf(w, "| %s | %.3f (%.3f..%.3f) | %.3f | %d | %.2f | %.2f | %.0f |\n", c.name,
			median(walls).Seconds(), walls[0].Seconds(), walls[len(walls)-1].Seconds(), median(sorted(results[i], cpu)).Seconds(),
			median(sorted(results[i], func(s sample) int { return s.peak })),
			ratio(results[i], results[to], wall), ratio(results[i], results[to], cpu), float64(pages)/median(walls).Seconds())
	}
}

// ratio is the median of ratios within one round.
func ratio(a, b []sample, of func(sample) time.Duration) float64 {
	var out []float64
	for i := range a {
		out = append(out, of(a[i]).Seconds()/of(b[i]).Seconds())
	}
	slices.Sort(out)
	return median(out)
}

func sorted[T cmp.Ordered](s []sample, of func(sample) T) []T {
	var out []T
	for _, x := range s {
		out = append(out, of(x))
	}
	slices.Sort(out)
	return out
}

// median returns the middle one of sorted values, or the mean of the two there.
func median[T int | float64 | time.Duration](sorted []T) T {
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// weigh counts pages and their bytes.
func weigh(content string) (pages int, bytes int64, err error) {
	err = fs.WalkDir(os.DirFS(content), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".md") || strings.HasSuffix(p, "_index.md") {
			return err
		}
		info, err := d.Info()
		if err == nil {
			pages, bytes = pages+1, bytes+info.Size()
		}
		return err
	})
	if err == nil && pages == 0 {
		err = fmt.Errorf("%s has no pages", content)
	}
	return pages, bytes, err
}
