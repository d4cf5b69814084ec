import Testing

@testable import HostEvidence

/// Why a tool gave no answer: each reason, as the report prints it.
@Suite struct ToolRunTests {
    private func reason(_ words: [String], _ milliseconds: Int = 20_000) -> String? {
        do throws(ToolRun.Refusal) {
            _ = try ToolRun.output(of: words, milliseconds: milliseconds)
            return nil
        } catch {
            return error.reason
        }
    }

    static let cases: [(script: String, reason: String?)] = [
        ("echo fine; echo remark >&2", nil), ("exit 7", "ended with status 7"),
        ("echo first >&2; echo second >&2; exit 1", "first"), ("kill -9 $$", "ended by signal 9"),
        ("kill -15 $$", "ended by signal 15"), ("cat /dev/zero", "more than 16777216 bytes of output"),
        ("cat /dev/zero >&2", "more than 16777216 bytes of output"),
    ]

    @Test(arguments: cases)
    func eachReasonIsTold(script: String, reason expected: String?) {
        #expect(reason(["sh", "-c", script]) == expected)
    }

    @Test func whatIsNoProgramIsTold() {
        #expect(reason(["awsdrops-no-such-tool"]) == "not installed")
        #expect(reason(["/"]) == "Permission denied" || reason(["/"]) == "Is a directory")
        #expect(reason([]) == "not installed")
    }

    /// It reads nothing, and a tool that waits for input gets its end at once.
    @Test func nothingIsThereToRead() throws {
        #expect(try ToolRun.output(of: ["cat"], milliseconds: 20_000).isEmpty)
    }

    /// What ran too long is ended with all it started.
    @Test func aSlowToolIsEnded() throws {
        #expect(reason(["sh", "-c", "sleep 987654 & sleep 987654"], 100) == "no answer within 100 ms")
        let left = try ToolRun.output(
            of: ["sh", "-c", "ps -eo args | grep -c '^sleep 98765[4]' || true"], milliseconds: 20_000)
        #expect(String(decoding: left, as: UTF8.self) == "0\n")
    }
}
