//! The pages about figures, from an archive made by hand.

use crate::support::{page_of, part, plain};
use kusama_news_reader::model::{
    Archive, DifferenceClass, Differences, Figure, Measure, Report, Sentence, TextId,
};
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::ui::prerender::render;
use std::sync::Arc;

fn figure(month: &str, value: &str, text: &str) -> Figure {
    Figure {
        sentence: Sentence {
            month: month.parse().unwrap(),
            id: TextId { hash: 26, nth: 1 },
            before: "Herring sold at ".into(),
            text: text.into(),
            after: " a barrel.".into(),
        },
        value: value.into(),
        unit: "USD".into(),
        ..Figure::default()
    }
}

/// Nine prices in four months, of which two are equal and one is expected for a later month.
fn figures() -> Vec<Figure> {
    let stated = [
        ("2021-01", "12", "$12"),
        ("2021-02", "13.5", "$13.50"),
        ("2021-02", "14", "$14"),
        ("2021-03", "1250", "$1,250"),
        ("2021-03", "20", "$20"),
        ("2021-03", "21", "$21"),
        ("2021-04", "1250", "$1,250"),
        ("2021-04", "30", "$30"),
        ("2021-04", "31", "$31"),
    ];
    let mut figures: Vec<Figure> = stated
        .map(|(month, value, text)| figure(month, value, text))
        .into();
    figures[0].is_forecast = true;
    figures[0].period = "2021-04".into();
    figures[1].opens_range = true;
    figures[4].qualifier = "about".into();
    figures[5].period = "2021-01-30".into();
    figures
}

/// Two prices of March and April are the same; no other rule finds anything.
fn differences(class: DifferenceClass) -> Differences {
    let is_same = class == DifferenceClass::SameFigure;
    Differences {
        class,
        cases: is_same.then(|| vec![3, 6]).into_iter().collect(),
        n_left_out: u32::from(is_same) * 2,
    }
}

fn archive() -> Arc<Archive> {
    let report = |month: &str| Report {
        month: month.parse().unwrap(),
        ..Report::default()
    };
    let measure = |slug: &str, label: &str| Measure {
        slug: slug.into(),
        label: label.into(),
        unit: "USD".into(),
        is_charted: true,
        ..Measure::default()
    };
    let mut archive = Archive {
        measures: vec![
            measure("price", "Price of herring"),
            measure("catch", "Catch"),
        ],
        reports: ["2021-01", "2021-02", "2021-03", "2021-04", "2021-05"]
            .map(report)
            .into(),
        figures: figures(),
        differences: DifferenceClass::ALL.map(differences).into(),
        ..Archive::default()
    };
    archive.figures.push(Figure {
        measure: 1,
        ..figure("2021-05", "7", "$7")
    });
    archive.site.title = "Harbour Letter".into();
    archive.site.short_notice = "Unverified".into();
    Arc::new(archive)
}

fn page(path: &str) -> String {
    page_of(&archive(), path)
}

#[test]
fn every_measure_is_listed_with_its_figures_and_its_months() {
    let html = page("figures/");
    let table = part(&html, "<tbody", "</tbody>").replace('<', " <");
    assert_eq!(
        plain(&table),
        "Price of herring Chart 9 January 2021 – April 2021 Catch 1 May 2021"
    );
    assert!(html.contains("href=\"/x/figures/price/\""), "{html}");
    assert!(html.contains("href=\"/x/differences/\""), "{html}");
}

#[test]
fn a_table_has_every_figure_with_its_sentence_and_leads_to_its_paragraph() {
    let html = page("figures/price/");
    let table = part(&html, "<tbody", "</tbody>");
    assert_eq!(table.matches("<tr").count(), 9);
    assert_eq!(table.matches("Herring sold at <b>").count(), 9);
    assert!(table.contains("href=\"/x/2021/03/#p-00001a\""), "{table}");
    let rows: Vec<String> = table
        .split("</tr>")
        .map(|row| plain(&row.replace('<', " <")))
        .collect();
    assert_eq!(
        rows[0],
        "January 2021 $12 forecast, for April 2021 Herring sold at $12 a barrel."
    );
    assert_eq!(
        rows[4],
        "March 2021 about $20 Herring sold at $20 a barrel."
    );
    assert_eq!(
        rows[5],
        "March 2021 $21 for 2021-01-30 Herring sold at $21 a barrel."
    );
}

#[test]
fn a_chart_has_a_name_and_a_sentence_and_nothing_inside_takes_the_focus() {
    let html = page("figures/price/");
    let svg = part(&html, "<svg role=\"img\"", "</svg>");
    assert!(
        svg.contains("aria-labelledby=\"chart-name chart-about\""),
        "{svg}"
    );
    let about = part(svg, "<desc", "</desc>");
    assert_eq!(plain(about), "9 figures in 4 months, from $12 to $1,250.");
    assert!(!svg.contains("<a") && !svg.contains("tabindex"), "{svg}");
    assert_eq!(svg.matches("class=\"chart-ring\"").count(), 2);
    let silent = part(svg, "<g class=\"chart-silent\"", "</g>");
    assert_eq!(silent.matches("<line").count(), 1, "May 2021");
    let caption = part(&html, "<figcaption", "</figcaption>");
    assert!(caption.contains("This is not market data."), "{caption}");
}

#[test]
fn a_measure_with_few_figures_has_a_table_only() {
    let html = page("figures/catch/");
    assert!(!html.contains("<figure"), "{html}");
    assert_eq!(part(&html, "<tbody", "</tbody>").matches("<tr").count(), 1);
}

#[test]
fn a_difference_shows_all_its_sentences_and_takes_no_side() {
    let html = page("differences/");
    let same = part(&html, "The same figure again", "</section>");
    assert!(
        same.contains("(1)") && same.contains("Left out: 2."),
        "{same}"
    );
    let group = plain(&part(same, "<ul", "</ul>").replace('<', " <"));
    assert_eq!(
        group,
        "March 2021 Herring sold at $1,250 a barrel. April 2021 Herring sold at $1,250 a barrel."
    );
    let words = plain(&html.replace('<', " <")).to_lowercase();
    for judgement in ["wrong", "false", "correct", "error", "true"] {
        assert!(!words.contains(judgement), "{judgement} in {words}");
    }
    let backwards = part(&html, "Numbers that run backwards", "</section>");
    assert!(backwards.contains("None."), "{backwards}");
}

#[test]
fn a_forecast_is_shown_beside_the_report_of_its_time() {
    let html = page("differences/");
    let ahead = part(&html, "Figures for a later time", "</section>");
    assert!(ahead.contains("(1)"), "{ahead}");
    let then = part(ahead, "class=\"figure-then\"", "</div>");
    assert_eq!(
        then.matches("<li").count(),
        3,
        "the prices of April: {then}"
    );
}

#[test]
fn the_pages_carry_the_notice_and_the_footer_leads_to_them() {
    for path in ["figures/", "figures/price/", "differences/"] {
        assert!(page(path).contains("Unverified"), "{path}");
    }
    let footer = |html: &str| part(html, "<footer", "</footer>").to_owned();
    assert!(footer(&page("2021/03/")).contains("href=\"/x/figures/\""));
    let bare = Arc::new(Archive {
        measures: Vec::new(),
        figures: Vec::new(),
        differences: Vec::new(),
        ..(*archive()).clone()
    });
    let home = render(&bare, &Base::new("/x/"), &Route::Home);
    assert!(!footer(&home).contains("figures"), "{home}");
}
