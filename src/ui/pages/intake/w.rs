//! Every Chinese word of the registration form that is not a term of the trade.

use super::form::Handling;
use crate::domain::terms::{Channel, Level};

pub const BACK: &str = "信访件";
pub const SAVE: &str = "保存";
pub const SAVE_AND_PRINT: &str = "保存并打印登记表";
pub const CANCEL: &str = "取消";
pub const DRAFT_STAYS: &str = "草稿已留下，再来登记可以接着填";
pub const MERGE_UNDONE: &str = "已撤销并入，填的内容还在";
pub const SAVING: &str = "正在保存";
pub const UNTOUCHED: &str = "填写后自动存草稿";
pub const UNSAVED: &str = "改动将自动存入草稿";
pub const NUMBER_AT_SAVE: &str = "编号保存时确定";
pub const NEXT: &str = "下一项";
pub const PREVIOUS: &str = "上一项";
pub const HELP: &str = "填写说明";
pub const HELP_CLOSE: &str = "知道了";
pub const START_OVER: &str = "另起一件";
pub const BRING_BACK: &str = "找回刚才的";
pub const SET_ASIDE: &str = "已另起一件，刚才填的还留着";

pub const CHANNEL: &str = "信访形式";
pub const SOURCE: &str = "来源";
pub const LEADER_RECEIVES: &str = "接访";
pub const LETTER_DATE: &str = "落款";
pub const TOLD_DATE: &str = "信访日期";
pub const POSTMARK: &str = "信封邮戳";
pub const ADDRESSEE: &str = "受信人";
pub const CALLER: &str = "来电号码";
pub const PLATFORM: &str = "平台编号";
pub const OTHER_DETAIL: &str = "来件说明";
pub const FROM: &str = "来文单位";
pub const DOCUMENT: &str = "来文号";
pub const REFERRAL_KIND: &str = "来件性质";
pub const REFERRAL_DUE: &str = "限办时间";
pub const TIME_OF_DAY: &str = "时刻";
pub const OPTIONAL: &str = "可不填";
pub const DOOR: &str = "门牌（可不填）";

pub const PEOPLE: &str = "信访人";
pub const COLUMNS: [&str; 4] = ["代表", "姓名", "身份证号", "联系电话"];
pub const ADD_PERSON: &str = "添加信访人";
pub const FROM_EARLIER: &str = "从历次信访人中选";
pub const ANONYMOUS: &str = "匿名";
pub const ANONYMOUS_HINT: &str = "匿名件不填信访人，不作告知；上面填过的不会登记。";
pub const NO_ID: &str = "未填身份证号，按姓名加住址查重";
pub const OWN_ADDRESS: &str = "另填住址";
pub const COMMON_ADDRESS: &str = "与众人同住址";
pub const VIEW: &str = "查看";
pub const ADDRESS: &str = "住址";
pub const VILLAGE: &str = "村";
pub const GROUP: &str = "组";
pub const PLACE: &str = "问题属地";
pub const PLACE_SAME: &str = "与住址相同";

pub const DEMAND: &str = "诉求";
pub const TITLE: &str = "标题";
pub const TITLE_HINT: &str = "一句话写明何地何事";
pub const CONTENT_HINT: &str = "写清时间、地点、对象、要求";
pub const CATEGORY: &str = "内容分类";
pub const SUB_CATEGORY: &str = "内容分类二级";
pub const SUB_OPEN: &str = "不细分";
pub const CLASS: &str = "信访目的";
pub const ACCUSED: &str = "被反映人";
pub const MARKS: &str = "标记";
pub const FIRST: &str = "初信初访";
pub const REPEAT: &str = "重复";
pub const GROUP_VISIT: &str = "集体";
pub const SKIPPED: &str = "越级";
pub const SUGGESTED: &str = "已按查重结果勾选“重复”，可改";
pub const EARLIER: &str = "原件编号";
pub const REACHED: &str = "到达层级";
pub const COUNTY_IS_FINE: &str = "到县反映不算越级";

pub const HANDLING: &str = "处理";
pub const HANDLING_HOW: &str = "处理方式";
pub const HANDLING_STAYS: &str = "办理步骤在该件里办，这里只改登记内容";
pub const UNIT: &str = "责任单位";
pub const ASSISTING: &str = "协办单位";
pub const FORWARD_TO: &str = "转送单位";
pub const FORWARD_HINT: &str = "有权处理的机关，如县水利局";
pub const ASSIGNED_DUE: &str = "限报日期";
pub const OPINION: &str = "答复意见";
pub const REPLY: &str = "答复内容";
pub const SETTLED: &str = "已化解：问题查清、已解决，上访人员息访，稳控措施落实";
pub const MORE: &str = "更多项目";
pub const LESS: &str = "收起更多项目";
pub const HANDLER: &str = "承办人";
pub const LEADER: &str = "包案领导";
pub const FLAGS: &str = "其他标记";
pub const AFFECTED: &str = "涉及人数";
pub const AFFECTED_HINT: &str = "受影响的人，不是来的人；不清楚留 0";
pub const DEMANDS: &str = "逐项诉求";
pub const DEMANDS_HINT: &str = "要求不止一项时每行写一项，处理意见书逐项答复";
pub const ENCLOSURES: &str = "附件材料";
pub const REMARK: &str = "备注";

pub const SAME: &str = "疑似重复";
pub const SAME_NONE: &str = "没有疑似重复";
pub const SAME_WAIT: &str = "填了姓名、身份证号或电话后自动查重";
pub const MERGE: &str = "并入此件";
pub const COMPARE: &str = "对照查看";
pub const NOT_SAME: &str = "不是同一件";
pub const LIMITS: &str = "法定期限";
pub const COMPARE_TITLE: &str = "对照查看";
pub const THIS_ONE: &str = "正在登记";
pub const OPEN_IT: &str = "打开此件";
pub const CLOSE: &str = "关闭";
pub const FIND_TITLE: &str = "从历次信访人中选";
pub const FIND_HINT: &str = "姓名、身份证号、电话或村组";
pub const FIND_WAIT: &str = "输入后查找，选中的填入信访人";
pub const FIND_NONE: &str = "没有找到，请换一个词";
pub const CORRECTION: &str = "更正";
pub const UNMERGED: &str = "前一条再次反映的记录系误并，已撤销。";

pub fn page_title(channel: Channel, amending: bool) -> String {
    if amending { "修改登记".into() } else { format!("登记{}", channel.label()) }
}

pub fn number_chip(number: Option<&str>, amending: bool) -> String {
    match number {
        Some(number) if amending => format!("编号 {number}"),
        Some(number) => format!("编号 {number} · 保存时确定"),
        None => NUMBER_AT_SAVE.into(),
    }
}

/// The label of the day it reached the office.
pub fn when(channel: Channel) -> &'static str {
    match channel {
        Channel::Visit => "来访时间",
        Channel::Letter => "收信日期",
        Channel::Call => "来电时间",
        Channel::Online => "提交时间",
        Channel::Other => "收到时间",
    }
}

/// The label of who took it down.
pub fn receiver(channel: Channel) -> &'static str {
    match channel {
        Channel::Visit => "接待人",
        Channel::Letter => ADDRESSEE,
        Channel::Call => "接听人",
        Channel::Online | Channel::Other => "经办人",
    }
}

/// The label of the number of people.
pub fn headcount(channel: Channel) -> &'static str {
    match channel {
        Channel::Visit => "来访人数",
        Channel::Letter => "署名人数",
        Channel::Call | Channel::Online | Channel::Other => "信访人数",
    }
}

pub fn section(channel: Channel) -> String {
    format!("{}情况", channel.label())
}

pub fn source(level: Level) -> &'static str {
    match level {
        Level::Township => "群众直接提出",
        Level::County => "县级转来",
        Level::City => "市级转来",
        Level::Province => "省级转来",
        Level::Nation => "国家转来",
    }
}

pub fn collective_hint(channel: Channel, from: u32) -> String {
    match channel {
        Channel::Visit => format!("满 {from} 人按集体访登记，代表不超过 5 人"),
        _ => "代表不超过 5 人".into(),
    }
}

pub fn filled(named: usize, channel: Channel, headcount: u32) -> String {
    let came = if channel == Channel::Visit { "来访" } else { "信访" };
    format!("已填 {named} 人 / {came} {headcount} 人")
}

pub fn common_address(people: usize) -> String {
    format!("{people} 人同住址；如不同，在姓名下另填")
}

pub fn handling_hint(handling: Handling) -> &'static str {
    match handling {
        Handling::Later => "只登记，受理期限照算，可随时再办",
        Handling::Own => "保存即受理，受理之日为今日",
        Handling::Forward => "保存即转送，另发转送告知书",
        Handling::Assign => "保存即受理并交责任单位办理",
        Handling::OnSpot => "保存即受理、答复、送达、办结，均记当日",
    }
}

/// The head of the note a merged visit leaves on the earlier item.
pub fn came_again(channel: Channel) -> &'static str {
    match channel {
        Channel::Visit => "再次来访",
        Channel::Letter => "再次来信",
        Channel::Call => "再次来电",
        Channel::Online | Channel::Other => "再次反映",
    }
}

pub fn saved(number: &str, amended: bool) -> String {
    if amended { format!("已修改 {number}") } else { format!("已保存 {number}") }
}

pub fn merged(number: &str) -> String {
    format!("已并入 {number}")
}

pub fn to_correct(count: usize) -> String {
    format!("{count} 处需改正 · 转到该项")
}

pub fn draft_kept(at: chrono::NaiveDateTime) -> String {
    format!("草稿 {} 已自动保存", at.format("%H:%M"))
}

pub fn restored(at: chrono::NaiveDateTime) -> String {
    format!("接着填 {} 没保存完的登记", at.format("%-m月%-d日 %H:%M"))
}

/// What F1 says of a field.
pub fn help(path: &str) -> &'static str {
    let name = path.rsplit(['.', ']']).next().unwrap_or(path);
    match (path, name) {
        ("channel", _) => "按来的方式选。选错了改回来，填过的内容不会丢。",
        ("received_on" | "received_at", _) => {
            "告知期限从收到之日的次日起算。转来的件填本镇收到的日期。可写 20260618、6-18、今天、昨天。"
        }
        ("petitioned_on", _) => "信上的落款日期，或在上级反映的日期；与收到日期相同可不填。",
        ("headcount", _) => "实际来了几人、几人署名就填几人，不限于下面登记的代表。",
        (_, "id_no") => "可不填。填了会核对末位，自动得出性别、年龄，并按身份证号查重。",
        (_, "representative") => "多人反映同一事项的，推选代表，不超过 5 人（《信访工作条例》第二十条）。",
        (_, "name") => "照证件写。不愿具名的，勾选下面的“匿名”。",
        ("anonymous", _) => "匿名件照样登记、办理，但无从告知。",
        ("address" | "address.group" | "address.detail", _) => {
            "现住址，告知书和答复意见书按此送达。不在本镇的直接写地名。"
        }
        ("place" | "place.group" | "place.detail", _) => "问题发生在哪里，按属地统计；与住址不同才需要填。",
        ("title", _) => "列表里显示的一句话，最多 60 字，不以“反映”开头。",
        ("content", _) => "照信访人的话写清事实、理由和要求。按 Ctrl+Enter 到下一项。",
        ("category" | "sub", _) => "按收到之日通行的分类选；二级不清楚可以不细分。",
        ("class", _) => "决定走哪一种程序：建议意见、检举控告、申诉求决（《信访工作条例》第二十九条至第三十一条）。",
        ("accused", _) => "检举控告不得交给被反映的人或单位办理。",
        ("handling", _) => "保存时按此记下最初的办理步骤。一时定不下来的选“暂不处理”。",
        ("unit" | "assisting", _) => "本镇的站所、办公室或村。表里没有的可以直接写。",
        ("source", _) => "上级转来、交来的件，另填来文单位、来文号和限办时间。",
        _ => "照实填写；没有星号的可以不填。",
    }
}
