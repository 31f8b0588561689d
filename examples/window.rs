//! Opens the window on the register named on the command line.

fn main() {
    if let Err(error) = xinfang::ui::start::run(std::env::args_os().nth(1).map(Into::into)) {
        println!("{error}");
    }
}
