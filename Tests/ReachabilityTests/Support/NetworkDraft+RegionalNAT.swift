import JSONText

extension NetworkDraft {
    /// `online()` where the private subnet sends everything to regional `nat-r` with one address in zone a and one in zone c.
    static func regional(spreads: String? = "disabled") -> NetworkDraft {
        var draft = online()
        draft[table: "rtb-private"].routes = [Table.Route("0.0.0.0/0", "nat-r")]
        draft.natGateways = []
        draft.interfaces.removeAll { $0.id == "eni-nat" }
        draft.tables.append(.init(id: "rtb-nat", routes: [Table.Route("0.0.0.0/0", "igw-a")]))
        func address(_ address: String, _ zone: String) -> JSONValue {
            ["PublicIp": .string(address), "AvailabilityZone": .string(zone), "Status": "succeeded"]
        }
        let members: [(String, JSONValue)] = [
            ("NatGatewayId", "nat-r"), ("VpcId", "vpc-a"), ("State", "available"), ("ConnectivityType", "public"),
            ("AvailabilityMode", "regional"), ("AutoProvisionZones", JSONValue(spreads)), ("RouteTableId", "rtb-nat"),
            (
                "NatGatewayAddresses",
                [address("52.1.9.1", "eu-west-1a"), address("52.1.9.3", "eu-west-1c")]
            ),
        ]
        draft.more = [["NatGateways": [object(members)]]]
        return draft
    }
}
