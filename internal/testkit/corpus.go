package testkit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Corpus returns the folder of statutes and facts that a developer may have beside the
// project: published texts, which are not part of a clone. Without it the test is skipped
// (other tests check the same rules with small texts of our own), or fails if
// PUFA_REQUIRE lists "corpus", as .ci/run does when the folder is there. It expects to be
// called from internal/NAME.
func Corpus(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("../../../shared/corpus")
	if err == nil {
		_, err = os.Stat(filepath.Join(dir, "laws"))
	}
	switch {
	case err == nil:
	case required("corpus"):
		t.Fatalf("PUFA_REQUIRE names the corpus, but it is not there: %v", err)
	default:
		t.Skip("the corpus of statutes is not beside the project; texts of our own stand for it")
	}
	return dir
}

// required reports whether a test must fail if an outside thing is missing.
func required(name string) bool {
	return slices.Contains(strings.Split(os.Getenv("PUFA_REQUIRE"), ","), name)
}
