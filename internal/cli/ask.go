package cli

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"pufa/internal/diag"
)

// asks reports whether somebody sits at a terminal who can answer questions.
func (p *program) asks() bool {
	if p.json {
		return false
	}
	_, ok := terminal(p.env.Stdin)
	return ok
}

// ask puts a question and returns what is typed, without spaces around it. At the end
// of the input the answer is empty.
func (p *program) ask(question string) (string, error) {
	if _, err := io.WriteString(p.env.Stderr, question+" "); err != nil {
		return "", err
	}
	if p.answers == nil {
		p.answers = bufio.NewReader(p.env.Stdin)
	}
	line, err := p.answers.ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return strings.TrimSpace(line), err
}

// askTitle asks until there is an answer, twice at most.
func (p *program) askTitle(question string) (string, error) {
	title, err := p.ask(question)
	if title == "" && err == nil {
		title, err = p.ask(question)
	}
	return title, err
}

// askChannel lets somebody choose a channel by its number or its folder. usual is
// taken without an answer; none is offered as "not in a channel" where top is set.
func (p *program) askChannel(question string, all []channel, usual string, top bool) (string, error) {
	var b strings.Builder
	b.WriteString(question + "\n")
	chosen := 0
	for i, c := range all {
		if c.folder == usual {
			chosen = i + 1
		}
		b.WriteString("  " + strconv.Itoa(i+1) + "  " + diag.Harmless(c.String()) + "\n")
	}
	if top {
		b.WriteString("  0  " + p.say("say/ask-top") + "\n")
	} else if chosen == 0 {
		chosen = 1
	}
	b.WriteString(p.say("say/ask-number", strconv.Itoa(chosen)))
	answer, err := p.ask(b.String())
	if err != nil {
		return "", err
	}
	if n, err := strconv.Atoi(answer); err == nil || answer == "" {
		if answer == "" {
			n = chosen
		}
		if n == 0 && top {
			return "", nil
		}
		if n >= 1 && n <= len(all) {
			return all[n-1].folder, nil
		}
	}
	return answer, nil
}
