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
        CodeExplanation(
            .firewallRules, cause: "aws.rules",
            meaning: "A rule or a default of a Network Firewall drops or resets the packets.",
            background:
                "Stateless rules judge each packet for itself, by priority, and pass, drop or forward it to the stateful rules. "
                + "Those judge connections: in action order passes go before drops and rejects, and what no rule matches passes; "
                + "in strict order the rules are asked as they stand, and the policy's defaults drop what it says. In a VPC that "
                + "inspects for others, HOME_NET is that VPC alone unless it was set.",
            remedy:
                "Add a rule that passes the traffic before the one that drops it, both ways where rules are stateless."),
        CodeExplanation(
            .firewallDropsFragments, cause: "aws.rules",
            meaning: "A Network Firewall drops UDP packets that arrive in fragments.",
            background:
                "Fragments of UDP packets have a default action of their own. Those of all other protocols are dropped always.",
            remedy: "Keep datagrams below the MTU, or change the default for fragments."),
        CodeExplanation(
            .appliancesNotChecked, cause: nil,
            meaning: "The packets go through appliances behind a Gateway Load Balancer, whose rules cannot be seen.",
            background:
                "A Gateway Load Balancer endpoint hands packets to appliances as they are, wrapped in GENEVE, and sends on what "
                + "comes back. Everything else on the way is checked.",
            remedy: "Look into the appliances' own rules and logs."),
        CodeExplanation(
            .ingressTableNoPublicAddress, cause: "network.routing",
            meaning: "The table of an internet gateway leads to an interface that has no public address.",
            background:
                "An internet gateway hands packets on to an appliance only where the appliance's interface has a public or "
                + "Elastic IP address itself.",
            remedy: "Associate an Elastic IP address with the appliance's interface."),
        CodeExplanation(
            .ingressTableRedirection, cause: "network.routing",
            meaning: "The gateway's own table leads replies through an appliance that never saw the requests.",
            background:
                "A subnet whose incoming traffic is led through an appliance has to send its outgoing traffic through it too. "
                + "Straight to the gateway, the appliance sees half a connection and drops it.",
            remedy: "Replace the subnet's route to the gateway by one to the appliance."),
        CodeExplanation(
            .edgeRouteTarget, cause: "network.routing",
            meaning: "The table of a gateway leads to something that such a gateway cannot lead to.",
            background:
                "What comes in by a virtual private gateway can be led to an interface, and not to a Gateway Load Balancer or "
                + "firewall endpoint: it is dropped.",
            remedy: "Use a transit gateway and an inspection VPC, or an appliance's interface as target."),
        CodeExplanation(
            .regionalNATZone, cause: "network.routing",
            meaning: "A regional NAT gateway has no address for the sender's Availability Zone.",
            background:
                "A regional NAT gateway serves the zones that it has addresses for. It spreads to new zones by itself only where "
                + "that is switched on.",
            remedy: "Associate an Elastic IP address with the gateway for that zone."),
    ]
}
