extension FlowSet {
    /// The packets in either set.
    public func union(_ other: Self) -> Self {
        root.changed(by: .union, with: other.root).map(FlowSet.init(root:)) ?? self
    }

    /// The packets in both sets.
    public func intersection(_ other: Self) -> Self {
        root.changed(by: .intersection, with: other.root).map(FlowSet.init(root:)) ?? self
    }

    /// The packets of this set that the other lacks.
    public func subtracting(_ other: Self) -> Self {
        root.changed(by: .subtraction, with: other.root).map(FlowSet.init(root:)) ?? self
    }

    /// Whether the other set has every packet of this one.
    public func isSubset(of other: Self) -> Bool {
        root.isSubset(of: other.root)
    }

    /// Whether no packet is in both sets.
    public func isDisjoint(with other: Self) -> Bool {
        root.isDisjoint(with: other.root)
    }

    /// The packets in the set or the box.
    public func union(_ box: FlowBox) -> Self {
        box.isEmpty ? self : changed(by: .union, with: box)
    }

    /// The packets of the set that lie in the box. No set is built for the box.
    public func intersection(_ box: FlowBox) -> Self {
        box.isEmpty ? FlowSet() : changed(by: .intersection, with: box)
    }

    /// The packets of the set that lie outside the box. No set is built for the box.
    public func subtracting(_ box: FlowBox) -> Self {
        box.isEmpty ? self : changed(by: .subtraction, with: box)
    }

    /// Whether every packet of the set lies in the box.
    public func isSubset(of box: FlowBox) -> Bool {
        box.isEmpty ? isEmpty : root.isSubset(ofBoxes: BoxRoot(box: box))
    }

    /// Whether no packet of the set lies in the box.
    public func isDisjoint(with box: FlowBox) -> Bool {
        box.isEmpty || root.isDisjoint(withBoxes: BoxRoot(box: box))
    }

    private func changed(by operation: SetOperation, with box: FlowBox) -> Self {
        root.changed(by: operation, withBoxes: BoxRoot(box: box)).map(FlowSet.init(root:)) ?? self
    }
}
