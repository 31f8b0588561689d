//! The facts a paper of mediation may ask for (可用数据): name, type, meaning, what to do when it is missing.

use crate::document::forms::KnownFact;

const DISPUTE: &str = "请在纠纷登记页填写该项。";
const AGREEMENT: &str = "请先登记调解协议并填写该项。";
const OFFICE: &str = "请在“设置”的“单位”中填写该项。";
const VOLUME: &str = "请先立卷。";
const PARTIES: &str = "表格(称谓|姓名|性别|民族|年龄|出生日期|职业|电话|住址|证件号码|代理人)";

const fn fact(name: &'static str, kind: &'static str, meaning: &'static str, remedy: &'static str) -> KnownFact {
    KnownFact { name, kind, meaning, remedy }
}

/// Every known fact of a mediation, in the order in which the editor shows them.
pub const KNOWN: &[KnownFact] = &[
    fact("委员会", "单位", "主持调解的人民调解委员会", OFFICE),
    fact("乡镇", "文字", "乡镇名", OFFICE),
    fact("县", "文字", "县名", OFFICE),
    fact("成文日期", "日期", "文书的日期", OFFICE),
    fact("纠纷编号", "文字", "纠纷在台账中的编号", DISPUTE),
    fact("当事人", PARTIES, "全部当事人，协议已登记的取自协议", DISPUTE),
    fact("申请人", PARTIES, "甲方当事人", DISPUTE),
    fact("被申请人", PARTIES, "其他各方当事人", DISPUTE),
    fact("甲方", "人名", "甲方姓名，多人用顿号隔开", DISPUTE),
    fact("乙方", "人名", "其他各方姓名，多人用顿号隔开", DISPUTE),
    fact("当事人各方", "文字", "全部当事人姓名", DISPUTE),
    fact("纠纷名称", "文字", "当事人加纠纷类别", DISPUTE),
    fact("纠纷类型", "文字", "纠纷类别", DISPUTE),
    fact("案件来源", "文字", "当事人申请、人民调解委员会主动调解、委托移送", DISPUTE),
    fact("纠纷简要情况", "长文", "简要案情", DISPUTE),
    fact("申请事项", "列表", "主要诉求，一项一行", DISPUTE),
    fact("受理日", "日期", "受理调解的日期", DISPUTE),
    fact("移送单位", "文字", "委托移送的单位", DISPUTE),
    fact("受理登记人", "人名", "信访专干姓名", OFFICE),
    fact("协议编号", "文字", "协议书上的编号，没有时为台账编号", AGREEMENT),
    fact("协议形式", "文字", "书面、口头", AGREEMENT),
    fact("涉及金额", "文字", "协议金额，大小写", AGREEMENT),
    fact("事实", "长文", "协议书写明的事实和争议事项", AGREEMENT),
    fact("协议内容", "列表", "协议条款，一条一行", AGREEMENT),
    fact("履行方式与时限", "列表", "履行计划，一项一行", AGREEMENT),
    fact("调解日", "日期", "调解日期", AGREEMENT),
    fact("调解时间", "时刻", "调解日期，可补钟点", AGREEMENT),
    fact("调解起止", "文字", "受理到达成协议或终止", AGREEMENT),
    fact("协议达成日", "日期", "口头协议达成的日期", AGREEMENT),
    fact("协议生效日", "日期", "最后一个签名或印章的日期", "协议尚未生效，请先登记签章。"),
    fact("人民调解员", "人名", "全部调解员", AGREEMENT),
    fact("查明事实", "长文", "协议书写明的事实", AGREEMENT),
    fact("调解结果", "长文", "达成的协议，或调解不成的情况", AGREEMENT),
    fact("履行情况", "长文", "履行记录", "请先登记履行。"),
    fact("履行结果", "文字", "已全部履行、部分履行、尚未到期、未履行", AGREEMENT),
    fact("结案日", "日期", "全部履行或终止的日期", DISPUTE),
    fact("人民法院", "单位", "县人民法院", OFFICE),
    fact("回访人", "人名", "信访专干姓名", OFFICE),
    fact("填表日", "日期", "文书的日期", OFFICE),
    fact("卷号", "文字", "卷宗编号", VOLUME),
    fact("卷名", "文字", "当事人与纠纷类别", DISPUTE),
    fact("立卷人", "人名", "立卷人", OFFICE),
    fact("审核人", "人名", "检查卷宗的人", VOLUME),
    fact("立卷日", "日期", "立卷日期", VOLUME),
    fact("保管期限", "文字", "卷宗保管期限", VOLUME),
    fact("卷宗说明", "长文", "缺少的文书和其他情况", VOLUME),
    fact("卷宗备注", "文字", "封面上的备注", VOLUME),
    fact("卷宗目录", "表格(序号|文书名称|页号|备注)", "卷内文书和起始页号", VOLUME),
    fact("卷宗页数", "数", "编号的总页数", VOLUME),
];
