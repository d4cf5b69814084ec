extension Fix {
    /// What the command opens or changes beyond the traffic that was asked for, in one sentence; nil where it is as narrow as
    /// that, or where there is no command.
    ///
    /// A rule for a security group is written as narrow as the question; where it cannot be, its description says so.
    public var opening: String? {
        guard let words = command?.split(separator: " ").map(String.init), words.count > 2, words[0] == "aws" else {
            return nil
        }
        if words[2] == "modify-network-interface-attribute" {
            return words.contains("--no-source-dest-check")
                ? "The interface then takes and sends packets of any address." : nil
        }
        return Self.openings[words[2]]
    }

    /// By the operation.
    private static let openings: [String: String] = [
        "accept-vpc-peering-connection": "Everything that routes of both VPCs lead over it can use it.",
        "associate-address": "What groups and ACLs let in from the internet then reaches the interface.",
        "associate-transit-gateway-route-table": "The attachment can then use every route of the table.",
        "attach-internet-gateway":
            "Everything in the VPC with a public address and a route to the gateway can then use it.",
        "attach-vpn-gateway": "Everything in the VPC with a route to the gateway can then use it.",
        "create-listener": "Everybody whom groups and ACLs let in can use the port.",
        "create-load-balancer-listeners": "Everybody whom groups and ACLs let in can use the port.",
        "create-network-acl-entry": "The entry holds for all subnets of the ACL.",
        "create-route": "All subnets of the table send the whole block there.",
        "create-transit-gateway-route": "All attachments of the table can then send to the whole block.",
        "create-vpc-block-public-access-exclusion":
            "All hosts of the subnet or VPC are excluded, not those asked alone.",
        "delete-network-acl-entry": "All that the entry matched is decided by the entries behind it.",
        "delete-route": "All that the row matched is routed by the rows that are left.",
        "delete-transit-gateway-route": "All that the row matched is routed by the rows that are left.",
        "enable-transit-gateway-route-table-propagation":
            "All attachments of the table can then send to all blocks of the VPC.",
        "modify-target-group-attributes": "The setting holds for all targets of the group.",
        "modify-transit-gateway": "The setting holds for all attachments of the gateway.",
        "modify-transit-gateway-vpc-attachment": "The setting holds for everything that crosses the attachment.",
        "replace-route": "All subnets of the table send the whole block there.",
        "update-direct-connect-gateway-association": "The whole site learns the block.",
    ]
}
