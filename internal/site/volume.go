package site

import (
	"slices"
	"sort"

	"pufa/internal/law"
)

// Volume is a part of a long statute with a page of its own: a chapter, a book,
// or a number of articles.
type Volume struct {
	From, To int // provisions From … To-1 of the statute
	Division int // the innermost one that contains them all, in Statute.Divisions; -1 = none
	URL      URL
}

// A statute with more than longStatute articles, or longText bytes, is split
// into volumes: as one page it would take an old phone seconds to show. Volumes
// follow the divisions, and those below where one has more than longVolume
// articles or half of longText.
const (
	longStatute = 300
	longVolume  = 150
	longText    = 180_000
)

// At returns the page that shows an article: the volume that contains it, else
// the edition's own page.
func (e *Edition) At(n law.Number) URL {
	if i, ok := e.volumeOf[n]; ok {
		return e.Volumes[i].URL
	}
	return e.URL
}

// At returns the page that shows an article of the edition shown.
func (w *Work) At(n law.Number) URL {
	if w.Shown == nil {
		return w.Page.URL
	}
	return w.Shown.At(n)
}

// AtDivision returns the page that shows the heading of a division.
func (e *Edition) AtDivision(i int) URL {
	if len(e.Volumes) == 0 {
		return e.URL
	}
	from := e.Statute.Divisions[i].From
	n := sort.Search(len(e.Volumes), func(i int) bool { return from < e.Volumes[i].To })
	return e.Volumes[min(n, len(e.Volumes)-1)].URL // the last: a heading after all articles
}

// makeVolumes decides whether and how a text is split into volumes.
func (r *resolver) makeVolumes(e *Edition) {
	all := e.Statute.Provisions()
	if len(all) <= longStatute && bytesOf(all) <= longText {
		return
	}
	starts := volumeStarts(e.Statute)
	if len(starts) < 2 {
		return
	}
	dir := e.Work.dir
	if e != e.Work.Shown {
		dir = folderOf(e.URL)
	}
	e.volumeOf = make(map[law.Number]int, len(all))
	for i, from := range starts {
		v := Volume{From: from, To: len(all), URL: r.in.Settings.page(dir, "part-"+itoa(i+1))}
		if i+1 < len(starts) {
			v.To = starts[i+1]
		}
		v.Division = e.Statute.Around(v.From, v.To)
		for _, a := range all[v.From:v.To] {
			if _, twice := e.volumeOf[a.Number]; !twice {
				e.volumeOf[a.Number] = i
			}
		}
		e.Volumes = append(e.Volumes, v)
	}
	e.Whole = r.in.Settings.page(dir, "whole")
}

// volumeStarts lists the provisions that volumes begin with, in order.
func volumeStarts(st *law.Statute) []int {
	all := st.Provisions()
	starts := []int{0, len(all)}
	for _, d := range st.Divisions {
		if d.From < d.To && (d.Parent < 0 || long(all, st.Divisions[d.Parent])) {
			starts = append(starts, d.From, d.To) // articles after To may be in no such division
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	var counted []int
	for i := range len(starts) - 1 {
		step := longVolume
		if starts[i+1]-starts[i] <= longStatute {
			step = longStatute
		}
		for at := starts[i]; at < starts[i+1]; at += step {
			counted = append(counted, at)
		}
	}
	return counted
}

// long reports whether a division is too long for one volume.
func long(all []law.Article, d law.Division) bool {
	return d.To-d.From > longVolume || bytesOf(all[d.From:d.To]) > longText/2
}

func bytesOf(list []law.Article) int {
	n := 0
	for i := range list {
		n += list[i].End - list[i].Start
	}
	return n
}
