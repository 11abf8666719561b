package folder

import (
	"fmt"

	"github.com/cespare/xxhash/v2"
)

// Digest tells whether bytes are those of another time (XXH64): it guards against
// change, not against malice. 0 = not known.
type Digest uint64

// DigestOf returns the digest of bytes.
func DigestOf(data []byte) Digest { return Digest(xxhash.Sum64(data)) }

func (d Digest) String() string { return fmt.Sprintf("%016x", uint64(d)) }
