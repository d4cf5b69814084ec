import Findings
import Inventory
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Facts B of idle timeouts.
@Suite struct IdleTimeoutTests {
    private static func keepalive(_ seconds: Int) -> QuestionOptions {
        var options = QuestionOptions()
        options.keepalive = seconds
        return options
    }

    /// The pair with tracked connections: the server's rule is for the client's block only.
    private static func tracked() -> NetworkDraft {
        var draft = NetworkDraft.pair()
        draft[group: "sg-server"].ingress = [.tcp(443, "10.0.1.0/24")]
        draft[group: "sg-client"].egress = [.tcp(443, "10.0.2.0/24")]
        draft[instance: "i-server"].type = "m8i.large"
        draft.trackingByType = ["m8i.large": 350]
        return draft
    }

    @Test("B.2: the interface's own setting goes before the default of its type") func trackingOfType() throws {
        var draft = Self.tracked()
        let byType = try draft.ask("i-client", "i-server:443").idleTimeouts
        #expect(byType == [IdleTimeout(component: "eni-server", seconds: 350, atExpiry: .silent)])
        draft[interface: "eni-server"].tracking = ["TcpEstablishedTimeout": 900]
        let own = try draft.ask("i-client", "i-server:443").idleTimeouts
        #expect(own == [IdleTimeout(component: "eni-server", seconds: 900, atExpiry: .silent)])
        draft[interface: "eni-server"].tracking = ["UdpStreamTimeout": 120]
        #expect(try draft.ask("i-client", "i-server:443").idleTimeouts == byType)
    }

    @Test("B.1: a NAT gateway resets TCP alone", arguments: [(QuestionOptions(), "rst"), (.udp, "silent")])
    func natExpiry(_ options: QuestionOptions, _ expiry: String) throws {
        let answer = try NetworkDraft.online().ask("i-server", "198.51.100.7:443", options)
        #expect(answer.idleTimeouts.first { $0.component == "nat-1" }?.atExpiry.rawValue == expiry)
    }

    @Test("B.3: the shortest of all counts") func effective() throws {
        var draft = NetworkDraft.online()
        draft[interface: "eni-server"].tracking = ["TcpEstablishedTimeout": 200]
        draft[group: "sg-server"].egress = [.tcp(443, "198.51.100.0/24")]
        let answer = try draft.ask("i-server", "198.51.100.7:443")
        #expect(answer.idleTimeouts.count == 2)
        #expect(answer.effectiveIdleTimeout?.component == "eni-server")
    }

    @Test(
        "B.1: a keepalive within the timeout of a NAT gateway keeps the connection",
        arguments: [(60, false), (349, false), (350, true), (7200, true)]) func natKeepalive(
            _ seconds: Int, _ isTooLong: Bool
        ) throws
    {
        let answer = try NetworkDraft.online().ask("i-server", "198.51.100.7:443", Self.keepalive(seconds))
        let finding = answer.findings.first { $0.code == .keepaliveTooLong }
        #expect((finding != nil) == isTooLong)
        #expect(answer.verdict == .allowed)
        guard isTooLong else { return }
        #expect(finding?.component == "nat-1" && finding?.cause == "aws.idle-timeout")
        #expect(finding?.message.contains("answered with a reset") == true)
        #expect(finding?.evidence == ["the timeout of nat-1 cannot be changed"])
        #expect(finding?.fixes.count == 1)
        #expect(finding?.fixes.first?.command?.hasPrefix("sysctl -w net.ipv4.tcp_keepalive_time=175 ") == true)
    }

    @Test("B.2: the timeout of connection tracking can be set, within its range") func trackingKeepalive() throws {
        let answer = try Self.tracked().ask("i-client", "i-server:443", Self.keepalive(7200))
        let finding = answer.findings.first { $0.code == .keepaliveTooLong }
        #expect(finding?.message.contains("vanishes") == true)
        #expect(
            finding?.fixes.last?.command
                == "aws ec2 modify-network-interface-attribute --network-interface-id eni-server "
                + "--connection-tracking-specification TcpEstablishedTimeout=14400")
        #expect(finding?.fixes.last?.description.contains("60-432000") == true)
        let command = try #require(finding?.fixes.last?.command)
        let edited = Topology(try Self.tracked().topology().snapshot.applying(EditFile.read(command)))
        let mended = try edited.ask("i-client", "i-server:443", Self.keepalive(7200))
        #expect(mended.idleTimeouts.map(\.seconds) == [14400])
        #expect(!mended.findings.contains { $0.code == .keepaliveTooLong })
        let beyond = try Self.tracked().ask("i-client", "i-server:443", Self.keepalive(500_000))
        #expect(beyond.findings.first { $0.code == .keepaliveTooLong }?.fixes.count == 1)
    }

    @Test("B.1: an untracked connection has no timeout") func untracked() throws {
        var draft = Self.tracked()
        draft[group: "sg-server"].ingress = [.tcp(443, "0.0.0.0/0")]
        #expect(try draft.ask("i-client", "i-server:443", Self.keepalive(7200)).idleTimeouts.isEmpty)
    }
}
