//! The plan of notes: what each carrier's bag needs, and what the cashier withdraws at the bank.

use std::collections::BTreeSet;

use cash::bank::{self, OrderLine};
use cash::notes::{Denomination, Notes};
use paper::wording;
use serde::Serialize;
use sync_protocol::amount::Amount;
use sync_protocol::payout_list::Month;

use crate::error::FormError;
use crate::figures::sum;
use crate::frame::{Frame, FrameView, Signers};
use crate::handover::count_text;
use crate::printer::Printer;

/// The plan of notes of a month.
#[derive(Clone)]
pub struct NotesPlan {
    /// Head and foot.
    pub frame: Frame,
    /// The payout month.
    pub month: Month,
    /// Programme and batch, in words: money of different programmes is never mixed.
    pub scope: String,
    /// The bags.
    pub bags: Vec<Bag>,
    /// What the cashier has.
    pub at_hand: Notes,
    /// Names below the places for signatures.
    pub signers: Signers,
}

/// The notes of one carrier's envelopes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bag {
    /// The route's code.
    pub route: String,
    /// The carrier's name.
    pub carrier: String,
    /// Envelopes.
    pub envelopes: u32,
    /// Their notes.
    pub notes: Notes,
}

#[derive(Serialize)]
struct View {
    #[serde(flatten)]
    frame: FrameView,
    month: String,
    scope: String,
    denominations: Vec<String>,
    bags: Vec<BagView>,
    sum: BagView,
    order: Vec<OrderView>,
    order_count: String,
    order_total: String,
    order_words: String,
    signers: Signers,
}

#[derive(Serialize)]
struct BagView {
    route: String,
    carrier: String,
    envelopes: String,
    counts: Vec<String>,
    total: String,
}

#[derive(Serialize)]
struct OrderView {
    value: String,
    needed: String,
    at_hand: String,
    withdraw: String,
    bo: String,
    thep: String,
    loose: String,
    amount: String,
}

impl NotesPlan {
    /// Prints the plan as PDF.
    ///
    /// # Errors
    /// There is no bag, or the template does not fit; see [`FormError`].
    pub fn pdf(&self, printer: &Printer) -> Result<Vec<u8>, FormError> {
        if self.bags.is_empty() {
            return Err(FormError::Empty);
        }
        let all = self
            .bags
            .iter()
            .fold(Notes::default(), |sum, bag| sum.plus(&bag.notes));
        let used: BTreeSet<_> = all.iter().map(|(denomination, _)| denomination).collect();
        let used: Vec<_> = used.into_iter().rev().collect();
        let bags = self.bags.iter().map(|bag| bag_view(bag, &used));
        let together = Bag {
            route: String::new(),
            carrier: String::new(),
            envelopes: self.bags.iter().map(|bag| bag.envelopes).sum(),
            notes: all.clone(),
        };
        let order = bank::order(&all, &self.at_hand);
        let total = sum(order.iter().map(|line| line.amount))?;
        let withdrawn = order.iter().map(|line| line.withdraw).sum();
        let view = View {
            frame: FrameView::new(&self.frame, "Bảng kế hoạch cơ cấu mệnh giá tiền chi trả"),
            month: wording::month(self.month),
            scope: self.scope.clone(),
            denominations: used.iter().map(|d| wording::figures(d.amount())).collect(),
            bags: bags.collect::<Result<_, _>>()?,
            sum: bag_view(&together, &used)?,
            order: order.iter().map(order_view).collect::<Result<_, _>>()?,
            order_count: count_text(withdrawn)?,
            order_total: wording::figures(total),
            order_words: wording::words(total),
            signers: self.signers.clone(),
        };
        printer.print("notes-plan.typ", &self.frame, &view)
    }
}

fn bag_view(bag: &Bag, used: &[Denomination]) -> Result<BagView, FormError> {
    let counts = used
        .iter()
        .map(|denomination| or_nothing(bag.notes.of(*denomination)));
    Ok(BagView {
        route: bag.route.clone(),
        carrier: bag.carrier.clone(),
        envelopes: count_text(bag.envelopes.into())?,
        counts: counts.collect::<Result<_, _>>()?,
        total: wording::figures(bag.notes.total().ok_or(FormError::OutOfRange)?),
    })
}

fn order_view(line: &OrderLine) -> Result<OrderView, FormError> {
    Ok(OrderView {
        value: wording::figures(line.denomination.amount()),
        needed: or_nothing(line.needed)?,
        at_hand: or_nothing(line.at_hand)?,
        withdraw: or_nothing(line.withdraw)?,
        bo: or_nothing(line.bundles.bo)?,
        thep: or_nothing(line.bundles.thep)?,
        loose: or_nothing(line.bundles.loose)?,
        amount: if line.amount == Amount::ZERO {
            String::new()
        } else {
            wording::figures(line.amount)
        },
    })
}

fn or_nothing(count: u64) -> Result<String, FormError> {
    if count == 0 {
        Ok(String::new())
    } else {
        count_text(count)
    }
}
