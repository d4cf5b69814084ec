import Testing

@testable import FlowLogs

@Suite struct TimeTextTests {
    @Test(arguments: [
        ("2025-01-31", 1_738_281_600), ("2025-01-31T14:05", 1_738_332_300), ("2025-01-31T14:05:09Z", 1_738_332_309),
        ("2024-02-29T23:59:59.999Z", 1_709_251_199), ("1700000000", 1_700_000_000), ("90s", 910), ("2h", -6200),
    ]) func readsTimes(text: String, seconds: Int64) {
        #expect(TimeText.time(text, now: 1000) == seconds)
    }

    @Test(arguments: ["", "now", "2025-1", "2025-13-01", "2025-01-31T25:00", "2025-01-31T14", "5 m", "-5m", "0m", "m"])
    func refusesOtherWords(text: String) {
        #expect(TimeText.time(text, now: 1000) == nil)
    }

    @Test(arguments: [0, 951_782_400, 1_709_251_199, 4_102_444_799, -86_401])
    func writesWhatItReads(seconds: Int64) {
        let text = TimeText.text(seconds)
        #expect(seconds < 0 ? text == "1969-12-30T23:59:59Z" : TimeText.time(text, now: 0) == seconds)
    }
}
