package picture

// Scaling uses integers: on some processors compilers round floating-point sums
// differently, and a site must be the same everywhere.

// weightBits is the precision of weights; the weights of one pixel add up to
// 1<<weightBits.
const weightBits = 14

// window is the part of a row that one pixel of the result is made of.
type window struct {
	start   int
	weights []int32
}

// windows returns, for each of n results, its part of a row of m pixels, n ≤ m,
// by the cubic kernel of Catmull and Rom, widened by m/n.
func windows(m, n int) []window {
	const one = 1 << 12
	out := make([]window, n)
	for i := range out {
		// All distances are in units of 1/2n of a source pixel; the kernel
		// reaches 2m/n pixels = 4m units to either side.
		centre := (2*i + 1) * m
		first := max(0, (centre-4*m)/(2*n)-1)
		last := min(m-1, (centre+4*m)/(2*n)+1)
		raw := make([]int64, 0, last-first+1)
		var sum int64
		for j := first; j <= last; j++ {
			d := centre - (2*j+1)*n
			if d < 0 {
				d = -d
			}
			t := int64(d) * one / int64(2*m) // distance in widened pixels
			var w int64                      // times 2·one³
			switch {
			case t < one:
				w = 3*t*t*t - 5*t*t*one + 2*one*one*one
			case t < 2*one:
				w = -t*t*t + 5*t*t*one - 8*t*one*one + 4*one*one*one
			}
			raw = append(raw, w>>12)
			sum += w >> 12
		}
		weights := make([]int32, len(raw))
		left, heaviest := int64(1<<weightBits), 0
		for k, w := range raw {
			weights[k] = int32(w * (1 << weightBits) / sum)
			left -= int64(weights[k])
			if raw[k] > raw[heaviest] {
				heaviest = k
			}
		}
		weights[heaviest] += int32(left)
		out[i] = window{first, weights}
	}
	return out
}

// scaled returns the plane at a smaller size, w ≤ p.w and h ≤ p.h.
func (p plane) scaled(w, h int) plane {
	if w == p.w && h == p.h {
		return p
	}
	// Horizontally first, with six more bits than a pixel has, then vertically.
	const more = 6
	across := make([]int16, w*p.h)
	wins := windows(p.w, w)
	for y := range p.h {
		row, out := p.pix[y*p.w:(y+1)*p.w], across[y*w:(y+1)*w]
		for x, win := range wins {
			var sum int32
			part := row[win.start : win.start+len(win.weights)]
			for k, v := range part {
				sum += int32(v) * win.weights[k]
			}
			out[x] = int16(sum >> (weightBits - more))
		}
	}
	out := newPlane(w, h)
	sums := make([]int32, w)
	for y, win := range windows(p.h, h) {
		clear(sums)
		for k, weight := range win.weights {
			row := across[(win.start+k)*w:][:w]
			for x, v := range row {
				sums[x] += int32(v) * weight
			}
		}
		for x, sum := range sums {
			const half = 1 << (weightBits + more - 1)
			out.pix[y*w+x] = uint8(min(max((sum+half)>>(weightBits+more), 0), 255))
		}
	}
	return out
}
