import Testing

@testable import AWSClient

@Suite struct UTCInstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_868_799, "2000-02-29T23:59:59Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_440_938_160, "2015-08-30T12:36:00Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
    ])
    func spelling(_ seconds: Int64, _ text: String) {
        #expect(UTCInstant(secondsSinceEpoch: seconds).iso8601 == text)
        #expect(UTCInstant(iso8601: text) == UTCInstant(secondsSinceEpoch: seconds))
    }

    @Test(arguments: [
        ("2015-08-30T12:36:00", 1_440_938_160), ("2015-08-30T12:36:00.123Z", 1_440_938_160),
        ("2015-08-30T14:36:00+02:00", 1_440_938_160), ("2015-08-30T07:36:00-0500", 1_440_938_160),
        ("2015-02-30T12:36:00Z", nil), ("2015-13-01T12:36:00Z", nil), ("2015-08-30", nil), ("", nil),
        ("2015-08-30T12:36:00Q", nil), ("2015-08-30T12:36:0éZ", nil), ("2015-08-30T12:36:00+2", nil),
    ])
    func reading(_ text: String, _ seconds: Int64?) {
        #expect(UTCInstant(iso8601: text)?.secondsSinceEpoch == seconds)
    }

    @Test func heldWithinYears() {
        #expect(UTCInstant(secondsSinceEpoch: .max).compact == "99991231T235959Z")
        #expect(UTCInstant(secondsSinceEpoch: .min).compact == "00010101T000000Z")
    }
}
