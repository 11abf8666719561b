//go:build !linux && !darwin

package main

import (
	"os"
	"time"
)

// peakOf returns 0: this system does not say.
func peakOf(*os.ProcessState) int { return 0 }

var began = time.Now()

// used returns wall time, since this system does not report CPU time.
func used() time.Duration { return time.Since(began) }
