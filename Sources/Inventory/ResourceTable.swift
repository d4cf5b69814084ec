/// Every resource of one kind that a snapshot holds, by id.
public struct ResourceTable<Resource: Sendable>: Sendable {
    /// The resources by id.
    public internal(set) var byID: [String: Resource] = [:]
    /// Whether the snapshot has this kind at all, even if its list is empty.
    public internal(set) var isPresent = false
    /// The accounts and regions that a list of this kind was read for.
    var readFor: Set<Snapshot.Origin> = []
    /// The accounts and regions whose list is not all there is: a page is missing, an element was unreadable, or the call
    /// was refused. A part that is not known may be any.
    var incompleteFor: Set<Snapshot.Origin> = []

    /// Whether the list is all there is, in every account and region.
    public var isComplete: Bool { incompleteFor.isEmpty }

    /// Whether a resource that is not in the table does not exist.
    public var provesAbsence: Bool { isPresent && isComplete }

    /// Whether the list may lack something of one of these accounts and regions.
    public func isComplete(for places: Set<Snapshot.Origin>) -> Bool {
        !incompleteFor.contains { incomplete in places.contains { $0.mayBe(incomplete) } }
    }

    /// Whether a resource of one of these accounts and regions that is not in the table does not exist.
    public func provesAbsence(for places: Set<Snapshot.Origin>) -> Bool {
        let isRead =
            readFor.isEmpty ? isPresent : places.allSatisfy { place in readFor.contains { place.mayBe($0) } }
        return isRead && isComplete(for: places)
    }

    /// The resource of an id.
    public subscript(id: String) -> Resource? { byID[id] }

    /// How many there are.
    public var count: Int { byID.count }
}
