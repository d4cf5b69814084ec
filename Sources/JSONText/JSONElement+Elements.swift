extension JSONElement {
    /// The elements of an array in order; empty for other kinds.
    public var elements: Elements {
        Elements(document: document, bounds: kind == .array ? index + 1..<index + entry.span : index..<index)
    }

    /// The number of elements of an array or members of an object, 0 for other kinds; takes a step for each.
    public var memberCount: Int {
        switch kind {
        case .array: elements.count
        case .object: members.reduce(into: 0) { count, _ in count += 1 }
        default: 0
        }
    }

    /// The elements of an array; moving by one place is O(1), counting O(n).
    public struct Elements: Collection, Sendable {
        /// A place between the elements of one array.
        public struct Index: Comparable, Sendable {
            let position: Int

            /// Earlier places come first.
            public static func < (left: Index, right: Index) -> Bool { left.position < right.position }
        }

        let document: JSONDocument
        let bounds: Range<Int>

        /// The place of the first element.
        public var startIndex: Index { Index(position: bounds.lowerBound) }
        /// The place after the last element.
        public var endIndex: Index { Index(position: bounds.upperBound) }

        /// The element at a place.
        public subscript(place: Index) -> JSONElement {
            JSONElement(document: document, index: place.position)
        }

        /// The place after the element at `place`.
        public func index(after place: Index) -> Index {
            Index(position: place.position + document.tape[place.position].span)
        }
    }
}
