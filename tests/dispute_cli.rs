//! Promises of `dispute` and `screening`: the ledger from the command line, and its words for bad input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use std::process::Command;

/// A register of its own, with two villages in its network.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.done(&["new", "--office", "清水镇信访工作办公室", "--clerk", "沈某安"]);
        let mut document: serde_json::Value = serde_json::from_str(&desk.done(&["export", "-"])).unwrap();
        document["directory"]["villages"] = serde_json::json!([{ "name": "上塘村" }, { "name": "红岩村" }]);
        let path = desk.0.path().join("网.json");
        std::fs::write(&path, document.to_string()).unwrap();
        desk.done(&["import", path.to_str().unwrap()]);
        desk
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_xinfang"))
            .arg("--file")
            .arg(self.0.path().join("台账.xinfang"))
            .args(["--today", "2026-06-30"])
            .args(arguments)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn done(&self, arguments: &[&str]) -> String {
        let (code, out, error) = self.run(arguments);
        assert_eq!(code, 0, "{arguments:?}: {error}");
        out
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let (code, _, error) = self.run(arguments);
        assert_eq!(code, 1, "{arguments:?}: {error}");
        error
    }
}

const BOUNDARY: &str = r#"{"title":"上塘村两户宅基地边界纠纷","category":"邻里","places":["上塘村三组"],
    "found_on":"2026年6月初","claimed":"1200.50","headcount":{"people":64},"risk":"较大风险",
    "parties":[{"side":"first","name":"王某甲"},{"side":"second","name":"李某乙"}]}"#;

#[test]
fn a_dispute_is_entered_carried_on_and_listed() {
    let desk = Desk::new();
    let added = desk.done(&["dispute", "add", "--json", BOUNDARY]);
    // 64 people: from 10 on a dispute is 群体性, and with that 重大疑难.
    assert_eq!(
        added,
        "编号\t纠2026-001\n状态\t待处理\n建议\t标“群体性”\t涉及 64 人，达到 10 人\n\
         建议\t标“重大疑难”\t涉及 64 人，达到 10 人\n"
    );
    let step = |kind: &str, data: &str, on: &str| {
        desk.done(&["dispute", "step", "纠2026-001", kind, "--json", data, "--on", on])
    };
    step("调处", r#"{"text":"现场丈量边界","who":"司法所"}"#, "2026年6月中旬");
    step("consented", r#"{"sides":["first","second"]}"#, "2026-06-18");
    // 2026-06-18 and a month is Saturday 18 July: Monday 20 July.
    let accepted = step("accepted", r#"{"basis":"applied"}"#, "2026-06-18");
    assert!(accepted.contains("状态\t正在化解\n时限\t2026-07-20\t"), "{accepted}");
    let told = desk.done(&[
        "dispute",
        "step",
        "纠2026-001",
        "化解",
        "--json",
        r#"{"manner":"peoples_mediation","text":"达成协议"}"#,
        "--as-json",
    ]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&told["status"], &told["entries"]), (&"settled".into(), &4.into()));
    let listed = desk.done(&["dispute", "list", "--status", "已化解"]);
    assert_eq!(listed, "纠2026-001\t2026年6月初\t邻里\t上塘村两户宅基地边界纠纷\t已化解\n");
    assert_eq!(desk.done(&["dispute", "list", "--status", "反弹"]), "");
    assert_eq!(desk.done(&["dispute", "list", "--search", "王某甲"]), listed);
}

#[test]
fn bad_input_of_a_dispute_gets_its_sentence() {
    let desk = Desk::new();
    desk.done(&["dispute", "add", "--json", BOUNDARY]);
    let add = |change: &str| {
        let text = BOUNDARY.replacen('{', &format!("{{{change},"), 1);
        desk.refused(&["dispute", "add", "--json", &text])
    };
    for (data, words) in [
        (r#"{"title":"x","category":"邻里","found_on":"2026-06-31"}"#, "“2026-06-31”不是日期，或没有这一天"),
        (r#"{"title":"x","category":"邻里","due":"2026-06-31"}"#, "的 due 有误，没有登记：不是日期，或没有这一天"),
        (r#"{"title":"x","category":"吵架"}"#, "没有“吵架”这种纠纷类别，没有登记。可以填：01（婚姻家庭）"),
        (r#"{"title":"x","category":"邻里","claimed":"很多"}"#, "“很多”不是金额"),
        (
            r#"{"title":"x","category":"邻里","headcount":{"people":"多"}}"#,
            "headcount.people 有误，没有登记：应当是整数",
        ),
        (r#"{"category":"邻里"}"#, "标题未填，请用一句话写明何地何事。"),
        (r#"{"title":"x"}"#, "纠纷类别未选"),
        (r#"{"title":"x","category":"邻里","found_on":"2026-07-01"}"#, "日期晚于今日"),
        (r#"{"title":"x","category":"邻里","petitions":["2026-0009"]}"#, "2026-0009 不在台账中"),
        (r#"{"title":"x","category":"邻里","parties":[{"side":"left","name":"王某甲"}]}"#, "不能填“left”"),
        (
            r#"{"title":"x","category":"邻里","parties":[{"side":"first","name":"王某甲"},{"side":"second","name":"王某甲"}]}"#,
            "王某甲同时列在两方，请核对。",
        ),
        ("[]", "须是一个对象"),
        ("{", "不是正确的 JSON"),
    ] {
        let error = desk.refused(&["dispute", "add", "--json", data]);
        assert!(error.contains(words), "{error}");
    }
    assert!(add(r#""colour":"红""#).contains("“colour”不是“纠纷”的内容，没有登记。可以填："));
    for (kind, data, on, words) in [
        ("吵架", "{}", "2026-06-20", "没有“吵架”这种步骤，可以填：event（情况）"),
        ("调处", "{}", "2026-06-31", "“2026-06-31”不是日期，或没有这一天"),
        ("调处", "{}", "2026-06-20", "经过未填"),
        ("调处", r#"{"text":"丈量"}"#, "2026-07-01", "晚于今日"),
        ("调处", r#"{"text":"丈量","place":"村口"}"#, "2026-06-20", "“place”不是“调处”的内容"),
        ("反弹", "{}", "2026-06-20", "还没有化解，不能记“反弹”"),
        ("上交", "{}", "2026-06-20", "“上交”缺少 to，没有办理"),
        ("化解", r#"{"manner":"吵赢"}"#, "2026-06-20", "不能填“吵赢”，没有办理。可以填：peoples_mediation"),
        ("调解不成", r#"{"routes":""}"#, "2026-06-20", "第二十六条"),
        ("风险变更", r#"{"to":"紫"}"#, "2026-06-20", "没有“紫”这种风险等级"),
        ("风险变更", r#"{"to":"较大风险"}"#, "2026-06-20", "没有变更"),
    ] {
        let error = desk.refused(&["dispute", "step", "纠2026-001", kind, "--json", data, "--on", on]);
        assert!(error.contains(words), "{kind}: {error}");
    }
    assert!(desk.refused(&["dispute", "step", "纠2026-009", "event"]).contains("纠2026-009"));
    // What may not be mediated is refused with its rule.
    let data = r#"{"title":"红岩村不服处罚","category":"其他","nature":"administrative"}"#;
    desk.done(&["dispute", "add", "--json", data]);
    let error = desk.refused(&["dispute", "step", "纠2026-002", "accepted", "--json", r#"{"basis":"applied"}"#]);
    assert!(error.contains("属于行政争议") && error.contains("第二十二条"), "{error}");
}

#[test]
fn rounds_are_kept_with_zero_reports_and_missing_villages() {
    let desk = Desk::new();
    desk.done(&["dispute", "add", "--json", BOUNDARY]);
    let added = desk.done(&[
        "screening",
        "add",
        "--json",
        r#"{"held_on":"2026-06-25","villages":["上塘村"],"found":["纠2026-001"]}"#,
    ]);
    assert_eq!(added, "2026-06-25\t2026年6月 乡镇定期排查\t1 件\t纠2026-001\t上塘村\n未报\t2026-06\t红岩村\n");
    // Nothing said: held today, all villages, nothing found.
    assert_eq!(desk.done(&["screening", "add"]), "2026-06-30\t2026年6月 乡镇定期排查\t零报告\t\t上塘村、红岩村\n");
    // July has not begun.
    assert_eq!(
        desk.done(&["screening", "list", "--period", "2026-05-01..2026-12-31"]),
        "2026-06-25\t2026年6月 乡镇定期排查\t1 件\t纠2026-001\t上塘村\n\
         2026-06-30\t2026年6月 乡镇定期排查\t零报告\t\t上塘村、红岩村\n未报\t2026-05\t上塘村、红岩村\n"
    );
    let told = desk.done(&["screening", "list", "--period", "2026Q2", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(
        (&told["rounds"][0]["found"][0], &told["missing"][0]["month"]),
        (&"纠2026-001".into(), &"2026-04".into())
    );
    for (data, words) in [
        (r#"{"held_on":"2026-06-31"}"#, "“2026-06-31”不是日期，或没有这一天"),
        (r#"{"held_on":"2026-07-01"}"#, "排查日期晚于今日"),
        (r#"{"villages":[]}"#, "填报的村（居）未选"),
        (r#"{"villages":"上塘村"}"#, "应当是列表"),
        (r#"{"found":["纠2026-009"]}"#, "纠纷台账没有 纠2026-009"),
        (r#"{"period":"六月"}"#, "六月"),
        (r#"{"day":"x"}"#, "“day”不是“排查”的内容，没有登记"),
    ] {
        let error = desk.refused(&["screening", "add", "--json", data]);
        assert!(error.contains(words), "{error}");
    }
}
