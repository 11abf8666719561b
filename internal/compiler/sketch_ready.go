package compiler

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/folder"
	"pufa/internal/parallel"
	"pufa/internal/source"
)

// ready reads what an output depends on, and reports whether it can be rendered.
func (k *sketch) ready(path string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	for !k.complete[path] {
		job := k.now.job(path)
		if job == nil || job.Gathers {
			return false
		}
		k.wanted = map[string]bool{}
		if job.Template != "" {
			v, _ := job.View(k)
			k.findMarks(v)
			for _, f := range k.now.plan.Fragments {
				k.findMarks(f.View)
			}
		}
		if len(k.wanted) == 0 {
			k.complete[path] = true
			break
		}
		if k.unread != nil && !k.readWanted() {
			return false
		}
		maps.DeleteFunc(k.loose, func(path string, _ bool) bool { return k.wanted[path] })
		k.resolve(k.now)
	}
	return true
}

// findMarks searches a view for marks.
func (k *sketch) findMarks(view any) {
	if k.token != "" { // at the start
		k.findMarksIn(reflect.ValueOf(view))
	}
}

func (k *sketch) findMarksIn(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		for s := v.String(); ; {
			_, after, found := strings.Cut(s, k.token)
			if !found {
				return
			}
			if quoted, err := strconv.QuotedPrefix(after); err == nil {
				path, _ := strconv.Unquote(quoted)
				k.wanted[path] = true
			}
			s = after
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			k.findMarksIn(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			k.findMarksIn(v.Field(i))
		}
	}
}

// readWanted reads the bodies that a view needs. It returns false if one of the files has
// changed meanwhile; the update will show that.
func (k *sketch) readWanted() bool {
	paths := slices.Sorted(maps.Keys(k.wanted))
	read := make([]*reading, len(paths))
	_ = parallel.Each(context.Background(), len(paths), func(i int) error {
		return k.compiler.folder.With(paths[i], func(raw []byte, d folder.Digest) {
			if d == k.unread[paths[i]] {
				f, _ := source.Borrow(paths[i], raw)
				r := *k.readings.find(paths[i])
				r.parsed.read(f, k.parser, k.compiler)
				read[i] = &r
			}
		})
	})
	for _, r := range read {
		if r == nil {
			return false
		}
		k.keep(r)
	}
	return true
}

// Ready reports whether an output can be rendered; a sketch first reads what the output
// depends on. It may return false for outputs that exist.
func (c *Compiled) Ready(path string) bool {
	if c.sketch == nil {
		return true
	}
	_, ok := c.asset(path)
	return ok || c.sketch.ready(path)
}
