//! Checks the configuration and the capabilities, and generates what Tauri needs from them.

fn main() {
    tauri_build::build();
}
