import Findings
import Inventory
import Testing
import Topology

@testable import Reachability

/// The notes that packets go from one zone to another: what they cross to, and that nothing is said where nothing crosses.
@Suite struct ZoneCrossingTests {
    private func notes(_ draft: NetworkDraft, _ source: String, _ destination: String) throws -> [Finding] {
        try draft.ask(source, destination).findings.filter { $0.code == .availabilityZoneCrossed }
    }

    @Test("Within one zone nothing is said") func sameZone() throws {
        #expect(try notes(.pair(), "i-client", "i-server:443").isEmpty)
        #expect(try notes(.online(), "i-server", "198.51.100.7:443").isEmpty)
    }

    @Test("A host of another zone; nothing is said of packets that do not get there") func host() throws {
        var draft = NetworkDraft.pair()
        draft[subnet: "subnet-2"].zone = "eu-west-1b"
        let found = try notes(draft, "i-client", "i-server:443")
        #expect(found.map(\.component) == ["eni-server"] && found.map(\.severity) == [.info])
        #expect(found.first?.evidence == ["eni-client is in eu-west-1a, eni-server in eu-west-1b"])
        #expect(try notes(draft, "i-client", "i-server:80").isEmpty)
    }

    @Test("IPv6 crosses as well") func ipv6() throws {
        var draft = NetworkDraft.pair()
        draft[subnet: "subnet-2"].zone = "eu-west-1b"
        let answer = try draft.ask("i-client", "i-server:443", .ipv6)
        #expect(answer.findings.map(\.code) == [.availabilityZoneCrossed])
    }

    @Test("A NAT gateway of another zone, and the command for one of its own") func natGateway() throws {
        var draft = NetworkDraft.online()
        draft[subnet: "subnet-2"].zone = "eu-west-1b"
        let found = try notes(draft, "i-server", "198.51.100.7:443")
        #expect(found.map(\.component) == ["nat-1"])
        #expect(found.first?.fixes.first?.command?.contains("--subnet-id <subnet-in-eu-west-1b>") == true)
    }

    @Test("A transit gateway that leads into another zone") func transitGateway() throws {
        let draft = NetworkDraft.transit()
        #expect(try notes(draft, "i-client", "i-far:443").isEmpty)
        #expect(try notes(draft, "i-server", "i-far:443").map(\.component) == ["eni-far"])
    }

    @Test("A firewall endpoint of another zone") func firewall() throws {
        var draft = NetworkDraft.inspected()
        draft[subnet: "subnet-1"].zone = "eu-west-1b"
        let found = try notes(draft, "i-client", "198.51.100.7:443")
        #expect(found.map(\.component) == ["vpce-in"])
    }

    @Test("Replies by a firewall endpoint of another zone, where the requests cross nothing", arguments: ["b", "a"])
    func reply(_ zone: String) throws {
        var draft = NetworkDraft.firewalled(.init())
        draft.subnets.append(
            .init(id: "subnet-back", vpc: "vpc-a", blocks: ["10.0.8.0/24"], zone: "eu-west-1\(zone)"))
        draft.acls.append(.init(id: "acl-back", subnets: ["subnet-back"], rows: NetworkDraft.ACL.openRows))
        draft.tables.append(
            .init(id: "rtb-back", subnets: ["subnet-back"], routes: [.init("0.0.0.0/0", "igw-a")]))
        draft.endpoints.append(
            .init(
                id: "vpce-back", kind: "GatewayLoadBalancer", service: "com.amazonaws.vpce.eu-west-1.vpce-svc-in",
                subnets: ["subnet-back"]))
        draft.more = []
        draft[table: "rtb-edge"].routes = [.init("10.0.1.0/24", "vpce-back")]
        let found = try notes(draft, "i-client", "198.51.100.7:443")
        #expect(found.map(\.component) == (zone == "b" ? ["eni-client"] : []))
        #expect(found.map(\.direction) == (zone == "b" ? [.return] : []))
        if let note = found.first {
            #expect(note.message.hasPrefix("The replies go from eu-west-1b to eu-west-1a"))
            #expect(note.evidence == ["vpce-back is in eu-west-1b, eni-client in eu-west-1a"])
            #expect(note.fixes.first?.description.contains("routes") == true)
        }
    }

    @Test("Load balancers: one note for all targets of other zones") func balancer() throws {
        let found = try notes(.balanced(), "internet", "alb:shop:443")
        #expect(found.count == 1 && found.first?.message.contains("and 1 more") == true)
        #expect(found.first?.evidence.count == 2)
    }

    @Test("Names of zones mean nothing across accounts") func otherAccount() throws {
        var draft = NetworkDraft.peered()
        draft[subnet: "subnet-b"].zone = "eu-west-1b"
        #expect(try notes(draft, "i-client", "i-far:443").map(\.component) == ["eni-far"])
        let topology = try draft.topology { text in
            ["a", "b"].reduce(text) { text, name in
                let head = #"{"VpcId":"vpc-\#(name)","CidrBlock":"#
                return text.replacing(head, with: #"{"OwnerId":"\#(name)","VpcId":"vpc-\#(name)","CidrBlock":"#)
            }
        }
        #expect(topology.snapshot.vpcs["vpc-b"]?.ownerID == "b")
        let answer = try topology.ask("i-client", "i-far:443")
        #expect(answer.verdict == .allowed && answer.findings.isEmpty)
    }
}
