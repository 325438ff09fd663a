//! Files for hosts, browsers and other sites, and the site's folder.
//!
//! | module | duty |
//! |---|---|
//! | [`trunk`] | reads and writes the site's folder |
//! | [`program`] | the addresses and hashes of the program |
//! | [`worker`], [`manifest`], [`opensearch`] | for browsers: offline use, installing, search |
//! | [`headers`], [`robots`], [`sitemap`], [`compress`] | for hosts and search engines |
//! | [`thesaurus`] | for search |
//! | [`oembed`] | answers for editors of other sites |

pub mod compress;
pub mod headers;
pub mod manifest;
pub mod oembed;
pub mod opensearch;
pub mod program;
pub mod robots;
pub mod sitemap;
pub mod thesaurus;
pub mod trunk;
pub mod worker;
