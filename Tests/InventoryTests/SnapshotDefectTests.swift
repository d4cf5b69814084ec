import Testing

@testable import Inventory

/// Broken and incomplete contents: said with file, line, key and element, while the rest loads.
@Suite struct SnapshotDefectTests {
    private func read(_ text: String) throws -> (snapshot: Snapshot, warnings: [String]) {
        let folder = try SnapshotFolder(["a.json": text, "z.json": Element.list("Vpcs", Element.vpc("vpc-z"))])
        let snapshot = try folder.read()
        return (snapshot, snapshot.warnings.map { String($0.description.dropFirst(folder.path.count + 1)) })
    }

    @Test func aBadElementIsNamedAndTheRestLoads() throws {
        let (snapshot, warnings) = try read(
            """
            {"Subnets": [
              {"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24"},
              {"SubnetId": "subnet-2", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/99"},
              7,
              {"SubnetId": "subnet-4", "VpcId": "vpc-1", "CidrBlock": "10.0.4.0/24"}
            ]}
            """)
        #expect(Set(snapshot.subnets.byID.keys) == ["subnet-1", "subnet-4"])
        #expect(!snapshot.subnets.provesAbsence)
        #expect(
            warnings == [
                #"a.json:3: Subnets[1] subnet-2: CidrBlock: "10.0.0.0/99": prefix length is 99, over 32"#,
                "a.json:4: Subnets[2]: the element: expected an object, found number",
            ])
    }

    @Test(arguments: [
        (
            #"{"NetworkAclId": "acl-1", "VpcId": "v", "Entries": [{"RuleNumber": 1, "RuleAction": "allow", "Protocol": "6", "CidrBlock": "x"}]}"#,
            #"NetworkAcls[0] acl-1: Entries[0].CidrBlock: "x""#
        ),
        (
            #"{"NetworkAclId": "acl-1", "VpcId": "v", "Entries": [{"RuleNumber": 1, "RuleAction": "allow", "Protocol": "tpc", "CidrBlock": "0.0.0.0/0"}]}"#,
            "NetworkAcls[0] acl-1: Entries[0].Protocol: expected a protocol name"
        ),
        (
            #"{"NetworkAclId": "acl-1", "VpcId": "v", "Entries": [{"RuleNumber": 1, "RuleAction": "pass", "Protocol": "6", "CidrBlock": "0.0.0.0/0"}]}"#,
            "NetworkAcls[0] acl-1: Entries[0].RuleAction: expected allow or deny"
        ),
        (
            #"{"NetworkAclId": "acl-1", "VpcId": "v", "Entries": [{"RuleAction": "allow", "Protocol": "6", "CidrBlock": "0.0.0.0/0"}]}"#,
            "NetworkAcls[0] acl-1: Entries[0].RuleNumber: missing"
        ),
        (
            #"{"NetworkAclId": "acl-1", "VpcId": "v", "Entries": [{"RuleNumber": 1, "RuleAction": "allow", "Protocol": "6", "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 9, "To": 8}}]}"#,
            "NetworkAcls[0] acl-1: Entries[0].PortRange.From: expected ports 0-65535 in ascending order, found 9-8"
        ),
        (
            #"{"NetworkAclId": "acl-1", "VpcId": "v", "Associations": [{}]}"#,
            "NetworkAcls[0] acl-1: Associations[0].SubnetId: missing, a string is required"
        ),
        (#"{"NetworkAclId": "acl-1", "VpcId": 7}"#, "NetworkAcls[0] acl-1: VpcId: expected a string, found number"),
        (#"{"NetworkAclId": ""}"#, "NetworkAcls[0]: NetworkAclId: missing, a string is required"),
        (#"{"NetworkAclId": 7}"#, "NetworkAcls[0]: NetworkAclId: expected a string, found number"),
        (#"{"NetworkAclId": "acl-1", "VpcId": "v", "Entries": {}}"#, "NetworkAcls[0] acl-1: Entries: expected a list"),
        (
            #"{"NetworkAclId": "acl-1", "VpcId": "v", "Entries": [null]}"#,
            "NetworkAcls[0] acl-1: Entries: member 0 is null"
        ),
    ])
    func theFieldIsNamedWithItsWholePath(element: String, warning: String) throws {
        let (snapshot, warnings) = try read(Element.list("NetworkAcls", element))
        #expect(snapshot.networkACLs.count == 0)
        #expect(warnings.count == 1 && warnings[0].hasPrefix("a.json:1: " + warning), "\(warnings)")
    }

    @Test(
        arguments: [
            "Vpcs", "Subnets", "RouteTables", "NetworkAcls", "SecurityGroups", "SecurityGroupRules",
            "NetworkInterfaces",
            "Reservations", "InternetGateways", "EgressOnlyInternetGateways", "NatGateways", "VpcPeeringConnections",
            "Addresses", "PrefixLists", "ManagedPrefixListEntries", "TransitGatewayStaticRoutes",
            "TransitGateways", "TransitGatewayAttachments", "TransitGatewayVpcAttachments",
            "TransitGatewayPeeringAttachments", "TransitGatewayRouteTables", "TransitGatewayPropagations",
            "TransitGatewayConnects", "TransitGatewayConnectPeers",
            "VpnGateways", "VpnConnections", "virtualInterfaces", "directConnectGateways",
            "directConnectGatewayAssociations",
        ], ["{\"a\": 1}", "\"text\"", "7", "true", "null"])
    func aTopLevelValueOfAnotherTypeIsAWarning(key: String, value: String) throws {
        let (snapshot, warnings) = try read("{\"\(key)\": \(value)}")
        #expect(snapshot.vpcs["vpc-z"] != nil)
        #expect(warnings.count == 1 && warnings[0].contains("\(key): expected a list, found "), "\(warnings)")
    }

    @Test(arguments: ["[]", "\"Vpcs\"", "7", "null", "true"])
    func aFileThatIsNoObjectIsAWarning(text: String) throws {
        let (snapshot, warnings) = try read(text)
        #expect(snapshot.vpcs.count == 1)
        #expect(warnings.count == 1 && warnings[0].contains("expected an object as AWS CLI prints it, found"))
    }

    @Test func unknownKeysWithDataAreReportedOnce() throws {
        let folder = try SnapshotFolder([
            "a.json": #"{"Volumes": [{}, {}], "Vpcs": [], "KeyPairs": [], "Count": 3}"#,
            "b.json": #"{"Volumes": [{}], "Groups": [{}]}"#, "z.json": Element.list("Vpcs", Element.vpc("vpc-z")),
        ])
        let warnings = try folder.read().warnings
        #expect(warnings.map(\.kind) == [.unusedKey, .unusedKey])
        #expect(
            warnings.map(\.description) == [
                "\(folder.path)/a.json:1: Volumes: not read by this version (2 elements)",
                "\(folder.path)/b.json:1: Groups: not read by this version (1 element)",
            ])
    }

    @Test(arguments: ["Subnets", "NetworkInterfaces", "InternetGateways", "Reservations", "PrefixLists"])
    func aPageOfSeveralProvesNoAbsence(key: String) throws {
        let (snapshot, warnings) = try read("{\"\(key)\": [], \"NextToken\": \"abc\"}")
        #expect(warnings.count == 1 && warnings[0].contains("\(key): only one page: NextToken says there is more"))
        let tables = [
            "Subnets": snapshot.subnets.provesAbsence, "NetworkInterfaces": snapshot.networkInterfaces.provesAbsence,
            "InternetGateways": snapshot.internetGateways.provesAbsence,
            "Reservations": snapshot.instances.provesAbsence,
            "PrefixLists": snapshot.prefixLists.provesAbsence,
        ]
        #expect(tables[key] == false)
    }

    @Test func aTokenThatIsNullIsNoPage() throws {
        let (snapshot, warnings) = try read(#"{"Subnets": [], "NextToken": null}"#)
        #expect(snapshot.subnets.provesAbsence && warnings.isEmpty)
    }

    @Test func aRefusedCallProvesNoAbsenceThoughAnotherAccountsListIsThere() throws {
        let (snapshot, _) = try read(
            """
            {"schema": "awsdrops.collect/1", "refused": [{"what": "ec2:DescribeNetworkInterfaces", "why": "AccessDenied"}]}
            """)
        #expect(snapshot.refusals == ["ec2:DescribeNetworkInterfaces": "AccessDenied"])
        let folder = try SnapshotFolder([
            "collect.json": """
            {"schema": "awsdrops.collect/1", "refused": [{"what": "ec2:DescribeNetworkInterfaces", "why": "AccessDenied"}]}
            """,
            "enis.json": #"{"NetworkInterfaces": []}"#, "z.json": Element.list("Vpcs", Element.vpc("vpc-z")),
        ])
        let both = try folder.read()
        #expect(both.networkInterfaces.isPresent && !both.networkInterfaces.provesAbsence)
    }

    @Test func aCollectionThatWasCutShortProvesNoAbsence() throws {
        func read(complete: Bool) throws -> Snapshot {
            try SnapshotFolder([
                "collect.json": #"{"schema": "awsdrops.collect/1", "complete": \#(complete), "refused": []}"#,
                "a.json": #"{"NetworkInterfaces": [], "InternetGateways": []}"#,
                "z.json": Element.list("Vpcs", Element.vpc("vpc-z")),
            ]).read()
        }
        let whole = try read(complete: true)
        #expect(
            whole.vpcs.provesAbsence && whole.networkInterfaces.provesAbsence && whole.internetGateways.provesAbsence)
        #expect(whole.warnings.isEmpty)
        let cut = try read(complete: false)
        #expect(!cut.vpcs.provesAbsence && !cut.networkInterfaces.provesAbsence && !cut.internetGateways.provesAbsence)
        #expect(cut.warnings.map(\.subject) == ["the collection"])
    }
}
