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
        FormId::F05 => file!("F05"),
        _ => "",
    }
}
