import Findings
import Inventory
import JSONText
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Missing data never reads as allowed and never as denied.
@Suite struct GapTests {
    typealias Route = NetworkDraft.Table.Route

    private func ask(
        _ source: String, _ destination: String, in draft: NetworkDraft, changing change: (String) -> String = { $0 }
    ) throws -> Answer {
        try draft.topology(changing: change).ask(source, destination)
    }

    @Test(
        "A kind that decides and is absent is named",
        arguments: [
            ("Subnets", "ec2:DescribeSubnets"), ("RouteTables", "ec2:DescribeRouteTables"),
            ("NetworkAcls", "ec2:DescribeNetworkAcls"), ("SecurityGroups", "ec2:DescribeSecurityGroups"),
            ("Reservations", "ec2:DescribeInstances"),
        ]) func absentKind(_ key: String, _ call: String) throws
    {
        var draft = NetworkDraft.pair()
        draft.absent = [key]
        let answer = try ask("eni-client", "eni-server:443", in: draft)
        #expect(answer.verdict == .unknown)
        #expect(answer.blockers.isEmpty)
        #expect(answer.gaps.contains { $0.what == call && $0.matters }, "\(answer.gaps)")
    }

    @Test(
        "A gateway that a route names and the snapshot lacks is named",
        arguments: [
            ("InternetGateways", "i-client", "ec2:DescribeInternetGateways"),
            ("NatGateways", "i-server", "ec2:DescribeNatGateways"),
        ]) func absentGateway(_ key: String, _ source: String, _ call: String) throws
    {
        var draft = NetworkDraft.online()
        draft.absent = [key]
        let answer = try ask(source, "198.51.100.7:443", in: draft)
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == [call])
    }

    @Test("Kinds that nothing refers to are not missed") func notMissed() throws {
        var draft = NetworkDraft.pair()
        draft.absent = [
            "InternetGateways", "EgressOnlyInternetGateways", "NatGateways", "VpcPeeringConnections", "PrefixLists",
        ]
        let answer = try ask("i-client", "i-server:443", in: draft)
        #expect(answer.verdict == .allowed)
        #expect(answer.gaps.isEmpty)
    }

    @Test("A gap that cannot change the answer is silent") func silentGap() throws {
        var draft = NetworkDraft.pair()
        draft.absent = ["NetworkAcls"]
        draft[group: "sg-server"].ingress = []
        let answer = try ask("i-client", "i-server:443", in: draft)
        #expect(answer.verdict == .denied)
        #expect(answer.gaps.isEmpty)
        #expect(answer.blockers == ["forward eni-server SG_HAS_NO_RULES"])
    }

    @Test("One missing group does not matter where another allows") func missingGroup() throws {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].groups.append("sg-gone")
        #expect(try ask("i-client", "i-server:443", in: draft).verdict == .allowed)
        let other = try ask("i-client", "i-server:80", in: draft)
        #expect(other.verdict == .unknown)
        #expect(other.gaps.map(\.why).contains { $0.contains("sg-gone") })
    }

    @Test("An interface whose groups are not said is not unfiltered") func groupsNotSaid() throws {
        let draft = NetworkDraft.pair()
        let answer = try ask("i-client", "i-server:443", in: draft) {
            $0.replacing(#""Groups":[{"GroupId":"sg-server"}],"#, with: "")
        }
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.what == "eni-server")
    }

    @Test("A state that is not said is not taken for a good one") func statesNotSaid() throws {
        var instance = NetworkDraft.pair()
        instance[instance: "i-server"].state = nil
        #expect(try ask("i-client", "i-server:443", in: instance).verdict == .unknown)
        var peering = NetworkDraft.peered()
        peering[peering: "pcx-1"].status = nil
        #expect(try ask("i-client", "i-far:443", in: peering).verdict == .unknown)
        var nat = NetworkDraft.online()
        nat[nat: "nat-1"].state = nil
        #expect(try ask("i-server", "198.51.100.7:443", in: nat).verdict == .unknown)
        var gateway = NetworkDraft.online()
        gateway.internetGateways[0].state = nil
        #expect(try ask("i-client", "198.51.100.7:443", in: gateway).verdict == .unknown)
    }

    @Test("An unreadable table may be the subnet's own: the main one is not taken instead") func unreadableTable()
        throws
    {
        var draft = NetworkDraft.pair()
        draft.tables.append(.init(id: "rtb-odd", subnets: ["subnet-9"]))
        draft[table: "rtb-odd"].routes = [Route("10.9.0.0/99", "pcx-1")]
        let answer = try ask("i-client", "i-server:443", in: draft)
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.what == "ec2:DescribeRouteTables")
    }

    @Test("Half a list of interfaces proves nobody's absence") func halfAList() throws {
        var draft = NetworkDraft.pair()
        draft[group: "sg-server"].ingress = [.tcp(443...443, .group("sg-other"))]
        func half(_ text: String) -> String { text.replacing(#"{"Vpcs""#, with: #"{"NextToken":"more","Vpcs""#) }
        #expect(try ask("i-client", "10.0.2.99:443", in: draft, changing: half).verdict == .unknown)
        #expect(try ask("10.0.1.99", "i-server:443", in: draft, changing: half).verdict == .unknown)
        #expect(try ask("10.0.2.99", "i-client:443", in: draft, changing: half).verdict == .unknown)
        // The groups of a sender that is there are known all the same.
        #expect(try ask("i-client", "i-server:443", in: draft).verdict == .denied)
    }

    @Test("A page of rules is not the whole group") func halfTheRules() throws {
        var draft = NetworkDraft.pair()
        draft.absent = ["SecurityGroups"]
        let rule =
            #"{"SecurityGroupRuleId":"sgr-1","GroupId":"sg-server","IsEgress":false,"IpProtocol":"tcp","FromPort":80,"ToPort":80,"CidrIpv4":"0.0.0.0/0"}"#
        let egress =
            #"{"SecurityGroupRuleId":"sgr-2","GroupId":"sg-client","IsEgress":true,"IpProtocol":"-1","CidrIpv4":"0.0.0.0/0"}"#
        func with(_ token: String) throws -> Answer {
            try ask("i-client", "i-server:443", in: draft) {
                $0.replacing(#"{"Vpcs""#, with: #"{"SecurityGroupRules":[\#(rule),\#(egress)],"Vpcs""#)
                    .replacing(#"{"SecurityGroupRules""#, with: "{\(token)\"SecurityGroupRules\"")
            }
        }
        #expect(try with("").verdict == .denied)
        #expect(try with(#""NextToken":"more","#).verdict == .unknown)
    }

    @Test("The members of a group in a VPC that is not in the snapshot are not known") func foreignMembers() throws {
        var draft = NetworkDraft.peered()
        draft[group: "sg-server"].ingress = [.tcp(443...443, .foreignGroup("sg-x", vpc: "vpc-x", peering: "pcx-x"))]
        // The sender is in the snapshot, and in no such group.
        #expect(try ask("i-client", "i-server:443", in: draft).verdict == .denied)
        draft.peerings.append(.init(id: "pcx-x", requester: "vpc-a", accepter: "vpc-x"))
        draft[table: "rtb-main"].routes.append(Route("192.168.0.0/16", "pcx-x"))
        let topology = try draft.topology {
            $0.replacing(
                #"{"VpcId":"vpc-x","#, with: #"{"VpcId":"vpc-x","CidrBlockSet":[{"CidrBlock":"192.168.0.0/16"}],"#
            )
            .replacing(#","CidrBlockSet":[],"Ipv6CidrBlockSet":[]"#, with: "")
        }
        let fromThere = try topology.ask("192.168.3.3", "i-server:443")
        #expect(fromThere.verdict == .unknown)
        #expect(fromThere.gaps.contains { $0.what == "vpc-x" })
    }

    @Test("A refused call is told with its reason") func refusedCall() throws {
        var draft = NetworkDraft.pair()
        draft.absent = ["NetworkAcls"]
        var builder = SnapshotBuilder()
        builder.add(
            try JSONDocument(parsing: draft.json().encoded()).root, operation: "draft", id: nil,
            origin: Snapshot.Origin())
        builder.addRefusal(action: "ec2:DescribeNetworkAcls", why: "AccessDenied")
        let answer = try Topology(builder.finish()).ask("i-client", "i-server:443")
        #expect(answer.gaps.contains { $0.why.contains("AccessDenied") })
    }

    @Test("A list cut short in another region leaves the answer as it is") func incompleteElsewhere() throws {
        func verdicts(_ cutRegion: String) throws -> [Verdict] {
            var builder = SnapshotBuilder()
            for region in ["eu-west-1", "us-east-1"] {
                var draft = region == "eu-west-1" ? NetworkDraft.pair() : NetworkDraft()
                if region == cutRegion {
                    draft.unreadable = ("NetworkInterfaces", 7)
                    draft.interfaces.append(.init(id: "eni-odd", subnet: "subnet-1", addresses: ["10.0.1.99"]))
                    draft.unreadable?.index = draft.interfaces.count - 1
                }
                builder.add(
                    try JSONDocument(parsing: draft.json().encoded()).root, operation: "draft", id: nil,
                    origin: Snapshot.Origin(account: "111122223333", region: region))
            }
            let topology = Topology(builder.finish())
            return [
                try topology.ask("10.0.1.0/24", "i-server:443").verdict,
                try topology.ask("i-client", "10.0.2.77:443").verdict,
            ]
        }
        #expect(try verdicts("eu-west-1") == [.unknown, .unknown])
        #expect(try verdicts("us-east-1") == [.allowed, .denied])
    }

    @Test("Some certainly lost and the rest not known is not known; some certainly passing is partial") func mixtures()
        throws
    {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].groups = ["sg-server", "sg-gone"]
        draft[acl: "acl-2"].rows.append(.init(number: 1, egress: false, allow: false, proto: 6, ports: 22...22))
        #expect(try ask("i-client", "i-server:22-23", in: draft).verdict == .unknown)
        let partial = try ask("i-client", "i-server:22,23,443", in: draft)
        #expect(partial.verdict == .partial)
        #expect(!partial.gaps.isEmpty)
        #expect(try ask("i-client", "i-server:23,443", in: draft).verdict == .unknown)
    }

    @Test("Both ends outside the snapshot") func bothOutside() throws {
        #expect(try ask("198.51.100.7", "203.0.113.9:443", in: .online()).verdict == .unknown)
        #expect(try ask("internet", "203.0.113.9:443", in: .online()).verdict == .unknown)
        #expect(try ask("192.168.1.1", "203.0.113.9:443", in: .online()).verdict == .unknown)
    }

    @Test("How a private host outside gets in is not known, but what the VPC refuses is refused")
    func privateHostOutside() throws {
        var draft = NetworkDraft.pair()
        draft[table: "rtb-main"].routes = [Route("192.168.0.0/16", "vgw-1")]
        let answer = try ask("192.168.1.1", "i-server:443", in: draft)
        #expect(answer.verdict == .unknown)
        #expect(
            try ask("192.168.1.1", "i-server:80", in: draft).blockers == ["forward eni-server ENI_SG_RULES_MISMATCH"])
        draft[table: "rtb-main"].routes = []
        #expect(try ask("192.168.1.1", "i-server:443", in: draft).verdict == .denied)
    }

    @Test("A block of public and private hosts outside is taken apart") func mixedOutside() throws {
        var draft = NetworkDraft.online()
        draft[group: "sg-client"].ingress = [.tcp(443, "0.0.0.0/0")]
        draft[table: "rtb-public"].routes.append(Route("172.16.0.0/12", "vgw-1"))
        let answer = try ask("172.0.0.0/10", "10.0.1.10:443", in: draft)
        let lost = answer.dropped.reduce(AddressSet()) { $0.union($1.packets.sources) }
        #expect(lost.description == "172.0.0.0/12, 172.32.0.0/11")
    }
}
