//! The two hands of a handover, and how many envelopes fit beside their ink.

use sync_protocol::amount::Amount;
use sync_protocol::hands::OtherHand;
use sync_protocol::ids::{EnvelopeId, StaffId};
use sync_protocol::ink::Ink;
use sync_protocol::limits::LINE_BYTES_MAX;

use crate::error::Result;
use crate::input;
use crate::payouts::ink;
use crate::views::custody::SignedInput;
use crate::views::{CallError, InkInput};

/// Envelopes in one entry, so that its line stays under the protocol's 64 KiB. A carrier's heaviest day has 300.
const ENVELOPES_PER_ENTRY_MAX: usize = 1_500;

/// Characters of one of two signatures of an entry. A real one takes some 1,300; two of the protocol's longest would
/// leave no room for envelopes.
const HAND_INK_LENGTH_MAX: usize = 16 * 1024;

/// Bytes of an id in a list of JSON: 36 characters, two quotation marks and a comma.
const ENVELOPE_BYTES: usize = 39;

/// Bytes of a line beside envelopes and ink: signature, times, names.
const FRAME_BYTES: usize = 4 * 1024;

/// Characters of the code of an employee.
const STAFF_LENGTH_MAX: usize = 40;

/// Two signatures that were checked; none when people sign on paper.
#[derive(Clone, Default)]
pub(crate) struct Hands {
    /// The holder's.
    pub(crate) own: Option<Ink>,
    /// The other person's.
    pub(crate) other: Option<OtherHand>,
}

impl Hands {
    /// Reads what the screen sent.
    ///
    /// # Errors
    /// `SignatureBlank`, `SignatureTooLittle`, `FieldInvalid`.
    pub(crate) fn read(signed: Option<&SignedInput>) -> Result<Self> {
        let Some(signed) = signed else {
            return Ok(Self::default());
        };
        let staff = input::optional_text("other_staff", &signed.other_staff, STAFF_LENGTH_MAX)?;
        Ok(Self {
            own: Some(hand_ink("ink", &signed.ink)?),
            other: Some(OtherHand {
                name: input::text("other_name", &signed.other_name, input::NAME_LENGTH_MAX)?,
                staff: (!staff.is_empty()).then_some(StaffId(staff)),
                ink: hand_ink("other_ink", &signed.other_ink)?,
            }),
        })
    }

    fn ink_bytes(&self) -> usize {
        let other = self.other.as_ref().map(|hand| &hand.ink);
        let inks = self.own.iter().chain(other);
        inks.map(|ink| ink.encode().len()).fold(0, usize::saturating_add)
    }
}

/// Reads one of two signatures of an entry.
///
/// # Errors
/// `SignatureBlank`, `SignatureTooLittle`, `FieldInvalid`: it does not fit beside another.
pub(crate) fn hand_ink(field: &str, input: &InkInput) -> Result<Ink> {
    let ink = ink(input)?;
    if ink.encode().len() <= HAND_INK_LENGTH_MAX {
        Ok(ink)
    } else {
        Err(CallError::field(field))
    }
}

/// Envelopes with their money.
pub(crate) type Moved = Vec<(EnvelopeId, Amount)>;

/// What one entry says of envelopes.
pub(crate) struct Part {
    /// Which ones.
    pub(crate) envelopes: Vec<EnvelopeId>,
    /// Their money.
    pub(crate) total: Amount,
    /// Who signed: in the first entry only.
    pub(crate) hands: Hands,
}

/// Divides envelopes among as few entries as their lines allow; the first one has the signatures.
///
/// # Errors
/// The money cannot be added up.
pub(crate) fn in_entries(moved: &Moved, hands: Hands) -> Result<Vec<Part>> {
    let room = LINE_BYTES_MAX
        .saturating_sub(FRAME_BYTES)
        .saturating_sub(hands.ink_bytes());
    let first = room
        .checked_div(ENVELOPE_BYTES)
        .unwrap_or_default()
        .clamp(1, ENVELOPES_PER_ENTRY_MAX);
    let (head, rest) = moved.split_at(first.min(moved.len()));
    let mut parts = vec![part(head, hands)?];
    for piece in rest.chunks(ENVELOPES_PER_ENTRY_MAX) {
        parts.push(part(piece, Hands::default())?);
    }
    Ok(parts)
}

fn part(moved: &[(EnvelopeId, Amount)], hands: Hands) -> Result<Part> {
    let total = Amount::checked_sum(moved.iter().map(|(_, money)| *money));
    Ok(Part {
        envelopes: moved.iter().map(|(id, _)| *id).collect(),
        total: total.ok_or_else(|| CallError::internal("add up envelopes"))?,
        hands,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sync_protocol::ink::InkPoint;
    use uuid::Uuid;

    fn envelopes(count: u128) -> Moved {
        let one = |n| (EnvelopeId(Uuid::from_u128(n)), Amount::from_dong(1_000));
        (0..count).map(one).collect()
    }

    fn long_ink() -> Ink {
        let points = (0..4_000)
            .map(|i| InkPoint::new(i % 7 * 40, i % 5 * 90, 12))
            .collect();
        Ink {
            width: 3000,
            height: 1500,
            strokes: vec![points],
        }
    }

    #[test]
    fn a_day_of_one_carrier_is_one_entry_and_two_long_signatures_make_it_several() {
        assert_eq!(in_entries(&envelopes(300), Hands::default()).unwrap().len(), 1);
        let hand = OtherHand {
            name: "Lê Văn Giao".into(),
            staff: None,
            ink: long_ink(),
        };
        let hands = Hands {
            own: Some(long_ink()),
            other: Some(hand),
        };
        let parts = in_entries(&envelopes(3_200), hands).unwrap();
        let counts: Vec<usize> = parts.iter().map(|part| part.envelopes.len()).collect();
        assert_eq!(counts.iter().sum::<usize>(), 3_200);
        assert!(
            counts[0] < 1_500 && counts[1..].iter().all(|count| *count <= 1_500),
            "{counts:?}"
        );
        assert!(parts[0].hands.own.is_some() && parts[1].hands.own.is_none());
        let first = &parts[0];
        let ink = long_ink().encode().len() * 2;
        assert!(first.envelopes.len() * ENVELOPE_BYTES + ink + FRAME_BYTES <= LINE_BYTES_MAX);
        let money: Amount = parts.iter().map(|part| part.total).sum();
        assert_eq!(money, Amount::from_dong(3_200_000));
    }
}
