// Other modules would run the generic code, which is some thirty times slower than these two copies.
extension IntervalSet {
    /// The values in either set.
    @specialized(where Bound == UInt16)
    @specialized(where Bound == UInt128)
    public func union(_ other: Self) -> Self {
        changed(by: .union, with: other) ?? self
    }

    /// The values in both sets.
    @specialized(where Bound == UInt16)
    @specialized(where Bound == UInt128)
    public func intersection(_ other: Self) -> Self {
        changed(by: .intersection, with: other) ?? self
    }

    /// The values of this set that the other lacks.
    @specialized(where Bound == UInt16)
    @specialized(where Bound == UInt128)
    public func subtracting(_ other: Self) -> Self {
        changed(by: .subtraction, with: other) ?? self
    }

    /// The values of the type that this set lacks.
    public var complement: Self {
        Self.full.subtracting(self)
    }

    /// Whether the other set has every value of this one.
    @specialized(where Bound == UInt16)
    @specialized(where Bound == UInt128)
    public func isSubset(of other: Self) -> Bool {
        sweep(with: other) { _, _, right in right != nil }
    }

    /// Whether no value is in both sets.
    @specialized(where Bound == UInt16)
    @specialized(where Bound == UInt128)
    public func isDisjoint(with other: Self) -> Bool {
        sweep(with: other) { _, left, right in left == nil || right == nil }
    }
}
