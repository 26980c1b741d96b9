//! Codes that give nothing.

use device::views::CallErrorCode;

use crate::support::office::Office;
use crate::support::people::Person;

#[tokio::test]
async fn a_used_and_an_invented_code_give_no_device() {
    let office = Office::with_list(1);
    let link = office
        .central
        .enrolment_link("NV001", "carrier", "Trần Thị Lượm")
        .unwrap();
    Person::enrolled(&link).await;
    assert_eq!(
        Person::try_enrolling(&link).await.err().unwrap().code,
        CallErrorCode::CodeUsed
    );
    let (place, _) = link.split_once("&c=").unwrap();
    let invented = format!("{place}&c=AAAAA-BBBBB-CCCCC-DDDDD");
    assert_eq!(
        Person::try_enrolling(&invented).await.err().unwrap().code,
        CallErrorCode::CodeUnknown
    );
    assert_eq!(office.status()["devices"].as_array().unwrap().len(), 1);
}
