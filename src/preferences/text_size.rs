//! How large the text is, beside what the browser itself is set to.

/// A step of the text size. `src/ui/shell/display_panel.css` gives each its share of the
/// browser's own size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// Seven eighths.
    Small,
    /// As the browser is set.
    #[default]
    Normal,
    /// Nine eighths.
    Large,
    /// Ten eighths.
    Larger,
    /// Twelve eighths.
    Largest,
}

impl TextSize {
    /// All steps, beginning with the smallest.
    pub const ALL: [Self; 5] = [
        Self::Small,
        Self::Normal,
        Self::Large,
        Self::Larger,
        Self::Largest,
    ];

    /// The name, in storage and in the `data-text` attribute.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// Reads a name; anything unknown is [`Self::Normal`].
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let found = Self::ALL.into_iter().find(|size| size.name() == name);
        found.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_read_by_its_name_and_anything_else_is_normal() {
        for size in TextSize::ALL {
            assert_eq!(TextSize::from_name(size.name()), size);
        }
        for name in ["", "huge", "Large", "150%"] {
            assert_eq!(TextSize::from_name(name), TextSize::Normal, "{name}");
        }
    }

    #[test]
    fn every_step_but_the_normal_one_has_its_rule() {
        let css = include_str!("../ui/shell/display_panel.css");
        for size in TextSize::ALL {
            let rule = format!(":root[data-text=\"{}\"]", size.name());
            assert_eq!(css.contains(&rule), size != TextSize::Normal, "{rule}");
        }
    }
}
