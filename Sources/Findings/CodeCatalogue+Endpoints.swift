extension CodeCatalogue {
    static let endpoints: [CodeExplanation] = [
        CodeExplanation(
            .gatewayEndpointAddress, cause: "network.routing",
            meaning: "A gateway endpoint was given a packet for an address that is not of its service.",
            background:
                "A gateway endpoint stands between the VPC and the prefix list of one service, S3 or DynamoDB. Nothing else is "
                + "behind it, and nothing else comes out of it.",
            remedy: "Route only the service's prefix list to the endpoint, and everything else to the gateway it needs."
        ),
        CodeExplanation(
            .gatewayEndpointProtocol, cause: "network.routing",
            meaning: "A gateway endpoint was given a packet that is neither TCP nor an ICMP echo request.",
            background:
                "It takes TCP and echo requests, and gives out TCP and echo replies. The service itself speaks HTTPS.",
            remedy: "Use TCP, or send the traffic through a NAT gateway or internet gateway."),
        CodeExplanation(
            .endpointOpensNothing, cause: nil,
            meaning: "A VPC endpoint was asked for as the client of a connection, and endpoints open none.",
            background: "Connections through an endpoint start at its consumer; the service only answers.",
            remedy: "Ask the other way round, with the endpoint as destination."),
        CodeExplanation(
            .endpointServiceNotInZone, cause: "network.routing",
            meaning: "An endpoint has an interface in a zone where its service is not offered.",
            background:
                "An endpoint service is offered in the zones of its load balancers. The provider may leave a zone after the "
                + "endpoint was made.",
            remedy: "Remove the endpoint's subnet in that zone, or have the provider enable the zone again."),
        CodeExplanation(
            .availabilityZoneCrossed, cause: nil,
            meaning: "The packets go from one Availability Zone to another.",
            background:
                "That works, costs money per gigabyte and some time, and makes the connection depend on both zones.",
            remedy: "Use the endpoint's interface, or its zonal DNS name, of the client's own zone."),
        CodeExplanation(
            .gatewayEndpointRequiresSourceInVPC, cause: "network.routing",
            meaning: "A gateway endpoint got packets from outside its own VPC.",
            background:
                "Gateway endpoints serve the VPC they are in: not peered VPCs, transit gateways, VPN or Direct Connect.",
            remedy: "Make an endpoint in the client's own VPC, or an interface endpoint for the service."),
    ]
}
