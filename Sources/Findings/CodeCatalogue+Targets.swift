extension CodeCatalogue {
    /// Codes of a load balancer's targets.
    static let targets: [CodeExplanation] = [
        CodeExplanation(
            .zoneNotInstalled, cause: "network.routing",
            meaning: "A target is in a zone that the load balancer is not switched on in.",
            background: "Targets of such zones are registered and get nothing: AWS reports them as unused.",
            remedy: "Switch the zone on by adding a subnet of it: aws elbv2 set-subnets."),
        CodeExplanation(
            .noTargetsInZone, cause: "network.routing",
            meaning: "A node has no target in its own zone, and balancing across zones is off.",
            background:
                "Network load balancers balance within the zone unless told otherwise. A zone without healthy targets "
                + "is taken out of DNS, but clients that remember the address go on using it.",
            remedy: "Set load_balancing.cross_zone.enabled to true, or register a target in every zone."),
        CodeExplanation(
            .classicNotCrossZone, cause: "network.routing",
            meaning: "Balancing across zones is off, and the target is in another zone than the node.",
            background: "Each node then uses the targets of its own zone only.",
            remedy: "Switch cross-zone balancing on, or register targets in every zone."),
        CodeExplanation(
            .targetAddressRestriction, cause: "network.routing",
            meaning: "The load balancer does not send there: the address is no registered target.",
            background:
                "Nodes connect to registered targets, on the ports of traffic and health checks, and to nobody else.",
            remedy: "Register the target: aws elbv2 register-targets."),
        CodeExplanation(
            .targetPortRestriction, cause: "network.routing",
            meaning: "The target is registered with another port.",
            background: "A target gets traffic on the port it is registered with, else on that of its group.",
            remedy:
                "Register it with the port its service listens on: aws elbv2 register-targets --targets Id=…,Port=…."),
        CodeExplanation(
            .geneveDestinationPortRestriction, cause: "network.routing",
            meaning: "A gateway load balancer sends to its appliances on port 6081 only.",
            background: "It wraps every packet in GENEVE, which has this one port.",
            remedy: "Let the appliance listen for GENEVE on UDP 6081."),
        CodeExplanation(
            .geneveProtocolRestriction, cause: "network.routing",
            meaning: "A gateway load balancer sends UDP to its appliances only.",
            background: "It wraps every packet in GENEVE, which runs over UDP. Health checks alone are TCP.",
            remedy: "Let the appliance listen for GENEVE on UDP 6081."),
        CodeExplanation(
            .healthCheckBlocked, cause: "aws.rules",
            meaning: "A load balancer's health checks do not get through to a target.",
            background:
                "Checks come from the nodes' own addresses, also where the client's address is kept for traffic, and "
                + "may use another port. A target that fails them gets traffic only while all others fail too.",
            remedy: "Allow the health port from the load balancer's group, or from the nodes' subnets."),
        CodeExplanation(
            .targetUnhealthy, cause: nil,
            meaning: "AWS reports a target as unhealthy.",
            background:
                "It gets no traffic while others of its group are healthy. Where all are unhealthy, all get traffic.",
            remedy: "Compare the reason AWS gives with the health check's path: aws elbv2 describe-target-health."),
        CodeExplanation(
            .targetDraining, cause: nil,
            meaning: "A target is being taken out of its group.",
            background: "It keeps the connections it has for the deregistration delay, and gets no new ones.",
            remedy: "Nothing has to be done, unless it should stay: aws elbv2 register-targets."),
        CodeExplanation(
            .assumesClientAddressKept, cause: nil,
            meaning: "The way is drawn as if the client's address were kept, which the snapshot does not tell.",
            background:
                "Targets registered by instance see the client's address unless preserve_client_ip.enabled is false.",
            remedy: "Collect the attributes: aws elbv2 describe-target-group-attributes."),
        CodeExplanation(
            .assumesClientAddressReplaced, cause: nil,
            meaning: "The way is drawn as if the client's address were replaced, which the snapshot does not tell.",
            background: "Targets registered by address see the load balancer's address for TCP and TLS unless "
                + "preserve_client_ip.enabled is true.",
            remedy: "Collect the attributes: aws elbv2 describe-target-group-attributes."),
        CodeExplanation(
            .missingTargetGroupAttributes, cause: nil,
            meaning: "The attributes of a target group are not in the snapshot; defaults are taken for them.",
            background: "They say, among others, whether a node uses targets of other zones.",
            remedy: "Collect the attributes: aws elbv2 describe-target-group-attributes."),
    ]
}
