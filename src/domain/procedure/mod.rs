//! 办理过程: the steps of an item, which may follow which, and what each must carry.
//!
//! What happened is kept as a list of [`Step`]s that only grows; everything else — the stage, the open
//! duties, the figures — is derived from it by pure functions. [`permission`] is the one table that says
//! which step the rules allow at which stage; window and store ask it and never repeat it.
//!
//! | file | what stands in it |
//! |---|---|
//! | `stage` | [`Stage`], 办理状态 |
//! | `act` | [`StepKind`] and [`Act`], what each step carries |
//! | `step` | [`Step`], one entry; [`effective`], the record as its corrections leave it |
//! | `table` | [`permission`], a row a step, a column a stage |
//! | `progress` | [`Progress`], what the steps add up to |
//! | `carried` | what each step must carry |
//! | `rules` | what the law asks beyond the table: triage, tracks, review, ending |
//! | `closing` | [`missing_to_close`], when to follow up, how long to keep |
//! | `warnings` | [`step_warnings`], what is worth a look |
//! | `check` | [`check_step`], the table, the days and the required data together |
//!
//! A matter may go round more than once: 撤销 by 复查 or 复核 and 重新办理 start a new round of handling, with a new
//! 受理日; [`Progress`] tells of the present round and keeps the earlier ones. 更正 adds an entry and never edits one.
//! What is 归档 is locked but for notes, corrections, and 重新办理 with a reason.
//!
//! Source: 信访条例 (2005) Art. 21–35, 信访工作条例 (2022) Art. 22–36; the stages are office practice.

mod act;
mod carried;
mod check;
mod closing;
mod progress;
mod rules;
mod stage;
mod step;
mod table;
mod warnings;

pub use act::{Act, Correction, StepKind};
pub use check::{StepRefused, check_record, check_step};
pub use closing::{
    Missing, MissingFor, RetentionTable, awaits_follow_up, follow_up_due, missing_to_close, proposed_retention,
};
pub use progress::{Delivery, Hearing, Progress, Review, Round};
pub use rules::{has_review_rights, simple_is_refused, usual_track};
pub use stage::Stage;
pub use step::{Step, effective, entry_as_corrected};
pub use table::{Permission, delivery_permission, notice_permission, permission};
pub use warnings::step_warnings;
