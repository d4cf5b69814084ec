import Testing

@testable import FlowLogs

/// Which partitions a question reads: never fewer than hold its records, and few.
@Suite struct PartitionFilterTests {
    private func table(
        _ keys: [(name: String, type: String)], _ parameters: [String: String] = [:]
    ) throws -> QueryTable {
        try QueryTable(
            database: "logs", name: "flows",
            columns: RecordLayout.version2.fields.map { ($0.name.replacing("-", with: "_"), "string") },
            partitionKeys: keys, parameters: parameters, isParquet: true)
    }

    private func conditions(_ table: QueryTable, _ since: String?, _ until: String?) -> [String] {
        var filter = FlowFilter()
        filter.since = since.flatMap { TimeText.time($0, now: 0) }
        filter.until = until.flatMap { TimeText.time($0, now: 0) }
        return PartitionFilter(table, filter).conditions
    }

    @Test func datesAreComparedInTheirOwnForm() throws {
        let hours = try table(
            [("dt", "string")], ["projection.dt.type": "date", "projection.dt.format": "yyyy-MM-dd-HH"])
        #expect(
            conditions(hours, "2025-01-31T23:30Z", "2025-01-31T23:40Z")
                == ["\"dt\" >= '2025-01-31-22'", "\"dt\" <= '2025-02-01-01'"])
        #expect(conditions(hours, nil, nil).isEmpty)
        #expect(
            conditions(try table([("date", "date")]), "2025-01-31T00:30Z", nil) == ["\"date\" >= DATE '2025-01-30'"])
    }

    @Test func partsOfATimeAreBoundedTogether() throws {
        let text = try table([("year", "string"), ("month", "string"), ("day", "string")])
        #expect(
            conditions(text, "2025-03-04T05:00Z", "2025-03-04T06:00Z")
                == ["\"year\" = '2025'", "\"month\" = '03'", "\"day\" = '04'"])
        let numbers = try table([("year", "int"), ("month", "int"), ("day", "int")])
        #expect(
            conditions(numbers, "2025-01-31T12:00Z", "2025-02-01T12:00Z") == [
                "\"year\" = 2025", "\"month\" >= 1", "\"month\" <= 2",
                "(\"month\" > 1 OR (\"month\" = 1 AND \"day\" >= 31))",
                "(\"month\" < 2 OR (\"month\" = 2 AND \"day\" <= 1))",
            ])
    }

    @Test func withoutUntilNothingLaterThanNowIsRead() throws {
        let table = try table([("year", "int"), ("month", "int"), ("day", "int"), ("hour", "int")])
        var filter = FlowFilter()
        filter.since = TimeText.time("2025-03-04T05:10Z", now: 0)
        let asked = PartitionFilter(table, filter, askedAt: filter.since.map { $0 + 600 })
        #expect(
            asked.conditions == [
                "\"year\" = 2025", "\"month\" = 3", "\"day\" = 4", "\"hour\" >= 4", "\"hour\" <= 7",
            ])
    }

    @Test func anAccountThatIsAskedForLeavesOthersOut() throws {
        let table = try table([("aws-account-id", "string"), ("aws-region", "string"), ("kind", "string")])
        var filter = FlowFilter()
        filter.require(.accountID, .words([WordPattern("111122223333"), WordPattern("222233334444")]))
        #expect(PartitionFilter(table, filter).conditions == ["\"aws-account-id\" IN ('111122223333', '222233334444')"])
        filter.conditions = [FlowCondition(.accountID, .words([WordPattern("1111*")]))]
        #expect(PartitionFilter(table, filter).conditions.isEmpty)
        #expect(table.unused == ["partition key kind: its form is not known, so no partition is left out by it"])
    }

    @Test func tablesOfOtherThingsAreRefused() {
        #expect(throws: QueryError.self) {
            try QueryTable(
                database: "logs", name: "orders", columns: [("id", "string"), ("action", "string")], partitionKeys: [],
                parameters: [:], isParquet: false)
        }
        #expect(throws: QueryError.self) {
            try QueryTable(
                database: "logs", name: "tgw", columns: RecordLayout.transitGateway.fields.map { ($0.name, "string") },
                partitionKeys: [], parameters: [:], isParquet: false)
        }
    }

    /// Names and words with quotes in them stay names and words.
    @Test func quotesDoNotEndATextOfTheQuery() throws {
        var filter = FlowFilter()
        filter.require(.interfaceID, .words([WordPattern("eni'; DROP TABLE x --"), WordPattern("50%_\\*")]))
        let table = try table([])
        var options = FlowReadOptions()
        options.filter = filter
        let sql = try FlowSQL(FlowQuestion(options), in: table).text
        #expect(sql.contains("'eni''; DROP TABLE x --'") && sql.contains(#"LIKE '50\%\_\\%' ESCAPE '\'"#))
        let insights = try InsightsQuery(FlowQuestion(options), .version2).groups
        #expect(insights.contains(#"like /^50%_\\.*$/"#) && insights.contains(#"= "eni'; DROP TABLE x --""#))
    }
}
