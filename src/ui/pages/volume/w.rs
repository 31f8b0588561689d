//! The words of the page of a volume.

pub const TITLE: &str = "调解卷宗";
pub const BACK: &str = "返回";
pub const NOT_FILED: &str = "未立卷";
pub const ADD: &str = "添加扫描件";
pub const PRINT: &str = "生成卷宗";
pub const PRINT_ANYWAY: &str = "仍要生成";
pub const NOT_YET: &str = "先补文书";
pub const CONTENTS: &str = "卷内文书";
pub const PAPERS: &str = "文书";
pub const FILING: &str = "立卷";
pub const MISSING: &str = "缺少";
pub const OPEN: &str = "打开";
pub const REMOVE: &str = "移出";
pub const ISSUED: &str = "已出具";
pub const SCANNED: &str = "扫描件";
pub const FROM_REGISTER: &str = "按台账印";
pub const MADE: &str = "随卷生成";
pub const EMPTY: &str = "卷内还没有文书。出具文书或添加扫描件后，按入卷顺序列在这里。";
pub const DROP: &str = "JPG、PNG、PDF 文件可以拖到这里";
pub const PERIOD: &str = "保管期限";
pub const FILED_BY: &str = "立卷人";
pub const CHECKED_BY: &str = "审核人";
pub const NOTE: &str = "情况说明";
pub const NOTE_EXAMPLE: &str = "如：收条为复印件，原件由李某乙保存";
pub const DUPLEX: &str = "双面打印";
pub const SAVE: &str = "保存";
pub const KIND: &str = "种类";
pub const FORM: &str = "文书";
pub const FORM_MISSING: &str = "请选是哪种文书的签署件。";
pub const NAME: &str = "名称";
pub const NAME_MISSING: &str = "请填写名称，如“王某甲身份证”。";
pub const DATE: &str = "日期";
pub const REASON: &str = "原因";
pub const REASON_MISSING: &str = "请写明原因。";
pub const REMOVE_HINT: &str = "移出后不入卷，文件仍留在台账里，可以放回。";
pub const ADDING: &str = "正在添加";
pub const READING: &str = "正在读取";
pub const SAVING: &str = "正在保存";
pub const BINDING: &str = "正在装订卷宗";
pub const FILE_KIND: &str = "PDF 文件";
pub const SCAN_FILES: &str = "图片和 PDF";

pub fn next_number(number: &str) -> String {
    format!("立卷时编为 {number}")
}

pub fn lacks(count: usize) -> String {
    format!("缺少 {count} 种必备文书")
}

pub fn ask_title(record: &str) -> String {
    format!("生成 {record} 的卷宗？")
}

pub fn ask_body(missing: &[String]) -> String {
    format!("还缺：{}。仍要生成时，卷宗情况说明里会写明缺少什么。", missing.join("、"))
}

pub fn added(title: &str) -> String {
    format!("已添加 {title}")
}

pub fn removed(title: &str) -> String {
    format!("已移出 {title}")
}

pub fn filed(number: &str) -> String {
    format!("已保存 {number}")
}

pub fn bound(number: &str, pages: u32) -> String {
    format!("卷宗 {number} 共 {pages} 页，已保存")
}

pub fn pages(pages: u32) -> String {
    format!("{pages} 页")
}
