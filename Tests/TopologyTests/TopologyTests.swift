import Inventory
import NetworkSets
import Testing

@testable import Topology

/// The inventory joined together.
@Suite struct TopologyTests {
    @Test func subnetsHaveTheirOwnTableElseTheMainOne() throws {
        let topology = try Topology(
            json:
                #"{"Subnets": [{"SubnetId": "s-1", "VpcId": "v", "CidrBlock": "10.0.0.0/24"}, {"SubnetId": "s-2", "VpcId": "v", "CidrBlock": "10.0.1.0/24"}, {"SubnetId": "s-3", "VpcId": "w", "CidrBlock": "10.1.0.0/24"}]}"#,
            #"{"RouteTables": [{"RouteTableId": "rtb-main", "VpcId": "v", "Associations": [{"Main": true}]}, {"RouteTableId": "rtb-own", "VpcId": "v", "Associations": [{"Main": false, "SubnetId": "s-1"}, {"SubnetId": "s-2", "AssociationState": {"State": "disassociated"}}]}]}"#
        )
        func table(_ id: String) -> String? {
            topology.snapshot.subnets[id].flatMap { topology.routeTable(of: $0)?.id }
        }
        #expect(table("s-1") == "rtb-own")
        #expect(table("s-2") == "rtb-main")
        #expect(table("s-3") == nil)
    }

    @Test func aGatewayIsAbsentOnlyWhereTheListIsWhole() throws {
        func lookup(_ json: String) throws -> String {
            switch try Topology(json: json).internetGateway(ofVPC: "vpc-1") {
            case .found(let gateway): gateway.id
            case .absent: "absent"
            case .unknown: "unknown"
            }
        }
        let gateway = #"{"InternetGatewayId": "igw-1", "Attachments": [{"VpcId": "vpc-1", "State": "available"}]}"#
        #expect(try lookup("{\"InternetGateways\": [\(gateway)]}") == "igw-1")
        #expect(try lookup("{\"InternetGateways\": []}") == "absent")
        #expect(try lookup("{\"InternetGateways\": [{}]}") == "unknown")
        #expect(try lookup("{\"InternetGateways\": [], \"NextToken\": \"x\"}") == "unknown")
        #expect(try lookup("{}") == "unknown")
    }

    @Test func theResultDoesNotHangOnTheOrderOfTheFiles() throws {
        let one = #"{"NetworkAcls": [{"NetworkAclId": "acl-2", "VpcId": "v", "Associations": [{"SubnetId": "s"}]}]}"#
        let other = #"{"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "v", "Associations": [{"SubnetId": "s"}]}]}"#
        #expect(try Topology(json: one, other).networkACL(ofSubnet: "s")?.id == "acl-1")
        #expect(try Topology(json: other, one).networkACL(ofSubnet: "s")?.id == "acl-1")
    }

    @Test func holdersAreFoundByVPCAndSet() throws {
        let topology = try Demo.topology()
        let shop = try #require(topology.vpcs(containing: try IPAddress("10.0.0.10")).first)
        #expect(shop.name == "shop")
        let block = AddressSet(try CIDRBlock("10.0.0.0/23"))
        let held = topology.interfaces(holding: block, inVPC: shop.id)
        #expect(held.map { "\($0.part)" } == ["10.0.0.10/32", "10.0.0.200/32", "10.0.1.10/32"])
        #expect(topology.interface(holding: try IPAddress("10.1.0.10"), inVPC: shop.id) == nil)
    }

    @Test(
        arguments: [
            ("i-0ed12fc13017c3f1b", "web-1"), ("eni-06a2a4a3569f76e69", "web-1"), ("sg-0e559a1c1d59d734b", "db"),
            ("acl-0cb7a46a4c782c210", "shop-db"), ("rtb-0749082550dd07008", "shop-db"),
            ("subnet-08e26e8f5358fbbff", "shop-public-a"),
            ("vpc-00165764a71716eb8", "shop"), ("igw-08f9f72b71a63ecd5", "shop"), ("nat-068a814221730c3a1", "shop-a"),
            ("pcx-011f1ac52559a383f", "reporting-shop"), ("pl-059a000c863fa8514", "shop-databases"), ("i-0000", nil),
            ("tgw-1", nil),
            ("internet", nil), ("", nil), ("acl-058f47077d60b737e", nil),
        ] as [(String, String?)])
    func componentsHaveTheirNames(id: String, name: String?) throws {
        #expect(try Demo.topology().name(of: id) == name)
    }

    @Test(arguments: [
        "i-0ed12fc13017c3f1b", "eni-06a2a4a3569f76e69", "sg-0e559a1c1d59d734b", "acl-0cb7a46a4c782c210",
        "rtb-0749082550dd07008", "subnet-08e26e8f5358fbbff", "vpc-00165764a71716eb8", "igw-08f9f72b71a63ecd5",
        "nat-068a814221730c3a1",
    ])
    func componentsHaveTheirOrigin(id: String) throws {
        let topology = try Demo.topology()
        #expect(topology.origin(of: id) == Snapshot.Origin(account: "111122223333", region: "eu-west-1"))
        #expect(!topology.spansOrigins)
        #expect(topology.origin(of: "pcx-011f1ac52559a383f") == nil)
    }
}
