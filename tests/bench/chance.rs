//! Numbers that look random and are the same at every run.

/// A source of such numbers; it holds the last one, which must not be 0.
pub struct Chance(pub u64);

impl Chance {
    /// A number below another: the xorshift generator of Marsaglia. 0 if the other is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.0 % end).unwrap_or_default()
    }
}
