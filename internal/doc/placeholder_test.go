package doc

import "testing"

func TestPlaceholdersAreToldFromBlanksOfForms(t *testing.T) {
	for in, want := range map[string]string{
		"电话：【电话：待填】。":               "【电话：待填】",
		"【待补充】【待填】":                 "【待补充】",
		"【正文：待填。先写结论":               "【正文：待填。先写结论",
		"【接待时间：待核实】":                "【接待时间：待核实】",
		"申请人：【姓名】，电话：【电话：待填】。":      "【电话：待填】",
		"【Office: To be filled in】": "【Office: To be filled in】",
		"申请人：【姓名】，【填写日期】":           "",
		"【等待填报】【案例】等待填报":            "",
		"待填": "",
		"":   "",
	} {
		if start, end := Placeholder(in); in[start:end] != want {
			t.Errorf("%s: got %q, want %q", in, in[start:end], want)
		}
	}
}
