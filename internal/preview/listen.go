package preview

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// portTries is the number of ports that are tried before the system chooses one.
const portTries = 20

// listen takes the wanted port or one of the next. A port may be taken by another program
// or reserved by the system (Hyper-V); both look alike from here, and in both cases the
// next may be free.
func listen(ctx context.Context, wanted int, lan bool, dir string) (net.Listener, error) {
	host := "127.0.0.1"
	if lan {
		host = ""
	}
	var config net.ListenConfig
	for port := wanted; port < wanted+portTries && port < 1<<16; port++ {
		if l, err := config.Listen(ctx, "tcp4", net.JoinHostPort(host, strconv.Itoa(port))); err == nil {
			return l, nil
		}
		if url := "http://127.0.0.1:" + strconv.Itoa(port) + "/"; markServed(ctx, url) == siteMark(dir) {
			return nil, &RunningError{URL: url}
		}
	}
	l, err := config.Listen(ctx, "tcp4", net.JoinHostPort(host, "0"))
	if err != nil {
		return nil, fmt.Errorf("finding a port: %w", err)
	}
	return l, nil
}

// siteMark identifies the site that a preview shows, without revealing its path.
func siteMark(dir string) string {
	sum := sha256.Sum256([]byte("pufa preview\x00" + dir))
	return hex.EncodeToString(sum[:16])
}

// markServed returns the [siteMark] of the preview at an address, "" = there is none.
func markServed(ctx context.Context, url string) string {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url+markPath[1:], nil)
	if err != nil {
		return ""
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // no proxy
	resp, err := client.Do(r)
	if err != nil {
		return ""
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, 64))
	if err != nil || resp.StatusCode != http.StatusOK {
		return ""
	}
	return string(text)
}

// lanAddresses returns the addresses of this machine in local networks, private ones
// first.
func lanAddresses() []net.IP {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []net.IP
	for _, a := range all {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsGlobalUnicast() {
			out = append(out, n.IP)
		}
	}
	slices.SortStableFunc(out, func(a, b net.IP) int {
		switch {
		case a.IsPrivate() == b.IsPrivate():
			return 0
		case a.IsPrivate():
			return -1
		}
		return 1
	})
	return out
}
