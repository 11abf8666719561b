//go:build linux || darwin

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakOf returns the largest resident size of a process in MB.
func peakOf(p *os.ProcessState) int {
	u, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // counts bytes, Linux KB
		return int(u.Maxrss >> 20)
	}
	return int(u.Maxrss >> 10)
}
