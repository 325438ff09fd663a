//! Pages about names: their addresses, titles and descriptions.

use super::description::extent;
use crate::model::Archive;
use crate::text::{names, publish};

/// A page about names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// All names.
    All,
    /// A name, by its position in [`Archive::names`].
    Of(u16),
}

impl Names {
    /// Parses the segments of a path after `names`. Returns `None` if the archive has no such page.
    pub(super) fn parse(of: &[&str], archive: &Archive) -> Option<Self> {
        match of {
            [] => (!archive.names.is_empty()).then_some(Self::All),
            [slug] => archive.name_by_slug(slug).map(Self::Of),
            _ => None,
        }
    }

    /// Returns the path below the base.
    pub(super) fn path(self, archive: &Archive) -> String {
        match self {
            Self::All => "names/".to_owned(),
            Self::Of(at) => {
                let slug = archive.name(at).map_or("", |name| &name.slug);
                ["names/", slug, "/"].concat()
            }
        }
    }

    /// Returns every page about names; none if the archive has no names.
    pub(super) fn all(archive: &Archive) -> impl Iterator<Item = Self> + use<> {
        let n_names = u16::try_from(archive.names.len()).unwrap_or(u16::MAX);
        let list = (n_names > 0).then_some(Self::All);
        list.into_iter().chain((0..n_names).map(Self::Of))
    }

    /// Returns the title of the page.
    #[must_use]
    pub fn name(self, archive: &Archive) -> String {
        let name = match self {
            Self::All => names::TITLE,
            Self::Of(at) => archive.name(at).map_or("", |name| &name.label),
        };
        name.to_owned()
    }

    /// Returns the description of the page.
    pub(super) fn description(self, archive: &Archive) -> String {
        let (extent, site) = (extent(archive), &archive.site.title);
        match self {
            Self::All => publish::names(&extent, site),
            Self::Of(_) => publish::sentences_on(&self.name(archive), &extent, site),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Route;
    use super::super::tests::archive;
    use super::*;

    #[test]
    fn a_name_has_an_address_and_an_unknown_one_has_none() {
        let archive = archive();
        let route = Route::parse("Names/Web3-Foundation", "", &archive);
        assert_eq!(route, Route::Names(Names::Of(0)));
        assert_eq!(route.path(&archive), "names/web3-foundation/");
        assert_eq!(route.title(&archive), "Web3 Foundation – Names – News");
        let unknown = Route::parse("names/acme/", "", &archive);
        assert!(matches!(unknown, Route::Missing { .. }), "{unknown:?}");
    }

    #[test]
    fn an_archive_without_names_has_no_pages_about_them() {
        let archive = Archive {
            names: Vec::new(),
            ..archive()
        };
        assert_eq!(Names::all(&archive).count(), 0);
        let route = Route::parse("names/", "", &archive);
        assert!(matches!(route, Route::Missing { .. }), "{route:?}");
    }
}
