//! The carrier's day: enrol, take the envelopes, visit every door with the centre switched off, come back.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::demo::expected::Route;
use crate::demo::{CARRIER, CARRIER_NAME, Day, PIN, Places};
use crate::processes::Central;
use crate::window::{Window, WindowOptions};

/// The smallest phone that every page is drawn for.
const PHONE: &str = "360x740";

/// Who hands the envelopes over in the morning and takes them back in the evening.
const SUPERVISOR_NAME: &str = "Lê Văn Giám";

/// What happens at the doors, in the order of the route. Every door after these is an ordinary visit.
const OUTCOMES: [Outcome; 12] = [
    Outcome::Beneficiary,
    Outcome::NotPaid("Đi vắng, không có ai nhận"),
    Outcome::UnregisteredProxy,
    Outcome::Beneficiary,
    Outcome::PaidByMistake,
    Outcome::NotPaid("Nghe báo đã mất"),
    Outcome::Beneficiary,
    Outcome::BatteryDies,
    Outcome::NotPaid("Đang nằm viện"),
    Outcome::Beneficiary,
    Outcome::LockedBetween,
    Outcome::NotPaid("Từ chối nhận"),
];

#[derive(Clone, Copy, Debug)]
enum Outcome {
    /// The beneficiary signs.
    Beneficiary,
    /// Somebody with a paper who is not in the register signs.
    UnregisteredProxy,
    /// Nothing is paid, for a reason.
    NotPaid(&'static str),
    /// Paid, then found to be the wrong person and corrected.
    PaidByMistake,
    /// Paid; then the app dies before anything else is done.
    BatteryDies,
    /// Paid; then the carrier locks the device and opens it again.
    LockedBetween,
}

/// A door as the screen shows it.
#[derive(Debug)]
struct Visit {
    number: u32,
    person: String,
}

struct Carrier {
    window: Window,
    day: Day,
}

/// Plays the carrier's day.
///
/// # Errors
/// A step cannot be taken, or the screen does not say what it must.
pub async fn work(places: &Places, central: &mut Central, route: &Route) -> Result<Day> {
    let window = open(places).await?;
    let mut carrier = Carrier {
        window,
        day: Day::default(),
    };
    carrier.enrol(central).await?;
    carrier.take_envelopes(route).await?;
    println!("The centre is switched off; the carrier goes out");
    central.stop();
    carrier.visit_doors(route).await?;
    println!("The carrier comes back; the centre is switched on");
    central.start()?;
    carrier.come_back().await?;
    let Carrier { window, day } = carrier;
    window.close().await?;
    Ok(day)
}

async fn open(places: &Places) -> Result<Window> {
    Window::open(WindowOptions {
        store: places.out.join("devices/carrier"),
        size: PHONE,
        pictures: places.out.join("screens/carrier"),
        log: places.log(),
    })
    .await
}

impl Carrier {
    async fn enrol(&mut self, central: &Central) -> Result<()> {
        println!("Enrolling {CARRIER_NAME}");
        let link = central.enrolment_link(CARRIER, "carrier", CARRIER_NAME)?;
        let window = &mut self.window;
        window.wait_for_text("Chào mừng đến với Tận Nhà").await?;
        window.picture("first-start").await?;
        window.fill("Mã cấp máy", &link).await?;
        window.press("Tiếp tục").await?;
        window.fill("Tên máy", "Điện thoại chị Lượm").await?;
        window.picture("device-name").await?;
        window.press("Tiếp tục").await?;
        window.wait_for_text("Chọn mã PIN").await?;
        type_pin(window).await?;
        window.picture("choose-pin").await?;
        window.press("Tiếp tục").await?;
        window.wait_for_text("Nhập lại mã PIN").await?;
        type_pin(window).await?;
        window.press("Hoàn tất").await?;
        window.wait_for_text("Nhận phong bì buổi sáng").await
    }

    async fn take_envelopes(&mut self, route: &Route) -> Result<()> {
        let window = &mut self.window;
        window
            .wait_for_text(&format!("{} phong bì", route.people.len()))
            .await?;
        window.picture("morning").await?;
        window.press_beginning("Nhận phong bì buổi sáng").await?;
        window.wait_for_text(&amount_text(route)).await?;
        window.picture("receive-envelopes").await?;
        window.press("Đã đếm đủ, xác nhận nhận").await?;
        window.fill("Họ tên người giao", SUPERVISOR_NAME).await?;
        both_sign(window).await?;
        window.picture("both-signed").await?;
        window.press("Xác nhận đã nhận").await?;
        window.wait_for_text("Đã ký trên máy này").await?;
        window.picture("received").await?;
        window.press("Về Hôm nay").await?;
        wait_until_accepted(window).await?;
        window.wait_for_text(&amount_text(route)).await?;
        window.picture("today").await
    }

    async fn visit_doors(&mut self, route: &Route) -> Result<()> {
        self.search_like_a_carrier().await?;
        self.open_first_door_left().await?;
        let doors = u32::try_from(route.people.len())?;
        for number in 1..=doors {
            let index = usize::try_from(number - 1)?;
            let outcome = OUTCOMES.get(index).copied().unwrap_or(Outcome::Beneficiary);
            let visit = Visit {
                number,
                person: self.person_at_the_door().await?,
            };
            self.visit(&visit, outcome)
                .await
                .with_context(|| format!("Door {number} ({outcome:?})"))?;
            if number % 10 == 0 {
                println!("  {number} of {doors} doors");
            }
            match outcome {
                _ if number == doors => {}
                Outcome::BatteryDies | Outcome::LockedBetween => self.open_first_door_left().await?,
                _ => self.window.press_beginning("Đến ").await?,
            }
        }
        self.window.press("Về Hôm nay").await?;
        self.window.wait_for_text(&format!("{doors} / {doors}")).await?;
        self.window.picture("all-doors-done").await
    }

    /// Finds somebody by a part of the name, without diacritics.
    async fn search_like_a_carrier(&mut self) -> Result<()> {
        let window = &mut self.window;
        window.press("Tuyến").await?;
        window.wait_for_text("Tìm người").await?;
        window.picture("route").await?;
        window.fill("Tìm người", "thanh lanh").await?;
        window.wait_for_text("Lê Thị Thanh Lành").await?;
        window.picture("search").await?;
        window.press_beginning("Lê Thị Thanh Lành").await?;
        window.wait_for_text("Cao Thị Hồng").await?;
        window.picture("door-with-proxy").await?;
        window.press("Quay lại").await?;
        window.press("Xóa chữ đang tìm").await
    }

    async fn open_first_door_left(&self) -> Result<()> {
        self.window.press_beginning("Tuyến").await?;
        self.window.press("Chưa đến").await?;
        self.window.press_first_in("Danh sách hộ").await
    }

    async fn person_at_the_door(&self) -> Result<String> {
        self.window.wait_for_text("Số tiền phải chi").await?;
        let name = self.window.text_of("//main//h2[1]").await?;
        let place = self
            .window
            .text_of("//main//h2[1]/following-sibling::p[1]")
            .await?;
        let hamlet = place.split(", ").next().context("A door without a hamlet")?;
        Ok(format!("{name}|{hamlet}"))
    }

    async fn visit(&mut self, visit: &Visit, outcome: Outcome) -> Result<()> {
        let first = visit.number == 1;
        if first {
            self.window.picture("door").await?;
        }
        match outcome {
            Outcome::NotPaid(reason) => self.leave_unpaid(visit, reason).await,
            Outcome::UnregisteredProxy => {
                self.pay_to_proxy(visit).await?;
                self.day.paid.push(visit.person.clone());
                Ok(())
            }
            Outcome::Beneficiary => self.pay(visit, first).await,
            Outcome::PaidByMistake => {
                self.pay(visit, false).await?;
                self.correct_and_pay_again(visit).await
            }
            Outcome::BatteryDies => {
                self.pay(visit, false).await?;
                self.reopen(visit).await
            }
            Outcome::LockedBetween => {
                self.pay(visit, false).await?;
                self.lock_and_unlock().await
            }
        }
    }

    async fn pay(&mut self, visit: &Visit, pictures: bool) -> Result<()> {
        self.window.press("Chi trả").await?;
        self.picture_if(pictures, "envelope").await?;
        self.window.press("Cả bốn mục đều đúng").await?;
        self.picture_if(pictures, "who-receives").await?;
        self.window.press_beginning("Chính người hưởng").await?;
        self.window.wait_for_text("bằng cách nào").await?;
        self.picture_if(pictures, "identity").await?;
        self.window.press("Quen mặt, biết rõ người này").await?;
        self.sign_and_confirm(visit, pictures).await?;
        self.day.paid.push(visit.person.clone());
        Ok(())
    }

    async fn pay_to_proxy(&mut self, visit: &Visit) -> Result<()> {
        let window = &mut self.window;
        window.press("Chi trả").await?;
        window.press("Cả bốn mục đều đúng").await?;
        window.press_beginning("Người khác có giấy tờ").await?;
        window.fill("Họ và tên", "Nguyễn Thị Thí Dụ").await?;
        window.fill("Số căn cước", "089175000123").await?;
        window.fill("Quan hệ với người hưởng", "Con dâu").await?;
        window
            .fill("Loại giấy và số giấy", "Giấy ủy quyền 12/2026/GUQ")
            .await?;
        window.picture("proxy-with-a-paper").await?;
        window.press("Xong giấy tờ").await?;
        window.press("Đã xem thẻ căn cước").await?;
        window.fill("4 số cuối trên giấy tờ", "0123").await?;
        window.press("Tiếp tục").await?;
        self.sign_and_confirm(visit, false).await
    }

    async fn sign_and_confirm(&mut self, visit: &Visit, pictures: bool) -> Result<()> {
        self.window.wait_for_text("đã nhận đủ").await?;
        self.window.sign(visit.number).await?;
        self.picture_if(pictures, "signature").await?;
        self.window.press("Ký xong").await?;
        self.window.wait_for_text("Biên nhận").await?;
        self.picture_if(pictures, "review").await?;
        self.window.press("Xác nhận đã chi").await?;
        self.window.wait_for_text("Đã ký trên máy này").await?;
        self.picture_if(pictures, "paid").await
    }

    async fn leave_unpaid(&mut self, visit: &Visit, reason: &str) -> Result<()> {
        let first = self.day.not_paid.is_empty();
        self.window.press("Không chi được").await?;
        self.window.press(reason).await?;
        self.picture_if(first, "not-paid").await?;
        self.window.press("Ghi nhận không chi được").await?;
        self.window.wait_for_text("Đã ký trên máy này").await?;
        self.picture_if(first, "not-paid-recorded").await?;
        self.day.not_paid.push(visit.person.clone());
        Ok(())
    }

    /// Back to the door just paid, correct it, and pay the right person.
    async fn correct_and_pay_again(&mut self, visit: &Visit) -> Result<()> {
        let (name, _) = visit.person.split_once('|').context("Not name|hamlet")?;
        self.open_by_search(name).await?;
        let window = &mut self.window;
        window.press("Đính chính").await?;
        window.press("Nhầm người").await?;
        window.picture("correction").await?;
        window.press("Xác nhận đính chính").await?;
        window.wait_for_text("Đã đính chính").await?;
        window.picture("corrected").await?;
        self.day.corrected += 1;
        self.day.paid.pop();
        self.open_by_search(name).await?;
        self.pay(visit, false).await
    }

    async fn open_by_search(&mut self, name: &str) -> Result<()> {
        self.window.press("Về tuyến").await?;
        self.window.wait_for_text("Tìm người").await?;
        self.window.press("Tất cả").await?;
        self.window.fill("Tìm người", name).await?;
        self.window.press_beginning(name).await?;
        self.window.wait_for_text("Số tiền phải chi").await
    }

    /// The app is ended without warning after a payout was confirmed. Nothing may be lost.
    async fn reopen(&mut self, visit: &Visit) -> Result<()> {
        let window = &mut self.window;
        window.die_and_reopen().await?;
        window.wait_for_text("Nhập mã PIN").await?;
        window.picture("locked-after-the-battery-died").await?;
        unlock(window).await?;
        window.wait_for_text(&format!("{} /", visit.number)).await?;
        window.picture("nothing-lost").await
    }

    async fn lock_and_unlock(&mut self) -> Result<()> {
        let window = &mut self.window;
        window.press("Về tuyến").await?;
        window.press("Cài đặt").await?;
        window.picture("settings").await?;
        window.press("Khóa máy").await?;
        window.wait_for_text("Nhập mã PIN").await?;
        unlock(window).await
    }

    async fn come_back(&mut self) -> Result<()> {
        let window = &mut self.window;
        window.press_beginning("Chờ gửi").await?;
        window.picture("signed-here-not-yet-accepted").await?;
        window.press("Gửi và nhận ngay").await?;
        window.wait_for_text("Trung tâm đã nhận mọi bản ghi").await?;
        window.picture("accepted-by-the-centre").await?;
        window.press("Quay lại").await?;
        window.press("Túi tiền").await?;
        window.wait_for_text("Trong túi phải có").await?;
        window.picture("evening-bag").await?;
        window.press_beginning("Trả lại tất cả").await?;
        window.fill("Họ tên người nhận lại", SUPERVISOR_NAME).await?;
        both_sign(window).await?;
        window.press("Xác nhận đã trả lại").await?;
        window.wait_for_text("Đã trả lại phong bì").await?;
        window.press("Về Hôm nay").await?;
        window.press("Túi tiền").await?;
        window.press_beginning("Túi đã hết").await?;
        window.picture("end-of-day").await?;
        window.press("Ký bản khai cuối ngày").await?;
        window.press("Mở khung ký: Tôi ký").await?;
        window.sign(1).await?;
        window.press("Ký xong").await?;
        window.press("Xác nhận bản khai").await?;
        window.wait_for_text("Đã khai cuối ngày").await?;
        window.press("Về Hôm nay").await?;
        wait_until_accepted(window).await?;
        window.picture("day-declared").await?;
        window.press("Sổ ghi").await?;
        window.wait_for_text("Khai cuối ngày").await?;
        window.picture("journal").await
    }

    async fn picture_if(&mut self, wanted: bool, name: &str) -> Result<()> {
        if wanted {
            self.window.picture(name).await
        } else {
            Ok(())
        }
    }
}

/// The carrier signs, then whoever stands opposite.
async fn both_sign(window: &Window) -> Result<()> {
    window.press("Mở khung ký: Tôi ký").await?;
    window.sign(1).await?;
    window.press("Ký xong").await?;
    window.wait_for_text(SUPERVISOR_NAME).await?;
    window.sign(2).await?;
    window.press("Ký xong").await
}

async fn type_pin(window: &Window) -> Result<()> {
    for digit in PIN.chars() {
        window.press(&digit.to_string()).await?;
    }
    Ok(())
}

async fn unlock(window: &Window) -> Result<()> {
    type_pin(window).await?;
    window.press("Mở khóa").await?;
    window.wait_for_text("Tiền còn trong túi").await
}

async fn wait_until_accepted(window: &Window) -> Result<()> {
    const TRIES: u32 = 60;
    for _ in 0..TRIES {
        if window.says("Đã nhận đủ").await? {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    bail!(
        "The centre did not accept all entries; the screen says: {}",
        window.text().await?
    )
}

fn amount_text(route: &Route) -> String {
    vietnamese::amount::format_amount(&route.total.decimal())
}
