package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"pufa/internal/deploy"
	"pufa/internal/target"
	"pufa/internal/testkit"
)

// BenchmarkDeployUnchanged measures deploying a site again that nobody has changed,
// building it again, and listing the target once; in turn, since the speed of a machine
// changes. All figures are medians. "x-build" is the wall time of deploying without that of
// the listing, relative to a build; "x-build-cpu" is the processor time of the whole of
// deploying, relative to a build, which a busy machine changes less. PUFA_BENCH_PAGES sets
// the number of pages.
//
//	PUFA_BENCH_PAGES=10000 go test ./internal/bench -run XXX -bench DeployUnchanged -benchtime 5x
func BenchmarkDeployUnchanged(b *testing.B) {
	pages := 1000
	if s := os.Getenv("PUFA_BENCH_PAGES"); s != "" {
		var err error
		if pages, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	dir := b.TempDir()
	site := filepath.Join(dir, "site")
	if err := layOut("site", site); err != nil {
		b.Fatal(err)
	}
	if err := makeCorpus("laws", pages, filepath.Join(site, "content")); err != nil {
		b.Fatal(err)
	}
	pufa := filepath.Join(dir, "pufa")
	if out, err := exec.Command("go", "build", "-o", pufa, "pufa").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	settings, err := os.ReadFile(filepath.Join(site, "config.toml"))
	if err != nil {
		b.Fatal(err)
	}
	measured := func(b *testing.B, there string, env []string, open func() (deploy.Store, error)) {
		if err := os.WriteFile(filepath.Join(site, "config.toml"), fmt.Appendf(settings, "\n[[deploy]]\nname = \"there\"\n%s", there), 0o644); err != nil {
			b.Fatal(err)
		}
		run := func(args ...string) (wall, cpu time.Duration) {
			c := exec.Command(pufa, append(args, "-s", site, "--today", "2030-01-01")...)
			c.Env = append(append(os.Environ(), "PUFA_CACHE="+filepath.Join(dir, "cache")), env...)
			began := time.Now()
			if out, err := c.CombinedOutput(); err != nil {
				b.Fatalf("%q: %v\n%s", args, err, out)
			}
			return time.Since(began), c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		}
		list := func() time.Duration {
			began := time.Now()
			store, err := open()
			if err == nil {
				_, err = store.List(context.Background(), func(string) bool { return true })
			}
			if err != nil {
				b.Fatal(err)
			}
			return time.Since(began)
		}
		run("deploy", "there", "--allow-placeholders")
		run("build")
		var builds, listings, deploys, ratios, cpu []float64
		b.ResetTimer()
		for range b.N {
			built, buildCPU := run("build")
			listed := list()
			deployed, deployCPU := run("deploy", "there", "--allow-placeholders")
			builds, listings, deploys = append(builds, built.Seconds()), append(listings, listed.Seconds()), append(deploys, deployed.Seconds())
			ratios, cpu = append(ratios, (deployed-listed).Seconds()/built.Seconds()), append(cpu, deployCPU.Seconds()/buildCPU.Seconds())
		}
		for unit, all := range map[string][]float64{"s-build": builds, "s-listing": listings, "s-deploy": deploys, "x-build": ratios, "x-build-cpu": cpu} {
			slices.Sort(all)
			b.ReportMetric(median(all), unit)
		}
	}
	b.Run("folder", func(b *testing.B) {
		there := filepath.Join(b.TempDir(), "public")
		measured(b, fmt.Sprintf("kind = \"folder\"\npath = %q\n", there), nil, func() (deploy.Store, error) { return target.OpenFolder(there, target.Options{}) })
	})
	b.Run("sftp", func(b *testing.B) {
		s, there := testkit.ServeSSH(b), filepath.Join(b.TempDir(), "public")
		settings := fmt.Sprintf("kind = \"sftp\"\nhost = \"127.0.0.1\"\nport = %d\nuser = %q\npath = %q\nkey = %q\nknown_hosts = %q\n", s.Port, s.User, there, s.Key, s.KnownHosts)
		measured(b, settings, nil, func() (deploy.Store, error) {
			return target.OpenSFTP(context.Background(), target.Server{Host: "127.0.0.1", Port: s.Port, User: s.User, Path: there, Keys: []string{s.Key}, KnownHosts: []string{s.KnownHosts}})
		})
	})
	b.Run("s3", func(b *testing.B) {
		s := testkit.ServeS3(b, b.TempDir())
		settings := fmt.Sprintf("kind = \"s3\"\nendpoint = \"http://%s\"\nregion = \"us-east-1\"\nbucket = %q\npath_style = true\n", s.Endpoint, s.Bucket)
		measured(b, settings, []string{"PUFA_S3_ACCESS_KEY=" + s.ID, "PUFA_S3_SECRET_KEY=" + s.Key}, func() (deploy.Store, error) {
			return target.OpenBucket(target.Storage{Endpoint: s.Endpoint, Insecure: true, Region: "us-east-1", Bucket: s.Bucket, PathStyle: true, ID: s.ID, Key: s.Key})
		})
	})
}
