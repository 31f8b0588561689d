//! 信访台账: opens the window or runs one headless command.

use clap::Parser;
use std::{
    io::{self, ErrorKind, Write, stderr, stdout},
    process::ExitCode,
};
use xinfang::{
    cli::{self, Cli},
    ui,
};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli::run(cli, &mut stdout(), |start| Ok(ui::start::run(start.file, start.today)?)) {
        Ok(()) => ExitCode::SUCCESS,
        // `list | head`: who reads has seen enough.
        Err(error) if error.downcast_ref().map(io::Error::kind) == Some(ErrorKind::BrokenPipe) => ExitCode::SUCCESS,
        Err(error) => {
            // A closed pipe or terminal must not turn a refusal into a panic.
            let _ = writeln!(stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
