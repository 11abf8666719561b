// Package testkit holds what tests of several packages need. No other code imports it.
//
// Use [Write], [Files] and [Differing] for folders, [Site] for a site that takes some time
// to build, and [Editor] for one that somebody edits at random: after any edits, what is
// made must equal a clean build. [Links] and [EachTag] read pages, [Docx] makes documents.
// [ServeSSH] and [ServeS3] start servers to publish to, [Outside] finds programs that a
// machine may lack, and [Corpus] the texts of statutes beside the project.
package testkit
