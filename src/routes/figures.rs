//! Pages about the reports' figures: their addresses, names and descriptions.

use super::description::extent;
use crate::model::Archive;
use crate::text::{figures, publish};

/// A page about the reports' figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// All measures.
    All,
    /// The figures of a measure, by its position in [`Archive::measures`].
    Of(u16),
    /// Figures that disagree, or repeat.
    Differences,
}

impl Figures {
    /// Parses the segments of a path: `page`, and those after it. Returns `None` if the archive has
    /// no such page.
    pub(super) fn parse(page: &str, of: &[&str], archive: &Archive) -> Option<Self> {
        let found = match (page, of) {
            ("figures", []) => Self::All,
            ("figures", [slug]) => Self::Of(archive.measure_by_slug(slug)?),
            ("differences", []) => Self::Differences,
            _ => return None,
        };
        (!archive.measures.is_empty()).then_some(found)
    }

    /// Returns the path below the base.
    pub(super) fn path(self, archive: &Archive) -> String {
        match self {
            Self::All => "figures/".to_owned(),
            Self::Of(at) => {
                let slug = archive.measure(at).map_or("", |measure| &measure.slug);
                ["figures/", slug, "/"].concat()
            }
            Self::Differences => "differences/".to_owned(),
        }
    }

    /// Returns every page about figures; none if the archive has no figures.
    pub(super) fn all(archive: &Archive) -> impl Iterator<Item = Self> + use<> {
        let n_measures = u16::try_from(archive.measures.len()).unwrap_or(u16::MAX);
        let pages = [Self::All, Self::Differences]
            .into_iter()
            .take(usize::from(n_measures) * 2);
        pages.chain((0..n_measures).map(Self::Of))
    }

    /// Returns the name of the page.
    #[must_use]
    pub fn name(self, archive: &Archive) -> String {
        let name = match self {
            Self::All => figures::TITLE,
            Self::Of(at) => archive.measure(at).map_or("", |measure| &measure.label),
            Self::Differences => figures::DIFFERENCES,
        };
        name.to_owned()
    }

    /// Returns the description of the page.
    pub(super) fn description(self, archive: &Archive) -> String {
        let (extent, site) = (extent(archive), &archive.site.title);
        match self {
            Self::All => publish::figures(&extent, site),
            Self::Of(_) => publish::figures_of(&self.name(archive), &extent, site),
            Self::Differences => publish::differences(&extent, site),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Route;
    use super::super::tests::archive;
    use super::*;

    #[test]
    fn an_archive_without_figures_has_no_pages_about_them() {
        let archive = Archive {
            measures: Vec::new(),
            ..archive()
        };
        let is_figures = |route: &Route| matches!(route, Route::Figures(_));
        assert!(!Route::all(&archive).any(|route| is_figures(&route)));
        for path in ["figures/", "figures/price/", "differences/"] {
            let route = Route::parse(path, "", &archive);
            assert!(matches!(route, Route::Missing { .. }), "{path}: {route:?}");
        }
    }
}
