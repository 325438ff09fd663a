//! The color scheme: light, dark, or that of the system.

/// A color scheme of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorScheme {
    /// The color scheme of the system.
    #[default]
    Auto,
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

impl ColorScheme {
    /// All choices, in display order.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Auto];

    /// Returns the name used in storage and in the `data-theme` attribute of the root element. The
    /// default, [`Self::Auto`], has no attribute.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Parses a name. Returns [`Self::Auto`] for unknown names.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_read_by_its_name_and_anything_else_is_auto() {
        for scheme in ColorScheme::ALL {
            assert_eq!(ColorScheme::from_name(scheme.name()), scheme);
        }
        assert_eq!(ColorScheme::from_name("sepia"), ColorScheme::Auto);
    }
}
