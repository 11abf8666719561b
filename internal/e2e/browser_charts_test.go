package e2e

import (
	"strings"
	"testing"
)

// siteWithCharts is a site of drawings, and of reports of four years.
func siteWithCharts(t *testing.T) string {
	t.Helper()
	return siteFrom(t, "testdata/charts.txtar")
}

var withCharts = []string{"tu/a.html", "baogao/2022.html", "baogao/linian.html"}

// Pages with drawings: the table behind each, the drawing itself, small ones side by side.
func TestChartsServeEveryReader(t *testing.T) {
	c := openChromium(t).withAxe()
	c.askAll(t, serve(t, buildSite(t, siteWithCharts(t)), nil), withCharts)
}

// Fonts are not known when a drawing is laid out; with those of a browser, too, no two
// texts of one overlap and none leaves its figure. One drawing of each figure is shown.
func TestTextsOfChartsDoNotOverlapOnAScreen(t *testing.T) {
	site := serve(t, buildSite(t, siteWithCharts(t)), nil)
	b := openChromium(t).tab(t)
	for _, page := range withCharts {
		b.as(desktop)
		b.open(site.url(page))
		for _, r := range []reader{desktop, phone, narrow, elder, elderWide, narrowOld, onPaper} {
			b.as(r)
			report(t, page+" draws clearly", r, ask[[]string](b, `(() => {
				const bad = [];
				let seen = 0;
				for (const figure of document.querySelectorAll("figure.chart")) {
					const shown = Array.from(figure.querySelectorAll("svg[role=img]")).filter((e) => e.checkVisibility());
					if (shown.length !== 1) { bad.push(shown.length + " drawings in one figure"); continue; }
					const frame = figure.getBoundingClientRect();
					const texts = Array.from(shown[0].querySelectorAll("text"), (e) => {
						const box = e.getBoundingClientRect(), lead = box.height * .15; // above and below its letters
						return { text: e.textContent, left: box.left, right: box.right, top: box.top + lead, bottom: box.bottom - lead };
					});
					seen += texts.length;
					texts.forEach((a, i) => {
						if (a.left < frame.left - 1 || a.right > frame.right + 1) bad.push(a.text + " leaves its figure");
						for (const o of texts.slice(i + 1)) {
							if (a.left < o.right - 1 && o.left < a.right - 1 && a.top < o.bottom && o.top < a.bottom) bad.push(a.text + " and " + o.text + " overlap");
						}
					});
				}
				if (!seen) bad.push("there is nothing to see");
				return bad;
			})()`))
		}
	}
}

// What a drawing shows stands in words for those who hear the page, and in a table for
// those who want the figures; neither needs a script.
func TestAChartIsToldWithoutEyes(t *testing.T) {
	site := serve(t, buildSite(t, siteWithCharts(t)), nil)
	b := openChromium(t).tab(t)
	b.scripts(false)
	b.open(site.url("tu/a.html"))
	label := ask[string](b, `document.querySelector("figure.chart svg").getAttribute("aria-label")`)
	for _, part := range []string{"批示、交办、协调的事，比另两类加起来还多", "条形图", "单位：件", "乡镇协调化解纠纷 142"} {
		if !strings.Contains(label, part) {
			t.Errorf("the drawing is called %q, without %q", label, part)
		}
	}
	if n := ask[int](b, `Array.from(document.querySelectorAll("figure.chart")).filter((f) => !f.querySelector("details table tbody tr")).length`); n > 0 {
		t.Errorf("%d drawings have no table behind them", n)
	}
	if n := ask[int](b, `document.querySelectorAll("figure.chart text[tabindex], figure.chart a svg, figure.chart title").length`); n > 0 {
		t.Errorf("%d parts of drawings want to be read by themselves", n)
	}
}
