// Package publish decides how a site takes the place of an earlier one: what to
// add, change, rename and remove, in which order, and what to refuse. It moves no
// byte. Package target does what is decided here, on a disk and elsewhere.
//
// Use [Decide] with the files that the site has now, the [Manifest] of what an
// earlier run brought, and what was found at the target. It returns a [Plan].
//
// A plan is in an order that may be cut off anywhere: first what pages are made
// of, then pages, then what lists pages; removals are last, in the opposite order.
// So a page never precedes its style sheet. While a plan is carried out, the
// target's manifest lists the files before and after ([Plan.Both]): what was left
// half done is then known to be ours, and the next plan repairs it.
//
// Only what the manifest lists, unchanged since, is ever removed. A file that
// somebody changed by hand is replaced when the site still has it, else it stays;
// [Changes] names both. What somebody else put there stays, and stops the plan
// ([ForeignFiles]) when the site needs its place.
package publish

// ManifestName is the manifest's name at the target.
const ManifestName = ".pufa-manifest"

// WorkName is the folder for locks and for files on their way, at the target.
const WorkName = ".pufa"

// Changes counts what a plan does to the target.
type Changes struct {
	Added, Changed, Same, Removed int
	// Files that somebody changed by hand since the earlier run, as sorted slash
	// paths: Replaced by the site's, or Left alone because the site has no such
	// file any more (from now on they count as somebody else's).
	Replaced, Left []string
}

// Place is what was found at a path of the target. The zero value is nothing.
type Place struct {
	Kind Kind
	Sum  Sum // of a File
	Size int64
	// Spelling is the path under which it stands where that differs in letter
	// case and the target does not tell the two apart; else "".
	Spelling string
}

// Kind is the kind of a [Place].
type Kind int

const (
	Nothing Kind = iota
	File
	Folder
	Odd // a link, a pipe, a device
)

// Holds reports whether the bytes of e are there.
func (p Place) Holds(e Entry) bool { return p.Kind == File && p.Sum == e.Sum && p.Size == e.Size }
