//! Pages: what stands in the middle, one file for each kind of route.
//!
//! Each begins with the `h1` that takes the focus when the reader comes to the page. Must not
//! know: the DOM, other than through events.

mod archive;
mod builder;
mod home;
mod missing;
mod passage;
mod report;
mod same_month;
mod search;
mod thread;

pub use archive::archive_page;
pub use builder::BuilderPage;
pub use home::home_page;
pub use missing::missing_page;
pub use passage::passage_page;
pub use report::ReportPage;
pub use same_month::same_month_page;
pub use search::SearchPage;
pub use thread::thread_page;
