//! Replies that get lost, and batches that come often.

use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::support::office::Office;
use crate::support::people::Person;
use crate::support::road::{Road, ask, body};

#[tokio::test]
async fn an_endpoint_that_dies_in_the_middle_of_its_reply_has_taken_the_batch_once() {
    let office = Office::with_list(3);
    let road = Road::to(&office.central.address());
    let carrier = carrier_by(&office, &road).await;
    carrier.take_envelopes().await;
    carrier.pay(&carrier.envelopes().await[0]).await;

    let office = Arc::new(Mutex::new(office));
    let dying = Arc::clone(&office);
    road.cut_next_batch_reply(move || dying.lock().unwrap().central.stop());
    let cut = carrier.sync().await;
    assert_eq!(cut["last_error"]["code"], "offline");
    assert_eq!(
        cut["pending_entries"], 2,
        "nothing is let go without a whole acknowledgement"
    );

    office.lock().unwrap().central.start().unwrap();
    let done = carrier.sync().await;
    assert_eq!(
        (&done["last_error"], done["pending_entries"].as_u64()),
        (&Value::Null, Some(0))
    );
    let sent = road.batches();
    assert_eq!(sent.len(), 2);
    assert_eq!(body(&sent[0]), body(&sent[1]), "the same bytes go again");
    let status = office.lock().unwrap().status();
    assert_eq!(
        (&status["batches"], &status["lists"][0]["paid"]["envelopes"]),
        (&1.into(), &1.into())
    );
    assert_eq!(status["devices"][0]["accepted_seq"], 2);
}

#[tokio::test]
async fn sixteen_copies_of_a_request_at_once_get_sixteen_identical_acknowledgements() {
    let office = Office::with_list(3);
    let road = Road::to(&office.central.address());
    let carrier = carrier_by(&office, &road).await;
    carrier.take_envelopes().await;
    carrier.pay(&carrier.envelopes().await[0]).await;
    // The first sight of the batch is lost together with its endpoint, so that the copies race for the effect.
    let office = Arc::new(Mutex::new(office));
    office.lock().unwrap().central.stop();
    carrier.sync().await;
    office.lock().unwrap().central.start().unwrap();
    let request = road.batches().remove(0);

    let address = office.lock().unwrap().central.address();
    let copies: Vec<_> = (0..16)
        .map(|_| {
            let (address, request) = (address.clone(), request.clone());
            std::thread::spawn(move || ask(&address, &request).unwrap())
        })
        .collect();
    let replies: Vec<Vec<u8>> = copies.into_iter().map(|copy| copy.join().unwrap()).collect();
    assert!(replies.iter().all(|reply| reply.starts_with(b"HTTP/1.1 200 ")));
    assert!(replies.iter().all(|reply| body(reply) == body(&replies[0])));

    let done = carrier.sync().await;
    assert_eq!(
        (&done["last_error"], done["pending_entries"].as_u64()),
        (&Value::Null, Some(0))
    );
    let status = office.lock().unwrap().status();
    assert_eq!(
        (&status["batches"], &status["lists"][0]["paid"]["envelopes"]),
        (&1.into(), &1.into())
    );
    assert_eq!(status["exceptions"], Value::Array(Vec::new()));
}

/// A carrier whose device knows the centre by the road's address.
async fn carrier_by(office: &Office, road: &Road) -> Person {
    let printed = office.central.run(&[
        "enrol",
        "--plain",
        "--staff",
        crate::support::list::CARRIER,
        "--endpoint",
        road.address(),
    ]);
    let carrier = Person::enrolled(printed.unwrap().trim()).await;
    carrier.sync().await;
    carrier
}
