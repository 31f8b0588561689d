//! Which facts cite the law: the articles in force on the day of the paper, whatever day the item came in.

use chrono::NaiveDate;

use crate::domain::citation::{RuleSet, Topic, citation};

/// The fact's name and what it is cited for.
const TOPICS: [(&str, Topic); 16] = [
    ("告知依据", Topic::Notice),
    ("受理依据", Topic::Notice),
    ("转送依据", Topic::Forwarded),
    ("不予受理依据", Topic::Declined),
    ("导入依据", Topic::LegalRoute),
    ("退回依据", Topic::Returned),
    ("紧急依据", Topic::Urgent),
    ("建议依据", Topic::Suggestion),
    ("办理依据", Topic::Opinion),
    ("延期依据", Topic::Extension),
    ("复查依据", Topic::Review),
    ("复核依据", Topic::ReReview),
    ("督办依据", Topic::Supervision),
    ("听证依据", Topic::Hearing),
    ("调解依据", Topic::Mediation),
    ("回避依据", Topic::Recusal),
];

/// The regulation in force on `date`, in its brackets.
pub(super) fn regulation(date: NaiveDate) -> String {
    format!("《{}》", RuleSet::on(date))
}

/// Every citation the law of `date` has: the fact's name and its words.
pub(super) fn all(date: NaiveDate) -> impl Iterator<Item = (&'static str, String)> {
    TOPICS.iter().filter_map(move |(name, topic)| Some((*name, citation(*topic, date)?)))
}
