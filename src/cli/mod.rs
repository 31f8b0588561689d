//! 命令行: everything the window does with files, for scripts and for checks.
//!
//! ```text
//! xinfang [--file F] demo [--dir D] [--no-window]      示例台账和全部文书
//!                    new --office NAME [--clerk NAME]  新建台账
//!                    import PATH | export PATH          整本台账的 JSON
//!                    list petitions|disputes|agreements [--search T] [--period P] [--sealed|--follow-up] [--json]
//!                    figures --period P [--json] | cases --figure ID --period P [--json]
//!                    report month|quarter|half-year|year --period P --out PDF [--json]
//!                    register KIND --period P --out PDF [--masked]
//!                    print half-year|petition-register|dispute-register|issue-register|screening-register|mediation-register|
//!                          follow-up-register|performance-register|mediation-statistics|
//!                          mediation-organisation|agreement|registration
//!                          [--period P] [--number N] --out PDF
//!                    paper NUMBER FORM --out PDF [--answers JSON] [--date D] [--new --reason R | --another | --draft]
//!                    blank FORM --out PDF                空白人民调解文书
//!                    scan NUMBER [FILE --kind K --title T | --remove ID --reason R]   扫描件
//!                    dossier NUMBER --out PDF [--incomplete] [--draft] [--single]   整本调解卷宗
//!                    papers [--period P] [--json] | paper-void 文书号 --reason R
//!                    explain NUMBER [--json]            每个期限为什么是这一天
//!                    step NUMBER KIND --json DATA [--on DATE] [--as-json]   办理一步
//!                    dispute add|step|list …            矛盾纠纷：登记、记一步、列出
//!                    screening add|list …               排查：记一次、列出，含未报的村（居）
//!                    agreement show|add|sign|pay|event|take-back|due …   协议：签章、付款、督促、司法确认、回访
//!                    check | backup PATH
//! ```
//!
//! Without a command the window opens. Exit codes: 0 done, 1 refused (the sentence is on standard error), 2 wrong
//! usage. The `--json` forms are stable: [`list`] and [`crate::report::summary`] describe them.

mod agreement;
mod data;
mod demo;
mod dispute;
mod dossier;
mod explain;
mod list;
mod papers;
mod print;
mod report;
mod screening;
mod step;

use crate::{
    domain::{
        period::Period,
        settings::{Office, Settings},
    },
    exchange::json,
    papers::{PaperRequest, Press},
    report::{facts::Facts, figures::Figures, summary},
    store::{
        Register, StoreError,
        disputes::DisputeFilter,
        petitions::{PetitionFilter, Sealed},
    },
    typeset::file,
    ui::start::StartError,
};
use anyhow::{anyhow, bail};
use chrono::{Local, NaiveDate, NaiveDateTime};
use clap::{Parser, Subcommand, ValueEnum};
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// 信访台账：乡镇信访工作登记、办理、调解、报表。不带命令时打开窗口。
#[derive(Debug, Parser)]
#[command(name = "xinfang", version, about, long_about = None)]
pub struct Cli {
    /// 台账文件，默认为用户目录下的“信访台账/台账.xinfang”
    #[arg(long, global = true, value_name = "文件")]
    file: Option<PathBuf>,
    /// 以这一天为“今日”，供核对用
    #[arg(long, global = true, value_name = "日期", hide = true)]
    today: Option<NaiveDate>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 建一份示例台账，印出全部文书，有屏幕时打开窗口
    Demo {
        /// 放在哪个文件夹
        #[arg(long, value_name = "文件夹", default_value = "示例")]
        dir: PathBuf,
        /// 不打开窗口
        #[arg(long)]
        no_window: bool,
    },
    /// 新建一份空台账
    New {
        /// 单位名称，如“清水镇信访工作办公室”
        #[arg(long, value_name = "名称")]
        office: String,
        /// 信访专干姓名
        #[arg(long, value_name = "姓名", default_value = "")]
        clerk: String,
    },
    /// 导入整本台账的 JSON；台账不存在时先新建
    Import {
        /// JSON 文件
        path: PathBuf,
    },
    /// 导出整本台账为 JSON
    Export {
        /// JSON 文件，“-”为标准输出
        path: PathBuf,
        /// 脱敏后给外单位：姓名、证件号码、电话、住址遮住，保密件只留编号和步骤，不能再导入
        #[arg(long)]
        masked: bool,
    },
    /// 列出记录
    List {
        /// 哪一本
        what: Ledger,
        /// 查找的词，空格隔开
        #[arg(long, value_name = "词", default_value = "")]
        search: String,
        /// 统计期
        #[arg(long, value_name = "期")]
        period: Option<Period>,
        /// 只列保密件（检举控告和标为保密的信访件），平时只列编号、日期和状态
        #[arg(long)]
        sealed: bool,
        /// 只列待回访的信访件，先到期的在前
        #[arg(long, conflicts_with = "sealed")]
        follow_up: bool,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 某一期的数字
    Figures {
        /// 统计期：2009H1、2009Q2、2009-06、2009 或 2009-01-01..2009-06-30
        #[arg(long, value_name = "期")]
        period: Period,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 月报表、季度分析、半年小结、年终总结
    Report {
        /// 哪一种
        kind: report::Kind,
        /// 统计期
        #[arg(long, value_name = "期")]
        period: Period,
        /// 存到哪里
        #[arg(long, value_name = "PDF", required_unless_present_any = ["json", "changes"])]
        out: Option<PathBuf>,
        /// 以 JSON 输出统计表
        #[arg(long)]
        json: bool,
        /// 定稿：文字、数字和页面照存，以后重印都是这一份；再定稿就是新的一稿，注明代替哪一稿
        #[arg(long, conflicts_with = "json")]
        finalise: bool,
        /// 不用定稿，按台账现在的内容印
        #[arg(long, conflicts_with = "finalise")]
        draft: bool,
        /// 定稿以后台账有哪些变化
        #[arg(long, conflicts_with_all = ["finalise", "draft"])]
        changes: bool,
    },
    /// 印一本登记簿或台账
    Register {
        /// 哪一本，如 petitions、letters、visits、assigned、out-of-level、disputes、issues
        kind: String,
        /// 统计期
        #[arg(long, value_name = "期")]
        period: Period,
        /// 脱敏：姓名、号码遮住
        #[arg(long)]
        masked: bool,
        /// 存到哪里
        #[arg(long, value_name = "PDF")]
        out: PathBuf,
    },
    /// 一个数字是由哪些件算出来的
    Cases {
        /// 数字的代号，见 figures --json
        #[arg(long, value_name = "代号")]
        figure: String,
        /// 统计期
        #[arg(long, value_name = "期")]
        period: Period,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 印一份文书为 PDF
    Print {
        /// 哪一种
        what: print::Paper,
        /// 统计期
        #[arg(long, value_name = "期")]
        period: Option<Period>,
        /// 编号
        #[arg(long, value_name = "编号")]
        number: Option<String>,
        /// 脱敏：登记簿和台账上的姓名、号码遮住
        #[arg(long)]
        masked: bool,
        /// 存到哪里
        #[arg(long, value_name = "PDF")]
        out: PathBuf,
    },
    /// 出具一份文书并编号；已出具的按存档重印
    Paper(papers::PaperCommand),
    /// 印一份空白的人民调解文书，供手写
    Blank {
        /// 文书代号：M01 至 M15
        form: String,
        /// 存到哪里
        #[arg(long, value_name = "PDF")]
        out: PathBuf,
    },
    /// 扫描件：添加 JPG、PNG、PDF 到一件记录，或列出、移出
    Scan(dossier::ScanCommand),
    /// 印整本调解卷宗为一个 PDF，先列出缺少的必备文书
    Dossier(dossier::DossierCommand),
    /// 文书发文登记：每个文书号的去向，含作废和程序外的编号
    Papers {
        /// 统计期，不写为全部
        #[arg(long, value_name = "期")]
        period: Option<Period>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 一件信访件的各个期限，为什么是这一天
    Explain {
        /// 登记编号
        number: String,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 作废一份文书，文书号不再使用
    PaperVoid {
        /// 文书号，如“清信受〔2026〕31号”
        number: String,
        /// 原因
        #[arg(long, value_name = "原因")]
        reason: String,
    },
    /// 逐日算出各种期限的到期日，供核对用
    #[command(hide = true)]
    CountDays,
    /// 办理一步：受理、交办、答复、送达……
    Step {
        /// 编号
        number: String,
        /// 步骤，如 accepted 或 受理
        kind: String,
        /// 步骤的内容，一个 JSON 对象
        #[arg(long = "json", value_name = "JSON", default_value = "{}")]
        data: String,
        /// 日期，默认今日
        #[arg(long, value_name = "日期")]
        on: Option<NaiveDate>,
        /// 以 JSON 输出
        #[arg(long)]
        as_json: bool,
    },
    /// 矛盾纠纷：登记、记一步、列出
    #[command(subcommand)]
    Dispute(dispute::DisputeCommand),
    /// 矛盾纠纷排查：记一次、列出，含未报的村（居）
    #[command(subcommand)]
    Screening(screening::ScreeningCommand),
    /// 调解协议：查看、新建、签章、付款、督促、司法确认、回访
    #[command(subcommand)]
    Agreement(agreement::AgreementCommand),
    /// 核对台账是否完好
    Check,
    /// 备份台账到另一个文件
    Backup {
        /// 备份文件
        path: PathBuf,
    },
}

/// Which register `list` shows.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Ledger {
    /// 信访件
    Petitions,
    /// 矛盾纠纷
    Disputes,
    /// 调解协议
    Agreements,
}

/// What the window is opened with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowStart {
    /// The register to open; `None` for the first page.
    pub file: Option<PathBuf>,
    /// A fixed 「今日」 for the sample; `None` for the clock.
    pub today: Option<NaiveDate>,
}

/// Where the register lies when nobody says otherwise.
pub fn default_file() -> PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).unwrap_or_default();
    Path::new(&home).join("信访台账").join("台账.xinfang")
}

/// Runs one command, writing to `out`. `open_window` is called when the window is wanted.
///
/// # Errors
///
/// The sentence for the user: what was refused, and what to do.
pub fn run(
    cli: Cli,
    out: &mut dyn Write,
    open_window: impl FnOnce(WindowStart) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let now = match cli.today {
        Some(day) => day.and_time(Local::now().time()),
        None => Local::now().naive_local(),
    };
    let desk = Desk { file: cli.file, now };
    match cli.command {
        None => {
            let file = desk.path();
            let file = if desk.file.is_some() || file.exists() { Some(file) } else { None };
            open_window(WindowStart { file, today: cli.today })
        }
        Some(Command::Demo { dir, no_window }) => {
            let register = demo::run(&dir, out)?;
            if no_window {
                return Ok(());
            }
            let start = WindowStart { file: Some(register), today: Some(crate::exchange::sample::today()) };
            match open_window(start) {
                // The papers are there; on a machine without a screen that was the whole job.
                Err(error) if matches!(error.downcast_ref(), Some(StartError::NoDisplay)) => {
                    Ok(writeln!(out, "{error}")?)
                }
                done => done,
            }
        }
        Some(Command::New { office, clerk }) => {
            let settings = Settings { office: Office { clerk, ..Office::named(&office) }, ..Settings::default() };
            desk.create(settings)?;
            Ok(writeln!(out, "已新建 {}", desk.path().display())?)
        }
        Some(Command::Import { path }) => desk.import(&path, out),
        Some(Command::Export { path, masked }) => desk.export(&path, masked, out),
        Some(Command::List { what, search, period, sealed, follow_up, json }) => {
            let sealed = if sealed { Sealed::Only } else { Sealed::Masked };
            if follow_up && !matches!(what, Ledger::Petitions) {
                bail!("待回访的只有信访件，请用 list petitions --follow-up。");
            }
            let register = desk.open_to_read()?;
            match what {
                Ledger::Petitions => {
                    let filter = PetitionFilter {
                        text: search,
                        period,
                        sealed,
                        awaits_follow_up: follow_up,
                        ..PetitionFilter::default()
                    };
                    list::petitions(&register, &filter, json, out)
                }
                Ledger::Disputes => {
                    let filter = DisputeFilter { text: search, period, ..DisputeFilter::default() };
                    list::disputes(&register, &filter, json, out)
                }
                Ledger::Agreements => list::agreements(&register, search, period, desk.now.date(), json, out),
            }
        }
        Some(Command::Figures { period, json }) => desk.figures(period, json, out),
        Some(Command::Report { kind, period, out: path, json, finalise, draft, changes }) => {
            let request = report::request(kind, period)?;
            let what = report::Asked { finalise, draft, changes, json };
            report::run(&desk, request, period, &what, path.as_deref(), out)
        }
        Some(Command::Register { kind, period, masked, out: path }) => {
            let request = report::register(&kind, period)?;
            desk.print(if masked { PaperRequest::Masked(Box::new(request)) } else { request }, &path, out)
        }
        Some(Command::Cases { figure, period, json }) => {
            report::cases(&desk.open_to_read()?, &figure, period, desk.now.date(), json, out)
        }
        Some(Command::Print { what, period, number, masked, out: path }) => {
            let request = print::request(what, period, number)?;
            desk.print(if masked { PaperRequest::Masked(Box::new(request)) } else { request }, &path, out)
        }
        Some(Command::Paper(asked)) => desk.paper(asked, out),
        Some(Command::Blank { form, out: path }) => desk.blank(&form, &path, out),
        Some(Command::Scan(asked)) => desk.scan(asked, out),
        Some(Command::Dossier(asked)) => desk.dossier(asked, out),
        Some(Command::Papers { period, json }) => desk.papers(period, json, out),
        Some(Command::PaperVoid { number, reason }) => desk.void_paper(&number, &reason, out),
        Some(Command::Explain { number, json }) => explain::run(&desk.open_to_read()?, &number, json, out),
        Some(Command::CountDays) => explain::count_days(out),
        Some(Command::Step { number, kind, data, on, as_json }) => {
            let request = step::Request { number, kind, data, on, as_json };
            step::run(&mut desk.open()?, &request, desk.now, out)
        }
        Some(Command::Dispute(asked)) => dispute::run(&mut desk.open_for(asked.only_reads())?, asked, desk.now, out),
        Some(Command::Screening(asked)) => {
            screening::run(&mut desk.open_for(asked.only_reads())?, asked, desk.now, out)
        }
        Some(Command::Agreement(asked)) => {
            agreement::run(&mut desk.open_for(asked.only_reads())?, asked, desk.now, out)
        }
        Some(Command::Check) => desk.check(out),
        Some(Command::Backup { path }) => {
            desk.open()?.backup(&path, desk.now).map_err(advice)?;
            Ok(writeln!(out, "已备份到 {}", path.display())?)
        }
    }
}

/// The register file and the moment of one command.
struct Desk {
    file: Option<PathBuf>,
    now: NaiveDateTime,
}

/// A store error as the sentence the user reads, its cause kept behind it.
fn advice(error: StoreError) -> anyhow::Error {
    let advice = error.advice();
    anyhow::Error::new(error).context(advice)
}

impl Desk {
    fn path(&self) -> PathBuf {
        self.file.clone().unwrap_or_else(default_file)
    }

    fn create(&self, settings: Settings) -> anyhow::Result<Register> {
        let path = self.path();
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| {
                anyhow!(error).context(format!("文件夹“{}”建不了，没有新建台账。请换一个位置。", folder.display()))
            })?;
        }
        Register::create(&path, settings, self.now).map_err(advice)
    }

    fn open(&self) -> anyhow::Result<Register> {
        Register::open(&self.path()).map_err(advice)
    }

    fn open_to_read(&self) -> anyhow::Result<Register> {
        let path = self.path();
        // A register left behind by a crash is repaired by opening it properly; one in use is only looked at.
        match Register::open(&path) {
            Err(StoreError::Locked(_) | StoreError::ReadOnly(_)) => Register::open_to_read(&path).map_err(advice),
            opened => opened.map_err(advice),
        }
    }

    fn open_for(&self, only_reads: bool) -> anyhow::Result<Register> {
        if only_reads { self.open_to_read() } else { self.open() }
    }

    fn import(&self, path: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| anyhow!(error).context(format!("读不了“{}”，没有导入。请核对文件。", path.display())))?;
        let document = json::read(&text)?;
        let fresh = !self.path().exists();
        let mut register = if fresh { self.create(document.settings.clone())? } else { self.open()? };
        let counts = (document.petitions.len(), document.disputes.len(), document.agreements.len());
        if let Err(error) = json::import(&mut register, document, self.now) {
            drop(register);
            if fresh {
                // The register was made by this very command and holds nothing.
                let _ = std::fs::remove_file(self.path());
            }
            return Err(error.into());
        }
        Ok(writeln!(out, "已导入 信访件 {} 件，纠纷 {} 件，协议 {} 份", counts.0, counts.1, counts.2)?)
    }

    fn export(&self, path: &Path, masked: bool, out: &mut dyn Write) -> anyhow::Result<()> {
        let register = self.open_to_read()?;
        let document = json::export(&register).map_err(advice)?;
        let text = if masked { crate::exchange::masked::text(document) } else { json::to_text(&document) };
        if path == Path::new("-") {
            return Ok(out.write_all(text.as_bytes())?);
        }
        register.refuse_own_place(path).map_err(advice)?;
        crate::exchange::file::write(path, text.as_bytes())?;
        Ok(writeln!(out, "已导出到 {}", path.display())?)
    }

    fn figures(&self, period: Period, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
        let facts = Facts::load(&self.open_to_read()?).map_err(advice)?;
        let figures = Figures::of(&facts, period, self.now.date());
        if json {
            return Ok(writeln!(out, "{:#}", summary::json(&facts, &figures))?);
        }
        writeln!(out, "{}（截至 {}，口径：{}）", period.label(), figures.as_of, figures.counting)?;
        for figure in &figures.all {
            writeln!(out, "{}\t{}", figure.id.label(), figure.told())?;
        }
        Ok(())
    }

    fn print(&self, request: PaperRequest, path: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
        let register = self.open_to_read()?;
        register.refuse_own_place(path).map_err(advice)?;
        let (press, date) = (Press::new(register.settings())?, self.now.date());
        if path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("xlsx")) {
            file::save_pdf(path, &press.workbook(&register, &request, date)?)?;
        } else {
            file::save_pdf(path, &press.pdf(&register, &request, date)?)?;
        }
        Ok(writeln!(out, "已存为 {}", path.display())?)
    }

    fn check(&self, out: &mut dyn Write) -> anyhow::Result<()> {
        let wrong = self.open_to_read()?.check().map_err(advice)?;
        if wrong.is_empty() {
            return Ok(writeln!(out, "台账完好")?);
        }
        for line in &wrong {
            writeln!(out, "{line}")?;
        }
        bail!("台账有 {} 处不对，请用最近的备份核对。", wrong.len())
    }
}
