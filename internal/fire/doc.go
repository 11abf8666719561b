// Package fire holds tests that run the program itself and disturb it: builds and
// deployments that are killed, interrupted, short of room or of permission, two at once,
// and from sources that change under them.
package fire
