//! Pages: the main content, one file for each kind of route.
//!
//! Each page begins with its `h1`, because that receives the focus on navigation. Must not know:
//! the DOM, other than through events.

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
