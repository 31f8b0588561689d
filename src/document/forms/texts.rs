//! The wording that comes with the program.

use crate::domain::forms::FormId;

/// The form file of a paper, as the program brings it.
pub fn bundled(id: FormId) -> &'static str {
    macro_rules! file {
        ($name:literal) => {
            include_str!(concat!("../../../assets/forms/", $name, ".txt"))
        };
    }
    match id {
        FormId::F04 => file!("F04"),
        FormId::F05 => file!("F05"),
        FormId::F06 => file!("F06"),
        FormId::F07 => file!("F07"),
        FormId::F08 => file!("F08"),
        FormId::F09 => file!("F09"),
        FormId::F10 => file!("F10"),
        FormId::F11 => file!("F11"),
        FormId::F12 => file!("F12"),
        FormId::F13 => file!("F13"),
        FormId::F14 => file!("F14"),
        FormId::F14A => file!("F14A"),
        FormId::F15 => file!("F15"),
        FormId::F17 => file!("F17"),
        FormId::F18 => file!("F18"),
        FormId::F19 => file!("F19"),
        _ => "",
    }
}
