// Package fire holds tests that run the program itself and disturb it: builds and
// deployments that are killed, interrupted, out of disk space or without permission, two
// at a time, or reading sources that change meanwhile.
package fire
