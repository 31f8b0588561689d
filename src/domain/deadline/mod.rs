//! 法定期限: which clocks run on an item, when they end, why on that day, whether they were met.
//!
//! | file | what stands in it |
//! |---|---|
//! | [`rules`] | every clock as one row of one table: trigger, length, owner, articles, what follows |
//! | [`length`] | 15 日, 5 个工作日, 2 小时: lengths, and where they end |
//! | [`limits`] | the lengths an office has set in place of the table's |
//! | [`monthly`] | 月报表, the one clock that belongs to no item |
//! | [`presets`] | what provinces have set, as data |
//! | [`clocks`] | the clocks of one item |
//! | [`running`] | what starts a clock and what stops it |
//! | [`explain`] | 「为什么是这一天」: each due date, step by step |
//!
//! Three different days start the three clocks everybody knows, and the date on the letter starts none: 收到日 the
//! notice, 受理日 the sixty days, delivery of the reply the petitioner's thirty.

pub mod clocks;
pub mod explain;
pub mod length;
pub mod limits;
pub mod monthly;
pub mod presets;
pub mod rules;
pub mod running;

pub use clocks::{Clock, Clocks, Duty, Excluded, Prolonged};
pub use explain::Explanation;
pub use length::{Length, Unit};
pub use limits::Limits;
pub use monthly::monthly_return;
pub use presets::{Preset, RepresentativeCap};
pub use rules::{ClockId, Force, Kind, Owner, Roll, Rule, rule};
