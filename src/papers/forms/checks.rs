//! What must hold of a case before a paper is made of it, beyond its places being filled.

use super::gather::CaseFacts;
use crate::domain::{forms::FormId, terms::MatterClass};

/// Why the paper may not be made, in a sentence that says what to do.
pub(super) fn unfit(id: FormId, case: &CaseFacts) -> Option<String> {
    let item = &case.item()?.petition;
    // 信访工作条例 (2022) Art. 29–31: only 申诉求决 gets an opinion with review rights.
    let why = match (id, item.class) {
        (FormId::F17, MatterClass::Suggestion) => "建议意见不出具处理意见书，请用“建议意见回复函”。",
        (FormId::F17, MatterClass::Accusation) => "检举控告不出具处理意见书，请按管理权限移送。",
        (FormId::F19, MatterClass::Appeal | MatterClass::Accusation) => "只有建议意见用回复函；请核对事项大类。",
        _ => return None,
    };
    Some(why.to_owned())
}
