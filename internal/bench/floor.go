package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// floorModes name the amounts of work that the floor does.
var floorModes = []string{"copy", "md", "md+toml"}

// floor does only what every generator must do: it reads each page, converts it with
// plain goldmark, and writes it. It has no templates, lists, feeds or checks.
//
//	copy     without converting
//	md       the body converted (GFM, automatic ids of headings)
//	md+toml  front matter decoded as well
type floor struct {
	mode, in, out string
}

// front is the front matter that the floor decodes.
type front struct {
	Title, Description string
	Date               time.Time
	Weight             int
	Categories, Years  []string
}

func floorCommand(args []string) error {
	var f floor
	set := flag.NewFlagSet("floor", flag.ContinueOnError)
	set.StringVar(&f.mode, "mode", "md+toml", strings.Join(floorModes, ", "))
	set.StringVar(&f.in, "in", "content", "folder of pages")
	set.StringVar(&f.out, "out", "public", "output folder, which must not exist")
	if err := set.Parse(args); err != nil {
		return err
	}
	return f.run()
}

func (f floor) run() error {
	if _, err := os.Stat(f.out); err == nil {
		return fmt.Errorf("%s exists", f.out)
	}
	var files []string
	err := filepath.WalkDir(f.in, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(p, ".md") {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return err
	}
	work := make(chan string, 64)
	failures := make([]error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range failures {
		wg.Go(func() {
			md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
			var w bytes.Buffer
			for p := range work {
				w.Reset()
				if err := f.page(md, p, &w); err != nil {
					failures[i] = err
				}
			}
		})
	}
	for _, p := range files {
		work <- p
	}
	close(work)
	wg.Wait()
	return errors.Join(failures...)
}

func (f floor) page(md goldmark.Markdown, name string, w *bytes.Buffer) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var head []byte
	if rest, ok := bytes.CutPrefix(text, []byte("+++\n")); ok {
		head, text, _ = bytes.Cut(rest, []byte("\n+++\n"))
	}
	if f.mode == "md+toml" {
		var known front
		if err := toml.Unmarshal(head, &known); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	w.WriteString("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>page</title></head><body><main>\n")
	if f.mode == "copy" {
		w.Write(text)
	} else if err := md.Convert(text, w); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	w.WriteString("</main></body></html>\n")
	rel, err := filepath.Rel(f.in, name)
	if err != nil {
		return err
	}
	dir := filepath.Join(f.out, strings.TrimSuffix(strings.TrimSuffix(rel, ".md"), "_index"))
	if err := os.Mkdir(dir, 0o777); err != nil && !os.IsExist(err) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "index.html"), w.Bytes(), 0o666)
}
