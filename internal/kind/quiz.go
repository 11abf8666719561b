package kind

import (
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/quiz"
	"pufa/internal/search"
	"pufa/internal/view"
)

var quizKind = Kind{
	Name: "quiz", ZH: "问答题", EN: "quiz",
	Own:  true,
	View: view.Quiz{},
	Read: quiz.Parse,
	Plan: plan.Kind{View: plan.Quiz, Found: search.Questions, Parts: true, Passages: plan.QuizPassages},
	Help: diag.Entry{
		ZH: diag.Text{Message: "问答题：在线做、也能打印的题", Hint: "新建一份题：题目、选项、为什么、依据哪一条。在线做会算分，打印出来答案单独一页。\n例如：pufa new quiz xianfa/宪法知识十题"},
		EN: diag.Text{Message: "a quiz, on screen or on paper", Hint: "Makes a quiz: questions, answers to choose from, reasons, and articles. It is marked on screen, and prints with the answers on a sheet of their own.\nExample: pufa new quiz \"day/Ten questions\""},
	},
}
