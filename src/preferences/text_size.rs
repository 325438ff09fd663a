//! The text size, relative to the font size set in the browser.

/// A text size. `src/ui/shell/display_panel.css` sets its percentage of the browser's font size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 87.5%.
    Small,
    /// 100%.
    #[default]
    Normal,
    /// 112.5%.
    Large,
    /// 125%.
    Larger,
    /// 150%.
    Largest,
}

impl TextSize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 5] = [
        Self::Small,
        Self::Normal,
        Self::Large,
        Self::Larger,
        Self::Largest,
    ];

    /// Returns the name used in storage and in the `data-text` attribute of the root element. The
    /// default, [`Self::Normal`], has no attribute.
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

    /// Parses a name. Returns [`Self::Normal`] for unknown names.
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
