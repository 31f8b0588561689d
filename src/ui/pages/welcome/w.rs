//! Words of the first page.

pub const TITLE: &str = "开始使用";
pub const PROGRAM: &str = "信访台账";
pub const ABOUT: &str = "乡镇信访工作登记、办理、调解、报表";
pub const PROMISES: [&str; 3] =
    ["不联网，台账只存在这台电脑", "15 日告知、60 日办结，到期前自动提醒", "登记表、协议书、半年总结即填即印"];
pub const NEW: &str = "新建台账";
pub const NEW_LINES: &str = "从空白开始\n随后可导入 Excel 登记簿";
pub const OPEN: &str = "打开台账";
pub const OPEN_LINES: &str = "打开原有台账\n或从备份恢复";
pub const SAMPLE: &str = "试用示例";
pub const SAMPLE_LINES: &str = "用虚构数据看看各项功能\n随时可删";
pub const OFFICE: &str = "单位名称";
pub const OFFICE_HINT: &str = "如 清水镇信访工作办公室";
pub const CLERK: &str = "信访专干";
pub const PLACE: &str = "保存位置";
pub const CHANGE: &str = "更改";
pub const CHOOSE: &str = "选台账文件";
pub const SAMPLE_NOTE: &str = "示例台账存在下面的位置，与正式台账分开。试过以后，在这个位置删掉文件就行。";
pub const OPEN_NOTE: &str = "台账是一个以 .xinfang 结尾的文件。备份也是这样的文件，可以直接打开。";
pub const QUIT: &str = "退出";
pub const GO_NEW: &str = "建好并打开";
pub const GO_SAMPLE: &str = "打开示例";
pub const NEED: &str = "填好单位名称和信访专干后可继续";
pub const ENDING: &str = "xinfang";
pub const FILTER: &str = "信访台账";
pub const CREATING: &str = "正在建台账";
pub const OPENING: &str = "正在打开";
