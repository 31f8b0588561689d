//! The words of 联络网.

pub const TITLE: &str = "联络网";
pub const NOTE: &str = "登记时可选的村、组、单位和人员都从这里来；改名不影响已登记的件";
pub const TOWN: &str = "镇级";
pub const VILLAGES: &str = "村（居）";
pub const UNITS: &str = "责任单位";
pub const STRAYS: &str = "未归村组";

pub const SAVE: &str = "保存";
pub const SAVING: &str = "正在保存";
pub const SAVED: &str = "联络网已保存";
pub const CLEAN: &str = "没有未保存的修改";
pub const DIRTY: &str = "有未保存的修改，离开本页时自动保存";

pub const ADD: &str = "添加一行";
pub const ADD_VILLAGE: &str = "添加村（居）";
pub const ADD_GROUP: &str = "添加一组";
pub const ADD_OFFICER: &str = "添加信访员";
pub const REMOVE_VILLAGE: &str = "删去这个村（居）";
pub const REMOVE: &str = "删去";
pub const UP: &str = "上移";

pub const NAME: &str = "姓名";
pub const POST: &str = "职务";
pub const UNIT: &str = "单位";
pub const PLACE: &str = "单位或村";
pub const PHONE: &str = "电话";
pub const GROUP: &str = "组";
pub const CONTACT: &str = "联络员";
pub const CONTACT_POST: &str = "联络员职务";
pub const CONTACT_PHONE: &str = "联络员电话";
pub const REMOVE_CONTACT: &str = "删去联络员";
pub const REMOVE_GROUP: &str = "删去组";
pub const OFFICER: &str = "信访员";
pub const OFFICER_POST: &str = "信访员职务";
pub const OFFICER_PHONE: &str = "信访员电话";
pub const REMOVE_OFFICER: &str = "删去信访员";
pub const OFFICERS: &str = "村信访员";
pub const CONTACTS: &str = "小组联络员";
pub const L_VILLAGE: &str = "村（居）名";
pub const VILLAGE_HINT: &str = "如：上塘村";
pub const NEW_VILLAGE: &str = "新的村（居）";
pub const GROUPS_HINT: &str = "几个组一次填好：一组、二组、三组";

pub const NO_CONTACT: &str = "未配联络员";
pub const NO_OFFICER: &str = "未配信访员";
pub const LEADERS_NOTE: &str = "排在最前的两位在接待日一同接访，轮班和签名按这个顺序";
pub const RENAMED: &str = "改村名时，本村的信访员和联络员随之改";

/// 「5 组」
pub fn groups(count: usize) -> String {
    if count == 0 { String::new() } else { format!("{count} 组") }
}

/// 「缺 2 组」
pub fn lacking(groups: usize) -> String {
    format!("缺 {groups} 组")
}

/// 「上塘村列了两次，请核对。」
pub fn twice(name: &str) -> String {
    format!("{name}列了两次，请核对。")
}

/// 「已删去 赵某一」
pub fn removed(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() { "已删去一行".to_owned() } else { format!("已删去 {name}") }
}

/// 「十二组」
pub fn group(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    match number {
        0..=9 => format!("{}组", digit(number)),
        10..=19 => format!("十{}组", digit(number % 10)),
        20..=99 => format!("{}十{}组", digit(number / 10), digit(number % 10)),
        _ => format!("{number}组"),
    }
}
