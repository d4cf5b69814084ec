import Testing

@testable import Topology

@Suite struct NearNamesTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "ab", 2), ("web", "web", 0), ("web", "wbe", 1), ("web", "wed", 1),
        ("web", "we", 1),
        ("web", "weeb", 1), ("ab", "ba", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3), ("web-1", "db-1", 2),
    ])
    func typingErrorsAreCounted(one: String, other: String, distance: Int) {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        #expect(NearNames.distance(one, other, 9) == distance)
        #expect(NearNames.distance(other, one, 9) == distance)
        for limit in 0...9 { #expect(NearNames.distance(one, other, limit) == min(distance, limit + 1)) }
    }

    @Test func theNearestComeFirstAndFewAreGiven() throws {
        let names = NearNames(try Demo.topology())
        #expect(names.candidates(for: "wbe-1") == ["web-1", "db-1", "web-2"])
        #expect(names.candidates(for: "eb-2") == ["web-2", "db-1", "web-1"])
        #expect(names.candidates(for: "port") == ["report-1"])
        #expect(names.candidates(for: "e").count == 5)
        #expect(names.candidates(for: String(repeating: "x", count: 100_000)).isEmpty)
    }
}
