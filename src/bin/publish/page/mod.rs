//! Pages: the shell from Trunk's page, and what each page has of its own.

pub mod frame;
pub mod head;
pub mod hosts;
pub mod linked_data;
pub mod markup;
pub mod pages;
pub mod policy;
pub mod shell;
pub mod style;
