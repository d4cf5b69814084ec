/// SplitMix64: a small deterministic generator, so that a failing case can be run again from its printed seed.
public struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// Starts from a seed; the numbers of a seed are the same everywhere.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether one of `percent` in a hundred chances comes true.
    public mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }
}
