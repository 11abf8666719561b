package preview

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Numbers of open connections. A browser opens six.
const (
	maxConns  = 256
	maxRemote = maxConns - 64 // from other devices: whoever writes the site gets in
)

// slowAfter is how long a reader may keep the server waiting before its connection may be
// closed in favour of another.
const slowAfter = time.Second

// limited closes connections beyond maxConns: with a queue, a client that opens many
// could keep everybody else out. It closes the one that is worth least (see [victim]), or
// if all are in use the new one.
type limited struct {
	net.Listener

	mu   sync.Mutex
	open map[*counted]bool
}

func limit(l net.Listener) net.Listener { return &limited{Listener: l, open: map[*counted]bool{}} }

func (l *limited) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		n := &counted{Conn: c, of: l}
		if a, ok := c.RemoteAddr().(*net.TCPAddr); ok {
			n.remote = !a.IP.IsLoopback()
		}
		n.wait()
		if l.makeRoom(n.remote) {
			l.mu.Lock()
			l.open[n] = true
			l.mu.Unlock()
			return n, nil
		}
		c.Close()
	}
}

// makeRoom reports whether one more connection may be opened.
func (l *limited) makeRoom(remote bool) bool {
	l.mu.Lock()
	var all, others []*counted
	for c := range l.open {
		all = append(all, c)
		if c.remote {
			others = append(others, c)
		}
	}
	l.mu.Unlock()
	var least *counted
	switch {
	case remote && len(others) >= maxRemote:
		least = victim(others, time.Now())
	case len(all) >= maxConns:
		least = victim(all, time.Now())
	default:
		return true
	}
	if least != nil {
		least.Close()
	}
	return least != nil
}

// victim chooses the connection to close in favour of another, nil if there is none: one
// that waits for its client to ask, else one whose client reads nothing, else one whose
// client takes its time; of these the one that has done so for longest.
func victim(conns []*counted, now time.Time) *counted {
	recent := now.Add(-slowAfter).UnixNano()
	for _, since := range [...]func(c *counted) int64{
		func(c *counted) int64 { return c.waiting.Load() },
		func(c *counted) int64 { return c.blocked.Load() },
		func(c *counted) int64 { return c.answering.Load() },
	} {
		var least *counted
		earliest := recent
		for _, c := range conns {
			if at := since(c); at != 0 && at < earliest {
				least, earliest = c, at
			}
		}
		if least != nil {
			return least
		}
	}
	return nil
}

// counted is an open connection. Its times are in Unix nanoseconds, 0 = not so.
type counted struct {
	net.Conn
	of     *limited
	remote bool // of another device

	waiting   atomic.Int64 // since when there has been no whole request
	answering atomic.Int64 // since when an answer has been written
	blocked   atomic.Int64 // since when a write has been waiting
	stream    atomic.Bool  // the answer has no end (see hub)
}

func (c *counted) wait() {
	c.answering.Store(0)
	c.stream.Store(false)
	c.waiting.Store(time.Now().UnixNano())
}

func (c *counted) Write(b []byte) (int, error) {
	now := time.Now().UnixNano()
	if !c.stream.Load() {
		c.answering.CompareAndSwap(0, now)
	}
	c.blocked.Store(now)
	defer c.blocked.Store(0)
	return c.Conn.Write(b)
}

func (c *counted) Close() error {
	c.of.mu.Lock()
	delete(c.of.open, c)
	c.of.mu.Unlock()
	return c.Conn.Close()
}

type connection struct{} // key of a request's connection

// noted tells connections what the server does with them.
func noted(web *http.Server) {
	web.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		return context.WithValue(ctx, connection{}, c)
	}
	web.ConnState = func(c net.Conn, s http.ConnState) {
		if c, ok := c.(*counted); ok && s == http.StateIdle {
			c.wait()
		}
	}
	next := web.Handler
	web.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, ok := r.Context().Value(connection{}).(*counted); ok {
			c.waiting.Store(0)
		}
		next.ServeHTTP(w, r)
	})
}

// endless says that the answer to a request has no end, so that time does not count
// against its reader.
func endless(r *http.Request) {
	if c, ok := r.Context().Value(connection{}).(*counted); ok {
		c.stream.Store(true)
		c.answering.Store(0)
	}
}
