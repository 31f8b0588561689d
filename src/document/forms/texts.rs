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
        FormId::F01 => file!("F01"),
        FormId::F02 => file!("F02"),
        FormId::F03 => file!("F03"),
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
        FormId::F16 => file!("F16"),
        FormId::F17 => file!("F17"),
        FormId::F18 => file!("F18"),
        FormId::F19 => file!("F19"),
        FormId::F20 => file!("F20"),
        FormId::F21 => file!("F21"),
        FormId::F22 => file!("F22"),
        FormId::F23 => file!("F23"),
        FormId::F23A => file!("F23A"),
        FormId::F23B => file!("F23B"),
        FormId::F23C => file!("F23C"),
        FormId::F24 => file!("F24"),
        FormId::F25 => file!("F25"),
        FormId::F26 => file!("F26"),
        FormId::F27 => file!("F27"),
        FormId::F28 => file!("F28"),
        FormId::F29 => file!("F29"),
        FormId::F30 => file!("F30"),
        FormId::F31 => file!("F31"),
        FormId::F31A => file!("F31A"),
        FormId::F32 => file!("F32"),
        FormId::F33 => file!("F33"),
        FormId::F33A => file!("F33A"),
        FormId::F33B => file!("F33B"),
        FormId::M01 => file!("M01"),
        FormId::M02 => file!("M02"),
        FormId::M03 => file!("M03"),
        FormId::M04 => file!("M04"),
        FormId::M05 => file!("M05"),
        FormId::M06 => file!("agreement"),
        FormId::M07 => file!("M07"),
        FormId::M08 => file!("M08"),
        FormId::M09 => file!("M09"),
        FormId::M10 => file!("M10"),
        FormId::M11 => file!("M11"),
        FormId::M12 => file!("M12"),
        FormId::M13 => file!("M13"),
        FormId::M14 => file!("M14"),
        FormId::M15 => file!("M15"),
    }
}
