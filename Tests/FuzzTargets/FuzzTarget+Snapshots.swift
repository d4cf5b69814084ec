import Inventory
import JSONText
import Topology

/// JSON, and what the AWS CLI prints: it is read, or refused with the place.
extension FuzzTarget {
    static let snapshots = [
        FuzzTarget(
            "json", corpus: [cliOutput, #"[1, -2.5e10, "a\u00e9\ud83d\ude00\n", true, null, {}, []]"#], words: jsonWords
        ) { bytes in
            do throws(JSONError) {
                let value = try JSONDocument(parsing: bytes).root.value
                guard let again = try? JSONDocument(parsing: value.encoded()).root.value else {
                    return "what was read is no JSON when it is written"
                }
                return again == value ? nil : "what was read is another value when it is written"
            } catch {
                return (0...bytes.count).contains(error.byteOffset) ? nil : "an error outside the text"
            }
        },
        FuzzTarget(
            "snapshot", corpus: [cliOutput], words: jsonWords + ["CidrBlock", "0.0.0.0/0", "-1", "sg-1", "acl-1"]
        ) { bytes in
            await withFile(bytes) { path in
                do throws(SnapshotError) {
                    let topology = Topology(try SnapshotReader.read([path]))
                    return topology.snapshot.networkACLs.byID.values.allSatisfy { !$0.id.isEmpty }
                        ? nil : "an ACL without an id"
                } catch {
                    return "\(error)".isEmpty ? "an error without words" : nil
                }
            }
        },
    ]

    private static let jsonWords = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "null", "true", "1e5", "-", " ", "\n", "\u{0}",
    ]

    private static let cliOutput = """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333", "State": "available"}],
        "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "eu-west-1a"}],
        "SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1", "GroupName": "a", "IpPermissions": [{"IpProtocol": "tcp",
        "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}], "UserIdGroupPairs": [{"GroupId": "sg-1"}]}]}],
        "NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true, "Entries": [{"RuleNumber": 100,
        "Protocol": "6", "RuleAction": "allow", "Egress": false, "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 1, "To": 2}}],
        "Associations": [{"SubnetId": "subnet-1", "NetworkAclAssociationId": "aclassoc-1", "NetworkAclId": "acl-1"}]}],
        "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true, "RouteTableId": "rtb-1"}],
        "Routes": [{"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"}]}],
        "NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "VpcId": "vpc-1", "Status": "in-use",
        "PrivateIpAddress": "10.0.1.5", "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.1.5", "Primary": true}],
        "Groups": [{"GroupId": "sg-1"}], "SourceDestCheck": true}]}
        """
}
