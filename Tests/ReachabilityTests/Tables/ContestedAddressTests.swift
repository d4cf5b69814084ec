import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Addresses that two interfaces of one VPC say they hold.
@Suite struct ContestedAddressTests {
    private func draft() -> NetworkDraft {
        var draft = NetworkDraft.pair()
        draft.interfaces.append(
            .init(
                id: "eni-twin", subnet: "subnet-2", addresses: ["10.0.2.20"], groups: ["sg-client"],
                instance: "i-twin"))
        draft.instances.append(.init(id: "i-twin"))
        return draft
    }

    @Test("Nobody knows which of the two gets the packets, and the answer says so each time") func unknown() throws {
        for _ in 0..<5 {
            let answer = try draft().ask("i-client", "i-server:443")
            #expect(answer.verdict == .unknown)
            #expect(answer.gaps.contains { $0.why.contains("eni-server and eni-twin both hold 10.0.2.20") })
        }
    }

    @Test("Other addresses of the VPC are not touched") func others() throws {
        #expect(try draft().ask("i-server", "i-client:443").forward != .unknown)
        #expect(try NetworkDraft.pair().ask("i-client", "i-server:443").verdict == .allowed)
    }
}
