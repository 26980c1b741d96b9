//! Starts the window on a desktop.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    tan_nha_lib::run()
}
