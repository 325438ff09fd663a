//! Tests of the lock of permanent ids, and of aliases for changed ids.

use kusama_news_reader::compile::{Code, Outcome, Source, compile, locked};
use kusama_news_reader::model::TextId;

const REPORT: &str =
    "# L - May 2020\n\n# Ice\n\nThe harbour froze.\n\n## Market\n\nRope was dear.\n";

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        bytes: text.into(),
    }
}

fn compile_with(report: &str, lock: &str) -> Outcome {
    compile(&[source("seeds/ids.lock", lock), source("seeds/a.md", report)])
}

/// Returns the lock of a report at its first publication.
fn lock_of(report: &str) -> String {
    locked(&compile(&[source("seeds/a.md", report)]), None).unwrap()
}

/// Returns the diagnostics about the lock, without those about the report.
fn problems(outcome: &Outcome) -> Vec<String> {
    let of_lock = [Code::LostId, Code::UnlockedId, Code::BadLock];
    let diagnostics = outcome.diagnostics.iter();
    diagnostics
        .filter(|d| of_lock.contains(&d.code))
        .map(|d| format!("{}:{} {}", d.path, d.line, d.code.name()))
        .collect()
}

fn lead_id(report: &str) -> TextId {
    let outcome = compile(&[source("a.md", report)]);
    kusama_news_reader::model::leaves(&outcome.archive.reports[0].lead)[0].id
}

#[test]
fn a_lock_holds_every_name_and_is_the_same_when_made_again() {
    let lock = lock_of(REPORT);
    let names: Vec<&str> = lock.lines().filter(|line| line.starts_with("p-")).collect();
    assert_eq!(names.len(), 4, "headline, lead, heading, paragraph: {lock}");
    assert!(lock.contains("\n[2020-05]\n"), "{lock}");
    let outcome = compile_with(REPORT, &lock);
    assert_eq!(problems(&outcome), [""; 0]);
    assert_eq!(
        locked(&outcome, Some(&source("ids.lock", &lock))).unwrap(),
        lock
    );
}

#[test]
fn a_lost_name_is_an_error_that_names_the_text_in_its_place() {
    let lock = lock_of(REPORT);
    let changed = REPORT.replace("froze", "froze over");
    let outcome = compile_with(&changed, &lock);
    assert_eq!(
        problems(&outcome),
        ["seeds/a.md:1 unlocked-id", "seeds/ids.lock:7 lost-id"]
    );
    let lost = outcome
        .diagnostics
        .iter()
        .find(|d| d.code == Code::LostId)
        .unwrap();
    let alias = format!("{} = {}", lead_id(REPORT), lead_id(&changed));
    assert!(lost.help.contains(&alias), "{lost}");
}

#[test]
fn an_alias_leads_from_the_old_name_to_the_new_text() {
    let (old, changed) = (lead_id(REPORT), REPORT.replace("froze", "froze over"));
    let new = lead_id(&changed);
    let lock = lock_of(REPORT).replace(&format!("{old}\n"), &format!("{old} = {new}\n"));
    let outcome = compile_with(&changed, &lock);
    assert_eq!(
        problems(&outcome),
        ["seeds/a.md:1 unlocked-id"],
        "the new name is not locked yet"
    );
    let alias = outcome.archive.reports[0].aliases[0];
    assert_eq!((alias.old, alias.new), (old, new));
    let again = locked(&outcome, Some(&source("ids.lock", &lock))).unwrap();
    assert_eq!(
        problems(&compile_with(&changed, &again)),
        [""; 0],
        "{again}"
    );
    assert!(again.contains(&format!("{old} = {new}\n")), "{again}");
}

/// A second change used to require the first alias to be rewritten, too.
#[test]
fn a_text_that_was_changed_twice_needs_one_more_alias() {
    let second = REPORT.replace("froze", "froze over");
    let third = REPORT.replace("froze", "froze at last");
    let names = [lead_id(REPORT), lead_id(&second), lead_id(&third)];
    let [first_name, second_name, third_name] = names;
    let lock = lock_of(REPORT).replace(
        &format!("{first_name}\n"),
        &format!("{first_name} = {second_name}\n{second_name}\n"),
    );
    let outcome = compile_with(&third, &lock);
    let lost: Vec<&str> = problems_of(&outcome, Code::LostId);
    assert_eq!(lost, [second_name.to_string()]);
    let lock = lock.replace(
        &format!("\n{second_name}\n"),
        &format!("\n{second_name} = {third_name}\n"),
    );
    let outcome = compile_with(&third, &lock);
    assert_eq!(problems_of(&outcome, Code::LostId), [""; 0]);
    let aliases = outcome.archive.reports[0].aliases.iter();
    let aliases: Vec<_> = aliases.map(|alias| (alias.old, alias.new)).collect();
    let expected = [(first_name, third_name), (second_name, third_name)];
    assert_eq!(aliases, expected);
}

#[test]
fn aliases_in_a_circle_are_errors() {
    let lock = lock_of(REPORT).replace(
        "[2020-05]\n",
        "[2020-05]\np-000002 = p-000003\np-000003 = p-000002\n",
    );
    let outcome = compile_with(REPORT, &lock);
    assert_eq!(problems_of(&outcome, Code::LostId).len(), 2);
}

fn problems_of(outcome: &Outcome, code: Code) -> Vec<&str> {
    let diagnostics = outcome.diagnostics.iter();
    diagnostics
        .filter(|d| d.code == code)
        .map(|d| d.value.as_str())
        .collect()
}

#[test]
fn an_alias_to_nothing_and_a_month_without_a_report_are_errors() {
    let lock = format!("{}\n[2020-06]\np-000001\n", lock_of(REPORT));
    let lock = lock.replace("[2020-05]\n", "[2020-05]\np-000002 = p-000003\n");
    let outcome = compile_with(REPORT, &lock);
    assert_eq!(
        problems(&outcome),
        ["seeds/ids.lock:6 lost-id", "seeds/ids.lock:13 lost-id"]
    );
}

#[test]
fn lines_that_are_no_names_are_named_and_never_overwritten() {
    let outcome = compile_with(REPORT, "p-000001\n[May 2020]\n[2020-05]\np-1\np-00000g\n");
    let bad: Vec<String> = problems(&outcome)
        .into_iter()
        .filter(|p| p.ends_with("bad-lock"))
        .collect();
    let lines = [1, 2, 4, 5].map(|line| format!("seeds/ids.lock:{line} bad-lock"));
    assert_eq!(bad, lines);
    assert!(locked(&outcome, Some(&source("ids.lock", "p-1\n"))).is_err());
}

/// A lost id stays in the lock until someone adds an alias, because regenerating the lock must not
/// lose it silently.
#[test]
fn locking_again_keeps_what_is_lost() {
    let lock = lock_of(REPORT);
    let outcome = compile_with(&REPORT.replace("froze", "froze over"), &lock);
    let again = locked(&outcome, Some(&source("ids.lock", &lock))).unwrap();
    assert!(again.contains(&format!("{}\n", lead_id(REPORT))), "{again}");
}
