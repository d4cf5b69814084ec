import JSONText

extension PlannedSnapshot {
    mutating func removeACL(_ values: PlannedValues) {
        // Terraform only forgets a default ACL.
        if values.optional("default_network_acl_id") != nil { return }
        let acl = values.optional("id").flatMap { snapshot.networkACLs[$0] }
        if let acl { for subnetID in acl.subnetIDs { fallBack(subnetID, vpcID: acl.vpcID) } }
        remove(values, \.networkACLs)
    }

    mutating func makeACL(_ values: PlannedValues) throws(EditError) {
        let standing = values.optional("default_network_acl_id").flatMap {
            $0.isStandIn ? nil : snapshot.networkACLs[$0]
        }
        let id = try values.text(standing == nil ? "id" : "default_network_acl_id")
        let vpcID = if let standing { standing.vpcID } else { try values.text("vpc_id") }
        var acl = try Self.read(
            [
                ("NetworkAclId", .string(id)), ("VpcId", .string(vpcID)),
                ("IsDefault", .boolean(standing != nil)),
            ], of: values, NetworkACL.init(from:))
        acl.subnetIDs = standing?.subnetIDs ?? []
        for (key, isEgress) in [("ingress", false), ("egress", true)] {
            acl.entries += try inlineEntries(key, of: values, isEgress: isEgress)
        }
        acl.entries.sort { $0.ruleNumber < $1.ruleNumber }
        snapshot.networkACLs.byID[id] = acl
        for subnetID in try values.texts("subnet_ids") { setACL(id, ofSubnet: subnetID, values) }
    }

    mutating func updateACL(_ before: PlannedValues, _ after: PlannedValues) throws(EditError) {
        let key = before.optional("default_network_acl_id") == nil ? "id" : "default_network_acl_id"
        let id = try before.text(key)
        for id in meant(by: id, in: \.networkACLs, before) {
            for (key, isEgress) in [("ingress", false), ("egress", true)] where after.values[key] != nil {
                let old = try inlineEntries(key, of: before, isEgress: isEgress)
                let new = try inlineEntries(key, of: after, isEgress: isEgress)
                for entry in old where !new.contains(entry) { take(entry, from: id, before) }
                for entry in new where !old.contains(entry) { put(entry, into: id) }
            }
        }
        guard after.values["subnet_ids"] != nil else { return }
        let (old, new) = (Set(try before.texts("subnet_ids")), Set(try after.texts("subnet_ids")))
        for subnetID in old.subtracting(new).sorted() {
            fallBack(subnetID, vpcID: snapshot.networkACLs[id]?.vpcID ?? "")
        }
        for subnetID in new.subtracting(old).sorted() { setACL(id, ofSubnet: subnetID, after) }
    }

    private func inlineEntries(
        _ key: String, of values: PlannedValues, isEgress: Bool
    ) throws(EditError) -> [NetworkACLEntry] {
        if let text = values.optional(key), text.isStandIn {
            return try unknownEntries(values, number: 0, isEgress: isEgress, text)
        }
        var entries: [NetworkACLEntry] = []
        for block in try values.blocks(key) {
            entries += try self.entries(of: block, number: "rule_no", action: "action", isEgress: isEgress)
        }
        return entries
    }

    /// The entries of a block; two where the address family is not known.
    private func entries(
        of block: PlannedValues, number: String, action: String, isEgress: Bool
    ) throws(EditError) -> [NetworkACLEntry] {
        let keys = [number, "protocol", action, "cidr_block", "ipv6_cidr_block", "from_port", "to_port"]
        let isKnownNumber = block.optional(number) == nil
        if let unknown = keys.lazy.compactMap({ block.optional($0) }).first(where: \.isStandIn) {
            let rule = isKnownNumber ? block.values[number] ?? 0 : 0
            return try unknownEntries(block, number: rule, isEgress: isEgress, unknown)
        }
        return [
            try Self.read(
                [
                    ("RuleNumber", block.values[number] ?? .null), ("Egress", .boolean(isEgress)),
                    ("RuleAction", .string(block.text(action).lowercased())),
                    ("Protocol", .string(block.text("protocol"))),
                    ("CidrBlock", block.values["cidr_block"] ?? .null),
                    ("Ipv6CidrBlock", block.values["ipv6_cidr_block"] ?? .null),
                    (
                        "PortRange",
                        ["From": block.values["from_port"] ?? .null, "To": block.values["to_port"] ?? .null]
                    ),
                    (
                        "IcmpTypeCode",
                        ["Type": block.values["icmp_type"] ?? .null, "Code": block.values["icmp_code"] ?? .null]
                    ),
                ], of: block, NetworkACLEntry.init(from:))
        ]
    }

    private func unknownEntries(
        _ values: PlannedValues, number: JSONValue, isEgress: Bool, _ standIn: String
    ) throws(EditError) -> [NetworkACLEntry] {
        var entries: [NetworkACLEntry] = []
        for (key, block) in [("CidrBlock", "0.0.0.0/0"), ("Ipv6CidrBlock", "::/0")] {
            var entry = try Self.read(
                [
                    ("RuleNumber", number), ("Egress", .boolean(isEgress)), ("RuleAction", "allow"), ("Protocol", "-1"),
                    (key, .string(block)),
                ], of: values, NetworkACLEntry.init(from:))
            entry.unknownPart = KnownAfterApply.attribute(of: standIn)
            entries.append(entry)
        }
        return entries
    }

    mutating func makeEntry(_ values: PlannedValues) throws(EditError) {
        let id = try values.text("network_acl_id")
        for each in meant(by: id, in: \.networkACLs, values) {
            for entry in try rule(values) {
                var entry = entry
                if id.isStandIn { entry.unknownPart = KnownAfterApply.attribute(of: id) }
                put(entry, into: each)
            }
        }
    }

    mutating func removeEntry(_ values: PlannedValues) throws(EditError) {
        for id in meant(by: try values.text("network_acl_id"), in: \.networkACLs, values) {
            for entry in try rule(values) { take(entry, from: id, values) }
        }
    }

    private func rule(_ values: PlannedValues) throws(EditError) -> [NetworkACLEntry] {
        try entries(of: values, number: "rule_number", action: "rule_action", isEgress: values.flag("egress") ?? false)
    }

    private mutating func put(_ entry: NetworkACLEntry, into id: String) {
        snapshot.networkACLs.byID[id]?.entries.append(entry)
        snapshot.networkACLs.byID[id]?.entries.sort { $0.ruleNumber < $1.ruleNumber }
    }

    private mutating func take(_ entry: NetworkACLEntry, from id: String, _ values: PlannedValues) {
        let count = snapshot.networkACLs[id]?.entries.count
        snapshot.networkACLs.byID[id]?.entries.removeAll {
            $0.ruleNumber == entry.ruleNumber && $0.isEgress == entry.isEgress
        }
        if snapshot.networkACLs[id]?.entries.count == count {
            note(values, "\(id) has no rule \(entry.ruleNumber) in the snapshot")
        }
    }

    mutating func associateACL(_ values: PlannedValues) throws(EditError) {
        setACL(try values.text("network_acl_id"), ofSubnet: try values.text("subnet_id"), values)
    }

    mutating func dissociateACL(_ values: PlannedValues) throws(EditError) {
        let subnetID = try values.text("subnet_id")
        fallBack(subnetID, vpcID: snapshot.subnets[subnetID]?.vpcID ?? "")
    }

    /// Gives a subnet an ACL; where either is not known, the subnets it may be have none that is known.
    private mutating func setACL(_ id: String, ofSubnet subnetID: String, _ values: PlannedValues) {
        let isKnown = !id.isStandIn && !subnetID.isStandIn && snapshot.networkACLs[id] != nil
        for subnetID in meant(by: subnetID, in: \.subnets, values) {
            for other in snapshot.networkACLs.byID.keys {
                snapshot.networkACLs.byID[other]?.subnetIDs.removeAll { $0 == subnetID }
            }
            if isKnown { snapshot.networkACLs.byID[id]?.subnetIDs.append(subnetID) }
        }
    }

    /// A subnet without an ACL of its own has the VPC's default one.
    private mutating func fallBack(_ subnetID: String, vpcID: String) {
        for other in snapshot.networkACLs.byID.keys {
            snapshot.networkACLs.byID[other]?.subnetIDs.removeAll { $0 == subnetID }
        }
        let standard = snapshot.networkACLs.byID.values.first { $0.vpcID == vpcID && $0.isDefault == true }
        if let standard { snapshot.networkACLs.byID[standard.id]?.subnetIDs.append(subnetID) }
    }
}
