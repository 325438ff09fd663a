//! The lines of a report with prose.

use crate::compile::draft::Issue;

/// Returns the lines of a report with their numbers, counted from 1, and byte offsets. Skips fenced
/// code, because it is shown as written.
pub fn prose_lines<'a>(issue: &'a Issue<'_>) -> impl Iterator<Item = (u32, usize, &'a str)> {
    let mut fences = issue.fences.iter().peekable();
    numbered_lines(&issue.text).filter(move |&(line, ..)| {
        while fences.next_if(|fence| *fence.end() < line).is_some() {}
        !fences.peek().is_some_and(|fence| fence.contains(&line))
    })
}

/// Returns the lines of a text with their numbers, counted from 1, and byte offsets.
pub fn numbered_lines(text: &str) -> impl Iterator<Item = (u32, usize, &str)> {
    let mut offset = 0;
    (1..)
        .zip(text.split_inclusive('\n'))
        .map(move |(number, line)| {
            let start = offset;
            offset += line.len();
            (number, start, line)
        })
}
