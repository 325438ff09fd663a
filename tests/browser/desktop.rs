//! A virtual screen and the desktop settings on it.
//!
//! `WebKitGTK` has no headless mode, and it takes preferences from the desktop: the color scheme
//! from the name of GTK's theme, motion from GTK's animation setting. Both can be changed while the
//! browser runs, through XSETTINGS, the settings protocol of X11.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::program::{Scratch, program};

/// Style sheet that removes the minimum widths in the browser's tool bar, because they would keep
/// the window from becoming as narrow as a phone.
const NARROW: &str =
    "* { font-size: 1px; min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; }\n";

/// A running desktop. Dropping it ends it.
pub(crate) struct Desktop {
    screen: Child,
    settings: Child,
    display: String,
    folder: Scratch,
    prefers: Mutex<Preferences>,
}

/// The preferences that the desktop reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preferences {
    /// Whether dark colors are preferred.
    pub(crate) is_dark: bool,
    /// Whether reduced motion is preferred.
    pub(crate) is_still: bool,
}

impl Desktop {
    /// Starts a screen and the program that reports settings to programs on it.
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

    /// Sets the environment of `command` so that it runs on this desktop only.
    pub(crate) fn configure(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("XDG_CONFIG_HOME", self.folder.path())
            .env("XDG_CACHE_HOME", self.folder.path().join("cache"))
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            // The D-Bus session of the person who runs the tests could report other preferences.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("GSETTINGS_BACKEND", "memory")
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            // The sandbox refuses to work for root, like Chromium's.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .env_remove("GTK_THEME");
    }

    /// Returns the current preferences.
    pub(crate) fn preferences(&self) -> Preferences {
        *self.prefers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the preferences. Programs need a moment to notice.
    pub(crate) fn prefer(&self, preferences: Preferences) {
        let mut prefers = self.prefers.lock().unwrap_or_else(PoisonError::into_inner);
        if *prefers == preferences {
            return;
        }
        *prefers = preferences;
        let file = self.folder.path().join("settings");
        fs::write(file, text_of(preferences)).expect("the desktop's settings");
        // SIGHUP makes xsettingsd read the file again.
        let signal = format!("kill -HUP {}", self.settings.id());
        let status = Command::new("sh").args(["-c", &signal]).status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "xsettingsd has ended"
        );
    }

    /// Saves downloads in `folder` from now on.
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

/// Starts a screen and returns its display name. The X server chooses its number.
///
/// Windows may be larger than the screen and still work. The screen is as small as the tool bar
/// because the pointer of a new screen is in its middle, and must not touch the page: without a
/// window manager the window below the pointer has the focus.
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

/// Returns the preferences in the format of xsettingsd's configuration file.
fn text_of(preferences: Preferences) -> String {
    let theme = if preferences.is_dark {
        "Adwaita-dark"
    } else {
        "Adwaita"
    };
    let moves = i32::from(!preferences.is_still);
    format!("Net/ThemeName \"{theme}\"\nGtk/EnableAnimations {moves}\n")
}
