package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"strconv"
)

// mutant is one deliberate fault.
type mutant struct {
	file     string
	line     int
	was, now string // the text replaced, and its replacement
	text     []byte // of the whole file
}

func (m *mutant) String() string {
	return fmt.Sprintf("%s:%d: %s → %s", m.file, m.line, m.was, m.now)
}

// edit is a stretch of a file and what to put in its place.
type edit struct {
	start, end token.Pos
	now        string
}

// choose makes one fault in a file. It returns nil if there is nothing to change.
func choose(file string, random *rand.Rand) (*mutant, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var all []edit
	ast.Inspect(tree, func(n ast.Node) bool {
		all = append(all, edits(n, func(p token.Pos) string { return string(text[set.Position(p).Offset:]) })...)
		_, declares := n.(*ast.GenDecl)
		return !declares || n.(*ast.GenDecl).Tok == token.VAR || n.(*ast.GenDecl).Tok == token.CONST
	})
	if len(all) == 0 {
		return nil, nil
	}
	e := all[random.IntN(len(all))]
	start, end := set.Position(e.start), set.Position(e.end)
	m := &mutant{file: file, line: start.Line, was: short(string(text[start.Offset:end.Offset])), now: short(e.now)}
	m.text = append(append(append(m.text, text[:start.Offset]...), e.now...), text[end.Offset:]...)
	return m, nil
}

// swaps maps operators to what they become: the neighbouring border, or the opposite.
var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD,
}

// edits lists the faults that can be made at a node. from returns the text that begins at
// a position.
func edits(n ast.Node, from func(token.Pos) string) []edit {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if to, ok := swaps[n.Op]; ok {
			return []edit{{n.OpPos, n.OpPos + token.Pos(len(n.Op.String())), to.String()}}
		}
	case *ast.BasicLit:
		if v, err := strconv.Atoi(n.Value); err == nil && n.Kind == token.INT {
			return []edit{{n.Pos(), n.End(), strconv.Itoa(v + 1)}}
		}
	case *ast.IfStmt:
		return []edit{{n.Cond.Pos(), n.Cond.End(), "!(" + from(n.Cond.Pos())[:n.Cond.End()-n.Cond.Pos()] + ")"}}
	case *ast.BlockStmt:
		var out []edit
		for _, s := range n.List {
			switch s := s.(type) {
			case *ast.ExprStmt, *ast.IncDecStmt:
				out = append(out, edit{s.Pos(), s.End(), ""})
			case *ast.AssignStmt:
				if s.Tok != token.DEFINE {
					out = append(out, edit{s.Pos(), s.End(), ""})
				}
			case *ast.BranchStmt:
				if s.Label == nil && s.Tok == token.CONTINUE {
					out = append(out, edit{s.Pos(), s.End(), ""})
				}
			}
		}
		return out
	}
	return nil
}

func short(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	if s == "" {
		return "nothing"
	}
	return s
}
