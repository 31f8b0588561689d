//! Where one can go in the window.

use super::icons;
use crate::store::{agreements::AgreementFilter, disputes::DisputeFilter, petitions::PetitionFilter};

/// A place. Lists with `None` open as they were left; with a filter they open filtered.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// First run: new, open or sample register.
    Welcome,
    /// 工作台.
    Workbench,
    /// 信访件.
    Petitions(Option<PetitionFilter>),
    /// One petition by number.
    Petition(String),
    /// One petition by number, at its 回访.
    FollowUp(String),
    /// 登记: a new petition, in the named form (`petition` or a draft's name).
    Intake(Option<String>),
    /// 矛盾纠纷.
    Disputes(Option<DisputeFilter>),
    /// 矛盾纠纷排查.
    Screenings,
    /// One dispute by number.
    Dispute(String),
    /// A new dispute; from a petition if a number is given.
    NewDispute(Option<String>),
    /// 调解协议.
    Agreements(Option<AgreementFilter>),
    /// One agreement by number.
    Agreement(String),
    /// A new agreement; of a dispute if a number is given.
    NewAgreement(Option<String>),
    /// 补充协议: a new agreement that changes this one.
    Supplement(String),
    /// 文书发文登记.
    Papers,
    /// 调解卷宗 of a dispute or an agreement by number.
    Volume(String),
    /// 领导接访.
    Receptions,
    /// 工作记录.
    WorkLog,
    /// 联络网.
    Directory,
    /// 报表.
    Reports,
    /// 设置; a section by name.
    Settings(Option<String>),
}

/// The kinds of places: each has one page that keeps its state while one is elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the same names as the routes")]
pub enum View {
    Welcome,
    Workbench,
    Petitions,
    Petition,
    Intake,
    Disputes,
    Screenings,
    Dispute,
    NewDispute,
    Agreements,
    Agreement,
    NewAgreement,
    Papers,
    Volume,
    Receptions,
    WorkLog,
    Directory,
    Reports,
    Settings,
}

/// The nine tabs of the rail, in the order of Alt+1 … Alt+9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the same names as the routes")]
pub enum Tab {
    Workbench,
    Petitions,
    Disputes,
    Agreements,
    Receptions,
    WorkLog,
    Directory,
    Reports,
    Settings,
}

impl Tab {
    /// All tabs, from the top.
    pub const ALL: [Self; 9] = [
        Self::Workbench,
        Self::Petitions,
        Self::Disputes,
        Self::Agreements,
        Self::Receptions,
        Self::WorkLog,
        Self::Directory,
        Self::Reports,
        Self::Settings,
    ];

    /// The words on the rail.
    pub fn words(self) -> &'static str {
        match self {
            Self::Workbench => "工作台",
            Self::Petitions => "信访件",
            Self::Disputes => "矛盾纠纷",
            Self::Agreements => "调解协议",
            Self::Receptions => "领导接访",
            Self::WorkLog => "工作记录",
            Self::Directory => "联络网",
            Self::Reports => "报表",
            Self::Settings => "设置",
        }
    }

    /// The icon on the rail.
    pub fn icon(self) -> char {
        match self {
            Self::Workbench => icons::SQUARES_FOUR,
            Self::Petitions => icons::ENVELOPE_OPEN,
            Self::Disputes => icons::SCALES,
            Self::Agreements => icons::HANDSHAKE,
            Self::Receptions => icons::CALENDAR_CHECK,
            Self::WorkLog => icons::NOTEBOOK,
            Self::Directory => icons::TREE_STRUCTURE,
            Self::Reports => icons::CHART_BAR,
            Self::Settings => icons::GEAR_SIX,
        }
    }

    /// Where the tab leads: its list as it was left.
    pub fn route(self) -> Route {
        match self {
            Self::Workbench => Route::Workbench,
            Self::Petitions => Route::Petitions(None),
            Self::Disputes => Route::Disputes(None),
            Self::Agreements => Route::Agreements(None),
            Self::Receptions => Route::Receptions,
            Self::WorkLog => Route::WorkLog,
            Self::Directory => Route::Directory,
            Self::Reports => Route::Reports,
            Self::Settings => Route::Settings(None),
        }
    }
}

impl Route {
    /// Where a draft goes on, by the name of its form: `petition`, `petition/2026-0091`, `dispute/纠2026-031`,
    /// `agreement/of/纠2026-031`, `agreement/to/协2026-020` (补充协议), `worklog` …
    pub fn of_draft(form: &str) -> Self {
        let named = |rest: &str| Some(rest.to_owned());
        match form.split_once('/') {
            Some(("case", number)) => Self::Petition(number.into()),
            Some(("dispute", number)) => Self::Dispute(number.into()),
            Some(("agreement", rest)) => match rest.split_once('/') {
                Some(("of", dispute)) => Self::NewAgreement(named(dispute)),
                Some((_, number)) => Self::Supplement(number.into()),
                None => Self::Agreement(rest.into()),
            },
            None if form == "dispute" => Self::NewDispute(None),
            None if form == "agreement" => Self::NewAgreement(None),
            None if form == "worklog" => Self::WorkLog,
            _ => Self::Intake(named(form)),
        }
    }

    /// The page that shows it.
    pub fn view(&self) -> View {
        match self {
            Self::Welcome => View::Welcome,
            Self::Workbench => View::Workbench,
            Self::Petitions(_) => View::Petitions,
            Self::Petition(_) | Self::FollowUp(_) => View::Petition,
            Self::Intake(_) => View::Intake,
            Self::Disputes(_) => View::Disputes,
            Self::Screenings => View::Screenings,
            Self::Dispute(_) => View::Dispute,
            Self::NewDispute(_) => View::NewDispute,
            Self::Agreements(_) => View::Agreements,
            Self::Agreement(_) => View::Agreement,
            Self::NewAgreement(_) | Self::Supplement(_) => View::NewAgreement,
            Self::Papers => View::Papers,
            Self::Volume(_) => View::Volume,
            Self::Receptions => View::Receptions,
            Self::WorkLog => View::WorkLog,
            Self::Directory => View::Directory,
            Self::Reports => View::Reports,
            Self::Settings(_) => View::Settings,
        }
    }

    /// The tab it belongs to; the first run has none.
    pub fn tab(&self) -> Option<Tab> {
        Some(match self {
            Self::Welcome => return None,
            Self::Workbench => Tab::Workbench,
            Self::Petitions(_) | Self::Petition(_) | Self::FollowUp(_) | Self::Intake(_) | Self::Papers => {
                Tab::Petitions
            }
            Self::Disputes(_) | Self::Screenings | Self::Dispute(_) | Self::NewDispute(_) | Self::Volume(_) => {
                Tab::Disputes
            }
            Self::Agreements(_) | Self::Agreement(_) | Self::NewAgreement(_) | Self::Supplement(_) => Tab::Agreements,
            Self::Receptions => Tab::Receptions,
            Self::WorkLog => Tab::WorkLog,
            Self::Directory => Tab::Directory,
            Self::Reports => Tab::Reports,
            Self::Settings(_) => Tab::Settings,
        })
    }

    /// The same place as it is remembered: a list keeps what was done to it since.
    pub fn settled(self) -> Self {
        match self {
            Self::Petitions(_) => Self::Petitions(None),
            Self::Disputes(_) => Self::Disputes(None),
            Self::Agreements(_) => Self::Agreements(None),
            Self::Settings(_) => Self::Settings(None),
            Self::FollowUp(number) => Self::Petition(number),
            other => other,
        }
    }

    /// The list one step up, for Esc.
    pub fn up(&self) -> Option<Self> {
        let list = self.tab()?.route();
        (list.view() != self.view()).then_some(list)
    }
}

impl View {
    /// Its name, as the worker's slot.
    pub fn slot(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Workbench => "workbench",
            Self::Petitions => "petitions",
            Self::Petition => "petition",
            Self::Intake => "intake",
            Self::Disputes => "disputes",
            Self::Screenings => "screenings",
            Self::Dispute => "dispute",
            Self::NewDispute => "new dispute",
            Self::Agreements => "agreements",
            Self::Agreement => "agreement",
            Self::NewAgreement => "new agreement",
            Self::Papers => "papers",
            Self::Volume => "volume",
            Self::Receptions => "receptions",
            Self::WorkLog => "work log",
            Self::Directory => "directory",
            Self::Reports => "reports",
            Self::Settings => "settings",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_draft_goes_on_in_its_own_form() {
        assert_eq!(Route::of_draft("petition"), Route::Intake(Some("petition".into())));
        assert_eq!(Route::of_draft("petition/2026-0091"), Route::Intake(Some("petition/2026-0091".into())));
        assert_eq!(Route::of_draft("worklog"), Route::WorkLog);
        assert_eq!(Route::of_draft("case/2026-0091"), Route::Petition("2026-0091".into()));
        assert_eq!(Route::of_draft("dispute"), Route::NewDispute(None));
        assert_eq!(Route::of_draft("dispute/纠2026-031"), Route::Dispute("纠2026-031".into()));
        assert_eq!(Route::of_draft("agreement/of/纠2026-031"), Route::NewAgreement(Some("纠2026-031".into())));
        assert_eq!(Route::of_draft("agreement/to/协2026-020"), Route::Supplement("协2026-020".into()));
        assert_eq!(Route::of_draft("agreement/协2026-020"), Route::Agreement("协2026-020".into()));
    }
}
