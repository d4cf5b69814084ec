extension Sequence {
    /// The elements by a property, in the order in which each value of it appeared first.
    func grouped<Key: Hashable>(by key: (Element) -> Key) -> [(key: Key, members: [Element])] {
        var groups: [(key: Key, members: [Element])] = []
        var places: [Key: Int] = [:]
        for element in self {
            let value = key(element)
            if let place = places[value] {
                groups[place].members.append(element)
            } else {
                places[value] = groups.count
                groups.append((value, [element]))
            }
        }
        return groups
    }
}
