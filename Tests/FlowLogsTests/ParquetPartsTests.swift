import Testing

@testable import FlowLogs

/// Large Parquet files are read row group by row group, by several workers.
@Suite struct ParquetPartsTests {
    @Test(arguments: ["small", "damaged"]) func partsGiveWhatTheWholeGives(kind: String) async throws {
        let file = try ParquetFixture.written(kind)
        let whole = try await FlowFixture.tally(file, name: "a.parquet")
        let parts = try await FlowFixture.tally(file, name: "a.parquet") { options in
            options.segmentSize = 16
            options.workers = 3
        }
        #expect(whole.counts == parts.counts)
        #expect(whole.largestGroups(nil) == parts.largestGroups(nil))
        #expect(whole.malformedSamples.map(\.line) == parts.malformedSamples.map(\.line))
        #expect(whole.skipped == parts.skipped)
        #expect(whole.malformedSamples.map(\.line) == (kind == "damaged" ? [11, 701, 1401] : []))
    }

    @Test func filtersAndGroupsMayNeedAnyColumn() async throws {
        let file = try ParquetFixture.written("small")
        let all = try await FlowFixture.tally(file)
        let ingress = try await FlowFixture.tally(file) { options in
            options.filter.require(.direction, .words([WordPattern("ingress")]))
            options.grouping = FlowGrouping([.field(.interfaceID), .field(FlowField(named: "account_id"))])
        }
        let egress = try await FlowFixture.tally(file) { options in
            options.filter.require(.direction, .words([WordPattern("egress")]))
        }
        #expect(ingress.counts.rejected > 0 && egress.counts.rejected > 0)
        #expect(ingress.counts.rejected + egress.counts.rejected == all.counts.rejected)
        let group = try #require(ingress.largestGroups(nil).first)
        #expect(group.values.map(\.description).contains("012345678901"))
    }
}
