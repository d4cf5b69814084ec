import Inventory
import JSONText
import NetworkSets
import Testing

@testable import Topology

/// Managed services as ends, known by what their interfaces and their own APIs say.
@Suite struct NamedServiceTests {
    private func topology(_ more: String = "", interfaces: String) throws -> Topology {
        var builder = SnapshotBuilder()
        let subnets =
            #""Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "#
            + #""AvailabilityZone": "eu-west-1a"}, {"SubnetId": "subnet-2", "VpcId": "vpc-1", "#
            + #""CidrBlock": "10.0.2.0/24", "AvailabilityZone": "eu-west-1b"}]"#
        let text = "{\(subnets), \"NetworkInterfaces\": [\(interfaces)]\(more.isEmpty ? "" : ", \(more)")}"
        builder.add(try JSONDocument(parsing: text).root, operation: "test", id: nil, origin: Snapshot.Origin())
        let snapshot = builder.finish()
        #expect(snapshot.warnings.isEmpty, "\(snapshot.warnings)")
        return Topology(snapshot)
    }

    private func interface(
        _ number: Int, _ description: String, kind: String = "interface", subnet: Int = 1, group: String = "sg-1"
    ) -> String {
        #"{"NetworkInterfaceId": "eni-\#(number)", "VpcId": "vpc-1", "SubnetId": "subnet-\#(subnet)", "#
            + #""PrivateIpAddress": "10.0.\#(subnet).\#(number)", "Description": "\#(description)", "#
            + #""InterfaceType": "\#(kind)", "Groups": [{"GroupId": "\#(group)"}]}"#
    }

    private func ids(_ text: String, in topology: Topology) throws -> [String] {
        let end = try EndpointResolver(topology).resolve(text, as: .destination)
        if case .service(let service) = end.kind { return service.interfaces.map(\.id) }
        return [end.interface?.id ?? "none"]
    }

    @Test(arguments: [
        ("AWS Lambda VPC ENI-resize-images-9e1ec9a4-2b3c-4d5e-8f60-718293a4b5c6", "resize-images"),
        ("AWS Lambda VPC ENI-orders-0a1b2c3d", "lambda:orders"), ("AWS Lambda VPC ENI-orders-live", "orders-live"),
        ("ElastiCache sessions-001", "elasticache:sessions-001"),
        ("EFS mount target for fs-0123456789abcdef0 (fsmt-0a1)", "fs-0123456789abcdef0"),
        (
            "DO NOT DELETE - Amazon MSK network interface for cluster "
                + "arn:aws:kafka:eu-west-1:111122223333:cluster/events/6411a16c-75d7-48b0-afdb-8ed466fe2072-2.",
            "kafka:events"
        ),
        (
            "DO NOT DELETE - Amazon MSK network interface for cluster "
                + "arn:aws:kafka:eu-west-1:111122223333:cluster/events/6411a16c-75d7-48b0-afdb-8ed466fe2072-2.",
            "arn:aws:kafka:eu-west-1:111122223333:cluster/events/6411a16c-75d7-48b0-afdb-8ed466fe2072-2"
        ),
        ("ES search", "opensearch:search"), ("Amazon EKS shop", "eks:shop"),
    ])
    func descriptionsNameServices(description: String, name: String) throws {
        #expect(try ids(name, in: topology(interfaces: interface(7, description))) == ["eni-7"])
    }

    @Test(arguments: ["mq:orders", "arn:aws:mq:eu-west-1:111122223333:broker:orders:b-0a1b"])
    func namelessServicesSayWhatToAsk(text: String) throws {
        let topology = try topology(interfaces: interface(7, ""))
        for role in [EndpointResolver.Role.source, .destination] {
            let error = #expect(throws: EndpointError.self) { try EndpointResolver(topology).resolve(text, as: role) }
            #expect(error?.description.contains("aws mq describe-broker") == true, "\(error?.description ?? "")")
        }
    }

    @Test func severalInterfacesAreOneEnd() throws {
        let topology = try topology(
            interfaces: [
                interface(7, "EFS mount target for fs-1 (fsmt-1)"),
                interface(8, "EFS mount target for fs-1 (fsmt-2)", subnet: 2),
            ].joined(separator: ", "))
        #expect(try ids("fs-1", in: topology) == ["eni-7", "eni-8"])
        let end = try EndpointResolver(topology).resolve("efs:fs-1", as: .source)
        #expect(end.note == "efs:fs-1, 2 interfaces")
        #expect(topology.name(of: "eni-7") == "efs:fs-1")
    }

    @Test func functionsAreFoundBySubnetsAndGroups() throws {
        let arn = "arn:aws:lambda:eu-west-1:111122223333:function:late"
        let function =
            #""Functions": [{"FunctionName": "late", "FunctionArn": "\#(arn)", "VpcConfig": {"#
            + #""SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": ["sg-1"]}}]"#
        let topology = try topology(
            function,
            interfaces: [
                interface(7, "AWS Lambda VPC ENI-early-0a1b2c3d", kind: "lambda"),
                interface(8, "AWS Lambda VPC ENI-other-0a1b2c3d", kind: "lambda", group: "sg-2"),
            ].joined(separator: ", "))
        // Functions with the same subnets and groups share their interfaces.
        #expect(try ids("late", in: topology) == ["eni-7"])
        #expect(try ids(arn, in: topology) == ["eni-7"])
        #expect(try ids("early", in: topology) == ["eni-7"])
    }

    private func database(_ name: String, zone: String) -> String {
        #"{"DBInstanceIdentifier": "\#(name)", "DBInstanceArn": "arn:aws:rds:eu-west-1:1:db:\#(name)", "#
            + #""AvailabilityZone": "\#(zone)", "Endpoint": {"Address": "\#(name).abc.eu-west-1.rds.amazonaws.com"}, "#
            + #""DBSubnetGroup": {"Subnets": [{"SubnetIdentifier": "subnet-1"}, {"SubnetIdentifier": "subnet-2"}]}, "#
            + #""VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-1"}]}"#
    }

    @Test func databasesAreFoundByZoneSubnetsAndGroups() throws {
        let cluster =
            #""DBClusters": [{"DBClusterIdentifier": "orders", "Endpoint": "orders.cluster-abc.rds.amazonaws.com", "#
            + #""DBClusterMembers": [{"DBInstanceIdentifier": "one"}, {"DBInstanceIdentifier": "two"}]}]"#
        let databases =
            #""DBInstances": [\#(database("one", zone: "eu-west-1a")), \#(database("two", zone: "eu-west-1b"))]"#
        let list = [
            interface(7, "RDSNetworkInterface"), interface(8, "RDSNetworkInterface", subnet: 2),
            interface(9, "RDSNetworkInterface", group: "sg-2"), interface(10, "my own"),
        ].joined(separator: ", ")
        let topology = try topology("\(databases), \(cluster)", interfaces: list)
        #expect(try ids("one", in: topology) == ["eni-7"])
        #expect(try ids("ONE.abc.eu-west-1.rds.amazonaws.com", in: topology) == ["eni-7"])
        #expect(try ids("arn:aws:rds:eu-west-1:1:db:two", in: topology) == ["eni-8"])
        #expect(try ids("rds:orders", in: topology) == ["eni-7", "eni-8"])
        #expect(try ids("orders.cluster-abc.rds.amazonaws.com", in: topology) == ["eni-7", "eni-8"])
    }

    @Test func warehousesAreFoundByTheAddressesOfTheirNodes() throws {
        let clusters =
            #""Clusters": [{"ClusterIdentifier": "facts", "ClusterNamespaceArn": "arn:aws:redshift:eu-west-1:1:namespace:n", "#
            + #""NumberOfNodes": 2, "Endpoint": {"Address": "facts.abc.eu-west-1.redshift.amazonaws.com"}, "#
            + #""ClusterNodes": [{"NodeRole": "LEADER", "PrivateIPAddress": "10.0.1.7"}, {"NodeRole": "COMPUTE-0", "#
            + #""PrivateIPAddress": "10.0.1.8"}]}]"#
        let list = [
            interface(7, "RedshiftNetworkInterface"), interface(8, "RedshiftNetworkInterface"),
            interface(9, "RedshiftNetworkInterface"),
        ].joined(separator: ", ")
        let topology = try topology(clusters, interfaces: list)
        for name in [
            "facts", "redshift:facts", "facts.abc.eu-west-1.redshift.amazonaws.com",
            "arn:aws:redshift:eu-west-1:1:namespace:n",
        ] {
            #expect(try ids(name, in: topology) == ["eni-7", "eni-8"])
        }
        #expect(topology.name(of: "eni-8") == "redshift:facts" && topology.name(of: "eni-9") == nil)
    }

    @Test func otherClustersAreNotWarehouses() throws {
        let clusters = #"{"Clusters": [{"Id": "j-1", "Name": "spark", "Status": {"State": "RUNNING"}}]}"#
        var builder = SnapshotBuilder()
        builder.add(try JSONDocument(parsing: clusters).root, operation: "test", id: nil, origin: Snapshot.Origin())
        let snapshot = builder.finish()
        #expect(snapshot.warehouseClusters.count == 0)
        #expect("\(snapshot.warnings)" == "[test:1: Clusters: not read by this version (1 element)]")
    }

    @Test func aDatabaseThatMayBeOneOfSeveralSaysSo() throws {
        let list = [interface(7, "RDSNetworkInterface"), interface(8, "RDSNetworkInterface")].joined(separator: ", ")
        let topology = try topology(#""DBInstances": [\#(database("one", zone: "eu-west-1a"))]"#, interfaces: list)
        let end = try EndpointResolver(topology).resolve("one", as: .destination)
        #expect(end.note == "rds:one, one of 2 interfaces that its subnets and groups fit")
        #expect(topology.name(of: "eni-7") == nil)
    }

    @Test func tasksAndTheirServices() throws {
        func task(_ id: String, _ interface: Int) -> String {
            #"{"taskArn": "arn:aws:ecs:eu-west-1:1:task/shop/\#(id)", "group": "service:cart", "attachments": [{"details": "#
                + #"[{"name": "subnetId", "value": "subnet-1"}, {"name": "networkInterfaceId", "value": "eni-\#(interface)"}]}]}"#
        }
        let topology = try topology(
            #""tasks": [\#(task("1d8a", 7)), \#(task("2e9b", 8))]"#,
            interfaces: [interface(7, "a task"), interface(8, "a task", subnet: 2)].joined(separator: ", "))
        #expect(try ids("1d8a", in: topology) == ["eni-7"])
        #expect(try ids("arn:aws:ecs:eu-west-1:1:task/shop/2e9b", in: topology) == ["eni-8"])
        #expect(try ids("ecs:cart", in: topology) == ["eni-7", "eni-8"])
    }

    @Test func twoServicesOfOneNameAreRefused() throws {
        let topology = try topology(
            interfaces: [interface(7, "ES shop"), interface(8, "Amazon EKS shop")].joined(separator: ", "))
        #expect(throws: EndpointError.ambiguous(text: "shop", candidates: ["eks:shop", "opensearch:shop"])) {
            try EndpointResolver(topology).resolve("shop", as: .source)
        }
        #expect {
            try EndpointResolver(topology).resolve("opensearch:shpo", as: .source)
        } throws: { "\($0)".contains("near: shop") }
    }
}
