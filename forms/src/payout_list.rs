//! F1 and F3: payout lists for signing. The signed list is the voucher of the payment (domain reference 1.5).

pub mod merit;
pub mod social;

use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::ids::ListId;
use sync_protocol::payout_list::{Month, Programme};

use crate::error::FormError;
use crate::figures::sum;
use crate::frame::{Frame, FrameView, Signers};

/// What stands above and below the rows of a payout list.
#[derive(Clone)]
pub struct ListHead {
    /// Head and foot.
    pub frame: Frame,
    /// This version of the list: what the code of each page names.
    pub list: ListId,
    /// The budget.
    pub programme: Programme,
    /// The payout month.
    pub month: Month,
    /// Who ordered the payment.
    pub authority: String,
    /// Which part of the list this is, such as `Tuyến T01 – Ấp Mỹ An 1`; absent for the whole.
    pub scope: Option<String>,
    /// Names below the places for signatures.
    pub signers: Signers,
}

/// The head as a template sees it.
#[derive(Serialize)]
struct HeadView {
    #[serde(flatten)]
    frame: FrameView,
    programme: &'static str,
    month: String,
    authority: String,
    scope: Option<String>,
    signers: Signers,
    count: usize,
}

impl HeadView {
    fn new(head: &ListHead, title: &str, count: usize) -> Self {
        Self {
            frame: FrameView::new(&head.frame, title),
            programme: wording::programme(head.programme),
            month: wording::month(head.month),
            authority: head.authority.clone(),
            scope: head.scope.clone(),
            signers: head.signers.clone(),
            count,
        }
    }
}

/// The sums after each row, for the foot of the pages.
fn running(totals: impl Iterator<Item = Amount>) -> Result<Vec<Amount>, FormError> {
    let mut so_far = Amount::ZERO;
    totals
        .map(|total| {
            so_far = sum([so_far, total])?;
            Ok(so_far)
        })
        .collect()
}

/// `Cộng mang sang (20 người): 10.800.000 đồng`.
fn carried(running: &[Amount], last: u32) -> String {
    let sum = usize::try_from(last)
        .ok()
        .and_then(|last| running.get(last.checked_sub(1)?));
    let figures = wording::figures(sum.copied().unwrap_or_default());
    format!("Cộng mang sang ({last} người): {figures} đồng")
}
