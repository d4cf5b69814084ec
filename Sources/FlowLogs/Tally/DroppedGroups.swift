/// What was given up to keep the number of groups in bounds.
///
/// Whenever there are twice as many groups as are to be kept, the smaller half goes. A group that comes again then begins anew, so
/// that its sums may lack what was counted of it before: at each such time no more records than those of the largest group that went
/// (lossy counting; Manku and Motwani, 2002).
public struct DroppedGroups: Sendable, Hashable {
    /// How many groups are kept.
    public let limit: Int
    /// How many times a group was given up; one that came again counts each time.
    public internal(set) var count = 0
    /// How many records a group may lack at the most, and how many one may have had that is not there at all.
    public internal(set) var mostMissed = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(_ other: DroppedGroups) {
        count += other.count
        mostMissed += other.mostMissed
    }
}
