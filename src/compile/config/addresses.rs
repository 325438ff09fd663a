//! Addresses in `archive.toml`: of the site, the repository, and the sources of images.

use super::problems::Problems;
use toml::Spanned;

/// Checks the address of the site.
pub(super) fn check_url(url: Option<&Spanned<String>>, problems: &mut Problems<'_>) {
    if let Some(url) = url {
        let address = url.get_ref();
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if !address.is_empty() && !is_web {
            let expected = "expected an address that begins with `https://`, or nothing";
            let message = format!("url `{address}`: {expected}");
            problems.wrong(url.span().start, message, "correct it");
        }
    }
}

/// Checks the address of the repository.
pub(super) fn check_repository(repository: Option<&Spanned<String>>, problems: &mut Problems<'_>) {
    if let Some(repository) = repository {
        let address = repository.get_ref();
        if !address.is_empty() && !is_repository(address) {
            let message = format!(
                "repository `{address}`: expected an address such as \
                 `https://github.com/owner/name`, or nothing"
            );
            problems.wrong(repository.span().start, message, "correct it");
        }
    }
}

/// Checks the sources of images.
pub(super) fn check_images(images: &[Spanned<String>], problems: &mut Problems<'_>) {
    for source in images {
        if !is_image_source(source.get_ref()) {
            let message = format!(
                "image source `{}`: expected an address that begins with `https://`, or a folder \
                 of the site such as `images/`, with a slash at the end",
                source.get_ref()
            );
            problems.wrong(source.span().start, message, "correct it");
        }
    }
}

/// Whether an address has a host and a path, so that a path can be appended.
fn is_repository(address: &str) -> bool {
    let rest = address.strip_prefix("https://").unwrap_or_default();
    let path = rest.trim_end_matches('/').split_once('/');
    let is_plain = !address.contains(|it: char| it.is_whitespace() || "?#\"<>\\".contains(it));
    is_plain && path.is_some_and(|(host, path)| !host.is_empty() && !path.is_empty())
}

/// Whether a source is a whole host or folder. Without the final slash, `https://example.org` would
/// also allow `https://example.org.evil.example`.
fn is_image_source(source: &str) -> bool {
    let rest = source.strip_prefix("https://");
    let is_host = rest.is_some_and(|rest| !rest.starts_with('/'));
    let is_folder = !source.contains([':', '\\']) && !source.starts_with('/');
    source.ends_with('/') && (is_host || is_folder) && !source.contains("..")
}
