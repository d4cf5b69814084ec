import Inventory

/// The managed services whose interfaces a snapshot shows.
struct NamedServices: Sendable {
    let all: [NamedService]
    /// The service of each interface that one alone has.
    let byInterface: [String: NamedService]

    init(_ snapshot: Snapshot) {
        var found = Self.described(snapshot)
        found += Self.functions(snapshot, besides: Set(found.filter { $0.kind == .lambda }.map(\.name)))
        let databases = Self.databases(snapshot)
        found += Self.warehouses(snapshot)
        found += databases + Self.clusters(snapshot, of: databases) + Self.tasks(snapshot)
        all = found.sorted { ($0.label, $0.aliases.first ?? "") < ($1.label, $1.aliases.first ?? "") }
        var byInterface: [String: NamedService] = [:]
        for service in all where service.isExact {
            for interface in service.interfaces where byInterface[interface.id] == nil {
                byInterface[interface.id] = service
            }
        }
        self.byInterface = byInterface
    }

    /// Services that the descriptions of their interfaces name.
    private static func described(_ snapshot: Snapshot) -> [NamedService] {
        var interfaces: [String: (kind: NamedService.Kind, name: String, list: [NetworkInterface])] = [:]
        var described: [String: String] = [:]
        for interface in snapshot.networkInterfaces.byID.values {
            guard let (kind, name) = ServiceDescription.service(of: interface) else { continue }
            interfaces["\(kind) \(name)", default: (kind, name, [])].list.append(interface)
            if kind == .kafka { described[name] = ServiceDescription.kafkaARN(of: interface) }
        }
        let arns = Dictionary(
            snapshot.functions.byID.values.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        return interfaces.values.map { entry in
            let arn = entry.kind == .lambda ? arns[entry.name] : entry.kind == .kafka ? described[entry.name] : nil
            let aliases = arn.map { [$0] } ?? []
            return NamedService(
                kind: entry.kind, name: entry.name, aliases: aliases, interfaces: sorted(entry.list), isExact: true)
        }
    }

    /// Functions that share the interfaces of others: those with the same subnets and groups do (Lambda guide, VPC access).
    private static func functions(_ snapshot: Snapshot, besides known: Set<String>) -> [NamedService] {
        let wanted = snapshot.functions.byID.values.filter { !$0.subnetIDs.isEmpty && !known.contains($0.name) }
        if wanted.isEmpty { return [] }
        let interfaces = snapshot.networkInterfaces.byID.values.filter { $0.kind == "lambda" }
        return wanted.compactMap { function in
            let own = interfaces.filter {
                function.subnetIDs.contains($0.subnetID) && Set($0.groupIDs) == Set(function.groupIDs)
            }
            return own.isEmpty
                ? nil
                : NamedService(
                    kind: .lambda, name: function.name, aliases: [function.id], interfaces: sorted(own), isExact: true)
        }
    }

    private static func databases(_ snapshot: Snapshot) -> [NamedService] {
        if snapshot.databaseInstances.count == 0 { return [] }
        let interfaces = snapshot.networkInterfaces.byID.values.filter { $0.summary == ServiceDescription.database }
        return snapshot.databaseInstances.byID.values.compactMap { database in
            let own = interfaces.filter { interface in
                let zone = snapshot.subnets[interface.subnetID]?.availabilityZone
                return database.subnetIDs.contains(interface.subnetID)
                    && (zone == nil || database.zone == nil || zone == database.zone)
                    && Set(interface.groupIDs) == Set(database.groupIDs)
            }
            guard !own.isEmpty else { return nil }
            return NamedService(
                kind: .rds, name: database.name, aliases: [database.id] + [database.dnsName].compactMap(\.self),
                interfaces: sorted(own), isExact: own.count == 1)
        }
    }

    /// Clusters of Redshift, whose nodes' addresses tell their interfaces.
    private static func warehouses(_ snapshot: Snapshot) -> [NamedService] {
        if snapshot.warehouseClusters.count == 0 { return [] }
        let interfaces = snapshot.networkInterfaces.byID.values.filter { $0.summary == ServiceDescription.warehouse }
        return snapshot.warehouseClusters.byID.values.compactMap { cluster in
            let own = interfaces.filter { interface in
                (cluster.vpcID == nil || interface.vpcID == cluster.vpcID)
                    && interface.privateAddresses.contains { cluster.nodeAddresses.contains($0.address) }
            }
            guard !own.isEmpty else { return nil }
            return NamedService(
                kind: .redshift, name: cluster.name, aliases: [cluster.id] + [cluster.dnsName].compactMap(\.self),
                interfaces: sorted(own), isExact: true)
        }
    }

    private static func clusters(_ snapshot: Snapshot, of databases: [NamedService]) -> [NamedService] {
        snapshot.databaseClusters.byID.values.compactMap { cluster in
            let members = databases.filter { cluster.memberNames.contains($0.name) }
            guard !members.isEmpty else { return nil }
            var interfaces: [NetworkInterface] = []
            for interface in members.flatMap(\.interfaces) where !interfaces.contains(interface) {
                interfaces.append(interface)
            }
            return NamedService(
                kind: .rds, name: cluster.name, aliases: [cluster.id] + cluster.dnsNames,
                interfaces: sorted(interfaces), isExact: members.allSatisfy(\.isExact))
        }
    }

    /// Tasks by themselves, and all tasks of a service together.
    private static func tasks(_ snapshot: Snapshot) -> [NamedService] {
        var services: [String: [NetworkInterface]] = [:]
        var found: [NamedService] = []
        for task in snapshot.containerTasks.byID.values {
            let own = task.interfaceIDs.compactMap { snapshot.networkInterfaces[$0] }
            if own.isEmpty { continue }
            found.append(
                NamedService(kind: .ecs, name: task.name, aliases: [task.id], interfaces: sorted(own), isExact: true))
            if let name = task.serviceName { services[name, default: []] += own }
        }
        return found
            + services.map { name, interfaces in
                NamedService(kind: .ecs, name: name, aliases: [], interfaces: sorted(interfaces), isExact: true)
            }
    }

    private static func sorted(_ interfaces: [NetworkInterface]) -> [NetworkInterface] {
        interfaces.sorted { $0.id < $1.id }
    }
}
