extension FlowSet: CustomStringConvertible {
    /// The boxes, one after the other; "nothing" for the empty set. Equal sets print the same.
    public var description: String {
        isEmpty ? "nothing" : boxes.map(\.description).joined(separator: "; ")
    }
}
