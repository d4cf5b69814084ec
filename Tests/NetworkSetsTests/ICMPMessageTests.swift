import NetworkSets
import Testing

@Suite struct ICMPMessageTests {
    @Test func onlyRequestsHaveReplies() {
        func replies(_ number: InternetProtocol) -> [UInt8: UInt8] {
            var found: [UInt8: UInt8] = [:]
            for type in UInt8.min...UInt8.max {
                found[type] = ICMPMessage.replyType(for: type, protocol: number)
            }
            return found
        }
        #expect(replies(.icmp) == [8: 0, 13: 14, 17: 18])
        #expect(replies(.icmpv6) == [128: 129])
        #expect(replies(.tcp).isEmpty)
    }

    @Test func namesTypesByProtocol() {
        #expect(ICMPMessage.name(of: 8, protocol: .icmp) == "echo request")
        #expect(ICMPMessage.name(of: 3, protocol: .icmp) == "destination unreachable")
        #expect(ICMPMessage.name(of: 3, protocol: .icmpv6) == "time exceeded")
        #expect(ICMPMessage.name(of: 2, protocol: .icmpv6) == "packet too big")
        #expect(ICMPMessage.name(of: 200, protocol: .icmp) == nil)
        #expect(ICMPMessage.name(of: 8, protocol: .tcp) == nil)
        #expect(ICMPMessage.echoRequest(of: .icmp) == 8)
        #expect(ICMPMessage.echoReply(of: .icmpv6) == 129)
        #expect(ICMPMessage.echoReply(of: .udp) == nil)
    }
}
