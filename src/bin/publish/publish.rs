//! Runs the steps: reads the archive and Trunk's output, makes all files, writes them.

use crate::edition::{Edition, File};
use crate::error::Error;
use crate::feeds::{books, data, feed, figures, markdown, schemas, single_file};
use crate::host::program::{EDITION_FILE, Program};
use crate::host::worker::{self, Worker};
use crate::host::{
    compress, headers, manifest, oembed, opensearch, robots, sitemap, thesaurus, trunk,
};
use crate::page::assets::{Assets, Sources};
use crate::page::head::Heads;
use crate::page::kind::PageKind;
use crate::page::moved;
use crate::page::pages::Pages;
use crate::page::policy::Policy;
use crate::page::shell::Shell;
use crate::pictures::{icons, picture};
use crate::{budget, digest, settings};
use kusama_news_reader::compile::repository;
use maud::Markup;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::ExitCode;

/// Returns the files published beside the pages. Each module makes its files from the edition
/// alone. Pages link only to files in this list; see [`Heads`].
fn files(edition: &Edition) -> Result<Vec<File>, Error> {
    let mut files = vec![
        robots::file(edition),
        data::file(edition)?,
        manifest::file(edition),
        single_file::file(edition),
    ];
    files.extend(books::files(edition)?);
    files.push(markdown::list(edition, &files));
    files.extend(markdown::files(edition));
    files.extend(schemas::files());
    files.extend(moved::files(edition));
    files.extend(opensearch::files(edition));
    files.extend(feed::files(edition));
    files.extend(figures::files(edition)?);
    files.extend(sitemap::file(edition));
    files.extend(icons::files()?);
    let drawn = picture::pictures(edition);
    for warning in &drawn.warnings {
        eprintln!("warning: {warning}");
    }
    files.extend(oembed::files(edition, &drawn.files));
    files.extend(drawn.files);
    Ok(files)
}

/// Finishes the site in the folder that Trunk's environment variables name.
pub fn run() -> ExitCode {
    match publish() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for line in error.to_string().lines() {
                eprintln!("error: {line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn publish() -> Result<(), Error> {
    let folder = settings::site_folder()?;
    // The build script resolves relative paths against the same folder.
    let root = &repository();
    let (edition, warning) = settings::edition(root)?;
    let wordnet = settings::wordnet()?;
    let (thesaurus, notes) = thesaurus::draft(&edition, wordnet.as_ref());
    let site = Site {
        thesaurus,
        trunk: trunk::read(&folder)?,
        sources: Sources::read(root)?,
        beside: files(&edition)?,
        worker: Worker::read(root)?,
        edition,
    };
    // No file changes after this point, so sizes and compressed copies can be computed.
    let archive = site.edition.archive.clone();
    let mut replaced: Vec<String> = site.trunk.iter().map(|file| file.path.clone()).collect();
    let mut files = site.files()?;
    check_paths(&files)?;
    // Skipped for debug builds, because their sizes mean little and take a minute to compute.
    if std::env::var("TRUNK_PROFILE").as_deref() != Ok("debug") {
        let told = budget::told(&files, &archive, root)?;
        // Ignores a closed stdout, because the table is only informative.
        _ = std::io::stdout().write_all(told.as_bytes());
        if compress::is_wanted() {
            files.extend(compress::all(&files)?);
        }
    }
    trunk::write(&folder, &files)?;
    replaced.retain(|path| files.iter().all(|file| file.path != *path));
    trunk::remove(&folder, &replaced);
    for note in notes {
        _ = writeln!(std::io::stdout(), "note: {note}");
    }
    if let Some(warning) = warning {
        eprintln!("warning: {warning}");
    }
    Ok(())
}

/// Everything that the site is made from.
struct Site {
    edition: Edition,
    trunk: Vec<File>,
    sources: Sources,
    /// Files published beside the pages.
    beside: Vec<File>,
    /// What search knows of words that no report has, without the edition's name.
    thesaurus: File,
    worker: Option<Worker>,
}

/// Returns the file from which an open page learns that a newer edition exists.
fn edition_file(name: &str) -> File {
    File::text(EDITION_FILE, format!("{{\"edition\":\"{name}\"}}\n"))
}

impl Site {
    /// Returns all files of the published site, including Trunk's own.
    fn files(self) -> Result<Vec<File>, Error> {
        let (shell, mut trunk) = trunk::split(&self.trunk)?;
        let mut shell = Shell::parse(shell, &self.edition.base)?;
        shell.describe(&self.edition.archive.site);
        if let Some(block) = &mut shell.program {
            (*block, trunk) = trunk::renamed(block, trunk);
        }
        let assets = self.sources.assets(&shell);
        assets.replace(&mut trunk, &shell.files_for_frames);
        let beside = trunk.iter().chain(&self.beside);
        let paths = beside.map(|file| file.path.as_str()).collect();
        let heads = Heads::new(&self.edition, paths);
        let pages = Pages::draw(&self.edition, &heads)?;
        let program = self.program(&shell, &assets, &trunk)?;
        let opening = shell.opening.clone().into_string();
        let shells = self.sources.shells(&shell, &assets, &pages);
        let policy = policy_of_all(&shells, &pages);
        let element = |name: &str| match &program {
            Some(program) => program.element(name),
            None => Ok(Markup::default()),
        };
        // Pages contain the edition's name, so it is computed from drafts without it.
        let drafts = pages.files(&shells, &element("")?);
        let script = self.worker.as_ref().map(Worker::draft);
        let parts = trunk.iter().chain(&self.beside).chain(&drafts);
        let name = digest::edition(parts.chain(&script).chain([&self.thesaurus]));

        let mut files = pages.files(&shells, &element(&name)?);
        files.extend(self.beside.iter().cloned());
        files.push(edition_file(&name));
        if let Some(worker) = &self.worker {
            let ours = files.iter().filter(|file| worker::keeps(&file.path));
            let of_reader = trunk.iter().filter(|file| !assets.is_for_frames(file));
            let kept = of_reader.chain(ours);
            let script = worker.file(&name, &opening, kept)?;
            files.push(script);
        }
        trunk.push(self.thesaurus.at(thesaurus::path(&name)));
        let hashed = trunk.iter().filter(|file| trunk::is_hashed(file));
        let hashed = hashed.map(|file| file.path.as_str());
        files.push(headers::file(&self.edition, &policy, hashed));
        files.extend(trunk);
        Ok(files)
    }

    /// Returns the program's metadata, unless the page starts the program in its own way.
    fn program(
        &self,
        shell: &Shell,
        assets: &Assets,
        trunk: &[File],
    ) -> Result<Option<Program>, Error> {
        let Some(block) = &shell.program else {
            return Ok(None);
        };
        let program = Program::of(block, &self.edition, trunk)?;
        let program = program.with_assets(&self.edition, &assets.boot.path, &assets.style.path);
        Ok(Some(match self.worker {
            Some(_) => program.with_worker(&self.edition, worker::FILE),
            None => program,
        }))
    }
}

/// Returns a policy that allows at least what each page needs.
fn policy_of_all(shells: &[(PageKind, Shell)], pages: &Pages) -> Policy {
    let mut policy = Policy::of(shells.iter().map(|(_, shell)| shell), pages.picture_hosts());
    policy.is_for_frames = true;
    policy.is_dynamic = true;
    policy.styles.insert(single_file::hash_of_style());
    policy.scripts.insert(moved::hash_of_script());
    policy
}

/// Returns an error if two files have the same path.
fn check_paths(files: &[File]) -> Result<(), Error> {
    let mut paths = BTreeSet::new();
    match files.iter().find(|file| !paths.insert(&file.path)) {
        None => Ok(()),
        Some(File { path, .. }) => Err(Error::SamePath { path: path.clone() }),
    }
}
