//! Every signed form, frozen. A digest that changes here means that devices in the field and receipts in the
//! archive no longer agree with this program: add an optional field or a type, never change a form.

use sync_protocol::jws::{self, SignedObject};
use sync_protocol::keys::SigningKey;

use crate::forge::{Pieces, stored_frame, text};
use crate::sample::doorstep;
use crate::sample::journal::{self, Journal};
use crate::sample::{carrier, centre, list, objects, supervisor};
use sync_protocol::batch::{self, OpenedBatch};
use sync_protocol::digest::Digest;

fn digest(text: &str) -> String {
    Digest::of(text.as_bytes()).to_hex()
}

fn signed(object: &impl SignedObject, key: &SigningKey) -> String {
    digest(&jws::sign(object, key).unwrap())
}

fn opened(journal: &Journal) -> OpenedBatch {
    let lines: Vec<_> = journal.lines.iter().map(|l| l.as_str().to_owned()).collect();
    let file = stored_frame(text(&lines).as_bytes());
    // Envelope 3 was paid twice on paper: once corrected, once for good. The sum counts what was recorded.
    let paid = list::total(&[1, 2, 3, 3]);
    let pieces = Pieces::of(&lines, journal.heads[0], paid, file, &carrier());
    batch::open(&pieces.pack(&carrier()), &carrier().verifying_key()).unwrap()
}

#[test]
fn entries_of_every_type_keep_their_bytes() {
    let (day, evening) = (journal::carrier_day(), journal::supervisor_evening());
    let digests: Vec<_> = [day.lines, evening.lines, doorstep::doorstep_day().lines]
        .concat()
        .iter()
        .map(|line| digest(line.as_str()))
        .collect();
    assert_eq!(
        digests,
        [
            "2b0e1a8da95ee784a5b65ddb98775b20a4c511a69d4bf7161d500e75648393bc",
            "ed38459defac095de9a4507a8dd5309c9ec3fdf849dc2d79c33c16c2d6ef9ccd",
            "44a8a518977c8749c2f7b33308bfa45221d8ff0115c34fb3d37efd4f4763406d",
            "8a9d3ebaa91936a3937edbf70f155aa0443288a762577da3873a2051afb2daa8",
            "3f478c21b57331828a2a66cf85e960e43631040c5cc2da51433d745c82a00f0a",
            "657d873f747c4367c0cc883d09af4ca519deafa523a8db6607f8d0791eef5150",
            "3956f76be53c6194221be590e668c84d619456b740e4740ca938221be6fbcbd7",
            "217ec852191d7f339ec2a124c899e203a0ab072b890f047bbc12b81e8d544759",
            "2becb415c0367be07377e1a0d18734146ef8368f74362c156ef99d18a8bc3603",
            "907996f4f19d897d70af844a5dcdc8ab9bfa7da73643eca4b66e54f577c563ac",
            "d75441b8cccd56deb8ff50621854d538f01aaf1220b38b6998ffe330dc531038",
            "bb0cb68108de7613dfbd5a996d12d77dfbf7a70c7fff8f3e25f41d02904bf6f1",
            "79737dc4871aee694c43dbf87c0dce2a113d64cd5734b77f7da4affd396bad38",
            "b7427db31f8ee5675c3c20f378b1bb5db6f990c21ee472a4e4eb9c104893156a",
            "942a90aee592fac7a6d76d2ef77d9d2ca518bf522644040ac513d56290534610",
            "934f849f940573ee2e4be907ccfcd231dd537edc5e6cd1de1801a32dd585360b",
            "56e3b9076c1e98a065ac175e8d743ebc5c134d020587f0e4c14e5f04fb218aea",
            "77d0d1eb3311b0b128ad467eea5ca1542c99a9968d8781e1d3b392de723d7f16",
            "60359f7f74ff9ccd4b42c27d2cf5e9799eef8d0ba9c93e2cf13ad7e8d7d913d8",
            "b4b9ef2fdc3c2514a541e6695d36df9694855952e1a2a00d5240d098b8c222d3",
            "8be862b9eee3c1b8b605077f261177c1a6a97e84f43ecbf0fe1fe2da28c1de35",
            "0abd7fa92b5c37c076f3447103a9800dc1c9759508f292794c4dd298f75ef1d8",
            "2de5c87e1cdcec4bc0c521d65b8c9ddcde6892ed8aa336ca45278a235da1f125",
            "ccb9eaec26eee5aa7b6f247daf6933f23e0abd2107bc7f6f3aeb3e2fa94efcbb",
            "5d466a8c787c4ffcd99558964338b87d9c127713f2e1bd57259b6a2597c6c674",
            "5cd8b5aa01c9af6c137c9019ca1c88f2c85234cc2ef7d9f7d4daa25ecb3ddd68",
        ]
    );
}

#[test]
fn signed_objects_of_every_type_keep_their_bytes() {
    let (day, evening) = (journal::carrier_day(), journal::supervisor_evening());
    let opened = opened(&day);
    let forms = [
        ("certificate", digest(&objects::carrier_certificate_jws())),
        (
            "supervisor's certificate",
            digest(&objects::supervisor_certificate_jws()),
        ),
        ("enrolment", signed(&objects::enrolment_request(), &carrier())),
        ("manifest", digest(&opened.manifest_jws)),
        (
            "acknowledgement",
            signed(&objects::acknowledgement(&opened), &centre()),
        ),
        (
            "branch day",
            signed(&objects::branch_day(&day, &evening.lines[1]), &centre()),
        ),
    ];
    assert_eq!(
        forms.map(|(name, digest)| format!("{name} {digest}")),
        [
            "certificate 0ecea4cd6cd926c501ecfa8c51cb5ce596f7f61713f6c1192bf9da76844810dd",
            "supervisor's certificate 00fb33dc68c7206eaed5436e0caea712d1585c112ca3131f62a1d892b515db82",
            "enrolment 1b939047cd75bf72a0859ff71151052b727c4dc48ab4545c03350e5ebebb6253",
            "manifest 0d07c1a7fd65d65d415a424ed8f03b6b989d2d05aa069aa23004251c6b05e526",
            "acknowledgement 6ea846140c98d1db03a5e6b87c3a51e13c0c8e0055aec588bd6f8423d3d9e1b3",
            "branch day 17cc9a118692fc0eab9b366cdc4d2d059678d5d2d7170ac93b749355983e9f53",
        ]
    );
    assert_eq!(opened.manifest.kid, carrier().kid());
    assert_ne!(carrier().kid(), supervisor().kid());
}

#[test]
fn statements_of_every_type_keep_their_bytes() {
    let forms: Vec<_> = objects::statements()
        .iter()
        .map(|s| format!("{} {}", s.type_name, signed(s, &centre())))
        .collect();
    assert_eq!(
        forms,
        [
            "payout_list 77a365705935978b5b7cfa6a29b78f1b1d44c9b3e6a7d08ef840241bb6f8b943",
            "authorisations 784aa5e7a46e7babd4bd0c83e2b5d7afd7d7f4b18d44cb042daaa9b6779e3a88",
            "withdrawal b75f839d56f2674e707e3589a325976936a67b75929392330c612ee5c3e69b26",
            "revocation cbcf2175bdc5fb260a8f6d752de37429cb7502d4fd4b71465c95cd62dcfd9711",
            "door_notes 597483a3df9a173ae375da3cd0445a8e4f6ba62c23056b15faaab1ad6bf4102a",
            "rounds 273d1c9ece66f9af53034ab7d0225bda911beb1c2168c1c8317e9c22d750dbbf",
            "catalogue 0bcc64bb9799d9828216e19cda23890ca240aff586ac3bcbd213d6c8daaf6e73",
        ]
    );
}
