import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Fact C.3: traffic that neither groups nor ACLs filter.
@Suite struct AmazonServiceTests {
    /// A network where nothing is allowed anywhere.
    private var shut: NetworkDraft {
        var draft = NetworkDraft.pair()
        draft.vpcs[0].blocks.insert("10.9.0.0/24", at: 1)
        for index in draft.acls.indices { draft.acls[index].rows = NetworkDraft.ACL.lastRows }
        for index in draft.groups.indices { (draft.groups[index].ingress, draft.groups[index].egress) = ([], []) }
        return draft
    }

    @Test(
        "C.3: each service on its own address and port",
        arguments: [
            ("10.0.0.2:53", InternetProtocol.udp, Verdict.allowed), ("10.0.0.2:53", .tcp, .allowed),
            ("169.254.169.253:53", .udp, .allowed), ("[fd00:ec2::253]:53", .udp, .allowed),
            ("169.254.169.254:80", .tcp, .allowed), ("[fd00:ec2::123]:123", .udp, .allowed),
            ("169.254.170.2:80", .tcp, .allowed), ("169.254.169.123:123", .udp, .allowed),
            ("169.254.169.250:1688", .tcp, .allowed), ("10.0.1.1:67", .udp, .allowed),
            ("169.254.169.254:443", .tcp, .denied), ("169.254.169.123:123", .tcp, .denied),
            ("169.254.7.7:80", .tcp, .denied), ("10.0.0.2:80", .tcp, .denied),
        ]) func services(_ destination: String, _ name: InternetProtocol, _ verdict: Verdict) throws
    {
        #expect(try shut.ask("i-client", destination, QuestionOptions(protocol: name)).verdict == verdict)
    }

    @Test("C.3: the resolver stands in the primary block only") func primaryBlock() throws {
        var draft = shut
        draft.vpcs[0].blocks = ["10.9.0.0/24", "10.0.0.0/16"]
        #expect(try draft.ask("i-client", "10.9.0.2:53", .udp).verdict == .allowed)
        #expect(try draft.ask("i-client", "10.0.0.2:53", .udp).verdict == .denied)
    }

    @Test("E.1.7: reserved addresses are forwarded nowhere") func reserved() throws {
        let answer = try NetworkDraft.online().ask("i-client", "169.254.168.5:80")
        #expect(answer.blockers == ["forward amazon RESERVED_ADDRESS"])
    }

    @Test("A metadata service that is switched off does not answer, and one not described is not known") func metadata()
        throws
    {
        var draft = shut
        draft[instance: "i-client"].metadata = "disabled"
        let answer = try draft.ask("i-client", "169.254.169.254:80")
        #expect(answer.blockers == ["forward i-client METADATA_SERVICE_DISABLED"])
        draft[instance: "i-client"].metadata = nil
        #expect(try draft.ask("i-client", "169.254.169.254:80").verdict == .unknown)
    }
}
