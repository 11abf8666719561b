// Package program runs templates that html/template has parsed and escaped, and
// writes the same bytes in a tenth of the time.
//
// [Set.Compile] takes one template and the type that it will be given, follows it
// into every template that it calls, and makes a [Program]: literal texts, places
// of fields that were looked up once, comparisons of known types, escapers chosen
// once. [Program.Append] runs it on a value. Nothing is looked up by name then, and
// usual actions allocate nothing but what the functions that they call do.
//
// The library stays the truth. What this package doesn't know (a field of a type
// that has methods, a variable that changes its type, a rare escaper) makes
// Compile refuse the template, and what goes wrong while a program runs (an index
// out of range, a part that doesn't exist) makes Append give up. Both times the
// caller lets html/template do the work and gets its output or its complaint.
// So nothing is explained here.
package program
