package cli

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"pufa/internal/diag"
)

// asks reports whether somebody at a terminal can answer questions.
func (p *program) asks() bool {
	if p.json {
		return false
	}
	_, ok := terminal(p.env.Stdin)
	return ok
}

// ask puts a question and returns the answer, without spaces around it. At the
// end of the input the answer is empty.
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

// choice is one of several things to choose from.
type choice struct{ name, words string }

// askOne offers a choice by number or name. An empty answer means usual, or the
// first choice if usual is not among them. Unless none is "", it is offered as
// 0 and chosen as "".
func (p *program) askOne(question string, all []choice, usual, none string) (string, error) {
	var b strings.Builder
	b.WriteString(question + "\n")
	chosen := 0
	for i, c := range all {
		if c.name == usual {
			chosen = i + 1
		}
		b.WriteString("  " + strconv.Itoa(i+1) + "  " + diag.Harmless(c.words) + "\n")
	}
	if none != "" {
		b.WriteString("  0  " + none + "\n")
	} else if chosen == 0 {
		chosen = 1
	}
	b.WriteString(p.say("say/ask-number", strconv.Itoa(chosen)))
	answer, err := p.ask(b.String())
	if err != nil {
		return "", err
	}
	n, err := strconv.Atoi(answer)
	switch {
	case answer == "":
		n = chosen
	case err != nil:
		return answer, nil
	}
	switch {
	case n == 0 && none != "":
		return "", nil
	case n >= 1 && n <= len(all):
		return all[n-1].name, nil
	}
	return answer, nil
}

// choices are channels to choose from.
func choices(all []channel) []choice {
	var out []choice
	for _, c := range all {
		out = append(out, choice{c.folder, c.String()})
	}
	return out
}
