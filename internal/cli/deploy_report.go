package cli

import (
	"fmt"
	"io"
	"strings"
	"time"

	"pufa/internal/config"
	"pufa/internal/deploy"
	"pufa/internal/publish"
)

// report says what was sent, or would be.
func (d *deployment) report(r *deploy.Result, took time.Duration) error {
	p, c := d.program, r.Changes
	if p.json {
		return d.reportJSON(r, took)
	}
	var b strings.Builder
	if d.dryRun {
		for _, s := range r.Steps {
			if code := map[publish.Action]string{publish.Bring: "say/deploy-bring", publish.Remove: "say/deploy-remove", publish.Rename: "say/deploy-rename"}[s.Do]; code != "" {
				b.WriteString(p.say(code, s.Path) + "\n")
			}
		}
	}
	seconds := fmt.Sprintf("%.1f", took.Seconds())
	code, values := "say/deployed", []any{d.to.Name, c.Added, c.Changed, c.Same, c.Removed, size(r.Bytes), seconds}
	switch {
	case d.dryRun:
		code = "say/deploy-would"
	case d.to.Kind == config.DeployZip && c.Same > 0:
		code, values = "say/packed-again", []any{p.shown(d.zipName()), c.Same}
	case d.to.Kind == config.DeployZip:
		code, values = "say/packed", []any{p.shown(d.zipName()), c.Added, size(r.Bytes), seconds}
	}
	var texts []string
	for _, v := range values {
		texts = append(texts, fmt.Sprint(v))
	}
	b.WriteString(p.say(code, texts...) + "\n")
	if d.to.Redirects != "" && len(d.extra()) > 0 {
		b.WriteString(p.say("say/redirects-"+strings.TrimPrefix(d.to.Redirects, "_")) + "\n")
	}
	_, err := io.WriteString(p.env.Stdout, b.String())
	return err
}

func (d *deployment) reportJSON(r *deploy.Result, took time.Duration) error {
	type step struct {
		Do   string `json:"do"` // "bring", "remove", "rename"
		Path string `json:"path"`
	}
	steps := []step{}
	for _, s := range r.Steps {
		if do := map[publish.Action]string{publish.Bring: "bring", publish.Remove: "remove", publish.Rename: "rename"}[s.Do]; do != "" {
			steps = append(steps, step{do, s.Path})
		}
	}
	c := r.Changes
	return d.program.encode(struct {
		Target       string `json:"target"`
		DryRun       bool   `json:"dry_run"`
		Added        int    `json:"added"`
		Changed      int    `json:"changed"`
		Same         int    `json:"same"`
		Removed      int    `json:"removed"`
		Bytes        int64  `json:"bytes"`
		Steps        []step `json:"steps"`
		Milliseconds int64  `json:"milliseconds"`
	}{d.to.Name, d.dryRun, c.Added, c.Changed, c.Same, c.Removed, r.Bytes, steps, took.Milliseconds()}, "")
}

// size is a number of bytes as people read it.
func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
