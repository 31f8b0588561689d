//! 保密: what a unit outside may not read of the person who petitioned.
//!
//! Source: 信访工作条例 (2022) Art. 30, 46; 信访条例 (2005) Art. 23, 44: reports and what belongs to them may not be
//! disclosed or passed to the person or unit accused.

use crate::document::forms::{Fact, Facts};
use crate::domain::{
    forms::{FormId, Receiver},
    petition::{Petition, SOMEBODY},
    terms::{Flag, MatterClass},
};

/// Whether the petitioner must stay unknown to those who handle the item.
pub(super) fn is_protected(item: &Petition) -> bool {
    item.class == MatterClass::Accusation || item.flags.contains(&Flag::Confidential)
}

/// Whether the paper leaves the house for others than the petitioner, or is read by others than him: who is questioned
/// reads and signs the record, a hearing is public. 复查申请 is the petitioner's own.
pub(super) fn goes_outside(id: FormId) -> bool {
    let read_by_others = matches!(id, FormId::F16 | FormId::F23A | FormId::F23B | FormId::F23C);
    read_by_others || matches!(id.entry().to, Receiver::Unit | Receiver::Superior) && id != FormId::F21
}

/// Facts about the person, which such a paper does not get at all.
const PERSONAL: [&str; 14] = [
    "称谓",
    "信访代表",
    "性别",
    "民族",
    "年龄",
    "职业",
    "证件号码",
    "信访人电话",
    "信访人住址",
    "形式附记",
    "信访人情况",
    "受送达人",
    "送达地点",
    "案卷题名",
];

/// Facts in the clerk's words, in which names and numbers may stand.
const TOLD: [&str; 17] = [
    "事项概况",
    "反映内容",
    "诉求",
    "诉求逐条",
    "附件材料",
    "拟办意见",
    "领导批示",
    "处理情况",
    "处理意见内容",
    "延长理由",
    "调查情况",
    "听证结论",
    "交办要求",
    "撤回理由",
    "回访情况",
    "上报内容",
    "答复内容",
];

/// Takes the petitioner out of `facts`.
pub(super) fn conceal(item: &Petition, facts: &mut Facts) {
    for name in PERSONAL {
        facts.remove(name);
    }
    facts.put("信访人", SOMEBODY);
    facts.put("信访人等", SOMEBODY);
    let known: Vec<&str> = item
        .petitioners
        .iter()
        .flat_map(|person| [&person.name, &person.id_no, &person.phone, &person.address.detail])
        .map(String::as_str)
        .filter(|word| word.chars().count() > 1)
        .collect();
    let strip = |text: &str| known.iter().fold(text.to_owned(), |text, word| text.replace(word, SOMEBODY));
    for name in TOLD {
        let told = match facts.get(name) {
            Some(Fact::Text(text)) => Fact::Text(strip(text)),
            Some(Fact::List(list)) => Fact::List(list.iter().map(|line| strip(line)).collect()),
            _ => continue,
        };
        facts.put(name, told);
    }
}
