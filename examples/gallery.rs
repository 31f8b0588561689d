//! Shows all parts of the window on one page: `cargo run --example gallery`.

use xinfang::ui::{gallery::Gallery, theme};

fn main() -> Result<(), eframe::Error> {
    let options = eframe::NativeOptions {
        viewport: eframe::egui::ViewportBuilder::default().with_inner_size([1366.0, 768.0]).with_app_id("xinfang"),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "gallery",
        options,
        Box::new(|cc| {
            theme::install(&cc.egui_ctx);
            if let Some(zoom) = std::env::args().nth(1).and_then(|zoom| zoom.parse().ok()) {
                cc.egui_ctx.set_zoom_factor(zoom);
            }
            Ok(Box::new(Gallery::sample()))
        }),
    )
}
