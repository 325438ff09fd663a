//! Pages: Trunk's page taken apart, and the pages made of its parts.
//!
//! | module | duty |
//! |---|---|
//! | [`shell`], [`markup`] | parse Trunk's page and assemble pages from its parts |
//! | [`compact`], [`critical`] | the style sheet of a page |
//! | [`assets`] | scripts and styles beside Trunk's |
//! | [`kind`] | kinds of pages |
//! | [`pages`], [`head`], [`linked_data`] | pages and their metadata |
//! | [`moved`] | pages that lead to others |
//! | [`policy`], [`hosts`] | the security policy of a page |

pub mod assets;
pub mod compact;
pub mod critical;
pub mod head;
pub mod hosts;
pub mod kind;
pub mod linked_data;
pub mod markup;
pub mod moved;
pub mod pages;
pub mod policy;
pub mod shell;
