//! The panel in which a reader sets how pages look.

/// What is seen of its button.
pub const SIGN: &str = "Aa";
/// What its button says, and the panel itself.
pub const TITLE: &str = "Display";
/// The choice between light, dark and the system's.
pub const COLORS: &str = "Color scheme";
/// As the system says.
pub const AUTO: &str = "Auto";
/// Dark on light.
pub const LIGHT: &str = "Light";
/// Light on dark.
pub const DARK: &str = "Dark";
/// The choice of how large the text is.
pub const TEXT_SIZE: &str = "Text size";
/// The sizes, beginning with the smallest.
pub const SIZES: [&str; 5] = ["Small", "Normal", "Large", "Larger", "Largest"];
