package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/regular"
	"pufa/internal/repair"
	"pufa/internal/source"
)

// mending writes the repairs that findings offer into the files of a site: it
// shows the changes, asks, and keeps a copy of each original file.
type mending struct {
	*program
	dir     string // the site's folder
	yes     bool   // do not ask
	copies  string // folder for the copies, relative to dir
	check   func() (*compiler.Result, error)
	mended  int             // findings
	changed map[string]bool // files
	left    map[string]bool // files that cannot be changed, as already reported
}

// copiesFolder holds the copies. It is in the site's folder but is not read as
// content; each run has its own folder in it.
const copiesFolder = "backup"

// rounds is how often findings are repaired and the files checked again: two
// slips at one place are repaired one after the other, and a file that could
// not be read before may have more.
const rounds = 20

// run repairs what r reports and returns the result of the check after it.
func (m *mending) run(r *compiler.Result) (*compiler.Result, error) {
	m.copies = copiesFolder + "/" + m.env.Now().In(time.Local).Format("2006-01-02-150405")
	m.changed, m.left = map[string]bool{}, map[string]bool{}
	for round := range rounds {
		plan, taken := repair.Choose(r.Diagnostics)
		files, problems, err := m.read(plan)
		if err != nil {
			return nil, err
		}
		m.print(problems, r.Source)
		if len(files) == 0 {
			if round == 0 {
				m.tell("say/fix-nothing")
			}
			break
		}
		agreed, err := m.agreed(files, taken)
		if err != nil {
			return nil, err
		}
		if !agreed {
			break
		}
		problems = m.write(files)
		m.print(problems, r.Source)
		m.mended += len(taken)
		if len(problems) > 0 {
			break // another program is changing the files
		}
		if r, err = m.check(); err != nil {
			return nil, err
		}
	}
	if len(m.changed) > 0 {
		m.tell("say/fix-done", strconv.Itoa(m.mended), strconv.Itoa(len(m.changed)), m.kept())
	}
	return r, nil
}

// mendedFile is a file that will be changed.
type mendedFile struct {
	name          string // slash path relative to the site's folder
	before, after []byte
	text          string // decoded, before
	edits         []diag.Edit
}

// read makes the new bytes of each file. Files that are not on disk, such as
// those of a built-in theme, are left out.
func (m *mending) read(plan repair.Plan) (files []mendedFile, problems diag.List, err error) {
	for _, name := range slices.Sorted(maps.Keys(plan)) {
		raw, err := regular.Read(m.at(name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		f, _ := source.Decode(name, raw)
		after, ok := source.Splice(raw, plan[name])
		if !ok {
			if !m.left[name] {
				problems.Add("cli/fix-encoding", diag.At(name))
			}
			m.left[name] = true
			continue
		}
		files = append(files, mendedFile{name, raw, after, f.Text, plan[name]})
	}
	return files, problems, nil
}

func (m *mending) at(name string) string { return filepath.Join(m.dir, filepath.FromSlash(name)) }

// agreed shows the changes and asks for consent.
func (m *mending) agreed(files []mendedFile, taken diag.List) (bool, error) {
	color := colorful(m.env.Stdout, m.env.Getenv)
	m.tell("say/fix-would", strconv.Itoa(len(taken)), strconv.Itoa(len(files)))
	if !m.json {
		for _, f := range files {
			fmt.Fprintf(m.env.Stdout, "%s\n%s", diag.Harmless(f.name), repair.Show(f.text, f.edits, color))
		}
	}
	if m.yes {
		return true, nil
	}
	if !m.asks() {
		m.tell("say/fix-unasked")
		return false, nil
	}
	answer, err := m.ask(m.say("say/fix-ask", m.kept()))
	if err != nil {
		return false, err
	}
	switch strings.ToLower(answer) {
	case "y", "yes", "ｙ", "是", "好", "改":
		return true, nil
	}
	m.tell("say/fix-declined")
	return false, nil
}

// write changes the files. A file is left alone if it has changed since it was
// shown, or if it cannot be written.
func (m *mending) write(files []mendedFile) (problems diag.List) {
	for _, f := range files {
		switch err := m.writeOne(f); {
		case errors.Is(err, errEdited):
			problems.Add("cli/fix-edited", diag.At(f.name))
		case err != nil:
			problems.Add("cli/fix-unwritten", diag.At(f.name), err)
		default:
			m.changed[f.name] = true
		}
	}
	return problems
}

var errEdited = errors.New("another program has changed the file")

func (m *mending) writeOne(f mendedFile) error {
	name, err := filepath.EvalSymlinks(m.at(f.name)) // a link stays a link
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	now, err := regular.Read(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, f.before) {
		return errEdited
	}
	put := func(name string, data []byte) error {
		return folder.WriteWhole(name, info.Mode().Perm(), true, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	if !m.changed[f.name] { // copy the file only as its author left it
		if err := put(m.at(m.copies+"/"+f.name), f.before); err != nil {
			return err
		}
	}
	return put(name, f.after)
}

// kept is the folder of the copies, as shown to the reader.
func (m *mending) kept() string { return m.shown(m.at(m.copies)) }

// tell prints a message that is not for programs.
func (m *mending) tell(code string, args ...string) {
	if !m.json {
		fmt.Fprintln(m.env.Stdout, m.say(code, args...))
	}
}
