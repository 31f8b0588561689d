//! The pages of the window, one folder a page: model in, action out. To wire one up: implement
//! [`Screen`](super::screen::Screen) for it and name it in [`make`].

pub mod agreement;
pub mod agreements;
pub mod autosave;
pub mod directory;
pub mod dispute;
pub mod disputes;
pub mod due;
pub mod intake;
mod listing;
pub mod papers;
pub mod petition;
pub mod petitions;
pub mod picks;
pub mod print;
pub mod proof;
mod reasons;
pub mod receptions;
pub mod reports;
pub mod screenings;
pub mod settings;
pub mod volume;
pub mod welcome;
pub mod workbench;
pub mod worklog;

use super::route::View;
use super::slot::{AnySlot, Slot};

/// Makes the page of a view. Called once; the page then keeps its state while the window is open.
pub(super) fn make(view: View) -> Box<dyn AnySlot> {
    match view {
        View::Welcome => Slot::boxed(welcome::WelcomePage::new(super::start::default_folder())),
        View::Workbench => Slot::boxed(workbench::WorkbenchPage::default()),
        View::Petitions => Slot::boxed(petitions::PetitionsPage::default()),
        View::Petition => Slot::boxed(petition::PetitionPage::default()),
        View::Intake => Slot::boxed(intake::IntakeScreen::default()),
        View::Disputes => Slot::boxed(disputes::DisputesPage::default()),
        View::Screenings => Slot::boxed(screenings::ScreeningsPage::default()),
        View::Dispute => Slot::boxed(dispute::DisputeScreen::default()),
        View::NewDispute => Slot::boxed(dispute::DisputeScreen::default()),
        View::Agreements => Slot::boxed(agreements::AgreementsPage::default()),
        View::Agreement => Slot::boxed(agreement::AgreementScreen::default()),
        View::NewAgreement => Slot::boxed(agreement::AgreementScreen::default()),
        View::Papers => Slot::boxed(papers::PapersPage::default()),
        View::Volume => Slot::boxed(volume::VolumePage::default()),
        View::Receptions => Slot::boxed(receptions::ReceptionsPage::default()),
        View::WorkLog => Slot::boxed(worklog::WorkLogPage::default()),
        View::Directory => Slot::boxed(directory::DirectoryPage::default()),
        View::Reports => Slot::boxed(reports::ReportsPage::default()),
        View::Settings => Slot::boxed(settings::SettingsPage::default()),
    }
}
