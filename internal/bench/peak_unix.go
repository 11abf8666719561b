//go:build linux || darwin

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakOf returns the largest resident size of a process in MB. It is never less than what
// this program itself held when it started the other.
func peakOf(p *os.ProcessState) int {
	u, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // in bytes; on Linux in KB
		return int(u.Maxrss >> 20)
	}
	return int(u.Maxrss >> 10)
}

// settle lets the system finish the writes of earlier runs.
func settle() { syscall.Sync() }
