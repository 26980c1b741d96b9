//! The supervisor's evening: see the branch's day, count what came back, close the day, export the receipts.

use anyhow::{Context, Result};

use crate::demo::expected::Route;
use crate::demo::{CARRIER_NAME, Day, PIN, Places};
use crate::processes::Central;
use crate::window::{Window, WindowOptions};

/// The supervisor's desk.
const DESK: &str = "1280x800";

/// Plays the supervisor's evening.
///
/// # Errors
/// A step cannot be taken, or the screen does not say what it must.
pub async fn close_day(places: &Places, central: &Central, route: &Route, day: &Day) -> Result<()> {
    println!("The supervisor counts and closes the day");
    let link = central.enrolment_link("GS001", "supervisor", "Lê Văn Giám")?;
    let options = WindowOptions {
        store: places.out.join("devices/supervisor"),
        size: DESK,
        pictures: places.out.join("screens/supervisor"),
        log: places.log(),
    };
    let mut window = Window::open(options).await?;
    enrol(&window, &link).await?;
    count_and_close(&mut window, route, day).await?;
    export(&mut window).await?;
    window.close().await
}

async fn enrol(window: &Window, link: &str) -> Result<()> {
    window.fill("Mã cấp máy", link).await?;
    window.press("Tiếp tục").await?;
    window.fill("Tên máy", "Máy bưu cục").await?;
    window.press("Tiếp tục").await?;
    for button in ["Tiếp tục", "Hoàn tất"] {
        window.wait_for_text("mã PIN").await?;
        for digit in PIN.chars() {
            window.press(&digit.to_string()).await?;
        }
        window.press(button).await?;
    }
    window.wait_for_text("Bảng ngày").await
}

async fn count_and_close(window: &mut Window, route: &Route, day: &Day) -> Result<()> {
    let returned = route.sum_of(&day.not_paid)?;
    window.wait_for_text(CARRIER_NAME).await?;
    window.picture("board").await?;
    window
        .press_beginning(CARRIER_NAME)
        .await
        .context("The carrier's row")?;
    window.wait_for_text("Chưa đếm phong bì trả lại").await?;
    window.picture("carrier-day").await?;
    window
        .fill("Số phong bì", &day.not_paid.len().to_string())
        .await?;
    window.fill("Tổng số tiền (đồng)", &returned.to_string()).await?;
    window.picture("count").await?;
    window.press("Ký số đếm").await?;
    window.wait_for_text("Không còn gì vướng").await?;
    window.picture("nothing-left-to-clear").await?;
    window.press("Khóa sổ ngày này").await?;
    window.wait_for_text("khóa sổ lúc").await?;
    window.picture("closed").await
}

async fn export(window: &mut Window) -> Result<()> {
    for format in ["PDF để in và đọc", "Gói hồ sơ để kiểm tra"] {
        window.press(format).await?;
        window.press("Xuất tệp").await?;
        window.wait_for_text("Đã ghi tệp").await?;
    }
    window.picture("exported").await?;
    window.press("Quay lại").await?;
    window.wait_for_text("Đã khóa sổ").await?;
    window.picture("board-closed").await
}
