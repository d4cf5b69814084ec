extension CodeCatalogue {
    static let transitGateways: [CodeExplanation] = [
        CodeExplanation(
            .transitGatewayAssociationMissing, cause: "network.routing",
            meaning: "An attachment is associated with no route table of its transit gateway.",
            background:
                "The associated table routes what comes in through an attachment. Without one there is nothing to look up, "
                + "and the packets are dropped.",
            remedy: "Associate the attachment with a table of the gateway."),
        CodeExplanation(
            .transitGatewayRouteZone, cause: "network.routing",
            meaning: "The VPC's attachment to the transit gateway has no subnet in the sender's zone.",
            background:
                "A subnet reaches a transit gateway only through the gateway's interface in its own zone. In a zone without "
                + "an attachment subnet the route to the gateway works for nobody.",
            remedy: "Add a subnet of that zone to the attachment."),
        CodeExplanation(
            .transitGatewayBadStateRoute, cause: "network.routing",
            meaning: "The transit gateway route that wins is a blackhole.",
            background:
                "A blackhole is written on purpose to drop a block, or left behind by an attachment that was deleted. It "
                + "wins by its prefix like any other route.",
            remedy: "Delete the blackhole, or point the route at an attachment."),
        CodeExplanation(
            .transitGatewayCannotRoute, cause: "network.routing",
            meaning: "The transit gateway has routes to the destination's attachment, and none covers the destination.",
            background:
                "Often a VPC got a second block after its static route was written, or IPv6 is not propagated by the "
                + "attachment.",
            remedy: "Add a route for the block, or let the attachment propagate."),
        CodeExplanation(
            .transitGatewayNoRoute, cause: "network.routing",
            meaning: "The transit gateway's route table has no route to the destination.",
            background:
                "The table is the one the sender's attachment is associated with; routes get into it by propagation from "
                + "an attachment or by hand. Over a peering nothing propagates.",
            remedy: "Enable the propagation of the destination's attachment into the table, or write the route."),
        CodeExplanation(
            .transitGatewayMoreSpecificRoute, cause: "network.routing",
            meaning: "A narrower transit gateway route takes the packets to where their destination is not.",
            background: "The longest prefix wins, whoever wrote the route.",
            remedy: "Remove the narrower route, or correct its attachment."),
        CodeExplanation(
            .transitGatewayHigherPriorityRoute, cause: "network.routing",
            meaning: "A transit gateway route for the same block and of higher rank leads elsewhere.",
            background:
                "For one block a static route wins over a prefix list, which wins over what is propagated: by VPCs, then "
                + "Direct Connect, Connect, VPN and peering. The loser is not even listed.",
            remedy: "Remove the route that wins, or correct its attachment."),
        CodeExplanation(
            .transitGatewayRoutesUnknown, cause: nil,
            meaning: "The transit gateway's route table could not be read.",
            background: "Only the account that owns a transit gateway can read its tables and associations.",
            remedy: "Collect in the owner's account too, and give both snapshots."),
        CodeExplanation(
            .securityGroupReferencingSupport, cause: "aws.rules",
            meaning: "An inbound rule names the sender's group, and referencing across the transit gateway is off.",
            background:
                "It has to be on at the gateway, where it is off unless asked for, and at both VPC attachments. Outbound "
                + "rules never match across a transit gateway.",
            remedy: "Switch it on, or allow the sender's addresses instead of its group."),
        CodeExplanation(
            .transitGatewayAttachmentZone, cause: nil,
            meaning: "The way crosses the attachment in another zone than the interface that was asked for.",
            background:
                "A flow enters the next VPC in the zone it comes from, where the attachment has a subnet there. In appliance "
                + "mode the gateway picks one zone per flow, and the reply takes the same.",
            remedy: "Ask without the interface, or send from a subnet of its zone."),
        CodeExplanation(
            .componentFilter, cause: nil,
            meaning: "The way does not pass a component that was asked for, or passes one that was not wanted.",
            background: "--through and --not-through count only the ways that do as they say.",
            remedy: "Look at the ways without these options, and at the routes that choose them."),
        CodeExplanation(
            .applianceModeRecommended, cause: nil,
            meaning: "Traffic is led to an appliance over an attachment that is not in appliance mode.",
            background:
                "Without appliance mode each direction of a flow enters the VPC in the zone it comes from. Appliances of two "
                + "zones then each see one half, and stateful ones drop it.",
            remedy: "Switch appliance mode on at the attachment of the VPC where the appliances are."),
        CodeExplanation(
            .unknownPeeredGroups, cause: nil,
            meaning: "A rule names a group of another VPC that is not in the snapshot.",
            background: "Who is in the group is known in that VPC only, which may be of another account.",
            remedy: "Collect that account or region too, and give both snapshots."),
        CodeExplanation(
            .unknownResource, cause: nil,
            meaning: "Something on the way refers to a resource that is not in the snapshot.",
            background:
                "The call that tells of it was not made, was refused, or was made in another account or region.",
            remedy: "Collect again with the permission that the gap names."),
        CodeExplanation(
            .unknownDestination, cause: nil,
            meaning: "What comes next on the way is not in the snapshot.",
            background:
                "The way goes on in another account or region, or through something whose inside AWS does not show.",
            remedy: "Collect the other account or region too, and give both snapshots."),
    ]
}
