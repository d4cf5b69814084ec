import Testing

@testable import PacketCapture

@Suite struct CaptureTimeTests {
    @Test(
        arguments: [
            ("0", 0), ("1700000000", 1_700_000_000_000_000_000), ("1700000000.25", 1_700_000_000_250_000_000),
            ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600_000_000_000),
            ("2023-11-14T23:13:20.5+01:00", 1_700_000_000_500_000_000),
            ("2023-11-14t22:13:20z", 1_700_000_000_000_000_000),
            ("2023-11-14 17:13:20-05:00", 1_700_000_000_000_000_000),
        ] as [(String, Int64)])
    func readsTimes(text: String, nanoseconds: Int64) {
        #expect(CaptureTime.nanoseconds(text) == nanoseconds)
    }

    @Test(arguments: [
        "", "yesterday", "-1", "1e9", "2023-11-14", "2023-11-14T22:13:20", "2023-13-01T00:00:00Z",
        "2023-01-01T24:00:00Z",
        "99999999999", "2023-01-01T00:00:00+99:00", "9999-01-01T00:00:00Z",
    ])
    func refusesOthers(text: String) {
        #expect(CaptureTime.nanoseconds(text) == nil)
    }

    /// The unit of pcapng times: powers of ten, of two, and an offset.
    @Test func unitsOfTime() {
        #expect(TimeUnit(resolution: 3, offset: 0)?.nanoseconds(1500) == 1_500_000_000)
        #expect(TimeUnit(resolution: 0, offset: 10)?.nanoseconds(5) == 15_000_000_000)
        #expect(TimeUnit(resolution: 12, offset: 0)?.nanoseconds(1_000_000_001_000) == 1_000_000_001)
        #expect(TimeUnit(resolution: 0x80 | 1, offset: 0)?.nanoseconds(3) == 1_500_000_000)
        #expect(TimeUnit(resolution: 0x80 | 63, offset: 0)?.nanoseconds(1 << 62) == 500_000_000)
        #expect(TimeUnit(resolution: 20, offset: 0) == nil && TimeUnit(resolution: 0x80 | 64, offset: 0) == nil)
        // Whatever a damaged file holds, differences of times do not overflow.
        #expect(TimeUnit(resolution: 0, offset: .max)?.nanoseconds(.max) == 9_000_000_000_000_000_000)
        #expect(TimeUnit(resolution: 0, offset: .min)?.nanoseconds(5) == 0)
    }
}
