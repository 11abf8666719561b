package render

import (
	"maps"
	"slices"
	"text/template/parse"
)

// Params returns the keys of [params] in config.toml that the templates in use read,
// sorted. all is true if they may read any key, because they loop over the list or
// compute a key.
func (s *Set) Params() (keys []string, all bool) { return s.params, s.anyParam }

// readParams finds the keys of [Set.Params].
func readParams(ts trees, used map[string]bool) (keys []string, all bool) {
	read := map[string]bool{}
	for name := range used {
		visit(ts[name].Root, func(n parse.Node) {
			pipe, ok := n.(*parse.PipeNode)
			if !ok {
				return
			}
			for _, cmd := range pipe.Cmds {
				args := cmd.Args
				if id, ok := args[0].(*parse.IdentifierNode); ok && id.Ident == "param" && len(args) == 3 {
					if key, ok := args[2].(*parse.StringNode); ok && isParams(args[1]) {
						read[key.Text] = true
						continue
					}
				}
				all = all || slices.ContainsFunc(args, isParams)
			}
		})
	}
	return slices.Sorted(maps.Keys(read)), all
}

// isParams reports whether an operand is the list of parameters: .Params, $.Params.
func isParams(n parse.Node) bool {
	var path []string
	switch n := n.(type) {
	case *parse.FieldNode:
		path = n.Ident
	case *parse.VariableNode:
		path = n.Ident
	case *parse.ChainNode:
		path = n.Field
	}
	return len(path) > 0 && path[len(path)-1] == "Params"
}
