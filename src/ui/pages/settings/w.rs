//! Words of the settings.

use chrono::{Datelike, NaiveDate};

pub const TITLE: &str = "设置";
pub const SAVED_AT_ONCE: &str = "改完一项就存一项，8 秒内可撤销";
pub const READ_ONLY: &str = "台账正在另一窗口中使用，这里只能查看";
pub const SAVING: &str = "正在保存设置";

pub const N_SHORT: &str = "显示在左上角，台账文件也用它取名";
pub const N_TOWN: &str = "文书以乡镇名义出具，用这个名称";
pub const N_CLERK: &str = "登记人和修改记录用这个名字";
pub const N_RECEPTION: &str = "书记、镇长一同接访的日子，遇休息日顺延到下一个工作日";

pub const L_SCREENING: &str = "矛盾纠纷排查";
pub const N_SCREENING: &str = "写“每月 25 日前”“每 15 天”或“不提醒”；敏感时期每天零报告的写“每 1 天”，过后改回";
pub const E_RHYTHM: &str = "写法不对，请写如“每月 25 日前”“每 15 天”或“不提醒”。";

pub const N_KEEP_PERIODS: &str = "立卷时可选的期限，用“、”隔开；各地不同，以本地档案规定为准";
pub const DUPLEX: &str = "卷宗按双面打印排页";
pub const N_DUPLEX: &str = "每件文书从新的一张开始，页号在外侧上角";
pub const L_REMINDERS: &str = "履行提醒";
pub const N_REMINDERS: &str = "协议签订后待办里何时提醒，是本单位做法";
pub const N_DAYS_LIST: &str = "到期前第几天提醒，用“、”隔开，空着不提前提醒";
pub const N_CONFIRMATION: &str = "生效后第几天提醒，用“、”隔开；30 日的期限另有提醒（《人民调解法》第三十三条）";
pub const N_AFTER_EFFECT: &str = "没有约定期限的协议，从生效日起算";
pub const N_DOCKET: &str = "提出申请后几天，查问法院是否立案";
pub const E_DAYS: &str = "请写天数，如“7、1”，每个从 1 到 365。";
pub const L_THRESHOLDS: &str = "重大疑难";
pub const N_THRESHOLDS: &str = "达到其中一项，登记纠纷时建议标注“疑难积案”等标记，由你决定";
pub const L_CATEGORIES: &str = "纠纷类别";
pub const N_CATEGORIES: &str =
    "按这里的次序供选；改名只管新登记的，已登记的不变。不用的填停用日期，不删去，老台账才能照旧打印";
pub const P_UNTIL: &str = "在用";
pub const IN_USE: &str = "在用";
pub const ADD_CATEGORY: &str = "添加类别";
pub const BUILT_IN_CATEGORIES: &str = "恢复内置清单";
pub const BUILT_IN_LIST: &str = "内置清单";
pub const E_UNTIL: &str = "请写停用前的最后一天，如 2026-12-31；在用的空着。";
pub const E_OTHER_STAYS: &str = "“其他”不能停用，没有合适类别的纠纷归在这里。";

/// 「新类别 24」
pub fn new_category(count: usize) -> String {
    format!("新类别 {}", count + 1)
}

/// 「24 类」
pub fn own_list(count: usize) -> String {
    format!("{count} 类")
}

/// 「邻里的停用日期」
pub fn until_of(label: &str) -> String {
    format!("{label}的停用日期")
}

/// 「邻里上移」
pub fn up_of(label: &str) -> String {
    format!("{label}上移")
}

pub fn e_category(label: &str) -> String {
    format!("已有“{label}”，同名的两类统计时分不开，请换一个名称。")
}

pub const L_ON_PAPER: &str = "文书上的机关";
pub const N_ON_PAPER: &str = "告知书、意见书、函件上印的名称、地址和电话";

/// What a name is while its field is empty.
pub fn if_empty(set: &str, usual: &str) -> String {
    if set.is_empty() { format!("不填就写“{usual}”") } else { String::new() }
}

pub const LIMITS: &str =
    "写成“15 日”“5 个工作日”“2 小时”，不用的写“不设期限”。改前先列出会变动的到期日，由你决定改不改";
pub const L_PRESET: &str = "按哪里的规定";
pub const N_PRESET: &str = "改用一地的规定，下面的期限整套换成那里的；之后还可以逐项改";
pub const L_OTHERS: &str = "其他期限";
pub const N_OTHERS: &str = "办理走到那一步才开始计算";
pub const E_LENGTH: &str = "请写期限，如“60 日”“5 个工作日”，或“不设期限”。";
pub const LOOKING: &str = "正在推算到期日";
pub const MOVED: &str = "这些到期日会变动";
pub const TAKE: &str = "按新的重算";
pub const STAY: &str = "不改";
pub const NO_LIMIT: &str = "不计算";

pub const CALENDAR: &str =
    "国务院办公厅每年公布的放假调休已在程序里。新一年的通知、本县自定的休息日，在这里添加；同一天以本单位填的为准";
pub const YEAR_BEFORE: &str = "上一年";
pub const YEAR_AFTER: &str = "下一年";
pub const N_COMPLETE: &str = "录全后，这一年的到期日不再标“暂定”";
pub const N_OPEN_YEAR: &str = "程序里没有这一年的放假安排，到期日先按周末推算，标“暂定”；照通知录全后勾选";
pub const L_BUILT_IN: &str = "程序自带";
pub const NO_BUILT_IN: &str = "这一年没有自带的放假安排";
pub const L_OWN: &str = "本单位添加";
pub const NO_OWN: &str = "还没有添加";
pub const REMOVE_DAY: &str = "删去";
pub const L_NEW_DAY: &str = "添加一天";
pub const N_NEW_DAY: &str = "已有的日子再填一次，就是改";
pub const L_DATE: &str = "日期";
pub const L_OFF: &str = "休或班";
pub const OFF: &str = "休";
pub const WORKED: &str = "班";
pub const L_DAY_NAME: &str = "名称";
pub const P_DAY_NAME: &str = "如 国庆节";
pub const L_SOURCE: &str = "来源";
pub const P_SOURCE: &str = "通知的名称或文号，可不填";
pub const ADD_DAY: &str = "加入日历";
pub const E_NO_DATE: &str = "日期未填。";
pub const E_NO_NAME: &str = "名称未填，如“国庆节”。";
pub const N_DISPUTE: &str = "登记纠纷时先填上的化解时限，是本单位做法";
pub const N_SOON: &str = "到期前这么多天起，显示“将到期”";

pub const NUMBERS: &str = "{year} 年份，{kind} 文书类别，{seq} 序号，{seq:04} 补足 4 位，{prefix} 形式前缀，其余照写。改后只管新编号，已有编号不变。";
pub const L_PREFIX: &str = "形式前缀";
pub const N_PREFIX: &str = "前缀不同的形式各自连续编号；都不填，就一同编号";
pub const N_CODE: &str = "文书编号用，如“清信受〔2026〕31号”里的“清信”";

pub const E_KIND: &str = "文书编号须含 {kind}（受、交、处等类别），否则两类文书会同号。";
pub const L_WORDS: &str = "文书类别";
pub const N_WORDS: &str = "左边是编号里写的字，右边是年中启用本程序时的第一个号，不填从 1 号起；改后只管新编号";

pub const P_START: &str = "如 2026年18号";
pub const N_FOLLOW_UP: &str = "办结后这么多天内回访，是本单位做法；写 0 不提醒";
pub const NO_REMINDER: &str = "不提醒";
pub const L_RETENTION: &str = "保管期限";
pub const N_RETENTION: &str = "归档时先填上的保管期限，以档案部门批准的本单位期限表为准";

/// 「受字起号」
pub fn start_of(kind: &str) -> String {
    format!("{kind}字起号")
}

/// 「2026年18号」
pub fn start(year: i32, seq: u32) -> String {
    format!("{year}年{seq}号")
}

pub fn e_start(last: u32) -> String {
    format!("请写年份和第一个号，如“2026年18号”，号从 1 到 {last}；从 1 号起的不用填。")
}

/// 「下一号：清信受〔2026〕18号」
pub fn next_number(number: &str) -> String {
    format!("下一号：{number}")
}

pub fn start_past(year: i32, last: u32, start: u32) -> String {
    format!("{year} 年已编到 {last} 号，接着往下编，起号 {start} 不再起作用。")
}

pub fn e_word(word: &str, other: &str) -> String {
    format!("“{word}”已用于“{other}”一类，请换一个字，免得两类文书同号。")
}

pub const N_COUNTING: [&str; 3] =
    ["来信、来访都按件计", "来信按件计，来访按人次计", "来信、来访都按件次计，来访另列人次"];
pub const COURT: &str = "转诉讼的纠纷计入已化解";
pub const N_COURT: &str = "半年总结里化解的起数是否含转入诉讼的";
pub const N_COLLECTIVE: &str = "来访达到这个人数算集体访";

pub const OWN: &str = "已改";
pub const TEXT: &str = "文字";
pub const PAPER: &str = "样张";
pub const FACTS: &str = "可用数据";
pub const BESIDE: &str = "旁边显示";
pub const EXAMPLE: &str = "用虚构事项排出";
pub const RESTORE: &str = "恢复内置格式";
pub const NOT_SAVED: &str = "还没有保存。";
pub const FACTS_HINT: &str = "点一项，放到光标处";
pub const FORM_SAVING: &str = "正在保存文书格式";

/// What the toast says of a form.
pub fn form_changed(title: &str, own: bool) -> String {
    if own { format!("已保存“{title}”的格式") } else { format!("“{title}”已恢复内置格式") }
}

pub const FONT_OWN: &str = "本机已装仿宋字体，文书直接使用。";
pub const FONT_TEXT: &str =
    "公文正文用三号仿宋。程序先用这里选定的字体文件，没有选就找本机已装的仿宋，再没有就以宋体代替。";
pub const L_FONT: &str = "字体文件";
pub const NO_FONT: &str = "没有选定，由程序自动查找";
pub const PICK_FONT: &str = "选择字体文件";
pub const FONT_KIND: &str = "字体文件";
pub const FORGET_FONT: &str = "改用自动查找";

pub const L_LAST: &str = "上次备份";
pub const NEVER: &str = "还没有备份";
pub const BACK_UP: &str = "立即备份";
pub const BACKUP_TEXT: &str =
    "备份是一份完整的台账，写成后逐页核对过才算数，随时可以直接打开。请存到 U 盘或另一台电脑。";
pub const PICK_BACKUP: &str = "备份存到哪里";
pub const BACKING_UP: &str = "正在备份";
pub const REGISTER_KIND: &str = "信访台账";

pub const L_PATH: &str = "台账文件";
pub const CHECK: &str = "核对台账";
pub const CHECKING: &str = "正在核对";
pub const CHECK_TEXT: &str = "核对文件结构、记录之间的联系、修改记录是否连贯、期限和查找索引是否相符。";
pub const SOUND: &str = "核对无误";
pub const REBUILD: &str = "重算";
pub const REBUILDING: &str = "正在重算";
pub const REBUILT: &str = "已重算并再次核对";
pub const OTHER: &str = "换一本台账";
pub const OTHER_TEXT: &str = "回到“开始使用”，打开另一本、新建一本或试用示例。这一本原样留在原处。";

pub const PROGRAM: &str = "信访台账";
pub const ABOUT_TEXT: &str = "不联网。台账是一个文件，只存在这台电脑上。";
pub const L_LICENCE: &str = "程序许可";
pub const L_FONTS: &str = "随带字体";

pub const E_EMPTY: &str = "不能空着，请填写。";

/// 「第 0.1.0 版」
pub fn version() -> String {
    format!("第 {} 版", env!("CARGO_PKG_VERSION"))
}

/// 「已把“办结期限”改为 45 天」
pub fn changed(label: &str, value: &str) -> String {
    if value.is_empty() { format!("已清空“{label}”") } else { format!("已把“{label}”改为 {value}") }
}

/// 「请写 1 到 31 的整数。」
pub fn e_range(low: u32, high: u32) -> String {
    format!("请写 {low} 到 {high} 的整数。")
}

/// 「例：2026-0001」
pub fn example(number: &str) -> String {
    format!("例：{number}")
}

/// 「清水镇信访办备份20260618.xinfang」
pub fn backup_name(office: &str, day: &str) -> String {
    format!("{office}备份{day}.xinfang")
}

/// 「已备份到 …」
pub fn backed_up(path: &str) -> String {
    format!("已备份到 {path}")
}

/// 「6月18日 09:42」, by whom it was seen.
pub fn checked(at: &str) -> String {
    format!("{at} 核对")
}

/// 「查出 2 处」
pub fn found(count: usize) -> String {
    format!("查出 {count} 处")
}

/// 「正在使用：/fonts/simfang.ttf」
pub fn font_in_use(path: &str) -> String {
    format!("正在使用：{path}")
}

/// 「自收到之日起，本机关。依据《信访工作条例》第二十三条」
pub fn length_note(trigger: &str, owner: &str, basis: &str, usual: &str) -> String {
    format!("自{trigger}之日起，{owner}的期限。依据：{basis}{usual}")
}

/// 「；一般 15 日」
pub fn usual(length: &str) -> String {
    format!("；一般 {length}")
}

/// 「有 3 个到期日变动。」
pub fn moved(count: usize) -> String {
    format!("在办的信访件有 {count} 个到期日变动：")
}

/// 「已改用浙江 2016的期限」
pub fn preset_taken(name: &str) -> String {
    format!("已改用“{name}”的期限")
}

/// 「2026年」
pub fn year(year: i32) -> String {
    format!("{year}年")
}

/// 「2027年的放假安排已录全」
pub fn complete(year: i32) -> String {
    format!("{year}年的放假安排已录全")
}

/// What the tick was set to.
pub fn complete_set(year: i32, whole: bool) -> String {
    if whole { format!("已标明 {year} 年录全") } else { format!("已取消 {year} 年录全") }
}

/// 「2月15日—23日」
pub fn span(first: NaiveDate, last: NaiveDate) -> String {
    let month = if first.month() == last.month() { String::new() } else { format!("{}月", last.month()) };
    format!("{}月{}日—{month}{}日", first.month(), first.day(), last.day())
}

/// 「10月1日—7日 休 国庆节」
pub fn day_line(days: &str, off: bool, name: &str) -> String {
    format!("{days} {} {name}", if off { OFF } else { WORKED })
}

/// 「已把 2026-06-25 记为休：火把节」
pub fn day_set(date: NaiveDate, off: bool, name: &str) -> String {
    format!("已把 {date} 记为{}：{name}", if off { OFF } else { WORKED })
}

/// 「已删去 2026-06-25」
pub fn day_removed(date: NaiveDate) -> String {
    format!("已从日历删去 {date}")
}
