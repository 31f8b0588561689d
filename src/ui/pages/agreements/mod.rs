//! 调解协议: the list.

use crate::domain::agreement::AgreementState;
use crate::ui::widgets::chips::Tone;

/// The chip colours of a state.
pub fn tone(state: AgreementState) -> Tone {
    match state {
        AgreementState::Draft => Tone::Outline,
        AgreementState::Incomplete => Tone::Amber,
        AgreementState::Running => Tone::Primary,
        AgreementState::Overdue => Tone::Red,
        AgreementState::Performed => Tone::Good,
    }
}
