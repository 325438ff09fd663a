//! Pseudorandom numbers, the same in every run.

/// A random number generator. Holds the last number, which must not be 0.
pub struct Chance(pub u64);

impl Chance {
    /// Returns a number below `end`, or 0 if `end` is 0. Uses Marsaglia's xorshift generator.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.0 % end).unwrap_or_default()
    }
}
