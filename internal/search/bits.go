package search

import "math/bits"

// alphabet has a character for each value of six bits.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// bitWriter writes numbers as bits, highest first, six to a character.
type bitWriter struct {
	out  []byte
	held uint64 // its last n bits are not written yet
	n    uint
}

func (w *bitWriter) bits(v uint64, n uint) {
	for n > 32 {
		n -= 32
		w.bits(v>>n, 32)
		v &= 1<<n - 1
	}
	w.held, w.n = w.held<<n|v, w.n+n
	for w.n >= 6 {
		w.n -= 6
		w.out = append(w.out, alphabet[w.held>>w.n&63])
	}
}

// gamma writes a number from 1 on; smaller numbers take fewer bits.
func (w *bitWriter) gamma(v uint64) { w.bits(v, 2*uint(bits.Len64(v))-1) }

// rice writes a number from 0 on that is usually about 2 to the power k.
func (w *bitWriter) rice(v uint64, k uint) {
	q := v >> k
	for ; q > 30; q -= 30 {
		w.bits(1<<30-1, 30)
	}
	w.bits((1<<(q+1)-2)<<k|v&(1<<k-1), uint(q)+1+k)
}

// finish pads the last character and returns the text. The writer may begin another.
func (w *bitWriter) finish() string {
	if w.n > 0 {
		w.bits(0, 6-w.n)
	}
	text := string(w.out)
	w.out = w.out[:0]
	return text
}

// bitReader reads what a bitWriter wrote. After the end it returns zeros.
type bitReader struct {
	data string
	at   int
	held uint64
	n    uint
}

var sextet = func() (value [128]uint8) {
	for i := range alphabet {
		value[alphabet[i]] = uint8(i)
	}
	return value
}()

func (r *bitReader) bits(n uint) uint64 {
	for r.n < n {
		v := uint64(0)
		if r.at < len(r.data) {
			v = uint64(sextet[r.data[r.at]&127])
		}
		r.at++
		r.held, r.n = r.held<<6|v, r.n+6
	}
	r.n -= n
	return r.held >> r.n & (1<<n - 1)
}

func (r *bitReader) gamma() uint64 {
	n := uint(0)
	for r.bits(1) == 0 {
		if n++; n > 30 {
			return 1
		}
	}
	return 1<<n | r.bits(n)
}

func (r *bitReader) rice(k uint) uint64 {
	q := uint64(0)
	for r.bits(1) == 1 && q < 1<<20 {
		q++
	}
	return q<<k | r.bits(k)
}

// riceParameter returns k for the gaps between n numbers below limit.
func riceParameter(n, limit int) uint { return uint(max(1, bits.Len(uint(limit/max(1, n))))) - 1 }
