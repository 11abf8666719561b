package importer

import "pufa/internal/word"

func (m *maker) webBlocks(raw []byte) []word.Block { return nil }
