package folder

import (
	"encoding/binary"
	"encoding/hex"

	"github.com/cespare/xxhash/v2"
)

// Digest tells whether bytes have changed (XXH64). It guards against accidents, not
// against malice. 0 = not known.
type Digest uint64

// DigestOf returns the digest of bytes.
func DigestOf(data []byte) Digest { return Digest(xxhash.Sum64(data)) }

// DigestOfTexts returns the digest of texts, one behind the other.
func DigestOfTexts(texts ...string) Digest {
	d := xxhash.New()
	for _, s := range texts {
		d.WriteString(s) // its error is always nil
	}
	return Digest(d.Sum64())
}

func (d Digest) String() string {
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, uint64(d)))
}
