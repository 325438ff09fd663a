//! Every text that the reader says in its own words, once: a module for each place where it is said.

#![allow(
    missing_docs,
    reason = "a text says what it says; the modules tell where"
)]

pub mod passage;
