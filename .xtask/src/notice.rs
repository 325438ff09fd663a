//! Messages on standard output: plain lines for terminals and logs.

use std::io::Write;
use std::time::Duration;

/// Prints a line. Ignores errors, because the pipe may be closed (`| head`).
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Prints a line with a prefix that sets it apart from the output of other commands.
pub fn announce(line: &str) {
    say(&format!("==> {line}"));
}

/// Formats a duration: `0.4 s`, `42 s`, `3 min 07 s`.
pub fn spell(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 10 {
        format!("{:.1} s", duration.as_secs_f64())
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spelled_with_fitting_precision() {
        assert_eq!(spell(Duration::from_millis(440)), "0.4 s");
        assert_eq!(spell(Duration::from_secs(42)), "42 s");
        assert_eq!(spell(Duration::from_secs(187)), "3 min 07 s");
    }
}
