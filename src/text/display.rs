//! The panel for a page's appearance.

/// Visible text of the panel's button.
pub const SIGN: &str = "Aa";
/// Name of the button. Begins with its visible text, for readers who speak the names of controls.
pub const BUTTON: &str = "Aa: display";
/// Name of the panel.
pub const TITLE: &str = "Display";
/// Choice between light, dark and the system's color scheme.
pub const COLORS: &str = "Color scheme";
/// The system's color scheme.
pub const AUTO: &str = "Auto";
/// Dark on light.
pub const LIGHT: &str = "Light";
/// Light on dark.
pub const DARK: &str = "Dark";
/// Choice of the text size.
pub const TEXT_SIZE: &str = "Text size";
/// The sizes, from the smallest.
pub const SIZES: [&str; 5] = ["Small", "Normal", "Large", "Larger", "Largest"];
