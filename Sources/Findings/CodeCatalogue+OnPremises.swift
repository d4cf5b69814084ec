extension CodeCatalogue {
    static let onPremises: [CodeExplanation] = [
        CodeExplanation(
            .badStateVPN, cause: "network.link",
            meaning: "No tunnel of the VPN connection is up, or the connection is not available.",
            background:
                "A VPN connection has two tunnels, of which one is enough. A tunnel goes down when the customer's device is "
                + "unreachable, when keys or algorithms do not match, or when nothing is sent through it and Amazon is not "
                + "told to start it.",
            remedy: "Check the customer's device and the tunnel options, and keep some traffic going."),
        CodeExplanation(
            .transitGatewayBadStateVPN, cause: "network.link",
            meaning:
                "No tunnel of the VPN connection behind the transit gateway is up, or the connection is not available.",
            background:
                "The attachment may say that it is available all the same. With static routes the transit gateway goes on "
                + "sending into the dead connection; with BGP its routes go away.",
            remedy: "Check the customer's device and the tunnel options, and keep some traffic going."),
        CodeExplanation(
            .vpnGatewayPrivateAddressForEgress, cause: "network.routing",
            meaning: "A packet leaves through a virtual private gateway and is not from an address of its VPC.",
            background:
                "A virtual private gateway serves its own VPC only: no peered VPC and no appliance's foreign source.",
            remedy: "Use a transit gateway, or translate the source to an address of the VPC."),
        CodeExplanation(
            .vpnGatewayPrivateAddressForIngress, cause: "network.routing",
            meaning: "A packet comes in through a virtual private gateway and is for no address of its VPC.",
            background:
                "What comes over VPN or Direct Connect cannot go on through a peering, an internet gateway or a NAT gateway "
                + "of the VPC.",
            remedy: "Use a transit gateway, or give the other VPC a gateway of its own."),
        CodeExplanation(
            .directConnectPrefixNotAnnounced, cause: "network.routing",
            meaning: "A Direct Connect gateway does not announce the block to the customer's site.",
            background:
                "The allowed prefixes of an association are all that the customer's routers learn. For addresses outside of "
                + "them they have no route over Direct Connect.",
            remedy: "Add the block to the allowed prefixes of the association."),
    ]
}
