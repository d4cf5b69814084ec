import JSONText
import Testing

@testable import Inventory

/// Files of edits in YAML: what they say, and where faults are said to be.
@Suite struct YAMLEditTests {
    private func fault(_ text: String) -> String {
        let error = #expect(throws: EditError.self) { try EditFile.read(text) }
        return error?.description ?? ""
    }

    @Test("Commands and objects of a list are edits, with the lines they start in") func list() throws {
        let edits = try EditFile.read(
            """
            # a change
            ---
            - aws ec2 stop-instances --instance-ids i-1
            - create-network-acl-entry:
                NetworkAclId: acl-1   # the one of the subnet
                Egress: false
                RuleNumber: 90
                Protocol: "6"
                RuleAction: allow
                CidrBlock: 10.0.0.0/8
                PortRange: {From: 443, To: 443}
            -
              delete-route: {RouteTableId: rtb-1, DestinationIpv6CidrBlock: "::/0"}
            - >-
              aws ec2 authorize-security-group-ingress --group-id sg-1
              --protocol tcp --port 443 --cidr 10.0.0.0/8
            """)
        #expect(edits.map(\.place) == ["line 3", "line 4", "line 13", "line 14"])
        #expect(edits.map(\.operation).last == "authorize-security-group-ingress")
        #expect(edits[1].parameters["PortRange"]?["From"] == 443)
        #expect(edits[1].parameters["Protocol"] == "6" && edits[1].parameters["Egress"] == false)
        #expect(edits[2].parameters["DestinationIpv6CidrBlock"] == "::/0")
    }

    @Test("A YAML list says what the JSON list says") func sameAsJSON() throws {
        let json = try EditFile.read(#"[{"start-instances": {"InstanceIds": ["i-1", "i-2"]}}]"#)
        let yaml = try EditFile.read("- start-instances: &one\n    InstanceIds: [i-1, i-2]\n")
        #expect(json == yaml)
    }

    @Test("Plain words are what YAML 1.2 says they are")
    func scalars() throws {
        let edits = try EditFile.read(
            "- a: {b: no, c: 10:20, d: true, e: ~, f: 010, g: 1.5, h: '6', i: !!str 6, j: -1, k: .inf, l: 0x10}")
        let parameters = try #require(edits.first?.parameters)
        #expect(parameters["b"] == "no" && parameters["c"] == "10:20" && parameters["d"] == true)
        #expect(parameters["e"] == .null && parameters["f"] == "010" && parameters["g"]?.isSameJSON(as: 1.5) == true)
        #expect(parameters["h"] == "6" && parameters["i"] == "6" && parameters["j"] == -1)
        #expect(parameters["k"] == ".inf" && parameters["l"] == "0x10")
    }

    @Test(
        "Faults name their line",
        arguments: [
            ("- a\n- [b\n- c\n", "line 4: no YAML: did not find expected"),
            ("- stop-instances:\n\tx: 1\n", "line 2: no YAML"),
            ("- a: 1\n", "line 1: one operation"), ("- stop-instances: {}\n- 7\n", "line 2: a command or an object"),
            ("---\nstop-instances: {}\n", "line 2: a list of edits"), ("---\n", "a list of edits is expected"),
            ("- stop-instances: {a: 1, a: 2}\n", "line 1: members are named twice: a"),
            ("- a: {b: *c}\n", "no YAML"), ("- a: {[1]: 2}\n", "the name of a member has to be text"),
            ("- &x {a: {}}\n- b: {<<: *x}\n", "merge keys"), ("---\n[]\n", "no edit is in it"),
            ("- \u{1}\n", "line 1: no YAML"), ("- a: {}\n---\n- b: {}\n", "no YAML"),
        ]) func faults(_ text: String, _ expected: String)
    {
        let fault = fault(text)
        #expect(fault.contains(expected), "\(fault)")
    }

    @Test("Texts that unfold without end, or nest without end, are refused")
    func bombs() {
        let levels = (1...9).map { level in
            "- &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ","))]"
        }
        #expect(fault("- &a0 [x]\n" + levels.joined(separator: "\n")).contains("aliases make more than"))
        #expect(fault("- " + String(repeating: "[", count: 100_000)).contains("nests too deep"))
        #expect(fault(String(repeating: "- ", count: 100_000) + "x").contains("nests too deep"))
        #expect(fault(String(repeating: "- ", count: 199) + "x").contains("a command or an object"))
    }

    @Test("JSON says its lines too") func lines() {
        #expect(fault("[\n{\"a\": {}},\n  7]").hasPrefix("line 3: a command"))
        #expect(fault("[\n{\"a\": }]").hasPrefix("line 2: no JSON"))
    }
}
