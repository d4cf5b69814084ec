extension CodeCatalogue {
    static let gateways: [CodeExplanation] = [
        CodeExplanation(
            .internetGatewayPublicAddressForEgress, cause: "network.routing",
            meaning: "The sender has no public address, so the internet gateway drops its packets.",
            background:
                "An internet gateway translates private IPv4 addresses one to one, and only those that have a public or "
                + "Elastic IP address. A stopped instance loses an address that is not elastic.",
            remedy: "Associate an Elastic IP address, or route the subnet's internet traffic to a NAT gateway."),
        CodeExplanation(
            .internetGatewayPrivateAddressForIngress, cause: "network.routing",
            meaning: "The destination is no public address of an interface in the VPC.",
            background: "From the internet a host is reached by its public or Elastic IP address only.",
            remedy: "Associate an Elastic IP address and use it, or put a load balancer in front."),
        CodeExplanation(
            .internetGatewayPrivateDestination, cause: "network.routing",
            meaning: "A packet for an RFC 1918 address was routed to an internet gateway, which drops it.",
            background: "10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 are on no public network.",
            remedy: "Add a route for the private block to the gateway that leads there."),
        CodeExplanation(
            .internetGatewaySharedDestination, cause: "network.routing",
            meaning: "A packet for an address of 100.64.0.0/10 was routed to an internet gateway, which drops it.",
            background: "RFC 6598 shares this block between carriers and their customers; it is on no public network.",
            remedy: "Add a route for the block to the gateway that leads there."),
        CodeExplanation(
            .internetGatewayPrivateSource, cause: "network.routing",
            meaning: "A packet from an RFC 1918 address cannot come in through an internet gateway.",
            background:
                "Such addresses are on no public network; their hosts reach a VPC over VPN, Direct Connect or peering.",
            remedy: "Ask for the address the client has on the internet."),
        CodeExplanation(
            .internetGatewaySharedSource, cause: "network.routing",
            meaning: "A packet from 100.64.0.0/10 cannot come in through an internet gateway.",
            background: "RFC 6598 addresses are on no public network.",
            remedy: "Ask for the address the client has on the internet."),
        CodeExplanation(
            .spoofedSource, cause: "network.routing",
            meaning: "The gateway drops a packet whose source is no address of its VPC.",
            background: "An internet gateway translates the addresses of its own VPC only.",
            remedy: "Let the machine that forwards translate the source to its own address."),
        CodeExplanation(
            .noInternetGateway, cause: "network.routing",
            meaning: "The VPC has no internet gateway, so nothing from the internet gets in.",
            background: "Public addresses work only where an internet gateway is attached to the VPC.",
            remedy: "Attach an internet gateway, and route the subnet's traffic to it."),
        CodeExplanation(
            .natGatewayUnsolicited, cause: "network.routing",
            meaning: "A NAT gateway was sent a packet that answers no connection from inside.",
            background: "NAT gateways pass replies only. They cannot publish a service.",
            remedy: "Give the host a public address, or put a load balancer in front."),
        CodeExplanation(
            .natGatewayRequiresSourceInVPC, cause: "network.routing",
            meaning: "A NAT gateway got packets from outside its own VPC.",
            background: "NAT gateways serve their VPC only, not peered VPCs, VPN or Direct Connect.",
            remedy: "Use a NAT gateway in the client's own VPC."),
        CodeExplanation(
            .egressOnlyGatewayUnsolicited, cause: "network.routing",
            meaning: "An egress-only internet gateway was sent a packet that answers no connection from inside.",
            background: "It lets IPv6 connections out, and only their replies in.",
            remedy: "Route the subnet's IPv6 traffic to an internet gateway, if the host is meant to be reached."),
    ]
}
