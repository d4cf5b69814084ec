import JSONText
import OrderedCollections

/// The ids that resources of a plan will get, as others of the plan name them.
struct TerraformIDs {
    private struct Key: Hashable {
        let module: String
        let resource: String
    }

    private var made: [Key: [PlannedResource]] = [:]

    init(_ resources: [PlannedResource]) {
        for resource in resources where resource.after != nil && (resource.before == nil || resource.isReplaced) {
            made[Key(module: resource.module, resource: "\(resource.type).\(resource.name)"), default: []]
                .append(resource)
        }
    }

    /// How the ids of a type start, which tells what a route leads to.
    static func prefix(of type: String) -> String {
        switch type {
        case "aws_security_group", "aws_default_security_group": "sg-"
        case "aws_network_acl", "aws_default_network_acl": "acl-"
        case "aws_route_table", "aws_default_route_table": "rtb-"
        case "aws_subnet", "aws_default_subnet": "subnet-"
        case "aws_vpc", "aws_default_vpc": "vpc-"
        case "aws_internet_gateway": "igw-"
        case "aws_egress_only_internet_gateway": "eigw-"
        case "aws_nat_gateway": "nat-"
        case "aws_ec2_managed_prefix_list": "pl-"
        case "aws_vpc_peering_connection": "pcx-"
        case "aws_vpc_endpoint": "vpce-"
        case "aws_network_interface": "eni-"
        case "aws_instance": "i-"
        case "aws_vpn_gateway": "vgw-"
        case "aws_ec2_transit_gateway": "tgw-"
        case "aws_ec2_transit_gateway_route_table": "tgw-rtb-"
        case _ where type.hasPrefix("aws_ec2_transit_gateway_") && type.hasSuffix("_attachment"): "tgw-attach-"
        default: "\(type)-"
        }
    }

    /// The values of a resource with the ids of what the plan makes in place of the stand-ins, where the configuration tells them.
    ///
    /// A plan names what an expression refers to and not what it does with it. So a value is taken for an id where it refers to
    /// the id of one resource and to nothing else. Of a list that is not known as a whole that id is one element, and the
    /// others stay unknown.
    func resolved(_ resource: PlannedResource) -> PlannedValues? {
        guard let after = resource.after, case .object(var members) = after.values else { return resource.after }
        members["id"] = .string(resource.id)
        for (key, value) in members {
            guard let id = target(of: resource.expressions?[key], in: resource) else { continue }
            switch value {
            case .string(let text) where KnownAfterApply.attribute(of: text) != nil:
                members[key] = Self.isList(key) ? [.string(id), value] : .string(id)
            case .array(let elements):
                let unknown = elements.indices.filter { Self.isStandIn(elements[$0]) }
                guard unknown.count == 1 else { continue }
                var elements = elements
                elements[unknown[0]] = .string(id)
                members[key] = .array(elements)
            default: continue
            }
        }
        return PlannedValues(address: after.address, values: .object(members))
    }

    private static func isStandIn(_ value: JSONValue) -> Bool {
        guard case .string(let text) = value else { return false }
        return KnownAfterApply.attribute(of: text) != nil
    }

    private static func isList(_ key: String) -> Bool {
        [
            "security_groups", "vpc_security_group_ids", "security_group_ids", "subnet_ids", "prefix_list_ids",
            "route_table_ids",
        ].contains(key)
    }

    /// The one resource whose id an expression is.
    private func target(of expression: JSONValue?, in resource: PlannedResource) -> String? {
        guard case .array(let references) = expression?["references"] else { return nil }
        let names = references.compactMap { if case .string(let name) = $0 { name } else { nil } }
        guard let first = names.first, first.hasSuffix(".id") else { return nil }
        let owner = String(first.dropLast(3))
        guard names.dropFirst().allSatisfy({ owner.hasPrefix($0) }) else { return nil }
        let bare = owner.prefix { $0 != "[" }
        let instances = made[Key(module: resource.module, resource: String(bare))] ?? []
        let index = owner.dropFirst(bare.count)
        let meant = index.isEmpty ? instances : instances.filter { $0.index == index }
        return meant.count == 1 ? meant[0].id : nil
    }
}
