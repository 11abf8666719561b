package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// definitionTransformer is goldmark's for link reference definitions, but only
// for paragraphs that begin like one: it allocates a reader for each.
type definitionTransformer struct{}

// Transform implements [parser.ParagraphTransformer].
func (definitionTransformer) Transform(n *gast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() == 0 {
		return
	}
	first := n.Lines().At(0)
	line := first.Value(reader.Source())
	for len(line) > 0 && (line[0] == ' ' || line[0] == '\t' || line[0] == '\n') {
		line = line[1:]
	}
	if len(line) > 0 && line[0] == '[' {
		if n.Lines().Len() > maxDefinitions {
			findingsOf(pc).beyond("markdown/too-many-definitions", first, maxDefinitions)
			return
		}
		parser.LinkReferenceParagraphTransformer.Transform(n, reader, pc)
	}
}
