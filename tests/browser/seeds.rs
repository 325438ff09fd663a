//! The source reports as files: their months and their text.
//!
//! This module reads the folder itself and takes only the path of the repository from the reader,
//! so that the tests notice if the reader forgets a month.

use std::fs;
use std::path::PathBuf;

use kusama_news_reader::compile::repository;

const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// One source report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seed {
    file: PathBuf,
    year: String,
    month: usize,
}

impl Seed {
    /// Returns all source reports, oldest first.
    pub(crate) fn all() -> Vec<Self> {
        let folder = repository().join("seeds");
        let entries = fs::read_dir(&folder).expect("the folder `seeds` of the repository");
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.expect("a readable entry of `seeds`").path())
            .filter(|file| file.extension().is_some_and(|extension| extension == "md"))
            .collect();
        files.sort();
        let seeds: Vec<Self> = files.into_iter().map(Self::from_file).collect();
        assert!(
            seeds.len() >= 5,
            "the tests name five months, `seeds` has {}",
            seeds.len()
        );
        seeds
    }

    /// Returns the report of the month `YYYY-MM`.
    pub(crate) fn of(month: &str) -> Self {
        let found = Self::all().into_iter().find(|seed| seed.stem() == month);
        found.unwrap_or_else(|| panic!("seeds/{month}.md: the tests need this report"))
    }

    fn from_file(file: PathBuf) -> Self {
        let stem = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let (year, month) = stem.split_once('-').expect("a file named YYYY-MM.md");
        let month: usize = month.parse().expect("a month from 01 to 12");
        Self {
            year: year.to_owned(),
            month,
            file,
        }
    }

    /// For example `2023-11`.
    pub(crate) fn stem(&self) -> String {
        format!("{}-{:02}", self.year, self.month)
    }

    /// For example `2023/11/`, relative to the base.
    pub(crate) fn route(&self) -> String {
        format!("{}/{:02}/", self.year, self.month)
    }

    /// For example `November 2023`.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", MONTH_NAMES[self.month - 1], self.year)
    }

    /// For example `2023`.
    pub(crate) fn year(&self) -> &str {
        &self.year
    }

    /// From 1 for January to 12 for December.
    pub(crate) fn month(&self) -> usize {
        self.month
    }

    /// Returns the Markdown.
    pub(crate) fn source(&self) -> String {
        fs::read_to_string(&self.file).expect("a readable report")
    }
}
