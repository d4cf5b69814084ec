/// Every resource of one kind that a snapshot holds, by id.
public struct ResourceTable<Resource: Sendable>: Sendable {
    /// The resources by id.
    public internal(set) var byID: [String: Resource] = [:]
    /// Whether the snapshot has this kind at all, even if its list is empty.
    public internal(set) var isPresent = false
    /// Whether the list is all there is: false where a page is missing, an element was unreadable, or a call was refused.
    public internal(set) var isComplete = true

    /// Whether a resource that is not in the table does not exist.
    public var provesAbsence: Bool { isPresent && isComplete }

    /// The resource of an id.
    public subscript(id: String) -> Resource? { byID[id] }

    /// How many there are.
    public var count: Int { byID.count }
}
