//! The loop in the background: one exchange after another, patient when the centre is away.

use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::Notify;

use super::exchange_in_turn;
use crate::app::{App, Inner};
use crate::environment::{Environment, Patience};

/// Runs until the app is gone. Wakes on a timer, after each recorded entry and after unlocking.
pub(crate) async fn run(app: Weak<Inner>, wake: Arc<Notify>) {
    let mut failures = 0;
    loop {
        let wait = match App::upgrade(&app) {
            None => return,
            Some(app) => {
                match exchange_in_turn(&app).await {
                    Ok(true) => failures = 0,
                    Ok(false) => failures += 1,
                    // Locked: the next unlocking wakes.
                    Err(_) => failures = 0,
                }
                pause(app.environment(), failures)
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = wake.notified() => {}
        }
    }
}

/// How long to wait after so many failures in a row: doubling, with up to half of it left to chance, so that
/// thousands of devices do not come back in the same second.
fn pause(environment: &Environment, failures: u32) -> Duration {
    let Patience {
        idle,
        retry_min,
        retry_max,
        ..
    } = environment.patience;
    let whole = match failures.checked_sub(1) {
        None => idle,
        Some(doublings) => retry_min
            .saturating_mul(1_u32.checked_shl(doublings).unwrap_or(u32::MAX))
            .min(retry_max),
    };
    let mut chance = [0_u8];
    // Without chance the full wait is right as well.
    let part = match environment.random.fill(&mut chance) {
        Ok(()) => u32::from(chance[0]),
        Err(_) => 0,
    };
    whole.saturating_sub(whole.saturating_mul(part) / 512)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::environment;

    #[test]
    fn the_wait_doubles_up_to_its_limit() {
        let mut environment = environment();
        environment.patience.retry_min = Duration::from_secs(4);
        environment.patience.retry_max = Duration::from_secs(60);
        for (failures, whole) in [(1, 4), (2, 8), (3, 16), (5, 60), (40, 60)] {
            let wait = pause(&environment, failures);
            let whole = Duration::from_secs(whole);
            assert!(wait <= whole && wait >= whole / 2, "{failures}: {wait:?}");
        }
    }
}
