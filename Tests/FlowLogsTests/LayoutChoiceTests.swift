import Testing

@testable import FlowLogs

/// Records without a header: which layout is taken, and what is said of it.
@Suite struct LayoutChoiceTests {
    private let forward = "${srcaddr} ${dstaddr} ${dstport} ${packets} ${action}"
    private let swapped = "${srcaddr} ${dstaddr} ${packets} ${dstport} ${action}"

    private func tally(_ text: String, _ formats: [String]) async throws -> FlowTally {
        let layouts = try formats.map { try RecordLayout(format: $0) }
        return try await FlowFixture.tally(text) { $0.layouts = layouts }
    }

    @Test func severalThatFitAreSaid() async throws {
        let tally = try await tally(
            "10.0.0.1 10.0.0.2 443 7 REJECT\n10.0.0.1 10.0.0.2 443 8 REJECT\n", [forward, swapped])
        #expect(tally.counts.rejected == 2)
        #expect(tally.notes.choices.map(\.taken) == [forward])
        #expect(tally.notes.choices.map(\.others) == [[swapped]])
        #expect(tally.largestGroups(nil).first?.destinationPort == 443)
    }

    @Test func theAccountsFormatsComeBeforeThePresets() async throws {
        let custom = try RecordLayout(
            format: "${version} ${account-id} ${interface-id} ${dstaddr} ${srcaddr} ${dstport} ${srcport} ${protocol} "
                + "${packets} ${bytes} ${start} ${end} ${action} ${log-status}")
        let tally = try await FlowFixture.tally(FlowFixture.rejected) { $0.expectedLayouts = [custom] }
        #expect(tally.largestGroups(nil).first?.destinationPort == 40000)
        #expect(tally.notes.choices.isEmpty)
        let third =
            "3 vpc-0a subnet-0a i-0a eni-0a 123456789010 IPv4 10.0.0.1 10.0.0.2 40000 22 10.0.0.1 10.0.0.2 6 40 1 "
            + "1700000000 1700000060 REJECT 2 OK"
        #expect(try await FlowFixture.tally(third) { $0.expectedLayouts = [custom] }.counts.rejected == 1)
    }

    @Test func typesDecideWhereTheyCan() async throws {
        // No port is that large.
        let tally = try await tally("10.0.0.1 10.0.0.2 70000 7 REJECT\n", [forward, swapped])
        #expect(tally.notes.choices.isEmpty)
        #expect(tally.largestGroups(nil).first?.destinationPort == 7)
    }

    @Test func aWindowWithoutDataDecidesNothing() async throws {
        let records = [
            "- - - - -", "10.0.0.1 10.0.0.2 70000 7 REJECT", "- - - - -", "10.0.0.1 10.0.0.2 90000 7 REJECT",
        ]
        let tally = try await tally(records.joined(separator: "\n"), [forward, swapped])
        #expect(tally.counts.rejected == 2)
        #expect(tally.counts.noData == 2)
        #expect(tally.counts.malformed == 0)
        let empty = try await self.tally("- - - - -\n- - - - -\n", [forward, swapped])
        #expect(empty.counts.noData == 2 && empty.counts.malformed == 0)
    }

    @Test(arguments: [3, 4, 5, 7, 8, 9, 10, 11]) func presetsAreToldApart(version: Int) async throws {
        let layout = try RecordLayout(format: "v\(version)")
        let values = [
            "version": "\(version)", "account-id": "123456789010", "interface-id": "eni-0a", "srcaddr": "10.0.0.1",
            "dstaddr": "10.0.0.2", "srcport": "40000", "dstport": "443", "protocol": "6", "packets": "1", "bytes": "40",
            "start": "1700000000", "end": "1700000060", "action": "REJECT", "log-status": "OK", "vpc-id": "vpc-0a",
            "subnet-id": "subnet-0a", "instance-id": "i-0a", "tcp-flags": "2", "type": "IPv4",
            "pkt-srcaddr": "10.0.0.1", "pkt-dstaddr": "10.0.0.2", "instance-tag": "web%20server",
        ]
        let line = layout.fields.map { values[$0.name] ?? "-" }.joined(separator: " ")
        let tally = try await FlowFixture.tally(line + "\n" + line + "\n")
        #expect(tally.counts.rejected == 2)
        #expect(tally.notes.choices.isEmpty)
        #expect(tally.largestGroups(nil).first?.destinationPort == 443)
    }

    /// One log group may hold the records of several flow logs.
    @Test func interleavedFormatsAreRead() async throws {
        let third =
            "3 vpc-0a subnet-0a i-0a eni-0a 123456789010 IPv4 10.0.0.1 10.0.0.2 40000 22 10.0.0.1 10.0.0.2 6 40 1 "
            + "1700000000 1700000060 REJECT 2 OK"
        let text = (0..<50).map { _ in FlowFixture.rejected + "\n" + third }.joined(separator: "\n")
        let tally = try await FlowFixture.tally(text)
        #expect(tally.counts.rejected == 100)
        #expect(tally.counts.malformed == 0)
        #expect(Set(tally.largestGroups(nil).map(\.destinationPort)) == [22, 5432])
    }
}
