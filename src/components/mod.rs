//! Components: the building blocks of pages.
//!
//! Each component is named by a noun, and its style sheet is beside its file. Interactive parts are
//! Leptos components that get their data by props; only the navigation, the search index and the
//! help sheet are contexts. Static parts are functions that return [`Markup`](maud::Markup) for
//! [`Part`], because it is set in one call, hydrated without a walk, and small in the program. Must
//! not know: the DOM, other than through events and [`crate::browser`].

mod breadcrumb;
mod display_panel;
mod embed_form;
mod embed_lines;
mod export_button;
mod form_fields;
mod frame;
mod help_sheet;
pub mod ids;
mod last_visit;
mod month_grid;
mod month_nav;
mod opened_years;
mod outline;
mod page_tools;
mod part;
mod passage_actions;
mod passage_bar;
mod remark_list;
mod report_bars;
mod report_opening;
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
pub mod shortcuts;
mod single_keys;
mod site_footer;
mod site_header;
mod thread_form;
mod topic_list;
mod topic_tabs;
mod year_rail;

pub use breadcrumb::{Step, breadcrumb, trail};
pub use display_panel::DisplayPanel;
pub use embed_form::{chosen_in_form, embed_form};
pub use embed_lines::{copy_if_asked, embed_lines, write_lines};
pub use export_button::{choose_sections, export_button};
pub use help_sheet::HelpSheetContext;
pub use last_visit::{follow_reading, follow_visits};
pub use month_grid::month_grid;
pub use month_nav::{month_nav, month_nav_link};
pub use opened_years::OpenedYears;
pub use outline::outline;
pub use page_tools::{embed_link, same_month_link, thread_link};
pub use part::Part;
pub use passage_actions::offer_passage_actions;
pub use remark_list::remark_list;
pub use report_bars::ReportBars;
pub use report_opening::report_opening;
pub use report_record::report_record;
pub use report_text::{
    bylines, formed_text, heading_label, lead, own_page, report_text, section_text,
};
pub use search_box::SearchBox;
pub use search_chips::search_chips;
pub use search_facets::search_facets;
pub use search_grid::search_grid;
pub use search_guide::search_guide;
pub use search_hits::search_hits;
pub use search_index::SearchIndexContext;
pub use search_notice::{SearchNotice, search_notices};
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
pub use thread_form::{follow_form, thread_form};
pub use topic_list::topic_list;
pub use topic_tabs::{press_tab, topic_tabs};
pub use year_rail::{follow_years, year_rail};
