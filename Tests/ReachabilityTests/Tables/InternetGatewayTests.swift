import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.3 of internet gateways and public addresses, and E.10 of block public access.
@Suite struct InternetGatewayTests {
    typealias Route = NetworkDraft.Table.Route

    @Test("E.3: a public address leaves, and its reply comes back") func publicAddress() throws {
        let answer = try NetworkDraft.online().ask("i-client", "198.51.100.7:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.return == .allowed)
        #expect(answer.decisions(at: "igw-a") == ["10.0.1.10 becomes 52.1.1.1", "52.1.1.1 becomes 10.0.1.10"])
    }

    @Test("E.3: without a public address the gateway drops") func noPublicAddress() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-client"].publics = [:]
        let answer = try draft.ask("i-client", "198.51.100.7:443")
        #expect(answer.blockers == ["forward igw-a IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"])
        #expect(answer.commands.first?.contains("associate-address --network-interface-id eni-client") == true)
    }

    @Test("A reserved destination is on no network, so no route is suggested", arguments: ["224.0.0.1", "240.0.0.1"])
    func reservedDestination(_ text: String) throws {
        let answer = try NetworkDraft.online().ask("i-client", "\(text):443")
        #expect(answer.blockers == ["forward igw-a NO_POSSIBLE_DESTINATION"])
        #expect(answer.findings.flatMap(\.fixes).isEmpty)
        let privateOne = try NetworkDraft.online().ask("i-client", "192.168.9.9:443")
        #expect(privateOne.findings.first?.fixes.isEmpty == false)
    }

    @Test("E.3: an Elastic IP address counts where only DescribeAddresses tells it") func elasticAddress() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-client"].publics = [:]
        let elastic =
            #""Addresses":[{"AllocationId":"eipalloc-1","PublicIp":"52.9.9.9","NetworkInterfaceId":"eni-client","#
            + #""PrivateIpAddress":"10.0.1.10"}],"Vpcs""#
        let topology = try draft.topology { $0.replacing(#""Vpcs""#, with: elastic) }
        #expect(try topology.ask("i-client", "198.51.100.7:443").verdict == .allowed)
        #expect(try topology.ask("internet", "52.9.9.9:443").verdict == .allowed)
    }

    @Test("E.3: the association of an interface counts where its list of addresses is left out")
    func topLevelAssociation() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-client"].publics = [:]
        let list =
            #""PrivateIpAddress":"10.0.1.10","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.1.10","Primary":true}]"#
        let topology = try draft.topology {
            $0.replacing(list, with: #""PrivateIpAddress":"10.0.1.10","Association":{"PublicIp":"52.1.1.1"}"#)
        }
        #expect(try topology.ask("i-client", "198.51.100.7:443").verdict == .allowed)
    }

    @Test("E.3: each private address has its own public one") func secondaryAddress() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-client"].addresses = ["10.0.1.10", "10.0.1.11"]
        draft[interface: "eni-client"].publics = ["10.0.1.11": "52.1.1.1"]
        #expect(try draft.ask("10.0.1.11", "198.51.100.7:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "198.51.100.7:443").verdict == .denied)
    }

    @Test("E.3: in from the internet by the public address, whose group and ACL still judge") func inbound() throws {
        var draft = NetworkDraft.online()
        #expect(try draft.ask("internet", "i-client:443").verdict == .allowed)
        #expect(try draft.ask("internet", "52.1.1.1:443").verdict == .allowed)
        #expect(try draft.ask("198.51.100.7", "52.1.1.1:443").verdict == .allowed)
        #expect(try draft.ask("internet", "i-client:80").blockers == ["forward eni-client ENI_SG_RULES_MISMATCH"])
        draft[acl: "acl-1"].rows = NetworkDraft.ACL.lastRows
        #expect(
            try draft.ask("internet", "i-client:443").blockers
                == ["forward acl-1 SUBNET_ACL_RESTRICTION", "return acl-1 SUBNET_ACL_RESTRICTION"])
    }

    @Test("E.3: a host without public address is not reached from outside") func inboundPrivate() throws {
        let answer = try NetworkDraft.online().ask("internet", "i-server:443")
        #expect(answer.blockers.first == "forward igw-a IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")
        #expect(answer.verdict == .denied)
    }

    @Test("E.3: the subnet needs a route for the reply") func noRouteBack() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
        draft[table: "rtb-private"].routes = []
        let answer = try draft.ask("internet", "i-server:443")
        #expect(answer.forward == .allowed)
        #expect(answer.blockers == ["return rtb-private NO_ROUTE_TO_DESTINATION"])
    }

    @Test("E.3: private and shared addresses are not on the internet, neither as destination nor as source")
    func spoofing() throws {
        let draft = NetworkDraft.online()
        #expect(
            try draft.ask("i-client", "192.168.1.1:443").blockers
                == ["forward igw-a IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"])
        #expect(
            try draft.ask("i-client", "100.64.1.1:443").blockers
                == ["forward igw-a IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"])
        #expect(
            try draft.ask("192.168.1.1", "52.1.1.1:443").blockers.first
                == "forward igw-a IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS")
        #expect(
            try draft.ask("100.64.1.1", "52.1.1.1:443").blockers.first
                == "forward igw-a IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS")
    }

    @Test("E.3: no gateway, and one that is not attached") func noGateway() throws {
        var draft = NetworkDraft.online()
        draft.internetGateways = []
        #expect(try draft.ask("internet", "i-client:443").blockers.first == "forward vpc-a NO_INTERNET_GATEWAY")
        draft.internetGateways = [.init(id: "igw-a", vpc: "vpc-a", state: "detaching")]
        #expect(try draft.ask("internet", "i-client:443").blockers.first == "forward igw-a BAD_STATE_ATTACHMENT")
        #expect(try draft.ask("i-client", "internet:443").blockers.first == "forward igw-a BAD_STATE_ATTACHMENT")
        draft.internetGateways = [.init(id: "igw-a", vpc: nil)]
        #expect(try draft.ask("i-client", "internet:443").blockers.first == "forward igw-a BAD_STATE_ATTACHMENT")
    }

    @Test("I-14: `available` and `attached` both work", arguments: ["available", "attached"])
    func attachmentStates(_ state: String) throws {
        var draft = NetworkDraft.online()
        draft.internetGateways[0].state = state
        draft.egressOnlyGateways[0].state = state
        #expect(try draft.ask("i-client", "internet:443").verdict == .allowed)
        #expect(try draft.ask("i-server", "2001:db8::7:443", .ipv6).verdict == .allowed)
    }

    @Test("E.3: IPv6 addresses are public themselves") func ipv6() throws {
        let draft = NetworkDraft.online()
        #expect(try draft.ask("i-client", "2001:db8::7").verdict == .allowed)
        #expect(try draft.ask("2001:db8::7", "[2600:1f00:a:1::10]:443").verdict == .allowed)
        #expect(try draft.ask("internet", "i-client:443", .ipv6).verdict == .allowed)
    }

    @Test("E.3: an interface may refuse IPv6 traffic with gateways") func deniesGateways() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-client"].deniesInternetGatewayTraffic = true
        #expect(try draft.ask("i-client", "2001:db8::7").verdict == .denied)
        #expect(try draft.ask("2001:db8::7", "[2600:1f00:a:1::10]:443").verdict == .denied)
        #expect(try draft.ask("i-client", "198.51.100.7:443").verdict == .allowed)
    }

    @Test("E.3: private IPv6 addresses of a VPC do not pass an internet gateway") func privateIPv6() throws {
        var draft = NetworkDraft.online()
        draft.vpcs[0].blocks.append("fd00:a::/56")
        draft[subnet: "subnet-1"].blocks.append("fd00:a:0:1::/64")
        draft[interface: "eni-client"].ipv6 = ["fd00:a:0:1::10"]
        #expect(
            try draft.ask("i-client", "2001:db8::7").blockers
                == ["forward igw-a IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"])
        #expect(try draft.ask("2001:db8::7", "[fd00:a:0:1::10]:443").verdict == .denied)
    }

    @Test("Public address to public address of one VPC, through the gateway and back") func hairpin() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
        draft[table: "rtb-private"].routes = [Route("0.0.0.0/0", "igw-a")]
        let answer = try draft.ask("i-client", "52.1.1.2:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.route.count { $0 == "igw-a" } == 4)
        draft[group: "sg-server"].ingress = [.tcp(443, "52.1.1.1/32")]
        #expect(try draft.ask("i-client", "52.1.1.2:443").verdict == .allowed)
    }

    @Test("An interface that asks for its own public address sees the connection twice, and remembers both")
    func ownPublicAddress() throws {
        var draft = NetworkDraft.online()
        draft[group: "sg-client"].ingress = [.tcp(443, "52.1.1.1/32")]
        draft[group: "sg-client"].egress = [.tcp(443, "52.1.1.1/32")]
        #expect(try draft.ask("i-client", "52.1.1.1:443").verdict == .allowed)
    }

    @Test("E.10: bidirectional block public access shuts the gateway, an exclusion opens a subnet")
    func blockPublicAccess() throws {
        var draft = NetworkDraft.online()
        draft.vpcs[0].blockPublicAccess = "block-bidirectional"
        for (source, destination) in [("i-client", "internet"), ("internet", "i-client:443"), ("i-server", "internet")]
        {
            #expect(
                try draft.ask(source, destination).blockers.first == "forward igw-a VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
                "\(source) to \(destination)")
        }
        #expect(
            try draft.ask("i-server", "2001:db8::7").blockers.first == "forward eigw-a VPC_BLOCK_PUBLIC_ACCESS_ENABLED")
        draft[subnet: "subnet-2"].blockPublicAccess = "off"
        #expect(try draft.ask("i-server", "2001:db8::7").verdict == .allowed)
        draft[subnet: "subnet-1"].blockPublicAccess = "off"
        #expect(try draft.ask("i-client", "internet").verdict == .allowed)
        #expect(try draft.ask("internet", "i-client:443").verdict == .allowed)
    }

    @Test("E.10: the ingress mode leaves only NAT and egress-only gateways a way out") func blockIngress() throws {
        var draft = NetworkDraft.online()
        draft.vpcs[0].blockPublicAccess = "block-ingress"
        #expect(
            try draft.ask("internet", "i-client:443").blockers.first
                == "forward igw-a VPC_BLOCK_PUBLIC_ACCESS_ENABLED")
        #expect(try draft.ask("i-client", "internet").verdict == .denied)
        #expect(try draft.ask("i-server", "internet").verdict == .allowed)
        #expect(try draft.ask("i-server", "2001:db8::7").verdict == .allowed)
    }

    @Test("E.10: the mode of the account counts where VPC and subnet say nothing", arguments: ["vpc-a", "subnet-1"])
    func exclusion(of resource: String) throws {
        var draft = NetworkDraft.online()
        draft.blockPublicAccessOptions = "block-bidirectional"
        let shut = "forward igw-a VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
        #expect(try draft.ask("internet", "i-client:443").blockers.first == shut)
        draft.exclusions = [.init(resource: resource)]
        #expect(try draft.ask("internet", "i-client:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "internet").verdict == .allowed)
        #expect(try draft.ask("internet", "[2600:1f00:a:1::10]:443", .ipv6).verdict == .allowed)
        draft.exclusions[0].state = "delete-complete"
        #expect(try draft.ask("internet", "i-client:443").blockers.first == shut)
        draft.exclusions[0].state = "create-in-progress"
        #expect(try draft.ask("internet", "i-client:443").verdict == .unknown)
    }

    @Test("E.10: an exclusion for egress lets NAT gateways out, and nothing in") func egressExclusion() throws {
        var draft = NetworkDraft.online()
        draft.vpcs[0].blockPublicAccess = "block-bidirectional"
        draft.exclusions = [.init(resource: "vpc-a", mode: "allow-egress")]
        #expect(try draft.ask("i-server", "internet").verdict == .allowed)
        #expect(try draft.ask("i-server", "2001:db8::7").verdict == .allowed)
        #expect(try draft.ask("internet", "i-client:443").verdict == .denied)
        let direct = try draft.ask("i-client", "internet")
        #expect(direct.verdict == .unknown)
        #expect(direct.gaps.map(\.what) == ["vpcbpa-exclude-vpc-a"])
        draft.vpcs[0].blockPublicAccess = "block-ingress"
        #expect(try draft.ask("i-client", "internet").verdict == .denied)
    }

    @Test("E.2: a table of the gateway itself may send packets elsewhere") func gatewayTable() throws {
        var draft = NetworkDraft.online()
        draft.tables.append(.init(id: "rtb-edge", gateways: ["igw-a"]))
        #expect(try draft.ask("internet", "i-client:443").verdict == .allowed)
        draft[table: "rtb-edge"].routes = [Route("10.0.1.0/24", "vpce-1")]
        let diverted = try draft.ask("internet", "i-client:443")
        #expect(diverted.verdict == .unknown)
        #expect(diverted.gaps.map(\.what) == ["ec2:DescribeVpcEndpoints"])
        #expect(diverted.decisions(at: "rtb-edge").first == "route 10.0.1.0/24 → vpce-1")
        draft[table: "rtb-edge"].routes = [Route("10.0.1.0/24", "vpce-1", state: "blackhole")]
        #expect(try draft.ask("internet", "i-client:443").blockers.first == "forward rtb-edge BAD_STATE_ROUTE")
        // Replies to what left pass the same table.
        #expect(try draft.ask("i-client", "198.51.100.7:443").blockers == ["return rtb-edge BAD_STATE_ROUTE"])
    }
}
