import Testing

@testable import FlowLogs

/// Logs of transit gateways, which have no action: counters tell what was dropped.
@Suite struct TransitGatewayTests {
    private func record(_ losses: String, destination: String = "10.20.33.164") -> String {
        "6 TransitGateway 123456789010 tgw-0a tgw-attach-0b 123456789010 123456789010 vpc-0a vpc-0b subnet-0a subnet-0b "
            + "eni-0a eni-0b use1-az4 use1-az6 tgw-attach-0c 10.40.1.175 \(destination) 0 0 1 6 504 1661376897 "
            + "1661376913 OK IPv4 \(losses) 0 us-east-1 egress - -"
    }

    @Test func countersAreDropEvidence() async throws {
        let records = [
            record("0 0 0 0"), record("5 0 0 0"), record("7 0 0 0"), record("0 2 0 1", destination: "10.9.9.9"),
            FlowFixture.rejected,
        ]
        for text in [records.joined(separator: "\n"), records.reversed().joined(separator: "\n")] {
            let tally = try await FlowFixture.tally(text)
            #expect(tally.counts.withoutAction == 4)
            #expect(tally.counts.rejected == 1)
            #expect(tally.counts.malformed == 0)
            let losses = tally.losses.map { ("\($0.key.reason) \($0.key.destination)", $0.value) }
            #expect(losses.count == 3)
            let noRoute = try #require(losses.first { $0.0 == "noRoute 10.20.33.164" }?.1)
            #expect(noRoute.packets == 12 && noRoute.records == 2)
            #expect(noRoute.first == 1_661_376_897 && noRoute.last == 1_661_376_913)
            #expect(losses.first { $0.0 == "blackhole 10.9.9.9" }?.1.packets == 2)
            #expect(losses.first { $0.0 == "ttlExpired 10.9.9.9" }?.1.packets == 1)
            #expect(tally.losses.keys.allSatisfy { $0.gateway == "tgw-0a" && $0.attachment == "tgw-attach-0b" })
        }
    }

    @Test func filtersHoldForLosses() async throws {
        let tally = try await FlowFixture.tally(record("5 0 0 0")) { options in
            options.filter.require(.destinationPort, .numbers([443...443]))
        }
        #expect(tally.losses.isEmpty)
    }
}
