package testkit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Corpus returns the folder of statutes and facts that a developer has beside the
// project: published texts, which are no part of a clone. Without it the test is
// skipped, and small texts of our own say the same; where PUFA_REQUIRE lists "corpus"
// (.ci/run does when the folder is there), the test fails instead. Tests run in
// internal/NAME.
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

// required reports whether what a test needs from outside must be there.
func required(name string) bool {
	return slices.Contains(strings.Split(os.Getenv("PUFA_REQUIRE"), ","), name)
}
