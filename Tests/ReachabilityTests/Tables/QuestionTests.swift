import Inventory
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// What an end of a question means, and what is asked where nothing is said.
@Suite struct QuestionTests {
    private func question(
        _ source: String, _ destination: String, _ options: QuestionOptions = QuestionOptions(),
        in draft: NetworkDraft = .online()
    ) throws -> Question {
        try draft.topology().question(source, destination, options)
    }

    @Test("An id means its primary private address") func primaryAddress() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-server"].addresses = ["10.0.2.20", "10.0.2.21"]
        let asked = try question("i-client", "i-server:443", in: draft)
        #expect(asked.packets.sources.description == "10.0.1.10/32")
        #expect(asked.packets.destinations.description == "10.0.2.20/32")
    }

    @Test("Its public address where the other end is the internet or public") func publicAddress() throws {
        for source in ["internet", "198.51.100.7", "198.51.100.0/24"] {
            #expect(try question(source, "i-client:443").packets.destinations.description == "52.1.1.1/32", "\(source)")
        }
        #expect(try question("192.168.1.1", "i-client:443").packets.destinations.description == "10.0.1.10/32")
        #expect(try question("i-server", "52.1.1.1:443").packets.destinations.description == "52.1.1.1/32")
        #expect(try question("52.1.1.1", "i-server:443").packets.sources.description == "10.0.1.10/32")
    }

    @Test("Its IPv6 address where the other end is IPv6") func ipv6Address() throws {
        #expect(try question("i-client", "2001:db8::7").packets.sources.description == "2600:1f00:a:1::10/128")
        #expect(
            try question("i-client", "i-server:443", .ipv6).packets.destinations.description == "2600:1f00:a:2::20/128")
    }

    @Test("Of an instance with several interfaces the primary one is meant, and said") func severalInterfaces() throws {
        var draft = NetworkDraft.pair()
        draft.interfaces.insert(
            .init(
                id: "eni-0", subnet: "subnet-2", addresses: ["10.0.2.30"], groups: ["sg-client"], instance: "i-client",
                index: 1), at: 0)
        let asked = try question("i-client", "i-server:443", in: draft)
        #expect(asked.packets.sources.description == "10.0.1.10/32")
        #expect(asked.source.note == "the primary of its 2 interfaces")
        #expect(try question("eni-0", "i-server:443", in: draft).packets.sources.description == "10.0.2.30/32")
        #expect(try question("i-server", "i-client:443", in: draft).packets.destinations.description == "10.0.1.10/32")
    }

    @Test("`internet` is what is neither private, shared, reserved, nor of the snapshot's VPCs") func internet() throws
    {
        var draft = NetworkDraft.online()
        draft.vpcs[0].blocks.insert("198.51.100.0/24", at: 1)
        let sources = try question("internet", "i-client:443", in: draft).packets.sources
        for text in ["8.8.8.8", "52.1.1.1", "203.0.113.1", "1.0.0.0", "223.255.255.255"] {
            #expect(sources.contains(try IPAddress(text)), "\(text)")
        }
        for text in [
            "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1",
            "169.254.169.254", "0.0.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "198.51.100.7",
        ] {
            #expect(!sources.contains(try IPAddress(text)), "\(text)")
        }
        let ipv6 = try question("internet", "i-client:443", .ipv6).packets.sources
        #expect(ipv6.contains(try IPAddress("2001:db8::1")))
        #expect(!ipv6.contains(try IPAddress("2600:1f00:a:9::1")))
        #expect(!ipv6.contains(try IPAddress("fd00::1")))
    }

    @Test("Client ports: Linux, Windows, and hosts of which nothing is known") func clientPorts() throws {
        var draft = NetworkDraft.online()
        func ports(_ source: String, _ destination: String = "10.0.2.20:443") throws -> String? {
            try question(source, destination, in: draft).sourcePorts?.portDescription
        }
        #expect(try ports("i-client") == "32768-60999")
        #expect(try ports("internet", "i-client:443") == "1024-65535")
        draft[instance: "i-client"].isWindows = true
        #expect(try ports("i-client") == "49152-65535")
        draft[interface: "eni-client"].instance = nil
        #expect(try ports("eni-client") == "1024-65535")
        var options = QuestionOptions()
        options.sourcePorts = try PortSet(ports: "5000")
        #expect(try question("i-server", "i-client:443", options).sourcePorts?.portDescription == "5000")
    }

    @Test("In a block of hosts each sends from the ports of its own system") func clientPortsOfBlock() throws {
        var draft = NetworkDraft.pair()
        draft.interfaces.append(
            .init(id: "eni-win", subnet: "subnet-1", addresses: ["10.0.1.11"], groups: ["sg-client"], instance: "i-win")
        )
        draft.instances.append(.init(id: "i-win", isWindows: true))
        let asked = try question("10.0.1.10/31", "i-server:443", in: draft)
        #expect(asked.sourcePorts?.portDescription == "32768-65535")
        let byOrigin = asked.origins.map { "\($0.packets.sources) \($0.packets.sourcePorts.portDescription)" }
        #expect(byOrigin.sorted() == ["10.0.1.10/32 32768-60999", "10.0.1.11/32 49152-65535"])
        #expect(asked.packets == asked.origins.reduce(FlowSet()) { $0.union($1.packets) })
        // Replies to ports that no host of the block uses are not missed.
        draft[acl: "acl-1"].rows = [
            .init(number: 1, egress: true, allow: true),
            .init(number: 1, egress: false, allow: true, block: "10.0.2.0/24"),
        ]
        #expect(try draft.ask("10.0.1.10/31", "i-server:443").verdict == .allowed)
    }

    @Test("Without a port all ports are asked; ICMP asks echo request, and all codes of a type") func defaults() throws
    {
        #expect(try question("i-client", "i-server").destinationPorts?.portDescription == "0-65535")
        let ping = try question("i-client", "i-server", .ping).packets.boxes
        #expect(ping.map { "\($0.sourcePorts.portDescription)/\($0.destinationPorts.portDescription)" } == ["8/0"])
        let unreachable = try question("i-client", "i-server", .icmp(3)).packets.boxes
        #expect(
            unreachable.map { "\($0.sourcePorts.portDescription)/\($0.destinationPorts.portDescription)" } == [
                "3/0-255"
            ])
        var ping6 = QuestionOptions(protocol: .icmpv6)
        ping6.family = .ipv6
        #expect(try question("i-client", "i-server", ping6).packets.boxes.map(\.sourcePorts.portDescription) == ["128"])
    }

    @Test("What does not fit together is refused with a reason") func refusals() throws {
        func reason(_ source: String, _ destination: String, _ options: QuestionOptions) throws -> String {
            do {
                _ = try question(source, destination, options)
                return "accepted"
            } catch let error as QuestionError {
                return error.description
            }
        }
        #expect(try reason("10.0.1.10", "2001:db8::7", QuestionOptions()).contains("share no address family"))
        #expect(try reason("i-client", "2001:db8::7", .ping).contains("icmpv6"))
        #expect(try reason("i-client", "10.0.2.20", .ipv6).contains("has no IPv6 address"))
        var ports = QuestionOptions.ping
        ports.destinationPorts = PortSet(443)
        #expect(try reason("i-client", "i-server", ports).contains("has no ports"))
        var type = QuestionOptions()
        type.icmpType = 8
        #expect(try reason("i-client", "i-server", type).contains("no ICMP type"))
    }
}
