package folder

import (
	"fmt"

	"github.com/cespare/xxhash/v2"
)

// Digest tells whether bytes have changed (XXH64). It guards against accidents, not
// against malice. 0 = not known.
type Digest uint64

// DigestOf returns the digest of bytes.
func DigestOf(data []byte) Digest { return Digest(xxhash.Sum64(data)) }

func (d Digest) String() string { return fmt.Sprintf("%016x", uint64(d)) }
