package target

import (
	"context"
	"errors"
	"net"
	"testing"
)

// A port of another service is told apart from a server that refuses.
func TestWhatIsNoSSHServerIsTold(t *testing.T) {
	for name, says := range map[string]string{"shuts at once": "", "a web server": "HTTP/1.1 400 Bad Request\r\n\r\n"} {
		t.Run(name, func(t *testing.T) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			go func() {
				for {
					c, err := l.Accept()
					if err != nil {
						return
					}
					_, _ = c.Write([]byte(says))
					c.Close()
				}
			}()
			at := l.Addr().(*net.TCPAddr)
			_, err = OpenSFTP(context.Background(), Server{Host: "127.0.0.1", Port: at.Port, User: "web", Path: "/www", HostKey: "SHA256:none", Secret: func(string) (string, error) { return "", nil }})
			var strange *NoServerError
			if !errors.As(err, &strange) || strange.Address != at.String() {
				t.Errorf("%v (%T), want a NoServerError", err, err)
			}
		})
	}
}
