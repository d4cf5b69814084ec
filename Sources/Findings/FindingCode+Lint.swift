extension FindingCode {
    // Network ACLs: what order does.

    /// A row that never decides: earlier rows do the opposite with all it matches.
    public static let networkACLShadowed = named("NA-SHADOW")
    /// A row that never decides: some of it goes the opposite way, the rest the same way.
    public static let networkACLShadowedMixed = named("NA-SHADOW-MIX")
    /// A row that never decides: earlier rows of the same action match all it matches.
    public static let networkACLMasked = named("NA-MASKED")
    /// A row that earlier rows overrule in part.
    public static let networkACLPartlyShadowed = named("NA-PARTIAL")
    /// A row whose decisions later rows, or the fixed last one, would make the same way.
    public static let networkACLForwardRedundant = named("NA-FWD")
    /// A general row after an exception.
    public static let networkACLGeneralises = named("NA-GEN")
    /// Two rows of different action that overlap.
    public static let networkACLCorrelated = named("NA-CORR")
    /// A row that no packet that crosses the ACL can match.
    public static let networkACLIrrelevant = named("NA-IRREL")
    /// A service opened one way whose replies have no way at all.
    public static let networkACLHalf = named("NA-HALF")
    /// An ACL that filters no subnet.
    public static let networkACLUnused = named("NA-UNUSED")
    /// No number is left between the rows.
    public static let networkACLNumbersUsedUp = named("NA-NUM")

    // Security groups: what coverage does.

    /// Two rules that match the same.
    public static let groupRuleDuplicate = named("SG-DUP")
    /// A rule that one other contains.
    public static let groupRuleContained = named("SG-SUB")
    /// A rule that several others cover together.
    public static let groupRuleCovered = named("SG-COV")
    /// Rules each of which the others cover, but not all of which can go.
    public static let groupMutuallyRedundant = named("SG-MUT")
    /// A rule that names a group, and blocks of addresses allow all its members.
    public static let groupReferenceCovered = named("SG-REF")
    /// Rules that fewer could say.
    public static let groupRulesMergeable = named("SG-MERGE")
    /// A rule that the other groups of every interface make superfluous.
    public static let groupRuleCoveredElsewhere = named("SG-XENI")
    /// A group that adds nothing to any interface that carries it.
    public static let groupAddsNothing = named("SG-NOADD")
    /// A rule whose peer is nobody.
    public static let groupPeerEmpty = named("SG-EMPTY")
    /// A group on nothing.
    public static let groupUnused = named("SG-UNUSED")
    /// Groups with the same rules.
    public static let groupClone = named("SG-CLONE")

    // Routes and the internet.

    /// The internet reaches a service, both ways.
    public static let groupExposed = named("SG-EXPO")
    /// The internet reaches a host whose replies do not get back.
    public static let halfOpenInternet = named("ASY-9")
    /// Replies of a service that is let in are lost, all of them.
    public static let returnBlocked = named("ASY-1")
    /// Some of the replies of a service that is let in are lost.
    public static let returnGap = named("ASY-2")
    /// Replies find no route.
    public static let noWayBack = named("ASY-3")
    /// Replies miss a component that has to see them.
    public static let middleboxMismatch = named("ASY-4")
    /// A propagated route that never wins.
    public static let routeNeverChosen = named("ROUTE-NEVER")
    /// A route to what cannot take packets.
    public static let routeTargetUnusable = named("ROUTE-TARGET")
    /// A NAT gateway in another zone than the subnet it serves.
    public static let natGatewayInOtherZone = named("ROUTE-NAT-ZONE")
    /// A subnet named public without a way to the internet.
    public static let publicSubnetWithoutGateway = named("ROUTE-NOT-PUBLIC")
    /// A subnet named private with a way to the internet.
    public static let privateSubnetWithGateway = named("ROUTE-NOT-PRIVATE")
    /// A peering connection that only one side has routes for.
    public static let peeringOneWay = named("ROUTE-ONE-WAY")
    /// Joined VPCs with addresses in common.
    public static let overlappingBlocks = named("ROUTE-OVERLAP")

    // Half a way, and hosts that differ.

    /// A rule of a group whose other end opens none of it, or less.
    public static let groupOneSided = named("ASY-5")
    /// What groups allow and ACLs drop.
    public static let layerMismatch = named("ASY-6")
    /// Hosts declared alike whose groups differ.
    public static let peerDrift = named("ASY-7")
    /// Services open by one address family only.
    public static let familyGap = named("ASY-8")
    /// A rule of a group of which ACLs drop everything.
    public static let groupRuleDead = named("SG-DEADL")
    /// Hosts reach the internet.
    public static let internetReached = named("SG-EGRESS")

    // Load balancers.

    /// A listener that nobody reaches.
    public static let listenerUnreached = named("LB-UNREACHED")
    /// Targets that the nodes of their load balancer do not reach.
    public static let targetUnreached = named("LB-TARGET")

    // Flow logs.

    /// Rejected packets of a VPC are not logged.
    public static let flowLogsMissing = named("LOG-NONE")
    /// Only rejected packets are logged.
    public static let flowLogsRejectOnly = named("LOG-REJECT-ONLY")
    /// The logs lack the fields that tell a group from an ACL.
    public static let flowLogsCoarse = named("LOG-COARSE")

    // The list of suppressions.

    /// A suppression whose last day is over.
    public static let suppressionExpired = named("SCAN-EXPIRED")
    /// A suppression that hides nothing.
    public static let suppressionStale = named("SCAN-STALE")
}
