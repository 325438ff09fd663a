//! Which tests also run in Firefox and `WebKitGTK`, and which with the site at `/`.
//!
//! All tests run in Chromium. The program is the same code in every engine, but it asks the engine
//! for things that may differ: layout, focus, history, storage, sandboxes. Tests of these are
//! listed here, by module or by name, with the reason. `cargo xtask test --all-engines` runs all
//! tests in all engines.

/// Why engines can differ, and the tests where they can: a module such as `history`, or one test.
pub(crate) const DIFFER: &[(&str, &[&str])] = &[
    (
        "a start, a month, a tab, a search and a frame are what nobody may be without",
        &["smoke"],
    ),
    (
        "layout: widths, heights, lines, and what sticks to the window",
        &[
            "accessibility::reflow::nothing_is_lost_at_a_zoom_of_400_percent",
            "accessibility::reflow::what_sticks_leaves_half_of_a_low_window_to_the_text",
            "accessibility::targets::everything_that_can_be_pressed_is_24_px_large_or_stands_alone",
            "archive::its_tables_fit_into_the_narrowest_window",
            "direction",
            "first_screen",
            "help_sheet::the_sheet_fits_320_px_with_the_largest_text",
            "layout::long_words_widen_no_page_and_no_column",
            "layout::no_page_scrolls_sideways_at_320_px",
            "links::a_picture_is_never_wider_than_its_column",
            "passage_bar::the_bar_comes_next_after_a_text_of_any_kind_and_moves_nothing",
            "passage_bar::the_links_take_no_room_and_can_be_hit",
            "passage_bar::what_the_bar_offers_can_be_hit_and_fits",
            "reading_page::paper_has_the_text_the_notice_and_the_address_and_no_controls",
            "reading_page::the_list_stands_beside_the_text_or_after_it",
            "same_month::a_narrow_page_has_one_year_after_the_other_and_nothing_sideways",
            "same_month::the_cells_of_a_topic_stand_at_one_height_on_a_wide_page",
            "same_month::what_does_not_fit_scrolls_by_itself_by_keyboard_and_keeps_its_headings",
            "search_box::the_list_fits_a_small_screen_and_moves_nothing",
            "search_page::the_grid_is_a_table_that_scrolls_by_itself_at_320_px",
            "search_page::what_narrows_is_large_enough_for_a_finger_in_the_narrowest_window",
            "thread_reading::what_stays_in_view_leaves_most_of_a_phone_to_the_text",
        ],
    ),
    (
        "focus and keys: where Tab leads, what a key does by itself, what a dialog gives back",
        &[
            "accessibility::by_keyboard",
            "builder::everything_is_done_with_keys",
            "early_keys::an_empty_box_keeps_the_focus_and_an_unused_one_gets_none",
            "early_keys::the_enter_key_works_without_the_program",
            "early_keys::what_is_selected_in_the_box_stays_selected",
            "early_keys::what_is_typed_before_the_program_starts_is_searched_for_when_it_does",
            "help_sheet::escape_in_the_sheet_leaves_the_marks_of_the_page",
            "help_sheet::the_question_mark_opens_the_sheet_and_closing_gives_the_focus_back",
            "keyboard::a_tab_change_leaves_the_page_where_it_is",
            "keyboard::enter_activates_the_tab_that_kept_the_focus_after_back",
            "keyboard::enter_and_space_activate_the_tab_with_focus",
            "keyboard::the_arrow_keys_move_focus_and_selection_around_the_tabs",
            "keyboard::the_tab_key_comes_back_from_the_panel_to_the_selected_tab",
            "keyboard::the_tab_key_goes_from_the_selected_tab_into_its_panel",
            "page::the_skip_link_comes_first_and_leads_to_the_text_of_the_same_page",
            "passage_bar::escape_takes_the_marks_first_and_then_the_passage",
            "routing::nothing_moves_the_focus_on_the_first_load",
            "search_box::arrow_keys_go_along_the_options_and_enter_opens_one",
            "search_box::escape_closes_and_then_clears",
            "search_box::keys_of_an_input_method_are_left_to_it",
            "search_box::leaving_closes_and_coming_back_opens_again",
            "search_page::the_keyboard_reaches_hits_first_and_jumps_to_what_narrows_them",
            "shortcuts::a_shortcut_is_known_by_its_character_and_by_nothing_else",
            "shortcuts::ctrl_and_k_lead_to_the_box_and_select_its_text",
            "shortcuts::the_slash_can_be_typed_wherever_text_can",
            "shortcuts::the_slash_leads_to_the_box_and_is_not_typed",
        ],
    ),
    (
        "history and scrolling: what Back and a reload bring, where an address leads",
        &[
            "archive::a_year_unfolds_by_key_and_back_finds_it_as_it_was",
            "embed::history",
            "fragments::a_text_is_shown_marked_and_focused_at_once",
            "fragments::the_program_changes_nothing_for_who_looks_at_the_text_already",
            "fragments::who_has_scrolled_on_is_not_taken_back",
            "fragments::without_scripts_the_text_is_marked_and_in_view",
            "fragments::words_that_an_address_names_are_shown_and_stay_in_it",
            "history",
            "links::a_link_to_a_text_of_another_report_marks_it_and_back_returns",
            "links::a_modified_click_on_a_link_to_a_text_is_left_to_the_browser",
            "reading_page::each_section_that_the_list_leads_to_is_the_one_that_is_read",
            "reading_page::the_section_that_is_read_is_marked_while_the_page_is_scrolled",
            "routing::a_click_with_the_control_key_is_left_to_the_browser",
            "search::typing_on_the_search_page_adds_no_entry_to_the_history",
            "search_box::ctrl_opens_an_option_in_a_new_tab",
            "search_hits::a_hit_opened_in_a_new_document_shows_its_paragraph",
            "search_hits::a_hit_opens_at_its_paragraph_and_back_returns_to_the_hits",
            "search_page::back_from_a_hit_returns_to_the_query_the_list_and_the_place",
            "thread_reading::back_gives_the_focus_to_the_date_of_the_month_that_was_left",
            "thread_reading::the_address_of_a_month_opens_at_its_place_within_limits_too",
            "thread_reading::the_date_leads_to_the_report_and_back_returns_to_the_same_place",
            "thread_reading::the_form_writes_the_address_and_back_undoes_it",
            "thread_reading::the_rail_marks_the_year_that_is_read_and_leads_to_the_others",
        ],
    ),
    (
        "what is kept, what the system prefers, and what is painted first",
        &[
            "display::a_chosen_color_scheme_is_there_before_anything_is_painted",
            "display::a_chosen_color_scheme_outweighs_the_one_of_the_system",
            "display::a_chosen_color_scheme_stays_after_a_reload",
            "display::a_chosen_text_size_is_there_before_the_body_and_counts_with_that_of_the_browser",
            "display::the_panel_fits_320_px_at_every_size",
            "display::the_panel_opens_and_closes_by_keys_and_gives_the_focus_back",
            "display::what_is_chosen_lasts_for_the_visit_where_storage_is_refused",
            "page::nothing_moves_for_those_who_ask_for_little_motion",
            "reading_page::the_home_page_leads_back_to_where_the_reader_stopped",
            "reading_page::the_home_page_stays_where_it_is_when_it_greets_a_reader",
            "reading_page::what_is_kept_can_be_forgotten",
            "reading_page::without_storage_all_of_it_lasts_as_long_as_the_page",
        ],
    ),
    (
        "selections, highlights, the clipboard and files that are saved",
        &[
            "builder::lines_are_copied_and_it_is_said",
            "builder::lines_that_a_browser_does_not_copy_are_selected_for_who_does",
            "export::all_on_a_topic_is_saved_and_nothing_else",
            "export::the_file_with_all_is_loaded_by_the_browser",
            "export::where_nothing_can_be_saved_it_is_said_why",
            "marks::a_browser_without_such_marks_shows_the_report_all_the_same",
            "marks::an_opened_hit_has_its_words_marked_and_back_returns_to_the_hits",
            "marks::the_marks_have_the_colors_of_the_chosen_scheme",
            "quotes::a_link_is_copied_as_an_address_and_as_a_link_that_says_where_it_leads",
            "quotes::escape_closes_the_bar_of_a_selection_before_that_of_a_passage",
            "quotes::keys_alone_lead_from_a_paragraph_to_its_quote_on_the_clipboard",
            "quotes::selected_words_are_quoted_as_they_are",
            "quotes::what_the_browser_does_not_copy_stands_selected_in_a_field",
            "quotes::words_of_two_paragraphs_stay_two_and_lead_to_the_first",
        ],
    ),
    (
        "frames: sandboxes, messages, and windows that they open",
        &[
            "builder::the_frames_show_the_part_as_a_page_elsewhere_would",
            "embed::foreign::a_frame_answers_the_question_of_its_host_and_no_other",
            "embed::heights::a_frame_out_of_sight_gets_its_height_and_a_page_by_itself_asks_for_none",
            "embed::heights::a_frame_scrolls_until_the_script_comes_and_fits_in_every_width_after",
            "embed::heights::every_frame_of_a_page_gets_the_height_of_its_own_text",
            "embed::leaving",
            "embed::options::a_frame_looks_as_the_table_of_options_says_before_anything_is_painted",
            "embed::pasted::pasted_lines_show_frames_that_fit_and_whose_links_open_windows",
            "embed::policy::a_host_with_a_strict_policy_needs_to_allow_the_reader_and_nothing_else",
            "embed::sandbox",
            "embed::scripts_off",
            "embed::tall",
            "embed::wordpress::wordpress_shows_the_frame_when_it_has_named_its_height_and_secret",
        ],
    ),
    (
        "workers, policies, WebAssembly, and how each of them fails",
        &[
            "console::a_walk_through_the_reader_leaves_no_complaint_in_the_console",
            "published::editions::a_tab_left_open_over_a_deploy_works_on_and_is_offered_the_new_edition",
            "published::editions::an_edition_that_is_not_whole_is_not_kept_and_the_old_one_stays",
            "published::failures::a_page_in_place_of_the_program_is_no_program",
            "published::failures::a_policy_against_webassembly_leaves_the_text",
            "published::failures::a_program_that_breaks_down_after_it_was_loaded_leaves_the_text",
            "published::failures::a_program_that_was_changed_is_refused_and_the_text_stays",
            "published::failures::a_script_that_was_changed_is_refused_and_the_text_stays",
            "published::failures::webassembly_of_the_wrong_type_still_runs",
            "published::failures::without_the_webassembly_the_text_stays_until_a_reload_mends_it",
            "published::frame",
            "published::offline::a_page_that_was_visited_has_its_text_before_its_program",
            "published::offline::after_one_visit_everything_can_be_read_and_searched_without_the_host",
            "published::offline::without_room_in_the_browser_nothing_is_kept_and_one_reads_on",
            "published::offline::without_the_worker_one_reads_on",
            "published::policy::a_script_that_is_not_of_the_site_is_refused",
            "published::policy::a_walk_through_the_reader_meets_no_limit_of_its_policy",
            "published::scripts_off::without_scripts_the_archive_is_read_page_by_page",
            "published::start",
        ],
    ),
];

/// Returns why engines can differ in the test with this path, such as `history::back_after_a_tab`,
/// or `None` if they cannot.
pub(crate) fn why_they_differ(test: &str) -> Option<&'static str> {
    let found = DIFFER
        .iter()
        .find(|(_, names)| names.iter().any(|name| is_in(test, name)));
    found.map(|(why, _)| *why)
}

/// The modules whose tests also run in Chromium with the site at `/`, if they ask for both places.
/// These tests are about addresses, which contain the base. Other tests do not depend on it.
pub(crate) const DEPEND_ON_PLACE: [&str; 6] = [
    "console",
    "links",
    "not_found",
    "published",
    "routing",
    "threads",
];

/// The modules whose tests have the service worker that keeps the reader for offline use. It loads
/// the whole program once more, which would take up to a quarter of the time of the other tests.
pub(crate) const HAVE_WORKER: [&str; 3] = ["console", "published", "smoke"];

/// Whether the test with this path has the service worker.
pub(crate) fn has_worker(test: &str) -> bool {
    HAVE_WORKER.iter().any(|name| is_in(test, name))
}

/// Whether the test with this path may depend on the base of the site.
pub(crate) fn depends_on_place(test: &str) -> bool {
    DEPEND_ON_PLACE.iter().any(|name| is_in(test, name))
}

/// Whether `test` is the test `name`, or in the module `name`.
fn is_in(test: &str, name: &str) -> bool {
    let rest = test.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}
