//go:build linux || darwin

package main

import (
	"os"
	"runtime"
	"syscall"
	"time"
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

// used returns the processor's time that this process has taken.
func used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
