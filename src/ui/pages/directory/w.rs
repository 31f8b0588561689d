//! The words of 联络网.

pub const TITLE: &str = "联络网";
pub const SHEETS: &str = "表";
pub const VILLAGES: &str = "村组";
pub const UNITS: &str = "责任单位";
pub const ADD: &str = "添加一行";
pub const REMOVE: &str = "删去这一行";
pub const SAVE: &str = "保存";
pub const SAVING: &str = "正在保存";
pub const SAVED: &str = "联络网已保存";
pub const CLEAN: &str = "没有未保存的修改";
pub const DIRTY: &str = "有未保存的修改";
pub const VILLAGE_HEADS: [(&str, bool); 5] =
    [("村（居）", false), ("村民小组", false), ("信访员", false), ("联络员", false), ("", false)];
pub const UNIT_HEADS: [(&str, bool); 3] = [("单位", false), ("电话", false), ("", false)];
pub const PEOPLE_HEADS: [(&str, bool); 6] =
    [("姓名", false), ("职务", false), ("单位或村", false), ("组", false), ("电话", false), ("", false)];
pub const GROUPS_HINT: &str = "一组、二组、三组";
pub const NO_OFFICER: &str = "未配信访员";
pub const EMPTY: &str = "这里还没有人";
pub const NOTE: &str = "登记时可选的村、组、单位和人员都从这里来；改名不影响已登记的件。";

/// 「5 组，联络员 3 人」 or 「未配联络员」.
pub fn contacts(groups: usize, contacts: usize) -> String {
    match (groups, contacts) {
        (0, 0) => String::new(),
        (_, 0) => "未配联络员".into(),
        (groups, contacts) if contacts < groups => format!("{contacts} 人，缺 {} 组", groups - contacts),
        (_, contacts) => format!("{contacts} 人"),
    }
}

/// 「上塘村列了两次…」.
pub fn twice(name: &str) -> String {
    format!("{name}列了两次，请删去一行。")
}
