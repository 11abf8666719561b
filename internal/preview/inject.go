package preview

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"io"
)

// The preview's own files, which are not part of a site.
var (
	//go:embed preview.js
	script []byte
	//go:embed panel.css
	stylesheet []byte
)

// inject returns a page with the preview's script before the last </body>, or at the end
// if there is none, and otherwise unchanged. It does not copy data. tag lets the script
// ask whether the page has changed; it is empty if there is no page to show.
func (s *server) inject(data []byte, tag string) pieces {
	line := `<script src="` + ownPath + s.key + `/preview.js" data-pufa="` + tag + `"></script>`
	at := lastBodyEnd(data)
	return pieces{data[:at], []byte(line), data[at:]}
}

// pieces are bytes that are sent one after the other. Hundreds of slow readers may share
// the bytes of a large page.
type pieces [][]byte

func (p pieces) len() int {
	n := 0
	for _, b := range p {
		n += len(b)
	}
	return n
}

func (p pieces) reader() io.ReadSeeker {
	return io.NewSectionReader(p, 0, int64(p.len()))
}

// ReadAt implements [io.ReaderAt].
func (p pieces) ReadAt(to []byte, from int64) (n int, err error) {
	for _, b := range p {
		if from >= int64(len(b)) {
			from -= int64(len(b))
			continue
		}
		n += copy(to[n:], b[from:])
		from = 0
	}
	if n < len(to) {
		return n, io.EOF
	}
	return n, nil
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
