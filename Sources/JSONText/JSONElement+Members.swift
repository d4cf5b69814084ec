extension JSONElement {
    /// The members of an object in order, repeated names included; empty for other kinds.
    public var members: Members {
        Members(document: document, bounds: kind == .object ? index + 1..<index + entry.span : index..<index)
    }

    /// The members of an object, names with their escapes resolved.
    public struct Members: Sequence, Sendable {
        let document: JSONDocument
        let bounds: Range<Int>

        /// Starts before the first member.
        public func makeIterator() -> Iterator {
            Iterator(document: document, position: bounds.lowerBound, end: bounds.upperBound)
        }

        /// Walks the members of one object.
        public struct Iterator: IteratorProtocol {
            let document: JSONDocument
            var position: Int
            let end: Int

            /// The next member; nil after the last.
            public mutating func next() -> (key: String, value: JSONElement)? {
                guard position < end else { return nil }
                let name = JSONElement(document: document, index: position)
                let value = JSONElement(document: document, index: position + 1)
                position += 1 + value.entry.span
                return (name.unescapedString, value)
            }
        }
    }
}
