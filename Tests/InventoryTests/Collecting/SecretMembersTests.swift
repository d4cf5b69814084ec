import JSONText
import Testing

@testable import Inventory

/// What never reaches disk.
struct SecretMembersTests {
    private func without(_ service: String, _ operation: String, _ text: String) throws -> JSONValue {
        let asked = try #require(
            CollectionPlan.all.first { $0.service == service && $0.operation == operation })
        return try JSONDocument(parsing: SecretMembers.removed(from: Array(text.utf8), of: asked)).root.value
    }

    @Test func vpnKeysAreTakenOut() throws {
        let value = try without(
            "ec2", "DescribeVpnConnections",
            """
            {"VpnConnections": [{"VpnConnectionId": "vpn-1", "CustomerGatewayConfiguration": "<SEEDED/>",
              "Options": {"TunnelOptions": [{"OutsideIpAddress": "1.2.3.4", "PreSharedKey": "SEEDED"}]}}]}
            """)
        #expect(
            value == [
                "VpnConnections": [
                    ["VpnConnectionId": "vpn-1", "Options": ["TunnelOptions": [["OutsideIpAddress": "1.2.3.4"]]]]
                ]
            ])
    }

    @Test func environmentsAreTakenOut() throws {
        let value = try without(
            "lambda", "ListFunctions",
            #"{"Functions": [{"FunctionName": "f", "Environment": {"Variables": {"KEY": "SEEDED"}}}]}"#)
        #expect(value == ["Functions": [["FunctionName": "f", "Environment": [:]]]])
    }

    @Test func allElseIsUntouched() throws {
        let text = #"{"Vpcs": [{"VpcId": "vpc-1", "Tags": [{"Key": "PreSharedKey", "Value": "is a tag"}]}]}"#
        #expect(try without("ec2", "DescribeVpcs", text) == JSONDocument(parsing: text).root.value)
    }
}
