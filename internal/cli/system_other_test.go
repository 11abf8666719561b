//go:build !windows

package cli

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

func TestAFullDiskIsToldInWords(t *testing.T) {
	var errs strings.Builder
	p := &program{env: Env{Stderr: &errs, Dir: "/site"}}
	err := fmt.Errorf("write page: %w", &fs.PathError{Op: "write", Path: "/site/public/a.html", Err: syscall.ENOSPC})
	if got := p.end(context.Background(), err); got != failed || !strings.Contains(errs.String(), "磁盘满了，public/a.html 没有写成 [cli/disk-full]") {
		t.Errorf("status %d, said %s", got, errs.String())
	}
}
