//! What tests and the demo need around the product: the real programs as processes, the real window behind
//! WebDriver, and a bridge that shows the same screen in a browser.

pub mod bridge;
pub mod demo;
pub mod payouts;
pub mod processes;
pub mod window;
