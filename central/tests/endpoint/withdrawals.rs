//! Taking back lists, envelopes and authority.

use central::store::Store;
use central::withdrawals::{Revoke, Target, Withdraw, WithdrawRefusal};
use sync_protocol::acknowledgement::FlagCode;
use sync_protocol::certificate::Role;
use sync_protocol::statement::StatementBody;
use sync_protocol::wire::{self, ErrorCode};

use crate::support::centre::Centre;
use crate::support::device::Device;
use crate::support::lists::small_list;

#[tokio::test]
async fn a_withdrawn_envelope_reaches_the_carrier_and_a_payment_of_it_is_flagged() {
    let centre = Centre::start().await;
    centre.import(small_list("one.csv")).await;
    let mut device = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let list = device.lists().await.remove(0);
    let withdraw = |target| {
        let asked = Withdraw {
            target,
            reason: "Đã qua đời".into(),
        };
        centre.app.store.withdraw(asked, centre.signer())
    };
    let one = Target::Envelopes(vec![list.envelopes[0].id]);
    let done = withdraw(one.clone()).await.unwrap().unwrap();
    assert_eq!(
        (
            done.envelopes.envelopes,
            done.paid_before.envelopes,
            done.statements
        ),
        (1, 0, 1)
    );
    assert_eq!(withdraw(one).await.unwrap(), Err(WithdrawRefusal::Before));

    let last = device.pull().await.pop().unwrap().typed_body().unwrap();
    let StatementBody::Withdrawal(told) = last else {
        panic!("{last:?}")
    };
    assert_eq!((told.list, told.envelopes), (list.id, vec![list.envelopes[0].id]));
    device.pay(&list, &list.envelopes[0]);
    device.pay(&list, &list.envelopes[1]);
    let ack = device.push_after(0).await;
    let flags: Vec<_> = ack.flags.iter().map(|f| (f.seq, f.code.clone())).collect();
    assert_eq!(flags, [(1, FlagCode::Withdrawn)]);

    let done = withdraw(Target::List(list.id)).await.unwrap().unwrap();
    assert_eq!(
        (done.envelopes.envelopes, done.paid_before.envelopes),
        (5, 1),
        "money that is out is said"
    );
}

#[tokio::test]
async fn a_revoked_device_gets_nothing_new_and_hands_in_what_it_holds() {
    let centre = Centre::start().await;
    let mut carrier = Device::enrolled(&centre, 1, "NV001", Role::Carrier).await;
    let supervisor = Device::enrolled(&centre, 3, "NV900", Role::Supervisor).await;
    for device in [&carrier, &supervisor] {
        let asked = Revoke {
            kid: device.key.kid(),
            reason: "Mất máy".into(),
        };
        centre
            .app
            .store
            .revoke(asked, centre.signer())
            .await
            .unwrap()
            .unwrap();
    }
    centre.import(small_list("one.csv")).await;
    let statements = carrier.pull().await;
    assert_eq!(statements.len(), 1);
    assert!(matches!(
        statements[0].typed_body(),
        Ok(StatementBody::Revocation(_))
    ));
    carrier.declare(crate::support::device::holding(0, 0));
    let ack = carrier.push_after(0).await;
    assert_eq!(
        ack.flags.iter().map(|f| &f.code).collect::<Vec<_>>(),
        [&FlagCode::DeviceRevoked]
    );
    let reply = supervisor.get(wire::PATH_BRANCH_DAY, "date=2026-11-05").await;
    assert_eq!((reply.status, reply.error().code), (403, ErrorCode::NotAllowed));
}
