import Inventory
import Testing

@testable import Reachability

/// Firewall rules and edits: parsers take what people wrote by hand.
@Suite struct RuleFuzzTests {
    @Test func firewallRules() {
        let mutator = TextMutator(
            corpus: [
                "pass tcp $HOME_NET any -> $EXTERNAL_NET 443 (msg:\"a; b\"; sid:1; rev:1;)",
                "drop ip [10.0.0.0/8,!10.1.0.0/16] any <> any [80,443,1024:] (sid:2; flow:to_server, established;)",
                "alert tls any any -> any any (tls.sni; content:\"example.com\"; endswith; nocase; sid:3;)",
                "reject http any any -> any !22 (http.host; content:\"x\\\"y\"; sid:4; pcre:\"/a;b/i\";) \\\n",
            ],
            words: [
                "(", ")", ";", "[", "]", "!", ",", ":", "\"", "\\", "->", "<>", "$", "any", "\\\n", "#", "content:\"",
            ])
        Fuzzing.run(mutator) { bytes, name in
            for line in SuricataRule.lines(of: String(decoding: bytes, as: UTF8.self)) {
                guard let rule = SuricataRule(line) else { continue }
                #expect(rule.head.count == 7, "\(name)")
            }
        }
    }

    @Test func edits() {
        let mutator = TextMutator(
            corpus: [
                "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 --gateway-id igw-1\n",
                "- aws ec2 revoke-security-group-ingress --group-id sg-1 --ip-permissions "
                    + "IpProtocol=tcp,FromPort=1,ToPort=2,IpRanges=[{CidrIp=10.0.0.0/8}]\n# comment\n",
                #"[{"create-route": {"RouteTableId": "rtb-1"}}, "aws ec2 delete-route --route-table-id 'rtb 1'"]"#,
            ], words: ["--", "=", "[", "]", "{", "}", ",", "'", "\"", "\\", "\n", "aws ec2 ", "- ", "#", "\u{0}"])
        Fuzzing.run(mutator) { bytes, name in
            do throws(EditError) {
                let edits = try EditFile.read(String(decoding: bytes, as: UTF8.self))
                #expect(edits.allSatisfy { !$0.place.isEmpty }, "\(name)")
            } catch {
                #expect(!"\(error)".isEmpty, "\(name)")
            }
        }
    }
}
