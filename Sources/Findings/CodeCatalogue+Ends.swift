extension CodeCatalogue {
    static let ends: [CodeExplanation] = [
        CodeExplanation(
            .badState, cause: "network.link",
            meaning: "A component on the way exists, but is in no state to carry packets.",
            background: "An instance has to be running, a NAT gateway available, a peering connection active.",
            remedy: "Bring it into that state, or lead the traffic around it."),
        CodeExplanation(
            .badStateAttachment, cause: "network.link",
            meaning: "Two components are joined, but the join does not work, or is not there.",
            background: "A gateway has to be attached to the VPC, an interface to a running machine.",
            remedy: "Attach it again."),
        CodeExplanation(
            .noPossibleDestination, cause: "network.routing",
            meaning: "No interface holds the destination address.",
            background:
                "Inside a VPC only addresses of interfaces answer. An address left over from a replaced host is the usual "
                + "reason.",
            remedy: "Find the address the service has now."),
        CodeExplanation(
            .noSourceOrDestination, cause: nil,
            meaning:
                "Nobody sends such packets: no interface holds the source address, or the one that does opens no connections.",
            background:
                "NAT gateways, endpoints and transit gateway attachments hand on or answer what others send. Of a block that "
                + "is asked as source, only the addresses in use are asked.",
            remedy: "Ask for the address of a host."),
        CodeExplanation(
            .reservedAddress, cause: "network.routing",
            meaning: "No service of Amazon answers at this reserved address and port.",
            background:
                "Link-local addresses and fd00:ec2::/32 reach the VPC's own services only: DNS, metadata, time.",
            remedy: "Check the address and port the client uses."),
        CodeExplanation(
            .metadataServiceDisabled, cause: "aws.rules",
            meaning: "The instance's metadata service is switched off.",
            background: "An instance may have its metadata endpoint disabled; then 169.254.169.254 does not answer.",
            remedy: "Enable the endpoint, version 2 only."),
    ]
}
