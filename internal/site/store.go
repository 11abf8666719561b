package site

// store hands out values of which there are many, from few pieces of memory.
type store[T any] struct{ left []T }

const storePiece = 512

func (s *store[T]) one() *T {
	if len(s.left) == 0 {
		s.left = make([]T, storePiece)
	}
	v := &s.left[0]
	s.left = s.left[1:]
	return v
}

// some returns an empty slice with room for n.
func (s *store[T]) some(n int) []T {
	if n == 0 {
		return nil
	}
	if len(s.left) < n {
		s.left = make([]T, max(n, storePiece))
	}
	v := s.left[:0:n]
	s.left = s.left[n:]
	return v
}
