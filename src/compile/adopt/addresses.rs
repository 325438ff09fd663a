//! Finds the site that reports were written for, and where their images come from.

use crate::compile::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// Marks in front of an address, in Markdown and HTML.
const BEFORE: [&str; 4] = ["](", "]: ", "href=\"", "src=\""];

/// The addresses of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The likely site of links that begin with a slash, without a slash at its end.
    pub base: Option<String>,
    /// Whether there are such links.
    pub has_rooted: bool,
    /// Sources of images, the most frequent ones.
    pub images: Vec<String>,
}

/// Maximum number of sources of images.
const MAX_IMAGES: usize = 3;

impl Addresses {
    /// Reads the addresses in all files.
    pub fn of(sources: &[Source]) -> Self {
        let mut rooted: BTreeSet<String> = BTreeSet::new();
        let mut absolute: Vec<(String, String)> = Vec::new();
        let mut images: BTreeMap<String, usize> = BTreeMap::new();
        for source in sources {
            let text = String::from_utf8_lossy(&source.bytes);
            for address in addresses(&text) {
                if let Some((host, path)) = split(address) {
                    absolute.push((host.to_owned(), first_part(path).to_owned()));
                    if is_image(address) {
                        *images.entry(format!("{host}/")).or_default() += 1;
                    }
                } else if address.starts_with('/') && !address.starts_with("//") {
                    rooted.insert(first_part(address).to_owned());
                }
            }
        }
        let mut hosts: BTreeMap<&str, usize> = BTreeMap::new();
        let shared = absolute.iter().filter(|(_, part)| rooted.contains(part));
        for (host, _) in shared {
            *hosts.entry(host).or_default() += 1;
        }
        let most = hosts.into_iter().max_by_key(|(_, n)| *n);
        let mut images: Vec<(String, usize)> = images.into_iter().collect();
        images.sort_by_key(|(_, n)| core::cmp::Reverse(*n));
        images.truncate(MAX_IMAGES);
        Self {
            base: most.map(|(host, _)| host.to_owned()),
            has_rooted: !rooted.is_empty(),
            images: images.into_iter().map(|(host, _)| host).collect(),
        }
    }
}

fn addresses(text: &str) -> impl Iterator<Item = &str> {
    BEFORE.iter().flat_map(move |before| {
        text.match_indices(before).map(move |(at, _)| {
            let rest = text.get(at + before.len()..).unwrap_or_default();
            let is_end = |c: char| c.is_whitespace() || "\"')<>".contains(c);
            rest.split(is_end).next().unwrap_or_default()
        })
    })
}

/// Splits an absolute address into the site and the path.
fn split(address: &str) -> Option<(&str, &str)> {
    let host = address
        .strip_prefix("https://")
        .filter(|rest| !rest.is_empty())?;
    let end = host.find(['/', '?', '#']).unwrap_or(host.len());
    let at = "https://".len() + end;
    (end > 0).then(|| address.split_at(at))
}

/// Returns the first part of a path, as in `news` of `/news/ice`.
fn first_part(path: &str) -> &str {
    let path = path.trim_start_matches('/');
    path.split(['/', '?', '#']).next().unwrap_or_default()
}

fn is_image(address: &str) -> bool {
    let path = address
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"];
    endings.iter().any(|ending| path.ends_with(ending))
}
