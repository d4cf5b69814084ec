import Findings
import NetworkSets
import Testing

@testable import Reachability

/// The machines at both ends: their state, the addresses they hold, and packets to themselves.
@Suite struct HostTests {
    @Test(
        "Only a running instance sends and answers",
        arguments: ["pending", "stopping", "stopped", "shutting-down", "terminated"])
    func instanceStates(_ state: String) throws {
        var draft = NetworkDraft.pair()
        draft[instance: "i-server"].state = state
        let server = try draft.ask("i-client", "i-server:443")
        #expect(server.blockers.first == "forward i-server BAD_STATE")
        #expect(server.commands.contains("aws ec2 start-instances --instance-ids i-server") == (state == "stopped"))
        draft = NetworkDraft.pair()
        draft[instance: "i-client"].state = state
        #expect(try draft.ask("i-client", "i-server:443").blockers.first == "forward i-client BAD_STATE")
    }

    @Test("An interface attached to nothing has nobody behind it") func detached() throws {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].instance = nil
        draft[interface: "eni-server"].status = "available"
        #expect(try draft.ask("i-client", "eni-server:443").blockers.first == "forward eni-server BAD_STATE_ATTACHMENT")
    }

    @Test("An address nobody holds: the subnet is to blame") func unheld() throws {
        let draft = NetworkDraft.pair()
        let answer = try draft.ask("i-client", "10.0.2.99:443")
        #expect(answer.blockers == ["forward subnet-2 NO_POSSIBLE_DESTINATION"])
        #expect(try draft.ask("i-client", "10.0.99.9:443").blockers == ["forward vpc-a NO_POSSIBLE_DESTINATION"])
        #expect(try draft.ask("10.0.1.99", "i-server:443").blockers == ["forward subnet-1 NO_SOURCE_OR_DESTINATION"])
    }

    @Test("What a host sends to itself never meets the network") func itself() throws {
        var draft = NetworkDraft.pair()
        draft[group: "sg-client"].ingress = []
        draft[group: "sg-client"].egress = []
        draft[acl: "acl-1"].rows = []
        #expect(try draft.ask("i-client", "10.0.1.10:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "10.0.1.10:443").blockers.isEmpty)
    }

    @Test("A block as an end is all its addresses, each judged by itself") func block() throws {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].addresses = ["10.0.2.20", "10.0.2.21"]
        let answer = try draft.ask("i-client", "10.0.2.20/30:443")
        #expect(answer.verdict == .partial)
        let lost = answer.dropped.reduce(AddressSet()) { $0.union($1.packets.destinations) }
        #expect(lost.description == "10.0.2.22/31")
    }
}
