import Foundation
import JSONText
import Testing

/// `awsdrops path` through VPC endpoints, a firewall and a regional NAT gateway, as the command prints it.
@Suite
struct EndpointPathTests {
    private func ask(_ source: String, _ destination: String, _ more: [String]) async throws -> CommandResult {
        let folder = try EndpointNetwork.write()
        return try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", folder.url.path, "--src", source, "--dst", destination] + more)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let source: String
        let destination: String
        let options: [String]
        let verdict: String
        let code: String?

        init(_ source: String, _ destination: String, _ options: String..., verdict: String, _ code: String? = nil) {
            (self.source, self.destination, self.options, self.verdict, self.code) =
                (source, destination, options, verdict, code)
        }

        var testDescription: String { "\(source) to \(destination) \(options.joined(separator: " "))" }
    }

    @Test(arguments: [
        Case("i-app", "vpce-s3:443", verdict: "allowed"),
        Case("i-app", "vpce-s3", "--protocol", "udp", verdict: "denied", "VPCE_GATEWAY_PROTOCOL_RESTRICTION"),
        Case("i-app", "192.0.2.7:443", verdict: "denied", "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION"),
        Case("vpce-s3", "i-app:443", verdict: "denied", "VPCE_INTRA_VPC_TRAFFIC"),
        Case("vpce-kms", "i-app:443", verdict: "denied", "VPCE_INTRA_VPC_TRAFFIC"),
        Case("i-app", "kms.eu-west-1.amazonaws.com:443", verdict: "allowed", "AVAILABILITY_ZONE_CROSSED"),
        Case("i-app", "vpce-sm:443", verdict: "denied", "VPCE_SERVICE_NOT_INSTALLED_IN_AZ"),
        Case(
            "i-app", "203.0.113.200:53", "--protocol", "udp", verdict: "unknown", "PATH_THROUGH_GWLB_NOT_CHECKED"),
        Case("i-app", "203.0.113.99:23", verdict: "denied", "FIREWALL_RULES_RESTRICTION"),
        Case("i-app", "203.0.113.99:443", "--sni", "www.bad.example", verdict: "denied", "FIREWALL_RULES_RESTRICTION"),
        Case("i-app", "203.0.113.99:443", "--sni", "good.example", verdict: "allowed"),
        Case("i-app", "203.0.113.99:443", verdict: "unknown"),
        Case("i-app", "203.0.113.99:53", "--protocol", "udp", verdict: "allowed", "FIREWALL_DROPS_FRAGMENTS"),
        Case("i-direct", "203.0.113.99:443", verdict: "denied", "INGRESS_RTB_TRAFFIC_REDIRECTION"),
        Case("internet", "i-box:443", verdict: "denied", "INGRESS_RTB_NO_PUBLIC_IP"),
        Case("i-priv", "203.0.113.99:443", verdict: "denied", "REGIONAL_NGW_ROUTE_AZ_RESTRICTION"),
    ])
    func theCommandTellsTheCode(_ asked: Case) async throws {
        let result = try await ask(asked.source, asked.destination, asked.options + ["--output", "json", "--quiet"])
        let document = try JSONDocument(parsing: result.output).root.value
        #expect(document["verdict"] == .string(asked.verdict))
        #expect(result.status == (asked.verdict == "allowed" ? 0 : asked.verdict == "denied" ? 1 : 3))
        guard case .array(let findings)? = document["findings"] else {
            Issue.record("no findings in \(result.output)")
            return
        }
        // The network's only group lets in everything, which is noted too.
        let first = findings.first { $0["code"] != "SG_RULE_WIDER_THAN_ASKED" }
        #expect(first?["code"] == asked.code.map { .string($0) }, "\(findings)")
    }

    @Test func theTextNamesTheRuleAndTheEnds() async throws {
        let result = try await ask("i-app", "203.0.113.99:23", ["--explain"])
        #expect(result.status == 1)
        #expect(result.output.contains("rule 7 of ports: drop tcp $HOME_NET any -> any 23"))
        let named = try await ask("i-app", "kms.eu-west-1.amazonaws.com:443", [])
        #expect(named.lines.first?.contains("vpce-kms, com.amazonaws.eu-west-1.kms, 1 interface") == true)
    }

    @Test(arguments: [
        ("vpce-nothing:443", "no instance, interface or Name tag \"vpce-nothing\""),
        ("vpce-gw:443", "this is a Gateway Load Balancer endpoint"),
        ("kmz.eu-west-1.amazonaws.com:443", "near: kms.eu-west-1.amazonaws.com"),
    ])
    func anEndThatIsNoneIsRefused(_ destination: String, _ complaint: String) async throws {
        let result = try await ask("i-app", destination, [])
        #expect(result.status == 64)
        #expect(result.errors.contains(complaint), "\(result.errors)")
    }

    @Test func aServerNameIsOfTCP() async throws {
        let result = try await ask("i-app", "203.0.113.99:443", ["--sni", "a.example", "--protocol", "udp"])
        #expect(result.status == 64 && result.errors.contains("--sni is of TCP connections"))
    }
}
