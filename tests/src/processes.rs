//! The real programs as processes that end with the test.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Where the built programs are: beside the program that runs.
///
/// # Errors
/// The operating system does not say where this program is, or the program is not beside it.
pub fn program(name: &str) -> Result<PathBuf> {
    let this = std::env::current_exe().context("This program has no path")?;
    let folders = this.ancestors().skip(1).take(2);
    let found = folders
        .map(|folder| folder.join(name))
        .find(|path| path.is_file());
    found.with_context(|| format!("{name} is not built: run `make build`"))
}

/// A process, with all that it starts, that is ended when dropped.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Starts a command with its output going to a file.
    ///
    /// # Errors
    /// The command cannot be started or the file not be made.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let log = std::fs::File::options().create(true).append(true).open(log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .process_group(0)
            .spawn();
        Ok(Self(child.with_context(|| {
            format!("Starting {}", command.get_program().to_string_lossy())
        })?))
    }

    /// Ends the process and all that it started at once, as a power cut would.
    pub fn kill(&mut self) {
        let group = format!("-{}", self.0.id());
        // They may have ended by themselves; either way they are gone afterwards.
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A central endpoint over one folder, which can be stopped and started again on the same address.
#[derive(Debug)]
pub struct Central {
    folder: PathBuf,
    port: u16,
    log: PathBuf,
    running: Option<Running>,
}

impl Central {
    /// Prepares an endpoint over a new folder; nothing runs yet.
    ///
    /// # Errors
    /// The folder cannot be made or no port is free.
    pub fn new(folder: PathBuf, log: PathBuf) -> Result<Self> {
        let central = Self {
            folder,
            port: free_port()?,
            log,
            running: None,
        };
        central.run(&["init", "--endpoint", &central.address()])?;
        Ok(central)
    }

    /// The base address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs a subcommand and gives what it printed.
    ///
    /// # Errors
    /// It did not succeed; its error text is in the error.
    pub fn run(&self, args: &[&str]) -> Result<String> {
        let output = Command::new(program("tan-nha-central")?)
            .arg("--folder")
            .arg(&self.folder)
            .args(args)
            .output()?;
        if !output.status.success() {
            bail!(
                "tan-nha-central {args:?}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Makes a one-time enrolment link.
    ///
    /// # Errors
    /// The subcommand fails.
    pub fn enrolment_link(&self, staff: &str, role: &str, name: &str) -> Result<String> {
        let printed = self.run(&[
            "enrol", "--plain", "--staff", staff, "--role", role, "--name", name,
        ])?;
        Ok(printed.trim().to_owned())
    }

    /// Starts to serve and waits until it answers.
    ///
    /// # Errors
    /// It does not answer within some seconds.
    pub fn start(&mut self) -> Result<()> {
        let listen = format!("127.0.0.1:{}", self.port);
        let mut command = Command::new(program("tan-nha-central")?);
        command
            .arg("--folder")
            .arg(&self.folder)
            .args(["serve", "--listen", &listen]);
        self.running = Some(Running::start(&mut command, &self.log)?);
        wait_for_port(self.port)
    }

    /// Ends the process at once, as a power cut would.
    pub fn stop(&mut self) {
        self.running = None;
    }
}

/// A port that nobody listens on at this moment.
///
/// # Errors
/// The system gives none.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Waits until somebody listens on a port of this machine.
///
/// # Errors
/// Nobody does within some seconds.
pub fn wait_for_port(port: u16) -> Result<()> {
    const TRIES: u32 = 200;
    for _ in 0..TRIES {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    bail!("Nobody listens on port {port}")
}
