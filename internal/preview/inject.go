package preview

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
)

// The preview's own files. They are part of no site.
var (
	//go:embed preview.js
	script []byte
	//go:embed panel.css
	stylesheet []byte
)

// inject returns a page with the preview's script in it, before the last </body>,
// or at the end where there is none. Nothing else is changed, and everything is
// counted in bytes. tag lets the script ask whether the page has
// changed; it is empty where there is no page to show.
func (s *server) inject(data []byte, tag string) []byte {
	line := `<script src="` + ownPath + s.key + `/preview.js" data-pufa="` + tag + `"></script>`
	at := lastBodyEnd(data)
	out := make([]byte, 0, len(data)+len(line))
	out = append(out, data[:at]...)
	out = append(out, line...)
	return append(out, data[at:]...)
}

// lastBodyEnd returns the offset of the last </body>, else the length.
func lastBodyEnd(data []byte) int {
	const end = "</body"
	for at := len(data); ; {
		at = bytes.LastIndexByte(data[:at], '<')
		if at < 0 {
			return len(data)
		}
		if len(data)-at >= len(end) && bytes.EqualFold(data[at:at+len(end)], []byte(end)) {
			return at
		}
	}
}

func tagOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12])
}
