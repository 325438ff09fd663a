//! The choice between light, dark and what the system says.

/// How the page is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorScheme {
    /// As the system says.
    #[default]
    Auto,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl ColorScheme {
    /// The name, in storage and in the `data-theme` attribute.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads a name; anything unknown is [`Self::Auto`].
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The choice that follows this one when the reader goes through them.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_through_the_choices_visits_each_and_returns() {
        let first = ColorScheme::Auto;
        assert_eq!(first.next().next().next(), first);
        for scheme in [first, first.next(), first.next().next()] {
            assert_eq!(ColorScheme::from_name(scheme.name()), scheme);
        }
        assert_eq!(ColorScheme::from_name("sepia"), ColorScheme::Auto);
    }
}
