import JSONText

extension NetworkDraft {
    /// The network as the AWS CLI prints it, several calls in one object.
    func json() -> JSONValue {
        let members: [(String, JSONValue)] = [
            ("Vpcs", .array(vpcs.map(json))), ("Subnets", .array(subnets.map(json))),
            ("NetworkAcls", .array(acls.map(json))), ("RouteTables", .array(tables.map(json))),
            ("SecurityGroups", .array(groups.map(json))), ("NetworkInterfaces", .array(interfaces.map(json))),
            ("Reservations", [["Instances": .array(spoiled("Reservations", instances.map(json)))]]),
            (
                "InstanceTypes",
                .array(
                    trackingByType.sorted { $0.key < $1.key }.map { type, seconds in
                        [
                            "InstanceType": .string(type), "CurrentGeneration": true,
                            "NetworkInfo": [
                                "ConnectionTrackingConfiguration": [
                                    "DefaultTcpEstablishedTimeout": JSONValue(seconds), "DefaultUdpTimeout": 30,
                                    "DefaultUdpStreamTimeout": 180,
                                ]
                            ],
                        ]
                    })
            ),
            ("InternetGateways", .array(internetGateways.map { json($0, "InternetGatewayId") })),
            (
                "EgressOnlyInternetGateways",
                .array(egressOnlyGateways.map { json($0, "EgressOnlyInternetGatewayId") })
            ),
            ("NatGateways", .array(natGateways.map(json))),
            ("VpcPeeringConnections", .array(peerings.map(json))),
            ("VpcEndpoints", .array(endpoints.map(json))),
            ("LoadBalancers", .array(balancers.filter { $0.kind != .classic }.map(json))),
            ("LoadBalancerDescriptions", .array(balancers.filter { $0.kind == .classic }.map(classicJSON))),
            ("Listeners", .array(balancers.filter { $0.kind != .classic }.flatMap(listenersJSON))),
            ("Rules", .array(balancers.flatMap(rulesJSON))),
            ("TargetGroups", .array(targetGroups.map(json))),
            ("PrefixLists", .array(lists.map { ["PrefixListId": .string($0.id), "PrefixListName": "list"] })),
        ]
        let idle = idleAddresses.enumerated().map { index, address -> JSONValue in
            ["PublicIp": .string(address), "AllocationId": .string("eipalloc-\(index)"), "Domain": "vpc"]
        }
        let rare: [(String, JSONValue)] = [
            ("Addresses", .array(idle)), ("VpcBlockPublicAccessExclusions", .array(exclusions.map(json))),
            (
                "VpcBlockPublicAccessOptions",
                blockPublicAccessOptions.map { ["InternetGatewayBlockMode": .string($0)] } ?? ["State": "default-state"]
            ),
        ]
        let present = (members + rare + connectionJSON).filter { !absent.contains($0.0) }
        return JSONValue(
            members: present.map { key, value in
                guard key != "Reservations", case .array(let elements) = value else { return (key, value) }
                return (key, .array(spoiled(key, elements)))
            })
    }

    private func json(_ exclusion: Exclusion) -> JSONValue {
        let kind = exclusion.resource.prefix { $0 != "-" }
        return [
            "ExclusionId": .string("vpcbpa-exclude-\(exclusion.resource)"), "State": .string(exclusion.state),
            "ResourceArn": .string("arn:aws:ec2:eu-west-1:111122223333:\(kind)/\(exclusion.resource)"),
            "InternetGatewayExclusionMode": .string(exclusion.mode),
        ]
    }

    private func spoiled(_ key: String, _ elements: [JSONValue]) -> [JSONValue] {
        guard let unreadable, unreadable.key == key else { return elements }
        var elements = elements.isEmpty ? [nil] : elements
        elements[unreadable.index % elements.count] = ["Odd": true]
        return elements
    }

    static func isIPv6(_ block: String) -> Bool { block.contains(":") }

    /// Members without those that are null, as the CLI leaves out what is not set.
    static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        JSONValue(members: members.filter { $0.1 != .null })
    }

    private func publicAccess(_ mode: String?) -> JSONValue {
        mode.map { ["InternetGatewayBlockMode": .string($0)] } ?? .null
    }

    private func ipv6Associations(_ blocks: [String]) -> JSONValue {
        .array(
            blocks.filter(Self.isIPv6).map {
                ["Ipv6CidrBlock": .string($0), "Ipv6CidrBlockState": ["State": "associated"]]
            })
    }

    private func json(_ vpc: VPC) -> JSONValue {
        let ipv4 = vpc.blocks.filter { !Self.isIPv6($0) }
        return Self.object([
            ("VpcId", .string(vpc.id)), ("CidrBlock", JSONValue(ipv4.first)),
            (
                "CidrBlockAssociationSet",
                .array(ipv4.map { ["CidrBlock": .string($0), "CidrBlockState": ["State": "associated"]] })
            ),
            ("Ipv6CidrBlockAssociationSet", ipv6Associations(vpc.blocks)),
            ("BlockPublicAccessStates", publicAccess(vpc.blockPublicAccess)),
        ])
    }

    private func json(_ subnet: Subnet) -> JSONValue {
        Self.object([
            ("SubnetId", .string(subnet.id)), ("VpcId", .string(subnet.vpc)),
            ("CidrBlock", JSONValue(subnet.blocks.first { !Self.isIPv6($0) })),
            ("Ipv6CidrBlockAssociationSet", ipv6Associations(subnet.blocks)),
            ("AvailabilityZone", .string(subnet.zone)),
            ("BlockPublicAccessStates", publicAccess(subnet.blockPublicAccess)),
        ])
    }

    private func json(_ acl: ACL) -> JSONValue {
        let entries = acl.rows.map { row in
            Self.object([
                ("RuleNumber", JSONValue(row.number)), ("Egress", .boolean(row.egress)),
                ("RuleAction", row.allow ? "allow" : "deny"), ("Protocol", .string("\(row.proto)")),
                (Self.isIPv6(row.block) ? "Ipv6CidrBlock" : "CidrBlock", .string(row.block)),
                (
                    "PortRange",
                    row.ports.map { ["From": JSONValue($0.lowerBound), "To": JSONValue($0.upperBound)] } ?? .null
                ),
                (
                    "IcmpTypeCode", row.icmp.map { ["Type": JSONValue($0.first), "Code": JSONValue($0.last)] } ?? .null
                ),
            ])
        }
        return [
            "NetworkAclId": .string(acl.id), "VpcId": .string(acl.vpc), "Entries": .array(entries),
            "Associations": .array(acl.subnets.map { ["SubnetId": .string($0)] }),
        ]
    }

    private func json(_ group: Group) -> JSONValue {
        [
            "GroupId": .string(group.id), "GroupName": .string(group.id), "VpcId": .string(group.vpc),
            "IpPermissions": .array(group.ingress.map(json)),
            "IpPermissionsEgress": .array(group.egress.map(json)),
        ]
    }

    private func json(_ rule: Rule) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("IpProtocol", .string(rule.proto)), ("FromPort", JSONValue(rule.low)), ("ToPort", JSONValue(rule.high)),
        ]
        switch rule.peer {
        case .block(let block) where Self.isIPv6(block):
            members.append(("Ipv6Ranges", [["CidrIpv6": .string(block)]]))
        case .block(let block): members.append(("IpRanges", [["CidrIp": .string(block)]]))
        case .list(let id): members.append(("PrefixListIds", [["PrefixListId": .string(id)]]))
        case .group(let id): members.append(("UserIdGroupPairs", [["GroupId": .string(id)]]))
        case .foreignGroup(let id, let vpc, let peering):
            members.append(
                (
                    "UserIdGroupPairs",
                    [
                        [
                            "GroupId": .string(id), "VpcId": .string(vpc), "VpcPeeringConnectionId": .string(peering),
                            "PeeringStatus": "active",
                        ]
                    ]
                ))
        }
        return Self.object(members)
    }
}
