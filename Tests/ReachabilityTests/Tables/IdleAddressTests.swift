import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Ends that nobody holds: Elastic IP addresses associated with nothing, and addresses no host sends from.
@Suite struct IdleAddressTests {
    private let draft: NetworkDraft = {
        var draft = NetworkDraft.online()
        draft.idleAddresses = ["52.9.9.9"]
        return draft
    }()

    @Test("Nobody answers at an Elastic IP address that is associated with nothing") func destination() throws {
        for source in ["i-client", "i-server", "198.51.100.7"] {
            let answer = try draft.ask(source, "52.9.9.9:443")
            #expect(answer.verdict == .denied, "\(source)")
            #expect(answer.blockers.last == "forward eipalloc-0 NO_POSSIBLE_DESTINATION", "\(source)")
        }
        #expect(try draft.ask("i-client", "52.9.9.8:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "52.9.9.8/31:443").verdict == .partial)
    }

    @Test("Nobody sends from it") func source() throws {
        let answer = try draft.ask("52.9.9.9", "i-client:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward eipalloc-0 NO_SOURCE_OR_DESTINATION"])
        #expect(try draft.ask("52.9.9.8/31", "i-client:443").verdict == .allowed)
    }

    @Test("An address that an interface says it has is in use") func inUse() throws {
        var draft = draft
        draft.idleAddresses = ["52.1.1.1"]
        #expect(try draft.ask("internet", "52.1.1.1:443").verdict == .allowed)
    }

    @Test(
        "What no host sends from is no source",
        arguments: [
            "169.254.169.254", "169.254.169.253", "169.254.169.123", "fd00:ec2::254", "169.254.0.0/16", "127.0.0.1",
            "224.0.0.5", "0.0.0.0", "fe80::1", "::1", "ff02::1",
        ])
    func neverSource(_ text: String) throws {
        let topology = try draft.topology()
        let destination = text.contains(":") ? "2600:1f00:a:1::10" : "i-client:443"
        #expect(throws: QuestionError.self) { try topology.question(text, destination) }
    }
}
