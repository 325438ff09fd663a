//! A screen that nobody sees, and the settings of the desktop on it.
//!
//! `WebKitGTK` has no headless mode, and takes what a reader prefers from the desktop: the color
//! scheme from the name of GTK's theme, motion from its animations. Both can be changed while the
//! browser runs, by the protocol for settings of X11.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::driver::{Scratch, program};

/// Takes away what keeps the browser's window from becoming as narrow as a phone: the smallest
/// widths of what is in its tool bar.
const NARROW: &str =
    "* { font-size: 1px; min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; }\n";

/// A running desktop; dropping it ends it.
pub(crate) struct Desktop {
    screen: Child,
    settings: Child,
    display: String,
    folder: Scratch,
    prefers: Mutex<Preferences>,
}

/// What the reader prefers, as the desktop says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preferences {
    /// Whether colors are to be dark.
    pub(crate) is_dark: bool,
    /// Whether little is to move.
    pub(crate) is_still: bool,
}

impl Desktop {
    /// Starts a screen, and what tells programs on it the settings.
    pub(crate) fn start() -> Self {
        let folder = Scratch::new("desktop");
        let put = |name: &str, text: &str| {
            let file = folder.path().join(name);
            let parent = file.parent().unwrap_or(folder.path());
            fs::create_dir_all(parent).expect("a folder for the desktop's settings");
            fs::write(&file, text).expect("the desktop's settings");
        };
        put("gtk-3.0/gtk.css", NARROW);
        let downloads = folder.path().join("downloads");
        let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
        put("user-dirs.dirs", &downloads);
        put("settings", &text_of(Preferences::default()));
        let (screen, display) = screen();
        let file = program("XSETTINGSD", &["xsettingsd"]);
        let settings = Command::new(&file)
            .arg("-c")
            .arg(folder.path().join("settings"))
            .env("DISPLAY", &display)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: does not start: {error}", file.display()));
        Self {
            screen,
            settings,
            display,
            folder,
            prefers: Mutex::default(),
        }
    }

    /// Has a program run on this desktop, and know no other.
    pub(crate) fn lend(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("XDG_CONFIG_HOME", self.folder.path())
            .env("XDG_CACHE_HOME", self.folder.path().join("cache"))
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            // A session of the person who tests could say otherwise what is preferred.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("GSETTINGS_BACKEND", "memory")
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            // It refuses to work for root, as the one of Chromium.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .env_remove("GTK_THEME");
    }

    /// What is preferred now.
    pub(crate) fn preferences(&self) -> Preferences {
        *self.prefers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the programs what is preferred; they take a moment to hear it.
    pub(crate) fn prefer(&self, preferences: Preferences) {
        let mut prefers = self.prefers.lock().unwrap_or_else(PoisonError::into_inner);
        if *prefers == preferences {
            return;
        }
        *prefers = preferences;
        let file = self.folder.path().join("settings");
        fs::write(file, text_of(preferences)).expect("the desktop's settings");
        // It reads them again.
        let signal = format!("kill -HUP {}", self.settings.id());
        let status = Command::new("sh").args(["-c", &signal]).status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "xsettingsd has ended"
        );
    }

    /// Has files saved in `folder`.
    pub(crate) fn keep_downloads_in(&self, folder: &Path) {
        let link: PathBuf = self.folder.path().join("downloads");
        drop(fs::remove_file(&link));
        symlink(folder, &link).expect("a link to the folder of downloads");
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        for process in [&mut self.settings, &mut self.screen] {
            drop(process.kill());
            drop(process.wait());
        }
    }
}

/// Starts a screen; it chooses its own number and says it.
///
/// Windows may be larger than the screen, and nothing is lost of them. It is as small as the tool
/// bar: where nobody manages windows, the one below the mouse has the focus, and the mouse of a new
/// screen is in its middle, where it must not touch the page.
fn screen() -> (Child, String) {
    let file = program("XVFB", &["Xvfb"]);
    let mut process = Command::new(&file)
        .args(["-displayfd", "1", "-nolisten", "tcp"])
        .args(["-screen", "0", "16x16x24"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: does not start: {error}", file.display()));
    let output = process.stdout.take().expect("a piped output");
    let line = BufReader::new(output).lines().next();
    let Some(Ok(number)) = line else {
        drop(process.kill());
        panic!("{}: ended without naming its screen", file.display());
    };
    (process, format!(":{}", number.trim()))
}

/// The preferences as the program that tells them reads them.
fn text_of(preferences: Preferences) -> String {
    let theme = if preferences.is_dark {
        "Adwaita-dark"
    } else {
        "Adwaita"
    };
    let moves = i32::from(!preferences.is_still);
    format!("Net/ThemeName \"{theme}\"\nGtk/EnableAnimations {moves}\n")
}
