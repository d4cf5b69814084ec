import Foundation
import JSONText
import Testing

/// Paths of the company with a hub: transit gateway, inspection VPC, VPN, an office behind a dead tunnel.
@Suite
struct CompanyPathTests {
    private func ask(_ source: String, _ destination: String, _ more: [String] = []) async throws -> JSONValue {
        let company = try await FullAccount.company.value
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", company.wanted.path, "--src", source, "--dst", destination, "--output", "json"]
                + more)
        return try JSONDocument(parsing: result.output).root.value
    }

    private func codes(_ document: JSONValue) -> [String] {
        guard case .array(let findings)? = document["findings"] else { return [] }
        return findings.compactMap { finding in
            guard case .string(let code)? = finding["code"] else { return nil }
            return code
        }
    }

    private func kinds(_ document: JSONValue, _ way: String) -> [String] {
        guard case .array(let ways)? = document["alternatives"], case .array(let segments)? = ways.first?["segments"],
            case .array(let hops)? = segments.first?[way]?["hops"]
        else { return [] }
        return hops.compactMap { hop in
            guard case .string(let kind)? = hop["kind"] else { return nil }
            return kind
        }
    }

    @Test("A branch office over the hub's VPN; the reply is led through the inspection VPC")
    func branch() async throws {
        let document = try await ask("app-1", "172.16.3.9:443")
        #expect(document["verdict"] == "allowed")
        #expect(Set(codes(document)) == ["ASYMMETRIC_PATH", "PATH_MTU_BLACK_HOLE"])
        #expect(
            kinds(document, "forward").suffix(4) == [
                "transit-gateway-attachment", "transit-gateway-route-table", "transit-gateway-attachment",
                "vpn-connection",
            ])
        #expect(kinds(document, "return").count { $0 == "transit-gateway-attachment" } == 4)
        #expect(document["mtu"]?["bytes"] == 1446)
    }

    @Test("Another VPC behind the inspection VPC") func otherVPC() async throws {
        let document = try await ask("app-1", "10.1.10.10:443")
        #expect(document["verdict"] == "allowed")
        #expect(kinds(document, "forward").count { $0 == "transit-gateway-attachment" } == 4)
    }

    @Test("An office behind a tunnel that is down, by the id of the connection") func deadTunnel() async throws {
        let snapshot = try await FullAccount.company.value.wanted
        let file = snapshot.appending(path: "111122223333/eu-west-1/describe-vpn-connections.json")
        let list = try JSONDocument(parsing: Array(Data(contentsOf: file))).root.value["VpnConnections"]
        guard case .array(let connections)? = list,
            case .string(let id)? = connections.first(where: { $0["VpnGatewayId"] != nil })?["VpnConnectionId"]
        else {
            Issue.record("no VPN connection at a virtual private gateway")
            return
        }
        let document = try await ask(id, "tools-1:22")
        #expect(document["verdict"] == "denied")
        #expect(codes(document) == ["BAD_STATE_VPN", "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"])
    }

    @Test("Attachments that were read for one region only prove nothing of another") func otherRegion() async throws {
        let document = try await ask("far-1", "app-1:443")
        #expect(document["verdict"] == "unknown")
        guard case .array(let gaps)? = document["gaps"] else { return }
        #expect(gaps.contains { $0["what"] == "ec2:DescribeTransitGatewayVpcAttachments" })
    }

    @Test("A way that has to pass the hub, and one that must not") func filtered() async throws {
        let hub = try await hubID()
        #expect(try await ask("app-1", "172.16.3.9:443", ["--through", hub])["verdict"] == "allowed")
        let avoiding = try await ask("app-1", "172.16.3.9:443", ["--not-through", hub])
        #expect(avoiding["verdict"] == "denied")
        #expect(codes(avoiding).contains("COMPONENT_FILTER_RESTRICTION"))
    }

    private func hubID() async throws -> String {
        let snapshot = try await FullAccount.company.value.wanted
        let file = snapshot.appending(path: "111122223333/eu-west-1/describe-transit-gateways.json")
        guard
            case .array(let gateways)? = try JSONDocument(parsing: Array(Data(contentsOf: file))).root.value[
                "TransitGateways"],
            case .string(let id)? = gateways.first?["TransitGatewayId"]
        else { return "" }
        return id
    }
}
