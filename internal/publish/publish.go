// Package publish decides how a site takes the place of an earlier one: what to
// add, change, rename and remove, in which order, and what to refuse. It moves no
// byte. Package target does what is decided here, on a disk and elsewhere.
//
// Use [Decide] with the files that the site has now, the [Manifest] of an earlier run,
// and what was found at the target. It returns a [Plan].
//
// A plan may be interrupted at any step: first comes what pages need, then pages, then
// what lists pages; removals are last, in the opposite order. So a page never arrives
// before its style sheet. While a plan is carried out, the target's manifest lists the
// files before and after ([Plan.Both]), so that the next run knows unfinished work as
// ours and completes it.
//
// Only files that the manifest lists and that have not changed since are ever removed. A
// file that somebody changed by hand is replaced if the site still has it; otherwise it
// stays. [Changes] names both. Files of others stay; if the site needs their place, there
// is no plan ([ForeignFiles]).
package publish

// ManifestName is the manifest's name at the target.
const ManifestName = ".pufa-manifest"

// WorkName is the folder at the target for locks and unfinished files.
const WorkName = ".pufa"

// Changes counts what a plan does to the target.
type Changes struct {
	Added, Changed, Same, Removed int
	// Files that somebody changed by hand since the earlier run, as sorted slash
	// paths: Replaced by the site's, or Left alone because the site has no such
	// file any more (from now on they count as somebody else's).
	Replaced, Left []string
}

// Found is what was found at a path of the target. The zero value means nothing is there.
type Found struct {
	Kind Kind
	Sum  Sum // of a File
	Size int64
	// Spelling is the real path, if it differs in letter case and the target treats the
	// two as equal; else "".
	Spelling string
}

// Kind is the kind of a [Found].
type Kind int

const (
	Nothing Kind = iota
	File
	Folder
	Odd // a link, a pipe, a device
)

// Holds reports whether the file of e is there.
func (f Found) Holds(e Entry) bool { return f.Kind == File && f.Sum == e.Sum && f.Size == e.Size }
