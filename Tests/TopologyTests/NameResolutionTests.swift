import Inventory
import NetworkSets
import Testing

@testable import Topology

/// Names that more than one thing has, and names of odd forms.
@Suite struct NameResolutionTests {
    private func end(_ text: String, _ topology: Topology, as role: EndpointResolver.Role = .source) throws -> Endpoint
    {
        try EndpointResolver(topology).resolve(text, as: role)
    }

    @Test func anAmbiguousNameListsItsBearers() throws {
        let topology = try Topology(
            json: Element.reservations(
                Element.instance("i-1", name: "web"), Element.instance("i-2", name: "web", state: "stopped")),
            Element.interfaces(
                Element.interface("eni-1", "10.0.0.1", instance: "i-1"),
                Element.interface("eni-2", "10.0.0.2", instance: "i-2"),
                Element.interface("eni-3", "10.0.0.3", name: "web")))
        #expect(
            throws: EndpointError.ambiguous(
                text: "web", candidates: ["eni-3 (web)", "i-1 (10.0.0.1, running)", "i-2 (10.0.0.2, stopped)"])
        ) { try end("web", topology) }
    }

    @Test func aTerminatedInstanceHasLostItsName() throws {
        let topology = try Topology(
            json: Element.reservations(
                Element.instance("i-1", name: "web", state: "terminated"), Element.instance("i-2", name: "web")),
            Element.interfaces(Element.interface("eni-2", "10.0.0.2", instance: "i-2")))
        #expect(try end("web", topology).interface?.id == "eni-2")
    }

    @Test func anInstanceGoesBeforeItsInterfacesOfTheSameName() throws {
        let topology = try Topology(
            json: Element.reservations(Element.instance("i-1", name: "web")),
            Element.interfaces(
                Element.interface("eni-2", "10.0.0.2", instance: "i-1", device: 1, name: "web"),
                Element.interface("eni-1", "10.0.0.1", instance: "i-1", name: "web")))
        let end = try end("web", topology)
        #expect(end.interface?.id == "eni-1")
        #expect(end.note == "the primary of its 2 interfaces")
    }

    @Test func anInstanceWithoutInterfaceIsNoEnd() throws {
        let topology = try Topology(
            json: Element.reservations(Element.instance("i-1", name: "web", state: "stopped")), Element.interfaces())
        #expect {
            _ = try end("web", topology)
        } throws: {
            "\($0)" == "\"web\": instance i-1 (stopped) has no network interface in what was read"
        }
    }

    @Test(arguments: ["prod:web", "a/b", "10.0.0.9 old", "::", "Köln", "sg-1"])
    func namesOfAnyFormAreFound(name: String) throws {
        let topology = try Topology(
            json: Element.reservations(Element.instance("i-1", name: name)),
            Element.interfaces(Element.interface("eni-1", "10.0.0.1", instance: "i-1")))
        if name == "::" {
            // An address is an address, whatever somebody calls a host.
            #expect(try end(name, topology).kind == .address(try IPAddress("::")))
            return
        }
        let (found, ports) = try EndpointResolver(topology).destination(name)
        #expect(found.interface?.id == "eni-1" && ports == nil)
        let (again, port) = try EndpointResolver(topology).destination(name + ":443")
        #expect(again.interface?.id == "eni-1" && port?.portDescription == "443")
    }

    @Test func anAddressOfSeveralVPCsIsAmbiguousOnlyAsASource() throws {
        let topology = try Topology(
            json: Element.interfaces(
                Element.interface("eni-2", "10.0.0.1", vpc: "vpc-2"),
                Element.interface("eni-1", "10.0.0.1", vpc: "vpc-1")))
        #expect(throws: EndpointError.ambiguous(text: "10.0.0.1", candidates: ["eni-1", "eni-2"])) {
            try end("10.0.0.1", topology)
        }
        #expect(try end("10.0.0.1", topology, as: .destination).kind == .address(try IPAddress("10.0.0.1")))
    }

    @Test func anAddressOfADelegatedBlockIsItsHolders() throws {
        let topology = try Topology(
            json: Element.interfaces(
                Element.interface("eni-1", "10.0.0.1", more: #""Ipv4Prefixes": [{"Ipv4Prefix": "10.0.0.16/28"}]"#)))
        #expect(try end("10.0.0.20", topology).interface?.id == "eni-1")
        #expect(try end("10.0.0.40", topology).interface == nil)
    }

    @Test func aSecondaryAndAnElasticAddressAreKept() throws {
        let addresses = """
            "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.1", "Primary": true},
              {"PrivateIpAddress": "10.0.0.2", "Primary": false, "Association": {"PublicIp": "198.51.100.2"}}]
            """
        let topology = try Topology(
            json: Element.interfaces(Element.interface("eni-1", "10.0.0.1", more: addresses)),
            #"{"Addresses": [{"PublicIp": "198.51.100.1", "NetworkInterfaceId": "eni-1", "PrivateIpAddress": "10.0.0.1"}, {"PublicIp": "198.51.100.3"}]}"#
        )
        let expected = [
            "198.51.100.1": "10.0.0.1", "198.51.100.2": "10.0.0.2", "10.0.0.2": "10.0.0.2",
        ]
        for (text, address) in expected {
            let end = try end(text, topology)
            #expect(end.kind == .interface(try #require(end.interface), address: try IPAddress(address)), "\(text)")
        }
        // An Elastic IP address that is associated with nothing leads nowhere.
        #expect(try end("198.51.100.3", topology).interface == nil)
    }

    @Test func whatWasNotReadIsSaidWithAnUnknownName() throws {
        let topology = try Topology(json: Element.interfaces(Element.interface("eni-1", "10.0.0.1")))
        #expect {
            _ = try end("web", topology)
        } throws: {
            "\($0)" == "no instance, interface or Name tag \"web\"; not read, or not to the end: describe-instances"
        }
    }

    @Test func aLongListOfCandidatesIsCut() throws {
        let topology = try Topology(
            json:
                "{\"Reservations\": [{\"Instances\": [\((10...40).map { Element.instance("i-\($0)", name: "web") }.joined(separator: ","))]}]}"
        )
        #expect {
            _ = try end("web", topology)
        } throws: {
            "\($0)".contains("i-19 (running) and 21 more; name one of them by its id")
        }
    }

    @Test func anIdleElasticAddressIsSaidToBeOne() throws {
        let topology = try Topology(
            json: Element.interfaces(), #"{"Addresses": [{"PublicIp": "198.51.100.3", "AllocationId": "eipalloc-1"}]}"#)
        let note = "an Elastic IP address that is associated with nothing"
        #expect(try end("198.51.100.3", topology).note == note)
        #expect(try end("198.51.100.4", topology).note == nil)
    }

    @Test func interfacesThatMentionANameAreNear() throws {
        let topology = try Topology(
            json: Element.reservations(),
            Element.interfaces(
                Element.interface("eni-2", "10.0.0.2", more: #""Description": "AWS Lambda VPC ENI-orders-1234""#),
                Element.interface("eni-1", "10.0.0.1", more: #""Description": "VPC Endpoint Interface vpce-0abc""#)))
        #expect {
            _ = try end("Orders", topology)
        } throws: {
            "\($0)" == "no instance, interface or Name tag \"Orders\"; "
                + "near: orders-1234, eni-2 (AWS Lambda VPC ENI-orders-1234)"
        }
        #expect {
            _ = try end("vpce-0abc", topology)
        } throws: {
            "\($0)" == "\"vpce-0abc\": this VPC endpoint is not in what was read (describe-vpc-endpoints); "
                + "ask for its interface eni-1"
        }
        #expect {
            _ = try end("tgw-attach-1", topology)
        } throws: {
            "\($0)" == "\"tgw-attach-1\": it is not in what was read"
        }
    }
}
