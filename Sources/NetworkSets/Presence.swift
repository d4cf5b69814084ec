/// The value of a segment that is merely there.
struct Presence: Hashable, Sendable {}
