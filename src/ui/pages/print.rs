//! Sending a paper from any page: made on the worker, opened in the system's viewer, where it is read and printed.

use crate::papers::{PaperRequest, Press};
use crate::ui::screen::{Change, Done, Effect};

/// Makes the paper and opens it.
pub fn print(request: PaperRequest) -> Effect {
    Effect::Do(
        Change::on_desk("正在排版", move |desk, now, _| {
            let register = desk.register().map_err(|error| error.advice())?;
            let press = Press::new(register.settings()).map_err(|error| error.to_string())?;
            let pdf = press.pdf(register, &request, now.date()).map_err(|error| error.to_string())?;
            let folder = std::env::temp_dir().join("xinfang");
            let kept = |_| "没能写出文件：临时文件夹写不进去。台账没有改动，请清出空间后重试。".to_owned();
            std::fs::create_dir_all(&folder).map_err(kept)?;
            let path = folder.join(request.file_name());
            crate::typeset::file::save_pdf(&path, &pdf).map_err(|error| error.to_string())?;
            Ok(Done::quietly().then(Effect::OpenFile(path)))
        })
        .reads_only(),
    )
}
