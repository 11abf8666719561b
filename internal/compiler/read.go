package compiler

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/markdown"
	"pufa/internal/parallel"
	"pufa/internal/site"
	"pufa/internal/source"
)

// readContent reads and parses, on all cores, what may have changed in content/, and
// lists static/.
func (c *Compiler) readContent(ctx context.Context, names []string) (change, error) {
	var found change
	o := c.parserOptions()
	anew := c.parser == nil || c.fingerprint != o.Fingerprint()
	if c.parser == nil {
		names = nil
	}
	if anew {
		c.parser, c.fingerprint = markdown.New(o), o.Fingerprint()
		if names != nil {
			names = append(slices.Clone(names), site.Content)
		}
	}
	if err := c.listStatic(ctx, names, &found); err != nil {
		return found, err
	}
	if err := c.lookAtData(ctx, names, &found); err != nil {
		return found, err
	}
	read, gone, err := c.listContent(ctx, names, anew, &found)
	if err != nil {
		return found, err
	}
	looked := time.Now()
	out := make([]parsed, len(read))
	c.tellSize(read, nil)
	progress := parallel.NewProgress(c.options.Progress, "parse", len(read))
	err = parallel.Each(ctx, len(read), func(i int) error {
		defer progress.Step()
		return c.inTurn(read[i], func() error { return c.parse(c.parser, read[i], &out[i]) })
	})
	if err != nil {
		return found, err
	}
	c.tellSize(read, out)
	for i := range read {
		if o := out[i]; o.document == nil && o.file.Path == "" && o.diags == nil { // deleted after it was listed
			gone[read[i].Path] = true
			continue
		}
		c.keep(&reading{Entry: read[i], looked: looked, parsed: out[i]}, anew, &found)
	}
	for p := range gone {
		if c.readings.find(p) != nil {
			c.readings.drop(p)
			found.names, found.inputs = append(found.names, p), true
		}
	}
	slices.Sort(found.names)
	found.names = slices.Compact(found.names)
	return found, nil
}

// inTurn parses a file when there is room for it: while it is parsed, a page takes more
// than a hundred times its length, and the longest ones must not do so side by side.
func (c *Compiler) inTurn(e source.Entry, parse func() error) (err error) {
	now := func() { err = c.options.Slow.During(e.Path, parse) }
	if source.IsPage(e.Path) {
		c.texts.Spend(e.Size, now)
	} else {
		now()
	}
	return err
}

// listContent lists the files of content/ that have to be read, and those that are gone.
// anew = list all files, since they will be parsed differently.
func (c *Compiler) listContent(ctx context.Context, names []string, anew bool, found *change) (read []source.Entry, gone map[string]bool, err error) {
	c.inherited.Clear()
	gone = map[string]bool{}
	for _, name := range contentNames(names) {
		entries, diags, err := source.Below(ctx, c.folder, name)
		if err != nil {
			return nil, nil, fmt.Errorf("listing %s: %w", name, err)
		}
		for _, p := range c.readings.below(name) {
			gone[p] = true
		}
		looked := time.Now()
		for _, e := range entries {
			delete(gone, e.Path)
			r := c.readings.find(e.Path)
			if r != nil && names == nil && !anew && r.Entry == e && r.looked.Sub(e.ModTime) >= folder.ClockGrain {
				r.looked = looked
				continue
			}
			read = append(read, e)
		}
		found.diags = c.readings.replaceWalk(name, diags) || found.diags
	}
	return append(read, c.readAnew(read, gone)...), gone, nil
}

// tellSize calls [Options.Sized]. out is nil before the files are read.
func (c *Compiler) tellSize(read []source.Entry, out []parsed) {
	if c.options.Sized == nil {
		return
	}
	size := Size{Files: len(read)}
	for i, e := range read {
		if size.Bytes += e.Size; out != nil && out[i].edition {
			size.Statutes += e.Size
		}
		if source.IsPage(e.Path) {
			size.Longest = max(size.Longest, min(e.Size, source.MaxText))
		}
	}
	if c.settings.inForce().Search.Enabled {
		size.Searched = size.Bytes
	}
	c.options.Sized(size)
}

// contentNames returns the names in content/; nil = everything.
func contentNames(names []string) []string {
	if names == nil {
		return []string{site.Content}
	}
	var out []string
	for _, n := range names {
		if folder.Within(n, site.Content) && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func (c *Compiler) listStatic(ctx context.Context, names []string, found *change) error {
	if names != nil && !slices.ContainsFunc(names, func(n string) bool { return folder.Within(n, folder.Static) }) {
		return nil
	}
	entries, diags, err := source.Below(ctx, c.folder, folder.Static)
	if err != nil {
		return fmt.Errorf("listing %s: %w", folder.Static, err)
	}
	before := c.readings.static
	if names != nil || !slices.Equal(entries, before) {
		lists := map[source.Entry]int{} // in how many of the two lists an entry is
		for _, e := range slices.Concat(entries, before) {
			lists[e]++
		}
		for e, n := range lists { // found.names is sorted later
			if n < 2 || slices.Contains(names, e.Path) {
				found.names = append(found.names, e.Path)
			}
		}
	}
	if !slices.EqualFunc(entries, before, func(a, b source.Entry) bool { return a.Path == b.Path }) {
		found.inputs = true
	}
	c.readings.static = entries
	found.diags = c.readings.replaceWalk(folder.Static, diags) || found.diags
	return nil
}

// lookAtData reports what cannot be read in data/. Other files there are read by name.
func (c *Compiler) lookAtData(ctx context.Context, names []string, found *change) error {
	if names != nil && !slices.ContainsFunc(names, func(n string) bool { return folder.Within(n, dataFolder) }) {
		return nil
	}
	_, diags, err := source.Below(ctx, c.folder, dataFolder)
	if err != nil {
		return fmt.Errorf("listing %s: %w", dataFolder, err)
	}
	diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Severity == diag.Notice }) // nothing there is published
	found.diags = c.readings.replaceWalk(dataFolder, diags) || found.diags
	return nil
}

const dataFolder = "data"

// keep replaces the previous reading with a new one and records what changed. anew = the
// parser has changed, so equal bytes may be parsed differently.
func (c *Compiler) keep(r *reading, anew bool, found *change) {
	before := c.readings.find(r.Path)
	if before == nil {
		c.readings.put(r)
		found.names, found.inputs = append(found.names, r.Path), true
		return
	}
	same := r.edition == before.edition && r.digest == before.digest && (r.digest != 0 || r.Entry == before.Entry)
	if same && !anew {
		again := *before
		again.Entry, again.looked = r.Entry, r.looked
		c.readings.put(&again)
		return
	}
	found.names, found.diags = append(found.names, r.Path), true
	if c.keepGood && r.document != nil && before.document != nil {
		switch good := before.stale || before.diags.Count(diag.Error) == 0; {
		case good && r.diags.Count(diag.Error) > 0:
			r.document, r.body, r.stale = before.document, before.body, true
		case reflect.DeepEqual(r.document, before.document):
			r.document = before.document
		}
	}
	if r.document != before.document || r.stale != before.stale || !reflect.DeepEqual(r.file, before.file) || r.picture != before.picture {
		found.inputs = true
	}
	c.readings.put(r)
}
