import Findings
import JSONText
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Fact E.8 of interface endpoints.
@Suite struct InterfaceEndpointTests {
    private func ask(_ destination: String, in draft: NetworkDraft, _ options: QuestionOptions = .init()) throws
        -> Answer
    {
        let topology = try draft.topology()
        let resolver = EndpointResolver(topology)
        let source = try resolver.source("i-client")
        let (end, ports) = try resolver.destination(destination, seenFrom: source)
        var options = options
        options.destinationPorts = ports
        return PathEvaluator(topology).answer(
            try QuestionBuilder(topology).question(from: source, to: end, options: options))
    }

    @Test("E.8: through the group of the interface to the service, and back") func allowed() throws {
        let answer = try ask("10.0.2.50:443", in: .withInterfaceEndpoint())
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.map(\.to) == ["com.amazonaws.eu-west-1.secretsmanager"])
        #expect(
            answer.route == [
                "i-client", "eni-client", "acl-1", "rtb-main", "acl-2", "eni-ep-a", "vpce-sm", "eni-ep-a", "acl-2",
                "rtb-main", "acl-1", "eni-client", "i-client",
            ])
        #expect(answer.mtu?.bytes == 8500)
        #expect(answer.idleTimeouts == [IdleTimeout(component: "vpce-sm", seconds: 350, atExpiry: .silent)])
        #expect(try ask("[2600:1f00:a:2::50]:443", in: .withInterfaceEndpoint()).verdict == .allowed)
    }

    @Test("The id and the regional name mean every interface; one that is shut makes it partial") func everyInterface()
        throws
    {
        var draft = NetworkDraft.withInterfaceEndpoint()
        for name in [
            "vpce-sm", "vpce-sm-x1.secretsmanager.eu-west-1.vpce.amazonaws.com",
            "SecretsManager.eu-west-1.amazonaws.com",
        ] {
            let answer = try ask("\(name):443", in: draft)
            #expect(answer.verdict == .allowed)
            #expect(answer.question.destinationAddresses.description == "10.0.2.50/32, 10.0.3.50/32")
        }
        #expect(try ask("vpce-sm:443", in: draft, .ipv6).verdict == .allowed)
        draft[acl: "acl-3"].rows = NetworkDraft.ACL.lastRows
        let partial = try ask("vpce-sm:443", in: draft)
        #expect(partial.verdict == .partial)
        #expect(partial.dropped.map(\.packets.destinations.description) == ["10.0.3.50/32"])
        #expect(partial.blockers.first == "forward acl-3 SUBNET_ACL_RESTRICTION")
        let zonal = "vpce-sm-x1-eu-west-1a.secretsmanager.eu-west-1.vpce.amazonaws.com:443"
        #expect(try ask(zonal, in: draft).verdict == .allowed)
    }

    @Test("E.8: the group of the endpoint has to let the client in") func group() throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft[group: "sg-endpoint"].ingress = [.tcp(443, "10.0.2.0/24")]
        let answer = try ask("10.0.2.50:443", in: draft)
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward eni-ep-a ENI_SG_RULES_MISMATCH"])
        #expect(try ask("10.0.2.50:8443", in: .withInterfaceEndpoint()).verdict == .denied)
    }

    @Test("E.8: TCP and UDP only") func protocols() throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft[group: "sg-endpoint"].ingress = NetworkDraft.Rule.everything
        #expect(try ask("10.0.2.50:53", in: draft, .udp).verdict == .allowed)
        #expect(try ask("10.0.2.50", in: draft, .ping).blockers == ["forward vpce-sm PROTOCOL_RESTRICTION"])
    }

    @Test(
        "E.8: only `available` carries, and a service that has to accept is said so",
        arguments: ["pendingAcceptance", "pending", "rejected", "deleting", "failed", "expired"])
    func states(_ state: String) throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft[endpoint: "vpce-sm"].state = state
        draft[endpoint: "vpce-sm"].service = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a"
        let answer = try ask("10.0.2.50:443", in: draft)
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward vpce-sm BAD_STATE"])
        let accept = "aws ec2 accept-vpc-endpoint-connections --service-id vpce-svc-0a --vpc-endpoint-ids vpce-sm"
        #expect(answer.commands.contains(accept) == ["pendingAcceptance", "rejected"].contains(state))
        draft[endpoint: "vpce-sm"].state = nil
        #expect(try ask("10.0.2.50:443", in: draft).verdict == .unknown)
    }

    @Test("The endpoint of an interface that was not read is a gap") func absent() throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft.absent = ["VpcEndpoints"]
        let answer = try ask("10.0.2.50:443", in: draft)
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["ec2:DescribeVpcEndpoints"])
        #expect(throws: EndpointError.self) { try ask("vpce-sm:443", in: draft) }
    }

    @Test("Endpoints of other kinds, and the interface of one that routes lead through, are not guessed at")
    func otherKinds()
        throws
    {
        var draft = NetworkDraft.withInterfaceEndpoint()
        for kind in ["Resource", "ServiceNetwork", nil] {
            draft[endpoint: "vpce-sm"].kind = kind
            let answer = try ask("10.0.2.50:443", in: draft)
            #expect(answer.verdict == .unknown)
            #expect(answer.gaps.map(\.what) == ["vpce-sm"])
            #expect(throws: EndpointError.self) { try ask("vpce-sm:443", in: draft) }
        }
        draft[endpoint: "vpce-sm"].kind = "GatewayLoadBalancer"
        draft[interface: "eni-ep-a"].kind = "gateway_load_balancer_endpoint"
        #expect(try ask("10.0.2.50:443", in: draft).gaps.map(\.what) == ["eni-ep-a"])
    }

    @Test("A client of another zone is told of it") func zoneCrossing() throws {
        let draft = NetworkDraft.withInterfaceEndpoint()
        #expect(try ask("10.0.2.50:443", in: draft).findingsBesideSizes.isEmpty)
        let note = try #require(try ask("10.0.3.50:443", in: draft).findings.first)
        #expect(note.code == .availabilityZoneCrossed)
        #expect(note.severity == .info)
        #expect(note.fixes.first?.description.contains("x1-eu-west-1a") == true)
    }

    @Test("The own side of a service: its state, its zones, and the load balancer behind it as a gap") func ownService()
        throws
    {
        func answer(_ state: String, _ zones: [String]) throws -> Answer {
            var draft = NetworkDraft.withInterfaceEndpoint()
            draft[endpoint: "vpce-sm"].service = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a"
            draft.more = [
                [
                    "ServiceConfigurations": [
                        [
                            "ServiceId": "vpce-svc-0a", "ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-0a",
                            "ServiceState": .string(state), "AvailabilityZones": .array(zones.map { .string($0) }),
                            "NetworkLoadBalancerArns": [
                                "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/n/1"
                            ],
                        ]
                    ]
                ]
            ]
            return try ask("10.0.2.50:443", in: draft)
        }
        let behind = try answer("Available", ["eu-west-1a"])
        #expect(behind.verdict == .unknown)
        #expect(behind.gaps.map(\.what) == ["arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/n/1"])
        #expect(try answer("Deleting", ["eu-west-1a"]).blockers == ["forward vpce-svc-0a BAD_STATE"])
        let elsewhere = try answer("Available", ["eu-west-1c"])
        #expect(elsewhere.verdict == .denied)
        #expect(elsewhere.blockers == ["forward vpce-sm VPCE_SERVICE_NOT_INSTALLED_IN_AZ"])
    }

    @Test("A consumer sees the zones of a service too") func zonesOfService() throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft.more = [
            [
                "ServiceDetails": [
                    [
                        "ServiceName": "com.amazonaws.eu-west-1.secretsmanager", "AvailabilityZones": ["eu-west-1b"],
                        "PrivateDnsNames": [["PrivateDnsName": "secrets.example.com"]],
                    ]
                ], "ServiceNames": ["com.amazonaws.eu-west-1.secretsmanager"],
            ]
        ]
        let answer = try ask("secrets.example.com:443", in: draft)
        #expect(answer.verdict == .partial)
        #expect(answer.blockers == ["forward vpce-sm VPCE_SERVICE_NOT_INSTALLED_IN_AZ"])
    }

    @Test("A private name means the endpoint of the client's own VPC") func privateName() throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        var other = draft.endpoints[0]
        (other.id, other.vpc, other.interfaces) = ("vpce-other", "vpc-z", ["eni-z"])
        other.names = ["secretsmanager.eu-west-1.amazonaws.com", "*.dkr.ecr.eu-west-1.amazonaws.com"]
        draft.endpoints.append(other)
        #expect(try ask("secretsmanager.eu-west-1.amazonaws.com:443", in: draft).verdict == .allowed)
        let seenNowhere = #expect(throws: EndpointError.self) {
            try ask("1234.dkr.ecr.eu-west-1.amazonaws.com:443", in: draft)
        }
        #expect(seenNowhere?.description.contains("vpce-other in vpc-z") == true)
        let unknown = #expect(throws: EndpointError.self) {
            try ask("secretsmanager.eu-west-2.amazonaws.com", in: draft)
        }
        #expect(unknown?.description.contains("near: secretsmanager.eu-west-1.amazonaws.com") == true)
    }

    @Test(
        "E.10: where a VPC enforces encryption, only port 443 is surely encrypted", arguments: ["enforce", "monitor"])
    func encryptionControl(_ mode: String) throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft[group: "sg-endpoint"].ingress = NetworkDraft.Rule.everything
        draft.more = [
            [
                "VpcEncryptionControls": [
                    [
                        "VpcEncryptionControlId": "vpcec-1", "VpcId": "vpc-a", "Mode": .string(mode),
                        "State": "available",
                    ]
                ]
            ]
        ]
        #expect(try ask("10.0.2.50:443", in: draft).verdict == .allowed)
        let other = try ask("10.0.2.50:5432", in: draft)
        #expect(other.verdict == (mode == "enforce" ? .unknown : .allowed))
        #expect(other.gaps.map(\.what) == (mode == "enforce" ? ["vpcec-1"] : []))
    }

    @Test("E.8: an endpoint opens no connections", arguments: ["vpce-sm", "10.0.2.50", "eni-ep-a"])
    func asSource(_ source: String) throws {
        let answer = try NetworkDraft.withInterfaceEndpoint().ask(source, "i-server:443")
        #expect(answer.verdict == .denied)
        #expect(Set(answer.blockers) == ["forward vpce-sm VPCE_INTRA_VPC_TRAFFIC"])
    }

    @Test("E.8: it is reached from a peered VPC") func fromPeeredVPC() throws {
        var draft = NetworkDraft.withInterfaceEndpoint()
        let peered = NetworkDraft.peered()
        draft.vpcs = peered.vpcs
        draft.subnets.append(contentsOf: peered.subnets.filter { $0.vpc == "vpc-b" })
        draft.acls.append(contentsOf: peered.acls.filter { $0.vpc == "vpc-b" })
        (draft.tables, draft.peerings) = (peered.tables, peered.peerings)
        draft.groups.append(contentsOf: peered.groups.filter { $0.vpc == "vpc-b" })
        draft.interfaces.append(contentsOf: peered.interfaces.filter { $0.vpc == "vpc-b" })
        draft.instances.append(contentsOf: peered.instances.filter { $0.id == "i-far" })
        #expect(try draft.ask("i-far", "10.0.2.50:443").blockers == ["forward eni-ep-a ENI_SG_RULES_MISMATCH"])
        draft[group: "sg-endpoint"].ingress.append(.tcp(443, "172.16.0.0/16"))
        #expect(try draft.ask("i-far", "10.0.2.50:443").verdict == .allowed)
    }
}
