import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// A block as source: what in it can send is asked, and nothing else.
@Suite struct BlockSourceTests {
    @Test("Free addresses of a block are not asked, and that is said") func freeAddresses() throws {
        let answer = try NetworkDraft.pair().ask("10.0.1.0/24", "i-server:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.question.packets.sources.description == "10.0.1.10/32")
        #expect(
            answer.question.sourceNote == "of 10.0.1.0/24 only the 1 address that can send is asked")
        #expect(try NetworkDraft.pair().ask("i-client", "i-server:443").question.sourceNote == nil)
    }

    @Test("A block that nobody holds is denied with the reason") func nobody() throws {
        let answer = try NetworkDraft.pair().ask("10.0.1.128/25", "i-server:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward subnet-1 NO_SOURCE_OR_DESTINATION"])
        #expect(answer.dropped.map(\.packets) == [answer.question.packets])
    }

    @Test("Where not all interfaces are known, free addresses stay in doubt") func holdersNotKnown() throws {
        var draft = NetworkDraft.pair()
        draft.unreadable = ("NetworkInterfaces", 1)
        #expect(try draft.ask("10.0.1.0/24", "10.0.1.10:443").verdict == .unknown)
        let answer = try draft.ask("10.0.1.128/25", "i-client:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["ec2:DescribeNetworkInterfaces"])
    }

    @Test("A destination block still drops what is free in it") func destinationBlock() throws {
        let answer = try NetworkDraft.pair().ask("i-client", "10.0.2.0/24:443")
        #expect(answer.verdict == .partial)
        #expect(try NetworkDraft.pair().ask("i-client", "10.0.2.128/25:443").verdict == .denied)
    }

    @Test(
        "What opens no connections is no sender",
        arguments: ["natGateway", "nat_gateway", "vpc_endpoint", "gateway_load_balancer_endpoint", "transit_gateway"])
    func passive(kind: String) throws {
        var draft = NetworkDraft.pair()
        draft.interfaces.append(
            .init(id: "eni-own", subnet: "subnet-1", addresses: ["10.0.1.77"], groups: ["sg-client"], kind: kind))
        for source in ["eni-own", "10.0.1.77", "10.0.1.76/30"] {
            let answer = try draft.ask(source, "i-server:443")
            #expect(answer.verdict == .denied, "\(source)")
            #expect(answer.blockers.first == "forward eni-own NO_SOURCE_OR_DESTINATION", "\(source)")
        }
        let block = try draft.ask("10.0.1.0/24", "i-server:443")
        #expect(block.verdict == .allowed)
        #expect(block.question.sourceNote?.contains("left out: 1 of load balancers") == true)
    }

    @Test("A load balancer's node is asked where it is named, or nothing else is in the block") func nodes() throws {
        var draft = NetworkDraft.pair()
        draft.interfaces.append(
            .init(
                id: "eni-lb", subnet: "subnet-2", addresses: ["10.0.2.77"], groups: ["sg-client"],
                summary: "ELB app/web/0123456789abcdef"))
        let named = try draft.ask("eni-lb", "10.0.2.20:443")
        #expect(named.verdict == .allowed)
        #expect(named.question.sourceNote == "a load balancer's node opens connections to its targets only")
        let block = try draft.ask("10.0.2.76/30", "10.0.2.20:443")
        #expect(block.verdict == .allowed)
        #expect(block.question.packets.sources.description == "10.0.2.77/32")
        #expect(
            try draft.topology().question("10.0.2.0/24", "10.0.1.10:443").packets.sources.description == "10.0.2.20/32")
    }

    @Test("One rule makes one finding, with all its flows") func oneFindingPerRule() throws {
        var draft = NetworkDraft.pair()
        for host in 11...14 {
            draft.interfaces.append(
                .init(id: "eni-\(host)", subnet: "subnet-1", addresses: ["10.0.1.\(host)"], groups: ["sg-client"]))
        }
        draft[group: "sg-server"].ingress = []
        draft[acl: "acl-2"].rows = [
            .init(number: 100, egress: false, allow: false), .init(number: 100, egress: true, allow: true),
        ]
        let answer = try draft.ask("10.0.1.0/24", "i-server:443", from: "40000")
        #expect(
            answer.blockers == [
                "forward acl-2 SUBNET_ACL_RESTRICTION", "forward eni-server SG_HAS_NO_RULES",
            ])
        let finding = try #require(answer.findings.first)
        #expect(finding.message.contains("10.0.1.10/31, 10.0.1.12/31, 10.0.1.14"))
    }
}
