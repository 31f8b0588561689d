//! The same from the command line, and its words for bad input.

use super::three_instalments;
use std::{path::Path, process::Command};

fn run(file: &Path, today: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xinfang"))
        .arg("--file")
        .arg(file)
        .args(["--today", today])
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn an_agreement_is_added_signed_paid_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("台账.xinfang");
    let paper = folder.path().join("协议.json");
    std::fs::write(&paper, serde_json::to_string(&three_instalments()).unwrap()).unwrap();
    let done = |today: &str, arguments: &[&str]| {
        let (code, out, error) = run(&file, today, arguments);
        assert_eq!(code, 0, "{arguments:?}: {error}");
        out
    };
    let refused = |arguments: &[&str]| {
        let (code, _, error) = run(&file, "2026-07-21", arguments);
        assert_eq!(code, 1, "{arguments:?}: {error}");
        error
    };
    done("2026-06-16", &["new", "--office", "清水镇信访工作办公室", "--clerk", "沈某安"]);
    done("2026-06-16", &["agreement", "add", paper.to_str().unwrap()]);
    let half = done(
        "2026-06-17",
        &["agreement", "sign", "协2026-001", "--party", "王某甲=2026-06-16", "--mediator", "2026-06-17"],
    );
    assert!(half.contains("待签章\t李某乙、清水镇人民调解委员会印章"), "{half}");
    let signed = done("2026-06-18", &["agreement", "sign", "协2026-001"]);
    assert!(signed.contains("生效\t2026-06-18") && signed.contains("注意\t第 1、2、3 期的履行地点未填。"), "{signed}");
    let paid = done("2026-07-20", &["agreement", "pay", "协2026-001", "1", "10000", "--proof", "收条"]);
    assert!(paid.contains("金额\t26,000.00元\t已付 10,000.00元"), "{paid}");
    done(
        "2026-07-21",
        &["agreement", "event", "协2026-001", "督促履行", "--json", r#"{"obligation":2,"text":"电话提醒"}"#],
    );
    let due = done("2026-07-21", &["agreement", "due"]);
    assert!(due.starts_with("2026-07-27\t协2026-001\t回访\t协议履行回访\t罗某平\t王某甲、李某乙\t"), "{due}");
    let shown = done("2026-07-21", &["agreement", "show", "协2026-001", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["standing"], "partly");
    assert_eq!(shown["duties"][1]["due"], "2026-08-20");
    assert_eq!(shown["confirmation"]["state"], "lapsed");
    assert_eq!(shown["agreement"]["events"][0]["by"], "沈某安");
    done("2026-07-21", &["agreement", "take-back", "协2026-001", "pay", "1", "--reason", "误记"]);
    assert!(done("2026-07-21", &["agreement", "show", "协2026-001"]).contains("（已收回）"));

    for (arguments, words) in [
        (vec!["pay", "协2026-001", "1", "5", "--on", "2026-06-31"], "“2026-06-31”不是日期，或没有这一天"),
        (vec!["pay", "协2026-001", "9", "5"], "履行计划中没有第 9 项。"),
        (vec!["pay", "协2026-001", "1"], "请填付了多少。"),
        (vec!["pay", "协2026-001", "1", "两万"], "不是金额"),
        (vec!["pay", "协2026-001", "1", "5", "--on", "2026-07-22"], "日期晚于今日"),
        (vec!["event", "协2026-001", "催一催"], "没有“催一催”这种事"),
        (vec!["event", "协2026-001", "申请强制执行", "--json", r#"{"court":"清河县人民法院"}"#], "不能申请强制执行"),
        (vec!["event", "协2026-001", "回访", "--json", r#"{"result":"partly","x":1}"#], "“x”不是“回访”的内容"),
        (vec!["event", "协2026-001", "回访"], "“回访”缺少 result"),
        (vec!["sign", "协2026-001", "--party", "陈某山"], "当事人中没有“陈某山”"),
        (vec!["show", "协2026-009"], "协2026-009"),
    ] {
        let error = refused(&[vec!["agreement"], arguments].concat());
        assert!(error.contains(words), "{error}");
    }
}

/// Three sides, an agent, a place: all of it stands on the paper, as poppler reads it where there is one.
#[test]
fn the_paper_of_three_sides_says_who_pays_whom_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("台账.xinfang");
    xinfang(&file, &["new", "--office", "清水镇信访工作办公室", "--clerk", "沈某安"]);
    let party = |side: &str, name: &str| serde_json::json!({ "side": side, "kind": "person", "name": name });
    let owed = |debtor: &str, fen: i64, on: &str| {
        serde_json::json!({ "debtor": debtor, "creditor": "first", "duty": "money", "amount": fen,
            "due": { "kind": "on", "day": on }, "method": "transfer", "place": "清水镇司法所" })
    };
    let mut agreed = serde_json::json!({
        "form": "written", "body_kind": "committee", "body": "清水镇人民调解委员会", "mediated_on": "2026-06-16",
        "parties": [party("first", "何某川"), party("second", "罗某平"), party("third", "陈某山")],
        "mediators": ["石某亥"], "facts": "石料车压坏机耕路，三方对修复费用的分担发生争议。",
        "clauses": ["罗某平、陈某山分期支付何某川{合计}。"],
        "plan": [owed("third", 600_000, "2026-07-01"), owed("second", 200_000, "2026-09-30")],
    });
    agreed["parties"][0]["agent"] = "何某海".into();
    let path = folder.path().join("协议.json");
    std::fs::write(&path, agreed.to_string()).unwrap();
    xinfang(&file, &["agreement", "add", path.to_str().unwrap()]);
    let pdf = folder.path().join("协议.pdf");
    xinfang(&file, &["print", "agreement", "--number", "协2026-001", "--out", pdf.to_str().unwrap()]);
    let Ok(read) = std::process::Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&pdf).arg("-").output() else {
        return;
    };
    let text: String = String::from_utf8(read.stdout).unwrap().chars().filter(|sign| !sign.is_whitespace()).collect();
    for words in [
        "委托代理人何某海",
        "甲方委托代理人（签名）",
        "各方自愿达成如下协议",
        "丙方付甲方",
        "乙方付甲方",
        "履行地点为清水镇司法所。",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}

fn xinfang(file: &Path, arguments: &[&str]) -> String {
    let (code, out, error) = run(file, "2026-06-18", arguments);
    assert_eq!(code, 0, "{error}");
    out
}
