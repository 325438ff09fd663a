//! Files for browsers, hosts and other sites.

pub mod compress;
pub mod headers;
pub mod manifest;
pub mod oembed;
pub mod opensearch;
pub mod program;
pub mod robots;
pub mod sitemap;
pub mod trunk;
pub mod worker;
