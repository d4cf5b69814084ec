import Inventory

@testable import Reachability

/// Firewall rules, edits and plans: parsers take what people and other programs wrote.
extension FuzzTarget {
    static let rules = [
        FuzzTarget(
            "suricata",
            corpus: [
                "pass tcp $HOME_NET any -> $EXTERNAL_NET 443 (msg:\"a; b\"; sid:1; rev:1;)",
                "drop ip [10.0.0.0/8,!10.1.0.0/16] any <> any [80,443,1024:] (sid:2; flow:to_server, established;)",
                "alert tls any any -> any any (tls.sni; content:\"example.com\"; endswith; nocase; sid:3;)",
                "reject http any any -> any !22 (http.host; content:\"x\\\"y\"; sid:4; pcre:\"/a;b/i\";) \\\n",
            ],
            words: [
                "(", ")", ";", "[", "]", "!", ",", ":", "\"", "\\", "->", "<>", "$", "any", "\\\n", "#", "content:\"",
            ]
        ) { bytes in
            let rules = SuricataRule.lines(of: String(decoding: bytes, as: UTF8.self)).compactMap { SuricataRule($0) }
            return rules.allSatisfy { $0.head.count == 7 } ? nil : "a rule without a head"
        },
        FuzzTarget(
            "edits",
            corpus: [
                "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 --gateway-id igw-1\n",
                "- aws ec2 revoke-security-group-ingress --group-id sg-1 --ip-permissions "
                    + "IpProtocol=tcp,FromPort=1,ToPort=2,IpRanges=[{CidrIp=10.0.0.0/8}]\n# comment\n",
                #"[{"create-route": {"RouteTableId": "rtb-1"}}, "aws ec2 delete-route --route-table-id 'rtb 1'"]"#,
                "- delete-route: &a {RouteTableId: rtb-1}\n- *a\n",
                """
                {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [{"address": "aws_route.a",
                "mode": "managed", "type": "aws_route", "name": "a", "change": {"actions": ["create"], "before": null,
                "after": {"route_table_id": "rtb-1", "destination_cidr_block": "0.0.0.0/0"},
                "after_unknown": {"gateway_id": true}}}], "configuration": {"root_module": {"resources": []}}}
                """,
            ],
            words: [
                "--", "=", "[", "]", "{", "}", ",", "'", "\"", "\\", "\n", "aws ec2 ", "- ", "#", "\u{0}", "&a", "*a",
            ]
        ) { bytes in
            do throws(EditError) {
                let edits = try EditFile.read(String(decoding: bytes, as: UTF8.self))
                return edits.allSatisfy { !$0.place.isEmpty } ? nil : "an edit of nowhere"
            } catch {
                return "\(error)".isEmpty ? "an error without words" : nil
            }
        },
    ]
}
