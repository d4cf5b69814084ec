import Audit
import Findings
import Inventory
import JSONText
import Testing
import Topology

/// The lint of route tables, by tables: what is added to a sound network, and the codes that must come of it.
struct RoutingLintTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var expected: [String]
        var routes: String
        var more: String
        var testDescription: String { name }

        init(_ name: String, _ expected: [String], routes: String = "", more: String = "") {
            (self.name, self.expected, self.routes, self.more) = (name, expected, routes, more)
        }
    }

    private static let nat = """
        {"NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1", "SubnetId": "subnet-b", "State": "available"}]}
        """

    private static let cases: [Case] = [
        Case("a sound table", []),
        Case(
            "a blackhole", ["BAD_STATE_ROUTE"],
            routes: #"{"DestinationCidrBlock": "10.9.0.0/16", "VpcPeeringConnectionId": "pcx-9", "State": "blackhole"}"#
        ),
        Case(
            "a propagated row inside the VPC", ["ROUTE-NEVER"],
            routes: """
                {"DestinationCidrBlock": "10.0.7.0/24", "GatewayId": "vgw-1", "State": "active",
                 "Origin": "EnableVgwRoutePropagation"}
                """),
        Case(
            "a NAT gateway that failed", ["ROUTE-TARGET"],
            routes: #"{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active"}"#,
            more: nat.replacing("\"available\"", with: "\"failed\"").replacing("subnet-b", with: "subnet-a")),
        Case(
            "a NAT gateway in another zone", ["ROUTE-NAT-ZONE"],
            routes: #"{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active"}"#, more: nat),
        Case(
            "a gateway of another VPC", ["ROUTE-NOT-PRIVATE", "ROUTE-TARGET"],
            routes: #"{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active"}"#,
            more: #"{"InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": []}]}"#),
        Case(
            "an interface that checks source and destination", ["ROUTE-TARGET"],
            routes: #"{"DestinationCidrBlock": "0.0.0.0/0", "NetworkInterfaceId": "eni-1", "State": "active"}"#,
            more: """
                {"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "VpcId": "vpc-1", "SubnetId": "subnet-a",
                 "PrivateIpAddress": "10.0.1.9", "SourceDestCheck": true, "Groups": []}]}
                """),
        Case(
            "a private subnet with a gateway", ["ROUTE-NOT-PRIVATE"],
            routes: #"{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active"}"#,
            more: """
                {"InternetGateways": [{"InternetGatewayId": "igw-1",
                 "Attachments": [{"VpcId": "vpc-1", "State": "available"}]}]}
                """),
        Case(
            "a peering with a way there only, over the same addresses", ["ROUTE-ONE-WAY", "ROUTE-OVERLAP"],
            routes: #"{"DestinationCidrBlock": "10.2.0.0/16", "VpcPeeringConnectionId": "pcx-1", "State": "active"}"#,
            more: """
                {"Vpcs": [{"VpcId": "vpc-2", "CidrBlock": "10.2.0.0/16", "CidrBlockAssociationSet": [
                   {"CidrBlock": "10.0.0.0/20"}]}],
                 "RouteTables": [{"RouteTableId": "rtb-2", "VpcId": "vpc-2", "Associations": [{"Main": true}], "Routes": []}],
                 "VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "active"},
                   "RequesterVpcInfo": {"VpcId": "vpc-1"}, "AccepterVpcInfo": {"VpcId": "vpc-2"}}]}
                """),
    ]

    private static func network(_ routes: String) -> String {
        """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
         "Subnets": [
          {"SubnetId": "subnet-a", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "eu-west-1a",
           "Tags": [{"Key": "Name", "Value": "app-private-a"}]},
          {"SubnetId": "subnet-b", "VpcId": "vpc-1", "CidrBlock": "10.0.2.0/24", "AvailabilityZone": "eu-west-1b"}],
         "RouteTables": [
          {"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-a"}], "Routes": [
            {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"}\(routes.isEmpty ? "" : ", " + routes)]},
          {"RouteTableId": "rtb-main", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": [
            {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"}]}]}
        """
    }

    private static func codes(_ documents: [String]) throws -> [String] {
        var builder = SnapshotBuilder()
        for text in documents where !text.isEmpty {
            builder.add(
                try JSONDocument(parsing: text).root, operation: "test", id: nil, origin: Snapshot.Origin())
        }
        return Scan(Topology(builder.finish())).findings.map(\.code.rawValue).sorted()
    }

    @Test(arguments: cases)
    func findsWhatTheRoutesSay(_ item: Case) throws {
        #expect(try Self.codes([Self.network(item.routes), item.more]) == item.expected)
    }

    @Test
    func aNameThatPromisesTheInternet() throws {
        let text = Self.network("").replacing("app-private-a", with: "app-public-a")
        #expect(try Self.codes([text]) == ["ROUTE-NOT-PUBLIC"])
    }
}
