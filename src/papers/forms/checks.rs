//! What must hold of a case before a paper is made of it, beyond its places being filled.

use super::gather::CaseFacts;
use crate::domain::{agreement::MediatingKind, forms::FormId, terms::MatterClass};
use crate::papers::issue::registration_form;

/// Why the paper may not be made, in a sentence that says what to do.
pub(super) fn unfit(id: FormId, case: &CaseFacts) -> Option<String> {
    if id.is_mediation() {
        return not_by_a_committee(id, case);
    }
    let item = &case.item()?.petition;
    let sheet = registration_form(item.channel);
    if matches!(id, FormId::F01 | FormId::F02 | FormId::F03) && id != sheet {
        return Some(format!("{}是{}件，请用{sheet}（{}）。", item.number, item.channel, sheet.code()));
    }
    // 信访工作条例 (2022) Art. 29–31: only 申诉求决 gets an opinion with review rights.
    let why = match (id, item.class) {
        (FormId::F17, MatterClass::Suggestion) => "建议意见不出具处理意见书，请用“建议意见回复函”。",
        (FormId::F17, MatterClass::Accusation) => "检举控告不出具处理意见书，请按管理权限移送。",
        (FormId::F19, MatterClass::Appeal | MatterClass::Accusation) => "只有建议意见用回复函；请核对事项大类。",
        _ => return None,
    };
    Some(why.to_owned())
}

/// Mediation by the police or the government is not 人民调解: its papers bear other names, and 人民调解法 Art. 28–33 do not
/// apply. The sheets of the volume (封面, 目录, 情况说明, 封底) do for any body.
fn not_by_a_committee(id: FormId, case: &CaseFacts) -> Option<String> {
    let agreement = case.mediation()?.agreement.as_ref()?;
    if agreement.body_kind == MediatingKind::Committee
        || matches!(id, FormId::M10 | FormId::M11 | FormId::M12 | FormId::M13)
    {
        return None;
    }
    let body = &agreement.body;
    Some(format!("此协议由{body}主持达成，不是人民调解，不适用人民调解文书；请用该单位自己的文书，扫描后入卷。"))
}
