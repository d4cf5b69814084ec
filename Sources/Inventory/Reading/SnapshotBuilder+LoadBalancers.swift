import JSONText

extension SnapshotBuilder {
    /// Reads a member of load balancer output.
    ///
    /// - Returns: Whether the key is one of theirs.
    mutating func addLoadBalancerMember(
        _ key: String, _ value: JSONElement, of root: JSONElement, isTruncated: Bool, from source: SnapshotSource
    ) -> Bool {
        switch key {
        case "LoadBalancers": read(value, key, isTruncated, into: \.snapshot.loadBalancers, from: source)
        case "LoadBalancerDescriptions":
            read(value, key, isTruncated, into: \.snapshot.classicLoadBalancers, from: source)
        case "Listeners" where areOfAccelerator(value, source): return false
        case "Listeners": read(value, key, isTruncated, into: \.snapshot.listeners, from: source)
        case "Rules": read(value, key, isTruncated, into: \.snapshot.listenerRules, from: source)
        case "TargetGroups": read(value, key, isTruncated, into: \.snapshot.targetGroups, from: source)
        case "Attributes":
            readPerID(root, key, of: "the load balancer, listener or target group", into: \.attributes, from: source) {
                fields throws(ElementError) in try ResourceAttributes(from: fields)
            }
        case "TargetHealthDescriptions":
            readPerID(root, key, of: "the target group", into: \.targetHealth, from: source) {
                fields throws(ElementError) in try TargetHealth(from: fields)
            }
        case "LoadBalancerAttributes":
            readPerID(
                root, key, of: "the classic load balancer", into: \.classicAttributes, from: source, isNamed: true
            ) {
                fields throws(ElementError) in try ClassicAttributes(from: fields)
            }
        case "InstanceStates":
            readPerID(root, key, of: "the classic load balancer", into: \.classicHealth, from: source, isNamed: true) {
                fields throws(ElementError) in try ClassicInstanceHealth(from: fields)
            }
        default: return addServiceMember(key, value, isTruncated: isTruncated, from: source)
        }
        return true
    }

    /// `globalaccelerator list-listeners` prints `Listeners` too: told by their ARNs or, where there are none, by the
    /// accelerator's ARN that the file is named after.
    private func areOfAccelerator(_ value: JSONElement, _ source: SnapshotSource) -> Bool {
        if let first = value.elements.first(where: { _ in true }) {
            return first["ListenerArn"]?.string?.split(separator: ":").dropFirst(2).first == "globalaccelerator"
        }
        return source.stem.hasPrefix("arn_") && source.stem.contains("_globalaccelerator_")
    }

    /// Other services print `Clusters` too: those of Redshift have a number of nodes.
    private func areWarehouses(_ value: JSONElement) -> Bool {
        value.elements.allSatisfy { $0["ClusterIdentifier"] != nil && $0["NumberOfNodes"] != nil }
    }

    /// Reads a member of the services whose interfaces get a name.
    private mutating func addServiceMember(
        _ key: String, _ value: JSONElement, isTruncated: Bool, from source: SnapshotSource
    ) -> Bool {
        switch key {
        case "Functions": read(value, key, isTruncated, into: \.snapshot.functions, from: source)
        case "DBInstances": read(value, key, isTruncated, into: \.snapshot.databaseInstances, from: source)
        case "DBClusters": read(value, key, isTruncated, into: \.snapshot.databaseClusters, from: source)
        case "Clusters" where areWarehouses(value):
            read(value, key, isTruncated, into: \.snapshot.warehouseClusters, from: source)
        case "tasks": read(value, key, isTruncated, into: \.snapshot.containerTasks, from: source)
        case "clusterArns", "taskArns", "failures": break
        default: return false
        }
        return true
    }

    /// Reads an answer that was asked per id and does not carry it: the file's name is the id.
    ///
    /// - Parameter isNamed: Whether the id is a name, which may be another one's in another region.
    private mutating func readPerID<Value: Sendable>(
        _ root: JSONElement, _ key: String, of owner: String,
        into table: WritableKeyPath<Snapshot, [String: Value]>, from source: SnapshotSource, isNamed: Bool = false,
        _ read: (Fields) throws(ElementError) -> Value
    ) {
        do throws(ElementError) {
            let value = try read(Fields(root))
            let name = ResourceAttributes.fileName(of: source.stem)
            // A file named after the call says nothing of whom it was asked for.
            guard !name.hasPrefix("describe-") else {
                warn(source, root, key, "whose these are is not said: name the file after \(owner)")
                return
            }
            let key = isNamed ? ClassicLoadBalancer.key(name, in: source.origin) : name
            if snapshot[keyPath: table][key] == nil { snapshot[keyPath: table][key] = value }
        } catch {
            warn(source, root, source.stem, error.description)
        }
    }
}
