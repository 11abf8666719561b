package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"time"
)

// sample is what one run of a program cost.
type sample struct {
	wall, cpu time.Duration // cpu is user and system time together
	peak      int           // MB: the largest resident size of the process
}

// measure runs a program to its end.
func measure(ctx context.Context, dir string, env []string, argv ...string) (sample, error) {
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir, cmd.Env = dir, env
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	began := time.Now()
	err := cmd.Run()
	s := sample{wall: time.Since(began)}
	if err != nil {
		return s, fmt.Errorf("%q: %w\n%s", argv, err, tailOf(said.Bytes()))
	}
	s.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	s.peak = peakOf(cmd.ProcessState)
	return s, nil
}

// tailOf returns the end of a program's output.
func tailOf(b []byte) []byte { return b[max(0, len(b)-2000):] }
