//! The real window of the app, driven through `WebKitWebDriver` (Debian package `webkit2gtk-driver`).
//!
//! Things are found as a person or a screen reader finds them: by role and name.

#![expect(
    clippy::float_arithmetic,
    reason = "places on a screen are fractions of pixels; there is no money here"
)]

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::processes::{Running, free_port, program, wait_for_port};

/// How long to wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a window is opened with.
#[derive(Clone, Debug)]
pub struct WindowOptions {
    /// Folder of the device's store.
    pub store: PathBuf,
    /// Size in pixels, such as `360x740`.
    pub size: &'static str,
    /// Folder for pictures.
    pub pictures: PathBuf,
    /// File for what the programs print.
    pub log: PathBuf,
}

/// An open window.
#[derive(Debug)]
pub struct Window {
    options: WindowOptions,
    client: Client,
    driver: Running,
    pictures_taken: u32,
}

impl Window {
    /// Opens the app.
    ///
    /// # Errors
    /// The driver or the window does not start.
    pub async fn open(options: WindowOptions) -> Result<Self> {
        std::fs::create_dir_all(&options.pictures)?;
        let (driver, client) = start(&options).await?;
        Ok(Self {
            options,
            client,
            driver,
            pictures_taken: 0,
        })
    }

    /// Ends the app at once, as a dead battery would, and opens it again.
    ///
    /// # Errors
    /// The driver or the window does not start again.
    pub async fn die_and_reopen(&mut self) -> Result<()> {
        self.driver.kill();
        (self.driver, self.client) = start(&self.options).await?;
        Ok(())
    }

    /// Presses the button, link, tab or option of a name, once it is there and can be pressed.
    ///
    /// # Errors
    /// It does not appear.
    pub async fn press(&self, name: &str) -> Result<()> {
        let xpath = format!(
            "//*[self::button or self::a or self::summary or self::label or @role='button' or @role='radio' \
             or @role='tab'][not(@disabled)][normalize-space(.)={0} or @aria-label={0}]",
            quoted(name)
        );
        self.click(&xpath)
            .await
            .with_context(|| format!("No control named “{name}”"))
    }

    /// Presses the first button whose name begins with a text.
    ///
    /// # Errors
    /// It does not appear.
    pub async fn press_beginning(&self, start: &str) -> Result<()> {
        let xpath = format!(
            "//*[self::button or self::a or self::label][not(@disabled)]\
             [starts-with(normalize-space(.),{0}) or starts-with(@aria-label,{0})]",
            quoted(start)
        );
        self.click(&xpath)
            .await
            .with_context(|| format!("No control beginning “{start}”"))
    }

    /// Presses the first button of a list with a name.
    ///
    /// # Errors
    /// There is no such list, or it is empty.
    pub async fn press_first_in(&self, list: &str) -> Result<()> {
        let xpath = format!("(//*[@aria-label={}]//button)[1]", quoted(list));
        self.click(&xpath)
            .await
            .with_context(|| format!("Nothing in the list “{list}”"))
    }

    /// Types into the field of a label, after emptying it.
    ///
    /// # Errors
    /// There is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let q = quoted(label);
        let xpath = format!(
            "//input[@aria-label={q}]|//textarea[@aria-label={q}]\
             |//label[starts-with(normalize-space(.),{q})]//input\
             |//label[starts-with(normalize-space(.),{q})]//textarea\
             |//*[@id=//label[starts-with(normalize-space(.),{q})]/@for]"
        );
        let field = self
            .find(&xpath)
            .await
            .with_context(|| format!("No field labelled “{label}”"))?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Waits until a text stands somewhere on the screen.
    ///
    /// # Errors
    /// It does not appear.
    pub async fn wait_for_text(&self, text: &str) -> Result<()> {
        let xpath = format!("//body//*[contains(normalize-space(.),{})]", quoted(text));
        if let Err(error) = self.find(&xpath).await {
            bail!(
                "The screen does not say “{text}” ({error}) but: {}",
                self.text().await?
            );
        }
        Ok(())
    }

    /// Tells whether a text stands on the screen at this moment.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn says(&self, text: &str) -> Result<bool> {
        Ok(self.text().await?.contains(text))
    }

    /// All that stands on the screen.
    ///
    /// # Errors
    /// The window is gone.
    pub async fn text(&self) -> Result<String> {
        let text = self
            .client
            .execute("return document.body.innerText", vec![])
            .await?;
        Ok(text
            .as_str()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "))
    }

    /// The text of the first element of an XPath.
    ///
    /// # Errors
    /// There is none.
    pub async fn text_of(&self, xpath: &str) -> Result<String> {
        Ok(self
            .find(xpath)
            .await
            .with_context(|| format!("Nothing at {xpath}"))?
            .text()
            .await?)
    }

    /// Signs on the one canvas of the screen with a few loops that differ by the seed.
    ///
    /// # Errors
    /// There is no canvas.
    pub async fn sign(&self, seed: u32) -> Result<()> {
        let canvas = self.find("//canvas").await.context("No place to sign")?;
        let (_, _, width, height) = canvas.rectangle().await?;
        let mut mouse = MouseActions::new("finger".into());
        let points = loops(seed, width * 0.8, height * 0.4);
        for (number, (x, y)) in points.into_iter().enumerate() {
            let duration = Some(Duration::from_millis(8));
            mouse = mouse.then(PointerAction::MoveToElement {
                element: canvas.clone(),
                duration,
                x,
                y,
            });
            if number == 0 {
                mouse = mouse.then(PointerAction::Down { button: 0 });
            }
        }
        self.client
            .perform_actions(mouse.then(PointerAction::Up { button: 0 }))
            .await?;
        Ok(())
    }

    /// Takes a picture of the screen under the next number and a name.
    ///
    /// # Errors
    /// The window is gone or the picture cannot be written.
    pub async fn picture(&mut self, name: &str) -> Result<()> {
        self.pictures_taken += 1;
        let path = self
            .options
            .pictures
            .join(format!("{:02}-{name}.png", self.pictures_taken));
        // A transition of the screen may be under way; the picture shows where it ends.
        tokio::time::sleep(Duration::from_millis(350)).await;
        std::fs::write(path, self.client.screenshot().await?)?;
        Ok(())
    }

    /// Closes the window.
    ///
    /// # Errors
    /// The window is gone already.
    pub async fn close(self) -> Result<()> {
        self.client.close().await?;
        Ok(())
    }

    /// Clicks, again after a moment when the screen was just being drawn anew.
    async fn click(&self, xpath: &str) -> Result<()> {
        const TRIES: u32 = 6;
        for _ in 1..TRIES {
            if self.try_click(xpath).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        self.try_click(xpath).await
    }

    async fn try_click(&self, xpath: &str) -> Result<()> {
        let element = self.find(xpath).await?;
        // Out from under the bars at the edges of the screen, as a thumb would scroll it.
        let centre = "arguments[0].scrollIntoView({ block: 'center' })";
        self.client
            .execute(centre, vec![serde_json::to_value(&element)?])
            .await?;
        Ok(element.click().await?)
    }

    async fn find(&self, xpath: &str) -> Result<Element> {
        Ok(self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(xpath))
            .await?)
    }
}

async fn start(options: &WindowOptions) -> Result<(Running, Client)> {
    let port = free_port()?;
    let mut command = Command::new("WebKitWebDriver");
    command
        .arg(format!("--port={port}"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("NO_AT_BRIDGE", "1");
    let driver = Running::start(&mut command, &options.log).context("Is webkit2gtk-driver installed?")?;
    wait_for_port(port)?;
    let browser = json!({
        "binary": program("tan-nha")?,
        "args": ["--store", options.store, "--window", options.size],
    });
    let capabilities = [("webkitgtk:browserOptions".to_owned(), browser)]
        .into_iter()
        .collect();
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{port}"))
        .await
        .context("The window did not open")?;
    Ok((driver, client))
}

/// A text as XPath 1.0 writes it, which knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{text}\"")
    } else {
        format!("'{text}'")
    }
}

/// Points of a signature around the middle of a frame.
fn loops(seed: u32, width: f64, height: f64) -> Vec<(f64, f64)> {
    const POINTS: u32 = 60;
    let turns = f64::from(3 + seed % 4);
    let lean = f64::from(seed % 7) / 10.0;
    (0..POINTS)
        .map(|n| {
            let part = f64::from(n) / f64::from(POINTS);
            let angle = part * turns * std::f64::consts::TAU;
            let x = (part - 0.5) * width + angle.cos() * width * 0.06;
            let y = angle.sin() * height * (0.45 - lean * part * 0.3);
            (x.round(), y.round())
        })
        .collect()
}
