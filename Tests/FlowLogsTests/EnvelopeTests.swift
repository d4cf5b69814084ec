import Foundation
import Testing

@testable import FlowLogs

@Suite struct EnvelopeTests {
    private let records = [FlowFixture.rejected, FlowFixture.accepted, FlowFixture.noData, FlowFixture.rejected]

    private func expect(_ tally: FlowTally, times: Int = 1, at place: SourceLocation = #_sourceLocation) {
        #expect(tally.counts.rejected == 2 * times, sourceLocation: place)
        #expect(tally.counts.accepted == times, sourceLocation: place)
        #expect(tally.counts.noData == times, sourceLocation: place)
        #expect(tally.counts.malformed == 0, sourceLocation: place)
    }

    private func answer(pretty: Bool = true, streams: Bool = true) throws -> String {
        let events = records.enumerated().map { index, record -> [String: Any] in
            var event: [String: Any] = [
                "timestamp": 1_700_000_000_000 + index, "message": record, "ingestionTime": 1_700_000_100_000,
            ]
            if streams { event["logStreamName"] = "eni-0a-all" }
            return event
        }
        let answer: [String: Any] = ["events": events, "searchedLogStreams": [], "nextToken": "a\"b\\c/d"]
        return try json(answer, pretty)
    }

    private func subscription(_ kind: String = "DATA_MESSAGE", _ lines: [String]? = nil) throws -> String {
        let events = (lines ?? records).map { ["id": "3", "timestamp": 1, "message": $0] as [String: Any] }
        return try json(
            [
                "messageType": kind, "owner": "123456789012", "logGroup": "flows", "logStream": "eni-0a-all",
                "subscriptionFilters": ["f"], "logEvents": events,
            ], false)
    }

    private func json(_ value: Any, _ pretty: Bool) throws -> String {
        let data = try JSONSerialization.data(
            withJSONObject: value, options: pretty ? [.prettyPrinted, .sortedKeys] : [.sortedKeys])
        return String(decoding: data, as: UTF8.self)
    }

    @Test(arguments: [true, false], [true, false]) func readsAnswersOfCloudWatchLogs(pretty: Bool, streams: Bool)
        async throws
    {
        let text = try answer(pretty: pretty, streams: streams)
        expect(try await FlowFixture.tally(text))
        expect(try await FlowFixture.tally("\u{FEFF}" + text + text + "\n" + text), times: 3)
        expect(try await FlowFixture.tally("[" + text + ",\n" + text + "]"), times: 2)
    }

    @Test func readsSubscriptionsAndPassesOverControlMessages() async throws {
        let control = try subscription("CONTROL_MESSAGE", ["CWL CONTROL MESSAGE: Checking health of destination."])
        // Sorted names put the events before the type that says what they are.
        let tally = try await FlowFixture.tally(control + subscription() + control + subscription())
        expect(tally, times: 2)
        #expect(tally.notes.controlMessages == 2)
        let ordered = #"{"messageType":"CONTROL_MESSAGE","logEvents":[{"message":"CWL CONTROL MESSAGE"}]}"#
        #expect(try await FlowFixture.tally(ordered).notes.controlMessages == 1)
    }

    @Test func readsWhatIsPackedInsideEnvelopes() async throws {
        let packed = try FlowFixture.gzip(Data(subscription().utf8)).base64EncodedString()
        expect(try await FlowFixture.tally(#"{"awslogs": {"data": "\#(packed)"}}"#))
        expect(
            try await FlowFixture.tally(
                #"{"Records":[{"kinesis":{"partitionKey":"1","data":"\#(packed)"},"eventID":"a"}]}"#))
        expect(try await FlowFixture.tally(#"{"records":[{"recordId":"4","data":"\#(packed)"}]}"#))
        expect(try await FlowFixture.tally(#"{"Records":[{"SequenceNumber":"1","Data":"\#(packed)"}]}"#))
        expect(
            try await FlowFixture.tally(
                #"{"attemptsMade":4,"rawData":"\#(packed.replacing("/", with: "\\/"))"}"#))
        expect(try await FlowFixture.tally(packed + "\n" + packed + "\n"), times: 2)
        let lines = Data((records.joined(separator: "\n")).utf8).base64EncodedString()
        expect(try await FlowFixture.tally(#"{"records":[{"data":"\#(lines)"},{"data":"\#(lines)"}]}"#), times: 2)
    }

    @Test func readsFirehoseObjectsAndBareStrings() async throws {
        let objects = records.map { #"{"message":"\#($0)"}"# }
        expect(try await FlowFixture.tally(objects.joined()))
        expect(try await FlowFixture.tally(objects.joined(separator: "\n")))
        expect(try await FlowFixture.tally(objects.joined().replacing(#""}"#, with: #"\n"}"#)))
        expect(try await FlowFixture.tally(records.map { "\"\($0)\"\n" }.joined()))
        expect(try await FlowFixture.tally("[" + records.map { "\"\($0)\"" }.joined(separator: ",") + "]"))
        let escaped = objects.joined().replacing("REJECT", with: #"\u0052EJECT"#)
        expect(try await FlowFixture.tally(escaped))
    }

    @Test func readsTablesOfTheConsole() async throws {
        let plain = records.map { "1742570569000,\($0)" }
        expect(try await FlowFixture.tally((["timestamp,message"] + plain).joined(separator: "\n")))
        let quoted = records.map { "\"2025-01-01 00:00:00.000\",\"\($0)\"" }
        expect(try await FlowFixture.tally((["@timestamp,@message"] + quoted).joined(separator: "\r\n") + "\r\n"))
        expect(
            try await FlowFixture.tally(
                (["\"message\",\"id\""] + records.map { "\"\($0)\",\"a\"\"b,c\"" })
                    .joined(separator: "\n")))
        await #expect(throws: FlowLogError.self) { try await FlowFixture.tally("timestamp,message\n1,\"2 1 eni") }
    }

    @Test func readsAnyPackingAroundAnyForm() async throws {
        let forms = [records.joined(separator: "\n") + "\n", try answer(), try subscription()]
        for form in forms {
            let data = Data(form.utf8)
            expect(try await FlowFixture.tally(FlowFixture.gzip(data)))
            expect(try await FlowFixture.tally(FlowFixture.gzip(data) + FlowFixture.gzip(data)), times: 2)
            expect(try await FlowFixture.tally(FlowFixture.gzip(FlowFixture.gzip(data))))
            expect(try await FlowFixture.tally(FlowFixture.zstd(data)))
            expect(try await FlowFixture.tally(FlowFixture.zstd(data) + FlowFixture.zstd(data)), times: 2)
            expect(try await FlowFixture.tally(FlowFixture.gzip(FlowFixture.zstd(data))))
        }
    }

    @Test func aDamagedZstdFileIsRefused() async throws {
        let lines = (0..<2000).map { FlowFixture.rejected.replacing("40000", with: "\(10000 + $0)") }
        var data = try FlowFixture.zstd(Data(lines.joined(separator: "\n").utf8))
        #expect(try await FlowFixture.tally(data).counts.rejected == 2000)
        await #expect(throws: FlowLogError.self) { try await FlowFixture.tally(data.dropLast(20)) }
        await #expect(throws: FlowLogError.self) { try await FlowFixture.tally(data + Data("tail of text".utf8)) }
        data[data.count / 2] ^= 0xFF
        await #expect(throws: FlowLogError.self) { try await FlowFixture.tally(data) }
    }

    @Test(arguments: [
        #"{"events":[{"message":"2 1"#, #"{"events":[{"message" "x"}]}"#, #"{"events":[}"#, #"{"a":1,}"#, #"{"a":@}"#,
        #"{"records":[{"data":"***"}]}"#, "[[[", #"{"message":"\q"}"#, #"{"Reservations":[]}"#, "{}", "[1,2]",
    ]) func whatIsNoEnvelopeIsRefused(text: String) async throws {
        await #expect(throws: FlowLogError.self) { try await FlowFixture.tally(text) }
    }

    @Test func aDamagedRecordIsCountedWithItsNumber() async throws {
        let text = try subscription("DATA_MESSAGE", [records[0], "2 1 eni-0a is cut", records[1]])
        let tally = try await FlowFixture.tally(text)
        #expect(tally.counts.malformed == 1 && tally.counts.records == 2)
        #expect(tally.malformedSamples.map(\.line) == [2])
        await #expect(throws: FlowLogError.self) { try await FlowFixture.tally(text) { $0.isStrict = true } }
    }

    @Test func depthIsBounded() async throws {
        await #expect(throws: FlowLogError.self) {
            try await FlowFixture.tally(String(repeating: "[", count: 1_000_000))
        }
        var packed = Data(FlowFixture.rejected.utf8)
        for _ in 0..<8 { packed = Data(#"{"records":[{"data":"\#(packed.base64EncodedString())"}]}"#.utf8) }
        await #expect(throws: FlowLogError.self) { try await FlowFixture.tally(packed) }
    }

    /// Tokens that lie across the ends of the window, at every place.
    @Test func windowsMayEndAnywhere() throws {
        let text = try answer() + #"{"message":"a \"quoted\" \\ record"} "lone" "#
        let whole = try lines(of: text, window: 1 << 16)
        #expect(whole.contains(FlowFixture.rejected) && whole.contains(#"a "quoted" \ record"#))
        for size in 33..<200 {
            #expect(try lines(of: text, window: size) == whole, "a window of \(size) bytes")
        }
    }

    private func lines(of text: String, window: Int) throws -> [String] {
        let stream = EnvelopeStream(
            StreamWindow(MemoryStream(Array(text.utf8), name: "text"), size: window), nesting: 0,
            notes: EnvelopeNotes())
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
        return String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
