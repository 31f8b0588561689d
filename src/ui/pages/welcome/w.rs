//! Words of the first page.

pub const TITLE: &str = "开始使用";
pub const PROGRAM: &str = "信访台账";
pub const CLAIM: &str = "乡镇信访工作登记、办理、调解、报表";
pub const POINTS: [&str; 3] =
    ["不联网，台账存在这台电脑", "15 日告知、60 日办结，到期前自动提醒", "登记表、协议书、半年总结即填即印"];

pub const NEW: &str = "新建台账";
pub const NEW_LINES: &str = "从空白开始\n只需单位名称和姓名";
pub const OPEN: &str = "打开台账";
pub const OPEN_LINES: &str = "打开原有台账\n或备份出来的一份";
pub const SAMPLE: &str = "试用示例";
pub const SAMPLE_LINES: &str = "用虚构数据看看各项功能\n随时可删";
pub const CHOICES: &str = "从哪里开始";

pub const L_NAME: &str = "单位名称";
pub const NAME_HINT: &str = "如：清水镇信访工作办公室";
pub const L_CLERK: &str = "信访专干";
pub const L_FOLDER: &str = "保存位置";
pub const L_FILE: &str = "台账文件";
pub const CHANGE: &str = "更改";
pub const CHOOSE: &str = "选择";
pub const QUIT: &str = "退出";

pub const GO_NEW: &str = "建立台账";
pub const GO_OPEN: &str = "打开台账";
pub const GO_SAMPLE: &str = "建立示例台账";
pub const GO_SAMPLE_AGAIN: &str = "打开示例台账";

pub const E_NAME: &str = "单位名称未填，登记表和文书都要用到。";
pub const E_CLERK: &str = "信访专干未填，修改记录里要记名。";
pub const E_FOLDER: &str = "保存位置未填，请填写文件夹。";
pub const E_RELATIVE: &str = "请填写完整位置，从盘符或“/”开始。";

pub const NEED_NEW: &str = "填好单位名称和信访专干后可继续";
pub const NEED_FILE: &str = "选好台账文件后可继续";

pub const PICK_FOLDER: &str = "台账存在哪个文件夹";
pub const PICK_FILE: &str = "打开台账";
pub const KIND: &str = "信访台账";

pub const CREATING: &str = "正在建立台账";
pub const OPENING: &str = "正在打开台账";

/// 「台账文件：清水镇信访办台账.xinfang」
pub fn file_note(file: &str) -> String {
    format!("台账文件：{file}")
}

/// The name is taken.
pub fn e_taken(file: &str) -> String {
    format!("这里已有“{file}”，不会覆盖。请换一个位置，或改选“打开台账”。")
}

/// Where the sample lies, or will lie.
pub fn sample_note(path: &str, there: bool) -> String {
    if there { format!("已有示例台账：{path}") } else { format!("将建立在：{path}") }
}

pub const SAMPLE_TEXT: &str = "示例是一个虚构乡镇 2009 年上半年的台账：来信 5 件、来访 6 件、纠纷 10 起、协议 3 份、信息 9 期。人名和事都是虚构的，可随便改。";
pub const NO_FOLDER: &str = "文件夹建不了，没有建立台账。请换一个可以写的位置。";
