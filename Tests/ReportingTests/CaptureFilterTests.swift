import NetworkSets
import Reachability
import Testing

@testable import Reporting

/// The capture filter, by its text.
@Suite struct CaptureFilterTests {
    private static func packets(
        _ name: InternetProtocol, _ source: [String], _ sourcePorts: String?, _ destination: [String], _ ports: String?
    ) throws -> FlowSet {
        func addresses(_ texts: [String]) throws -> (AddressFamily, IntervalSet<UInt128>) {
            let blocks = try texts.map { try CIDRBlock($0) }
            let family = blocks.first?.family ?? .ipv4
            return (family, AddressSet(blocks)[family])
        }
        let (family, sources) = try addresses(source)
        return FlowSet(
            FlowBox(
                family: family, protocol: name, source: sources, destination: try addresses(destination).1,
                sourcePorts: try sourcePorts.map { try PortSet(ports: $0) },
                destinationPorts: try ports.map { try PortSet(ports: $0) }))
    }

    @Test(
        arguments: [
            (
                InternetProtocol.tcp, ["10.0.0.1/32"], "32768-60999", ["10.0.1.0/24"], "443",
                "tcp and ((src host 10.0.0.1 and src portrange 32768-60999 and dst net 10.0.1.0/24 and dst port 443) or "
                    + "(src net 10.0.1.0/24 and src port 443 and dst host 10.0.0.1 and dst portrange 32768-60999))"
            ),
            (
                .udp, ["2001:db8::1/128"], nil, ["2001:db8:1::/48"], "53,5353",
                "udp and ((src host 2001:db8::1 and dst net 2001:db8:1::/48 and (dst port 53 or dst port 5353)) or "
                    + "(src net 2001:db8:1::/48 and (src port 53 or src port 5353) and dst host 2001:db8::1))"
            ),
            (
                .icmp, ["10.0.0.1/32"], "8", ["10.0.0.2/32"], "0",
                "icmp and ((src host 10.0.0.1 and dst host 10.0.0.2 and icmp[0] = 8 and icmp[1] = 0) or "
                    + "(src host 10.0.0.2 and dst host 10.0.0.1 and icmp[0] = 0 and icmp[1] = 0))"
            ),
            // Nothing answers an error, so there is one half.
            (
                .icmp, ["10.0.0.1/32"], "3", ["10.0.0.2/32"], "0-255",
                "icmp and src host 10.0.0.1 and dst host 10.0.0.2 and icmp[0] = 3"
            ),
            (
                .icmpv6, ["2001:db8::1/128"], "128", ["2001:db8::2/128"], "0",
                "icmp6 and ((src host 2001:db8::1 and dst host 2001:db8::2 and ip6[40] = 128 and ip6[41] = 0) or "
                    + "(src host 2001:db8::2 and dst host 2001:db8::1 and ip6[40] = 129 and ip6[41] = 0))"
            ),
            (
                .gre, ["10.0.0.1/32"], nil, ["10.0.0.2/32"], nil,
                "ip proto 47 and ((src host 10.0.0.1 and dst host 10.0.0.2) or (src host 10.0.0.2 and dst host 10.0.0.1))"
            ),
        ] as [(InternetProtocol, [String], String?, [String], String?, String)])
    func filters(
        name: InternetProtocol, source: [String], sourcePorts: String?, destination: [String], ports: String?,
        expected: String
    ) throws {
        let packets = try Self.packets(name, source, sourcePorts, destination, ports)
        let filter = CaptureFilter(packets)
        #expect(filter.expression == expected)
        #expect(filter.command == "tcpdump -ni any '\(expected)'")
    }

    /// A filter on all of the internet would be too long; without addresses the family has to be said.
    @Test func addressesThatTakeTooManyBlocksAreLeftOut() throws {
        let everywhere = AddressSet.all(.ipv4).subtracting(AddressSet(try CIDRBlock("10.0.0.1/32")))
        func filter(_ destination: IntervalSet<UInt128>, ports: PortSet?) -> String {
            CaptureFilter(
                FlowSet(
                    FlowBox(
                        family: .ipv4, protocol: .tcp, source: everywhere[.ipv4], destination: destination,
                        destinationPorts: ports))
            ).expression
        }
        #expect(
            filter(AddressSet(try CIDRBlock("10.0.0.1/32"))[.ipv4], ports: PortSet(443))
                == "tcp and ((dst host 10.0.0.1 and dst port 443) or (src host 10.0.0.1 and src port 443))")
        #expect(filter(everywhere[.ipv4], ports: nil) == "ip and tcp")
        #expect(CaptureFilter(FlowSet()).expression == "less 0")
    }

    @Test func manyBoxesBecomeOne() throws {
        var packets = FlowSet()
        for number in 0..<20 {
            packets = packets.union(
                try Self.packets(
                    .tcp, ["10.0.\(number).1/32"], "\(1000 + number)", ["10.1.\(number).1/32"], "\(2000 + number)"))
        }
        let expression = CaptureFilter(packets).expression
        #expect(
            expression == "tcp and ((src portrange 1000-1019 and dst portrange 2000-2019) or "
                + "(src portrange 2000-2019 and dst portrange 1000-1019))")
    }
}
