import Testing

@testable import FlowLogs

@Suite struct RecordLayoutTests {
    @Test(arguments: [(2, 14), (3, 21), (4, 25), (5, 29), (7, 39), (8, 40), (9, 41), (10, 42), (11, 54)])
    func hasAsManyFieldsAsAWSDocuments(version: Int, count: Int) throws {
        #expect(try RecordLayout(format: "v\(version)").fields.count == count)
    }

    @Test func transitGatewayRecordsHave36Fields() {
        #expect(Set(RecordLayout.transitGateway.fields).count == 36)
        #expect(RecordLayout.transitGateway.column(of: .sourceAddress) == 16)
        #expect(RecordLayout.transitGateway.column(of: .logStatus) == 25)
    }

    @Test func readsTheFormatAsAWSWritesIt() throws {
        let layout = try RecordLayout(format: "${version} ${dstaddr} ${a-field-of-2030} ${action}")
        #expect(layout.fields.map(\.name) == ["version", "dstaddr", "a-field-of-2030", "action"])
        #expect(layout.column(of: .action) == 3)
    }

    @Test(arguments: ["", "${}", "srcadr", "${srcaddr} ${srcaddr}", "${version}${action}", "v6"])
    func refusesWhatIsNoFormat(format: String) {
        #expect(throws: FormatError.self) { try RecordLayout(format: format) }
    }
}
