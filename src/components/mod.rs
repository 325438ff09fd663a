//! Components: the parts that pages are made of.
//!
//! Each is a noun, stands in a file with its style sheet beside it, and gets what it shows by
//! props; only the archive, the navigation and the search index are contexts. What has many parts
//! and none that changes is a function that writes HTML text, as [`crate::archive::html`] does.
//! Must not know: the DOM, other than through events and [`crate::browser`].

mod anchor;
mod color_scheme_toggle;
mod count;
pub mod ids;
mod mark_bar;
mod month_grid;
mod month_nav;
mod opened_years;
mod remark_list;
mod report_record;
mod report_text;
mod search_box;
mod search_chips;
mod search_combobox;
mod search_facets;
mod search_grid;
mod search_guide;
mod search_hit;
mod search_hits;
mod search_index;
mod search_listbox;
mod search_notice;
mod shortcut_switch;
mod site_footer;
mod site_header;
mod topic_list;
mod topic_tabs;

pub use anchor::anchor;
pub use color_scheme_toggle::ColorSchemeToggle;
pub use count::count;
pub use mark_bar::MarkBar;
pub use month_grid::MonthGrid;
pub use month_nav::MonthNav;
pub use opened_years::OpenedYears;
pub use remark_list::remark_list;
pub use report_record::report_record;
pub use report_text::{Bylines, HeadingLabel, ReportText};
pub use search_box::SearchBox;
pub use search_chips::search_chips;
pub use search_facets::search_facets;
pub use search_grid::search_grid;
pub use search_guide::search_guide;
pub use search_hits::search_hits;
pub use search_index::SearchIndexContext;
pub use search_notice::{SearchNotice, search_notices};
pub use shortcut_switch::ShortcutSwitch;
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
pub use topic_list::TopicList;
pub use topic_tabs::TopicTabs;
