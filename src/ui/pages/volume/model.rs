//! What the page of a volume shows.

use crate::domain::{
    issued::KeptPaper,
    scan::Scan,
    volume::{Volume, VolumeSettings},
};
use crate::papers::dossier::{Held, Plan, plan};
use crate::store::{Register, StoreError};
use crate::ui::pages::petition::Shelf;
use chrono::{Datelike, NaiveDate};

/// One volume.
#[derive(Clone, Debug)]
pub struct VolumeModel {
    /// What it holds and lacks.
    pub plan: Plan,
    /// Its scans.
    pub scans: Vec<Scan>,
    /// Its papers, and those that may be issued.
    pub shelf: Shelf,
    /// The 卷号 it would get.
    pub next: String,
    /// How the office files.
    pub settings: VolumeSettings,
    /// What the sheets say, or would say.
    pub volume: Volume,
}

impl VolumeModel {
    /// Reads the volume of a dispute or an agreement.
    ///
    /// # Errors
    ///
    /// When there is no such record, or the register cannot be read.
    pub fn load(register: &Register, number: &str, today: NaiveDate) -> Result<Self, StoreError> {
        let plan = plan(register, number)?;
        let settings = register.settings();
        let shelf = Shelf::of_mediation(register, &plan, today)?;
        let held = |id: i64| plan.entries.iter().any(|entry| entry.held == Held::Scan(id));
        let agreements = plan.mediation.agreement.iter();
        let subjects = agreements.map(|one| crate::domain::issued::PaperSubject::Agreement(one.number.clone()));
        let mut scans = Vec::new();
        for subject in std::iter::once(plan.subject.clone()).chain(subjects) {
            scans.extend(register.scans_of(&subject)?.into_iter().filter(|scan| held(scan.id)));
        }
        scans.dedup_by_key(|scan| scan.id);
        let fresh = || Volume {
            filed_by: settings.office.clerk.clone(),
            period: settings.volume.period.clone(),
            ..Volume::new(plan.subject.clone(), today)
        };
        Ok(Self {
            scans,
            shelf,
            next: register.next_volume_number(today.year())?,
            settings: settings.volume.clone(),
            volume: plan.volume.clone().unwrap_or_else(fresh),
            plan,
        })
    }

    /// The record the volume stands with.
    pub fn record(&self) -> &str {
        self.plan.subject.record()
    }

    pub(super) fn scan(&self, id: i64) -> Option<&Scan> {
        self.scans.iter().find(|scan| scan.id == id)
    }

    pub(super) fn issued(&self, id: i64) -> Option<&KeptPaper> {
        self.shelf.issued.iter().find(|kept| kept.paper.id == id)
    }
}
