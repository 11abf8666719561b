package cite_test

import (
	"crypto/sha256"
	"math/big"
	"os"
)

// inFold keeps a third of the sample apart, by the place of the line: rules are
// written while looking at the others.
func inFold(place string) bool {
	sum := sha256.Sum256([]byte(place))
	hold := new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), big.NewInt(3)).Sign() == 0
	switch os.Getenv("PUFA_CITE_FOLD") {
	case "dev":
		return !hold
	case "hold":
		return hold
	}
	return true
}
