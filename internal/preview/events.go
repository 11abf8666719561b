package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"pufa/internal/compiler"
)

// news is what browsers get after an edit. Each browser checks whether its own page has
// changed.
type news struct {
	Number int      `json:"number"`
	Files  []string `json:"files"`  // copied files, such as pictures, that have changed, relative to the site's root
	Edited *edited  `json:"edited"` // the page whose source was edited, if exactly one was
}

type edited struct {
	Title   string `json:"title"`
	Address string `json:"address"` // relative to the site's root
}

func (s *server) news(before, now *compiler.Compiled) news {
	n := news{Number: now.Number(), Files: []string{}}
	if before == nil {
		return n
	}
	n.Files = append(n.Files, now.ChangedCopies()...)
	if names := now.Changed(); len(names) == 1 {
		if p, ok := now.PageOf(names[0]); ok {
			n.Edited = &edited{p.Title, p.Address}
		}
	}
	return n
}

// hub sends news to all listeners.
type hub struct {
	mu        sync.Mutex
	last      news
	listeners map[chan news]bool
	closed    bool
}

// maxListeners limits the number of open streams: one for each visible tab.
const maxListeners = 64

func newHub() *hub { return &hub{listeners: map[chan news]bool{}} }

func (h *hub) send(n news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = n
	for c := range h.listeners {
		select {
		case <-c: // not read yet: the later news includes it, except for renamed files
		default:
		}
		c <- n
	}
}

// listen returns a channel of news, beginning with the last; nil if there are too many
// listeners.
func (h *hub) listen() chan news {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed || len(h.listeners) >= maxListeners {
		return nil
	}
	c := make(chan news, 1)
	c <- h.last
	h.listeners[c] = true
	return c
}

func (h *hub) leave(c chan news) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.listeners, c)
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
}

// serveEvents streams news (server-sent events, HTML standard 9.2).
func (s *server) serveEvents(w http.ResponseWriter, r *http.Request) {
	c := s.hub.listen()
	if c == nil {
		http.Error(w, "too many listeners", http.StatusServiceUnavailable)
		return
	}
	defer s.hub.leave(c)
	endless(r)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	out.SetReadDeadline(time.Time{})
	send := func(format string, args ...any) bool {
		if out.SetWriteDeadline(time.Now().Add(10*time.Second)) != nil {
			return false
		}
		if _, err := fmt.Fprintf(w, format, args...); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	if !send("retry: 500\n\n") {
		return
	}
	beat := time.NewTicker(20 * time.Second) // shows whether the reader has gone
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			if !send(": \n\n") {
				return
			}
		case n := <-c:
			data, err := json.Marshal(n)
			if err != nil || !send("data: %s\n\n", data) {
				return
			}
		}
	}
}
