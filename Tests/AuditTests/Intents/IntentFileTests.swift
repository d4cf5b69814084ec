import Inventory
import Testing

@testable import Audit

/// Files of intents: what they say, and where mistakes in them are said to be.
@Suite struct IntentFileTests {
    private func mistakes(_ text: String) -> [String] {
        do throws(IntentFile.Mistakes) {
            _ = try IntentFile.read(text)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test func everyKindIsRead() throws {
        let file = try IntentFile.read(
            """
            sets:
              web: group:web
              offices: [192.0.2.0/24, 198.51.100.0/24]
              rest: {of: everything, except: [web, offices]}
            intents:
              - name: one
                allow: [tcp 80, "tcp 443,8000-8999", icmp]
                from: web
                to: [group:app, 10.0.0.1]
                through: nat-1
                not-through: [nat-2, nat-3]
              - {deny: all, from: rest, to: web}
              - {symmetric: tcp 22, between: [web, [offices, internet]]}
              - {isolated: web, from: rest, services: udp}
              - {isolated: web}
              - {encrypted-port-only: default, to: web}
              - {encrypted-port-only: tcp 4443, from: offices, to: web}
              - {max-exposure: 0, services: tcp}
            """)
        #expect(file.intents.map(\.line) == [6, 12, 13, 14, 15, 16, 17, 18])
        #expect(
            file.intents.map(\.text) == [
                "allow tcp 80, tcp 443,8000-8999, icmp from web to group:app, 10.0.0.1 through nat-1 not through nat-2, nat-3",
                "deny all from rest to web", "symmetric tcp 22 between web and offices, internet",
                "web isolated from rest, udp", "web isolated from everything else, all",
                "only encrypted ports from internet to web", "only tcp 4443 from offices to web",
                "at most 0 of everything reached from internet, tcp",
            ])
        #expect(file.intents[0].name == "one" && file.intents[1].name == file.intents[1].text)
        #expect(file.sets["rest"]?.exceptions.map(\.text) == ["web", "offices"])
    }

    static let faults: [(String, [String])] = [
        ("", ["the file: the file is empty; expected a mapping with intents"]),
        ("a: [", ["line 1, column 5: no YAML: did not find expected node content"]),
        ("- allow: all", ["line 1, column 1: the file has to be a mapping, found a list"]),
        ("sets: {}", ["line 1, column 1: intents are missing: a list of what has to hold"]),
        ("intents: []", ["line 1, column 10: expected a list of intents, found an empty one"]),
        ("intents: web", ["line 1, column 10: expected a list of intents, found text"]),
        (
            "intnets: []\nintents:\n- {deny: all, from: a, to: b}",
            ["line 1, column 1: the file has no \"intnets\"; near: intents"]
        ),
        (
            "intents:\n- {deny: all, from: a, too: b}",
            [
                "line 2, column 3: deny needs to", "line 2, column 24: an intent has no \"too\"; near: to",
            ]
        ),
        (
            "intents:\n- {deny: all, from: a, to: b, services: tcp}",
            [
                "line 2, column 31: deny has no services; it has name, from, to, through, not-through"
            ]
        ),
        (
            "intents:\n- from: a\n  to: b",
            [
                "line 2, column 3: an intent has one of allow, deny, symmetric, isolated, encrypted-port-only, max-exposure; found none of them"
            ]
        ),
        (
            "intents:\n- {allow: tcp, deny: udp, from: a, to: b}",
            [
                "line 2, column 3: an intent has one of allow, deny, symmetric, isolated, encrypted-port-only, max-exposure; found allow and deny"
            ]
        ),
        (
            "intents:\n- {allow: 443, from: a, to: b}",
            [
                "line 2, column 11: \"443\" is no service (a port comes after its protocol); expected all, tcp, udp or icmp, or ports behind one, such as \"tcp 80,443\""
            ]
        ),
        (
            "intents:\n- {allow: tcp 70000, from: a, to: b}",
            [
                "line 2, column 11: \"70000\": port is 70000, over 65535; ports are written 443, 8000-8999 or 80,443"
            ]
        ),
        ("intents:\n- {allow: icmp 8, from: a, to: b}", ["line 2, column 11: icmp has no ports"]),
        (
            "intents:\n- {deny: all, from: [], to: b}",
            [
                "line 2, column 21: a set is a word, a list of words, or a mapping of \"of\" and \"except\"; found an empty list"
            ]
        ),
        (
            "intents:\n- {symmetric: all, between: [a]}",
            ["line 2, column 29: expected two sets, such as [group:web, group:app]"]
        ),
        (
            "intents:\n- {max-exposure: -1}",
            ["line 2, column 18: expected a number of ends, 0 or more, found a number"]
        ),
        (
            "intents:\n- {max-exposure: few}",
            ["line 2, column 18: expected a number of ends, 0 or more, found text"]
        ),
        (
            "intents:\n- {name: x, max-exposure: 1}\n- {name: x, max-exposure: 2}",
            ["line 3, column 3: the name \"x\" is taken by the intent of line 2"]
        ),
        (
            "sets: {internet: a, b c: a}\nintents:\n- {max-exposure: 1}",
            [
                "line 1, column 8: \"internet\" cannot name a set: expected letters, digits, - and _, no word of our own",
                "line 1, column 21: \"b c\" cannot name a set: expected letters, digits, - and _, no word of our own",
            ]
        ),
        (
            "intents:\n- {deny: all, from: a, to: {except: b}}", ["line 2, column 28: a set needs of"]
        ),
    ]

    @Test(arguments: faults) func mistakesAreNamedWithTheirPlace(text: String, expected: [String]) {
        #expect(mistakes(text) == expected)
    }

    @Test func aliasesMayNotMakeMuchOfLittle() {
        var text = "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
        for (name, before) in zip("bcdefg", "abcdef") {
            text += "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 10).joined(separator: ",") + "]\n"
        }
        #expect(mistakes(text).first?.contains("aliases make more than") == true)
        #expect(mistakes(String(repeating: "[", count: 5000)).first?.contains("nests too deep") == true)
    }
}
