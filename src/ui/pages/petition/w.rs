//! Every word of the detail page.

pub(super) const CANCEL: &str = "作废";
pub(super) const CANCEL_NOT: &str = "先不作废";
pub(super) const CANCEL_HINT: &str = "编号留在台账中，统计不再计入，期限不再提醒；可以恢复。";
pub(super) const REASON: &str = "理由";
pub(super) const REASON_MISSING: &str = "理由未填，请写明为什么作废。";
pub(super) const REASON_EXAMPLE: &str = "如：与 2026-0012 重复登记";
pub(super) const CANCELLED: &str = "已作废";
pub(super) const RESTORED: &str = "已恢复";
pub(super) const LOOKED_AT: &str = "查看";
pub(super) const NOTICE_DELIVERED: &str = "告知书已送达";
pub(super) const SAVING: &str = "正在保存";
