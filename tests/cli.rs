//! Promises of the command line: what it prints, what it refuses in which words, and its exit codes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn xinfang(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xinfang"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap()
}

fn done(arguments: &[&str]) -> String {
    let output = xinfang(arguments);
    let (out, error) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {error}");
    out
}

fn refused(arguments: &[&str]) -> String {
    let output = xinfang(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A folder with the sample register in it.
struct Sample(tempfile::TempDir);

impl Sample {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        done(&["demo", "--dir", folder.path().to_str().unwrap(), "--no-window"]);
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn file(&self) -> String {
        self.path("示例.xinfang")
    }
}

#[test]
fn the_demo_prints_every_paper_and_can_be_run_again() {
    let sample = Sample::new();
    let papers = || {
        let mut papers: Vec<(String, Vec<u8>)> = fs::read_dir(sample.0.path())
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().extension().is_some_and(|e| e == "pdf"))
            .map(|entry| (entry.file_name().to_str().unwrap().to_owned(), fs::read(entry.path()).unwrap()))
            .collect();
        papers.sort();
        papers
    };
    let first = papers();
    // The report, two registers, the six registers of mediation, a sheet for each of 11 items, three agreements, a volume.
    assert_eq!(first.len(), 3 + 6 + 11 + 3 + 1);
    done(&["demo", "--dir", sample.0.path().to_str().unwrap(), "--no-window"]);
    assert!(papers() == first, "the same data gives the same bytes");
}

#[test]
fn the_demo_never_replaces_a_real_register() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("示例.xinfang");
    done(&["--file", file.to_str().unwrap(), "new", "--office", "清水镇信访工作办公室"]);
    let before = fs::read(&file).unwrap();
    let sentence = refused(&["demo", "--dir", folder.path().to_str().unwrap(), "--no-window"]);
    assert!(sentence.contains("不是示例台账，没有改动"), "{sentence}");
    assert!(fs::read(&file).unwrap() == before);
}

#[test]
fn lists_and_figures_can_be_read_by_scripts() {
    let sample = Sample::new();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let mut all = vec!["--file"];
        let file = sample.file();
        all.push(&file);
        all.extend(arguments);
        serde_json::from_str(&done(&all)).unwrap()
    };
    let items = json(&["list", "petitions", "--period", "2009H1", "--json"]);
    assert_eq!(items.as_array().unwrap().len(), 11);
    assert_eq!(items[0]["number"], "2009-0001");
    assert!(!items.to_string().contains("9901"), "no ID in a list");
    assert_eq!(json(&["list", "petitions", "--search", "灌溉", "--json"])[0]["number"], "2009-0002");
    assert_eq!(json(&["list", "disputes", "--json"]).as_array().unwrap().len(), 10);
    assert_eq!(json(&["list", "agreements", "--json"])[2]["total_fen"], 8_000_000);
    let figures = json(&["figures", "--period", "2009H1", "--json"]);
    let closed = figures["figures"].as_array().unwrap().iter().find(|f| f["id"] == "closed_rate").unwrap();
    assert_eq!((&closed["part"], &closed["whole"]), (&11.into(), &11.into()));
}

#[test]
fn what_is_to_be_followed_up_is_listed_until_it_was() {
    let sample = Sample::new();
    let file = sample.file();
    let waiting = || -> Vec<serde_json::Value> {
        serde_json::from_str(&done(&["--file", &file, "list", "petitions", "--follow-up", "--json"])).unwrap()
    };
    let first = waiting();
    assert!(!first.is_empty());
    let day = |value: &serde_json::Value| value.as_str().unwrap().parse::<chrono::NaiveDate>().unwrap();
    for item in &first {
        assert_eq!(day(&item["follow_up"]) - day(&item["closed_on"]), chrono::TimeDelta::days(30), "{item}");
    }
    assert!(first.is_sorted_by_key(|item| day(&item["follow_up"])));
    let number = first[0]["number"].as_str().unwrap();
    let told = done(&["--file", &file, "list", "petitions", "--follow-up"]);
    assert!(told.lines().next().unwrap().ends_with(&format!("{} 前回访", day(&first[0]["follow_up"]))), "{told}");
    let asked = r#"{"contact":"电话","satisfaction":"satisfied"}"#;
    done(&["--file", &file, "step", number, "followed_up", "--json", asked]);
    assert_eq!(waiting().len(), first.len() - 1);
    let sentence = refused(&["--file", &file, "list", "disputes", "--follow-up"]);
    assert!(sentence.contains("待回访的只有信访件"), "{sentence}");
}

#[test]
fn what_is_refused_is_said_in_a_sentence() {
    let sample = Sample::new();
    let file = sample.file();
    let out = sample.path("x.pdf");
    assert!(refused(&["--file", &sample.path("没有.xinfang"), "check"]).contains("找不到"));
    assert!(refused(&["--file", &file, "print", "half-year", "--out", &out]).contains("--period"));
    assert!(
        refused(&["--file", &file, "print", "agreement", "--number", "协2009-009", "--out", &out])
            .contains("没有编号为 协2009-009 的记录")
    );
    let nowhere = sample.path("没有的文件夹/x.pdf");
    assert!(
        refused(&["--file", &file, "print", "half-year", "--period", "2009H1", "--out", &nowhere])
            .contains("不存在，没有保存")
    );
    fs::write(sample.path("坏.json"), "{").unwrap();
    assert!(
        refused(&["--file", &sample.path("新.xinfang"), "import", &sample.path("坏.json")]).contains("不是正确的 JSON")
    );
    assert!(!Path::new(&sample.path("新.xinfang")).exists(), "a refused import leaves no register behind");
    assert!(refused(&["--file", &sample.path("坏.json"), "check"]).contains("不是信访台账文件"));
    assert_eq!(xinfang(&["figures", "--period", "去年"]).status.code(), Some(2), "wrong usage");
    assert_eq!(xinfang(&["没有这个命令"]).status.code(), Some(2));
}

#[test]
fn no_screen_is_a_sentence() {
    let sample = Sample::new();
    let sentence = refused(&["--file", &sample.file()]);
    assert!(sentence.starts_with("没有找到图形界面，窗口打不开。"), "{sentence}");
    let out = done(&["demo", "--dir", sample.0.path().to_str().unwrap()]);
    assert!(out.contains("没有找到图形界面"), "the papers are made all the same: {out}");
}

#[test]
fn a_backup_checks_and_opens() {
    let sample = Sample::new();
    let copy = sample.path("备份.xinfang");
    done(&["--file", &sample.file(), "backup", &copy]);
    assert_eq!(done(&["--file", &copy, "check"]), "台账完好\n");
    assert_eq!(done(&["--file", &copy, "list", "petitions"]).lines().count(), 11);
}

#[test]
fn nothing_is_ever_written_over_the_register() {
    let sample = Sample::new();
    let file = sample.file();
    let before = fs::read(&file).unwrap();
    let own_place = "这是台账自己的位置，没有写入。";
    assert!(refused(&["--file", &file, "export", &file]).contains(own_place));
    let print = ["--file", &file, "print", "petition-register", "--period", "2009H1", "--out", &file];
    assert!(refused(&print).contains(own_place));
    assert!(refused(&["--file", &file, "backup", &file]).contains(own_place));
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_paper_is_issued_once_and_reprinted_from_the_register() {
    let sample = Sample::new();
    let (file, out) = (sample.file(), sample.path("受理.pdf"));
    let paper = |more: &[&str]| -> Vec<String> {
        let own = ["--file", &file, "--today", "2009-07-10", "paper", "2009-0001", "f05", "--out", &out];
        own.iter().chain(more).map(|word| (*word).to_owned()).collect()
    };
    let run = |words: Vec<String>| done(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let fail = |words: Vec<String>| refused(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let answers = r#"{"联系人":"沈某安","联系电话":"000-0000"}"#;

    assert!(fail(paper(&[])).contains("联系电话"), "what the form lacks is named");
    let draft = run(paper(&["--draft", "--answers", answers]));
    assert!(draft.starts_with("草稿已存为"), "{draft}");
    assert!(!done(&["--file", &file, "papers"]).contains("受理告知书"), "a draft is not issued");

    let issued = run(paper(&["--answers", answers]));
    assert!(issued.starts_with("已出具 信访事项受理告知书 清信受〔2009〕1号"), "{issued}");
    let first = fs::read(&out).unwrap();
    assert!(run(paper(&[])).contains("按存档重印"));
    assert!(fs::read(&out).unwrap() == first, "a reprint has the same bytes");
    assert!(fail(paper(&["--answers", answers])).contains("--new"), "a reprint cannot be changed");

    let again = run(paper(&["--new", "--reason", "联系电话有误", "--answers", answers]));
    assert!(again.contains("清信受〔2009〕12号"), "numbers typed by hand with the other items are passed: {again}");
    let voided =
        done(&["--file", &file, "--today", "2009-07-10", "paper-void", "清信受〔2009〕12号", "--reason", "错发"]);
    assert!(voided.contains("已作废"), "{voided}");
    // The paper it had replaced is valid again, so that a third one is a replacement too.
    let third = run(paper(&["--new", "--reason", "联系电话有误", "--answers", answers]));
    assert!(third.contains("清信受〔2009〕13号"), "a void number is not given again: {third}");

    let ledger: serde_json::Value =
        serde_json::from_str(&done(&["--file", &file, "papers", "--period", "2009", "--json"])).unwrap();
    let lines: Vec<(&str, &str)> = ledger
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["number"].as_str().unwrap(), line["state"].as_str().unwrap()))
        .collect();
    let papers: Vec<_> = lines.iter().copied().filter(|(_, state)| *state != "程序外").collect();
    let expected = [("清信受〔2009〕1号", "已更换"), ("清信受〔2009〕12号", "作废"), ("清信受〔2009〕13号", "有效")];
    assert_eq!((papers.as_slice(), lines.len()), (expected.as_slice(), 13), "every number from 1 to 13 has its line");
    let register = sample.path("发文登记.pdf");
    done(&["--file", &file, "print", "issue-register", "--period", "2009", "--out", &register]);
    assert!(fs::read(&register).unwrap().starts_with(b"%PDF"));
    assert_eq!(done(&["--file", &file, "check"]), "台账完好\n");
}

#[test]
fn each_limit_says_why_it_ends_on_its_day() {
    let sample = Sample::new();
    let told = done(&["--file", &sample.file(), "explain", "2009-0003"]);
    for line in [
        "办结：2009年4月13日（周一）（本机关，2009-04-03 已办）",
        "    2009年2月10日（周二）受理，当日不计，2月11日（周三）为第 1 日。",
        "    期限 60 日，中间的休息日也算，第 60 日是 4月11日（周六）。",
        "    期满日是休息日：周末（4月11日至4月12日），顺延到 4月13日（周一）。",
    ] {
        assert!(told.lines().any(|said| said == line), "{line}\n{told}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&done(&["--file", &sample.file(), "explain", "2009-0003", "--json"])).unwrap();
    let review = json.as_array().unwrap().iter().find(|clock| clock["clock"] == "review").unwrap();
    assert_eq!(review["due"]["legal"], "2009-05-04");
    assert_eq!(review["rolled_over"][0]["name"], "劳动节");
    assert!(refused(&["--file", &sample.file(), "explain", "2009-9999"]).contains("2009-9999"));
}

#[test]
fn a_step_is_taken_by_code_or_by_name_and_tells_what_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let (file, document) = (folder.path().join("一.xinfang"), folder.path().join("一.json"));
    let (file, document) = (file.to_str().unwrap(), document.to_str().unwrap());
    let item = r#"{"number":"2026-0001","channel":"letter","petitioned_on":"2026-03-02","received_on":"2026-03-02",
        "registered_at":"2026-03-02T09:00:00","source":"township","petitioners":[{"name":"李某乙"}],"headcount":1,
        "title":"举报红岩村干部占地","content":"红岩村干部占用耕地。","accused":"红岩村委会","class":"accusation",
        "category":{"main":{"code":"nync","label":"农业农村"}}}"#;
    let whole =
        format!(r#"{{"format":"xinfang-register","version":1,"settings":{{}},"petitions":[{{"petition":{item}}}]}}"#);
    fs::write(document, whole).unwrap();
    done(&["--file", file, "import", document]);
    let step = |kind, data, on| ["--file", file, "step", "2026-0001", kind, "--json", data, "--on", on];
    let told = done(&step("受理", "{}", "2026-03-03"));
    assert!(told.contains("状态\t办理中") && told.contains("下一步\t"), "{told}");
    assert!(refused(&step("受理", "{}", "2026-03-04")).contains("已经受理。"));
    let accused = refused(&step("assigned", r#"{"to":"红岩村党总支书记"}"#, "2026-03-04"));
    assert!(accused.contains("检举控告不能交给被反映的单位办理"), "{accused}");
    let unknown = refused(&step("assigned", r#"{"to":"清水镇纪委","unit":"民政办"}"#, "2026-03-04"));
    assert!(unknown.contains("“unit”不是“交办”的内容") && unknown.contains("persons"), "{unknown}");
    assert!(refused(&step("assigned", "{}", "2026-03-04")).contains("“交办”缺少 to"));
    let administrative =
        r#"{"body":"清水镇人民调解委员会","nature":"administrative","agreed":["petitioner","other"],"other":"何某川"}"#;
    assert!(refused(&step("转调解", administrative, "2026-03-04")).contains("不转人民调解"));
    assert!(refused(&step("assigned", "{", "2026-03-04")).contains("不是正确的 JSON"));
    assert!(refused(&step("签发", "{}", "2026-03-04")).contains("没有“签发”这种步骤"));
    let data = r#"{"to":"清水镇纪委","due":"2026-04-10","text":"请核查。"}"#;
    let mut words = step("assigned", data, "2026-03-04").to_vec();
    words.push("--as-json");
    let told: serde_json::Value = serde_json::from_str(&done(&words)).unwrap();
    assert_eq!((&told["stage"], &told["kind"]), (&"in_progress".into(), &"assigned".into()));
    assert_eq!(told["entries"], 3);
}

/// The cases of every figure, by its id, are those it was counted from; and so for the lines of the monthly table.
#[test]
fn every_figure_lists_its_cases() {
    let sample = Sample::new();
    let file = sample.file();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let mut all = vec!["--file", file.as_str(), "--today", "2009-07-01"];
        all.extend(arguments);
        serde_json::from_str(&done(&all)).unwrap()
    };
    let numbers = |id: &str| -> Vec<String> {
        let cases = json(&["cases", "--figure", id, "--period", "2009H1", "--json"]);
        cases.as_array().unwrap().iter().map(|case| case["number"].as_str().unwrap().to_owned()).collect()
    };
    let figures = json(&["figures", "--period", "2009H1", "--json"]);
    for figure in figures["figures"].as_array().unwrap() {
        let id = figure["id"].as_str().unwrap();
        let cases = numbers(id);
        assert_eq!(figure["cases"], serde_json::json!(cases), "{id}");
        let counted = ["件", "批", "份", "期", "次"].iter().any(|unit| figure["unit"] == *unit);
        if counted && !["reception_batches", "statements_signed", "disputes_prevented"].contains(&id) {
            assert_eq!(figure["value"], cases.len(), "{id}");
        }
    }
    let table = json(&["report", "half-year", "--period", "2009H1", "--json"]);
    assert_eq!(table["remarks"], serde_json::json!([]));
    let lines = table["lines"].as_array().unwrap();
    for line in lines.iter().filter(|line| line["id"].as_str().unwrap().contains('/')) {
        let id = line["id"].as_str().unwrap();
        assert_eq!(line["now"], numbers(id).len().to_string(), "{id}");
    }
    let sentence = refused(&["--file", &file, "cases", "--figure", "nothing", "--period", "2009H1"]);
    assert!(sentence.contains("没有代号为 nothing 的数字"), "{sentence}");
    let sentence = refused(&["--file", &file, "report", "month", "--period", "2009H1", "--json"]);
    assert!(sentence.contains("请写如 --period 2009-06"), "{sentence}");
    let sentence =
        refused(&["--file", &file, "register", "nothing", "--period", "2009H1", "--out", &sample.path("a.pdf")]);
    assert!(sentence.contains("没有名为 nothing 的登记簿"), "{sentence}");
}

/// 定稿 on the command line: the same bytes again, the correction listed, the next edition another.
#[test]
fn a_finalised_report_is_reprinted_to_the_byte() {
    let sample = Sample::new();
    let file = sample.file();
    let report = |arguments: &[&str]| {
        let mut all =
            vec!["--file", file.as_str(), "--today", "2009-07-05", "report", "half-year", "--period", "2009H1"];
        all.extend(arguments);
        all.iter().map(|&argument| argument.to_owned()).collect::<Vec<String>>()
    };
    let said = |arguments: &[&str]| done(&report(arguments).iter().map(String::as_str).collect::<Vec<_>>());
    let (first, again, live) = (sample.path("一.pdf"), sample.path("二.pdf"), sample.path("三.pdf"));
    let sentence = refused(&report(&["--changes"]).iter().map(String::as_str).collect::<Vec<_>>());
    assert!(sentence.contains("还没有定稿"), "{sentence}");
    assert!(said(&["--finalise", "--out", &first]).contains("第1稿"));
    assert!(said(&["--changes"]).contains("没有变化"));
    done(&[
        "--file",
        &file,
        "--today",
        "2009-07-10",
        "dispute",
        "step",
        "纠2009-010",
        "settled",
        "--on",
        "2009-06-29",
        "--json",
        r#"{"manner":"peoples_mediation"}"#,
    ]);
    let changes = said(&["--changes"]);
    assert!(changes.contains("化解\t8件\t9件"), "{changes}");
    assert!(said(&["--out", &again]).contains("第1稿"));
    said(&["--draft", "--out", &live]);
    assert!(fs::read(&first).unwrap() == fs::read(&again).unwrap());
    assert!(fs::read(&first).unwrap() != fs::read(&live).unwrap());
    assert!(said(&["--finalise", "--out", &live]).contains("第2稿"));
}
