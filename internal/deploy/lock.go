package deploy

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"pufa/internal/publish"
)

// lockPath is the file that says who is working on a store.
const lockPath = publish.WorkName + "/lock"

// lockAge is how long a lock counts if its owner runs on another machine, which cannot be
// asked. The owner renews it much more often.
const (
	lockAge   = 10 * time.Minute
	lockRenew = time.Minute
)

// Owner identifies who runs a deployment.
type Owner struct {
	Host string `json:"host"`
	PID  int    `json:"pid"`
}

// held is the content of a lock.
type held struct {
	Owner
	Token string    `json:"token"`
	Seen  time.Time `json:"seen"`
}

// BusyError means that another run is using the store.
type BusyError struct {
	Name  string // of the target
	Owner Owner
	Seen  time.Time // when it was last at work
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("%s: another deployment is under way (%s, process %d)", e.Name, e.Owner.Host, e.Owner.PID)
}

// lock takes the store's lock. It takes over the lock of an owner that was killed.
func (r *run) lock(ctx context.Context) error {
	r.token = rand.Text()
	for try := range 3 {
		err := r.to.Create(ctx, lockPath, r.held())
		if err == nil {
			// A store whose Create replaces files is noticed here.
			return r.holdsLock(ctx)
		}
		if !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("lock the target: %w", err)
		}
		h, err := r.readLock(ctx)
		if errors.Is(err, fs.ErrNotExist) {
			continue // just given up
		}
		if err != nil {
			return err
		}
		if h.Token == "" && try == 0 { // it may be being written
			time.Sleep(time.Second)
			continue
		}
		if !r.stale(h) {
			return &BusyError{r.Name, h.Owner, h.Seen}
		}
		if err := r.to.Remove(ctx, lockPath); err != nil {
			return fmt.Errorf("take over the lock: %w", err)
		}
	}
	return &BusyError{Name: r.Name}
}

func (r *run) stale(h held) bool {
	if h.Host == r.Owner.Host && r.Alive != nil && !r.Alive(h.Owner) {
		return true
	}
	return r.Now().Sub(h.Seen) > lockAge
}

func (r *run) held() []byte {
	data, err := json.Marshal(held{r.Owner, r.token, r.Now().UTC()})
	if err != nil {
		panic(err) // impossible: strings and numbers only
	}
	return data
}

func (r *run) readLock(ctx context.Context) (h held, err error) {
	data, _, err := r.to.Read(ctx, lockPath)
	if err != nil {
		return h, fmt.Errorf("read the lock: %w", err)
	}
	// A damaged lock has no owner, and was last seen never.
	_ = json.Unmarshal(data, &h)
	return h, nil
}

// holdsLock returns an error if another run has taken the lock over, for instance because
// this machine was suspended. Otherwise it renews the lock when it is time.
func (r *run) holdsLock(ctx context.Context) error {
	h, err := r.readLock(ctx)
	if err != nil || h.Token != r.token {
		return errors.Join(&BusyError{r.Name, h.Owner, h.Seen}, err)
	}
	if r.Now().Sub(h.Seen) > lockRenew {
		_, err = r.to.Put(ctx, lockPath, r.held(), Header{})
	}
	return err
}

// unlock releases the lock, also after an interruption. A lock that it cannot remove is
// taken over by the next run.
func (r *run) unlock() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if h, err := r.readLock(ctx); err == nil && h.Token == r.token {
		_ = r.to.Remove(ctx, lockPath)
		_ = r.to.Prune(ctx, publish.WorkName)
	}
}
