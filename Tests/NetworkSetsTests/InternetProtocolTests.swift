import NetworkSets
import Testing

@Suite struct InternetProtocolTests {
    @Test(arguments: [
        ("tcp", 6 as UInt8, "tcp", "tcp"), ("TCP", 6, "tcp", "tcp"), ("6", 6, "tcp", "tcp"), ("udp", 17, "udp", "udp"),
        ("icmp", 1, "icmp", "icmp"), ("icmpv6", 58, "icmpv6", "icmpv6"), ("IPv6-ICMP", 58, "icmpv6", "icmpv6"),
        ("esp", 50, "esp", "50"), ("gre", 47, "gre", "47"), ("200", 200, "200", "200"), ("0", 0, "hopopt", "0"),
    ])
    func readsAndPrints(text: String, number: UInt8, name: String, awsName: String) throws {
        let read = try #require(InternetProtocol(text))
        #expect(read.rawValue == number)
        #expect(read.name == name)
        #expect(read.description == name)
        #expect(read.awsName == awsName)
    }

    @Test(arguments: ["", "-1", "256", "06", " tcp", "tcp ", "all", "6.0"])
    func refuses(text: String) {
        #expect(InternetProtocol(text) == nil)
    }

    @Test func onlyTwoHavePortsAndTwoAreICMP() {
        let all = (UInt8.min...UInt8.max).map { InternetProtocol(rawValue: $0) }
        #expect(all.filter(\.hasPorts) == [.tcp, .udp])
        #expect(all.filter(\.isICMP) == [.icmp, .icmpv6])
        #expect(all.allSatisfy { InternetProtocol($0.name) == $0 && InternetProtocol($0.awsName) == $0 })
        #expect(all.shuffled().sorted() == all)
    }
}
