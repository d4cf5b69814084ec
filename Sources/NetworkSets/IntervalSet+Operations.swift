extension IntervalSet {
    /// The values in either set.
    public func union(_ other: Self) -> Self {
        changed(by: .union, with: other) ?? self
    }

    /// The values in both sets.
    public func intersection(_ other: Self) -> Self {
        changed(by: .intersection, with: other) ?? self
    }

    /// The values of this set that the other lacks.
    public func subtracting(_ other: Self) -> Self {
        changed(by: .subtraction, with: other) ?? self
    }

    /// The values of the type that this set lacks.
    public var complement: Self {
        Self.full.subtracting(self)
    }

    /// Whether the other set has every value of this one.
    public func isSubset(of other: Self) -> Bool {
        sweep(with: other) { _, _, right in right != nil }
    }

    /// Whether no value is in both sets.
    public func isDisjoint(with other: Self) -> Bool {
        sweep(with: other) { _, left, right in left == nil || right == nil }
    }
}
