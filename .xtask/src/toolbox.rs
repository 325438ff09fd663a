//! All build tools, ready for use.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::notice::announce;
use crate::outcome::Outcome;
use crate::pin::Pins;
use crate::tool::{Place, Tool};
use crate::toolchain;

pub struct Toolbox {
    /// Folders of the tools that are not on PATH.
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// Finds every tool, and installs missing ones.
    pub fn ready(pins: &Pins) -> Outcome<Self> {
        let mut folders = Vec::new();
        let mut titles = Vec::new();
        for tool in Tool::all(pins) {
            if let Place::Folder(folder) = tool.ready()? {
                folders.push(folder);
            }
            titles.push(format!("{} {}", tool.title, tool.version));
        }
        announce(&format!("tools are ready: {}", titles.join(", ")));
        Ok(Self { folders })
    }

    /// Puts the tools first on the command's PATH, because Trunk looks there before downloading.
    pub fn configure(&self, command: &mut Command) -> Outcome<()> {
        let old = env::var_os("PATH").unwrap_or_default();
        let all = self.folders.iter().cloned().chain(env::split_paths(&old));
        let path = env::join_paths(all).map_err(|cause| {
            format!("the tools' folder cannot be on PATH: {cause}; set XDG_CACHE_HOME to another")
        })?;
        command.env("PATH", path);
        Ok(())
    }
}

/// Installs the toolchain and the tools if they are missing.
pub fn prepare(root: &Path) -> Outcome<(Pins, Toolbox)> {
    toolchain::ready(root)?;
    let pins = Pins::load(root)?;
    let toolbox = Toolbox::ready(&pins)?;
    Ok((pins, toolbox))
}
