//! Pages: Trunk's page taken apart, and the pages made of its parts.
//!
//! | module | duty |
//! |---|---|
//! | [`shell`], [`markup`], [`style`] | parse Trunk's page and assemble pages from its parts |
//! | [`frame`] | smaller shells for embedded pages |
//! | [`pages`], [`head`], [`linked_data`] | pages and their metadata |
//! | [`policy`], [`hosts`] | the security policy of a page |

pub mod frame;
pub mod head;
pub mod hosts;
pub mod linked_data;
pub mod markup;
pub mod pages;
pub mod policy;
pub mod shell;
pub mod style;
