import Inventory

@testable import Audit

/// Files of intents: they are read, or refused with places that are in the file.
extension FuzzTarget {
    static let intents = [
        FuzzTarget(
            "intents",
            corpus: [
                """
                sets:
                  web: group:web
                  offices: [192.0.2.0/24, 198.51.100.0/24]
                intents:
                  - name: one
                    allow: tcp 5432
                    from: web
                    to: db-1
                """,
                "intents:\n- {deny: all, from: {of: everything, except: [web, b]}, to: internet, not-through: [a, b]}\n",
                """
                intents:
                - symmetric: [tcp 22, "udp 1-9,53", icmp, 50]
                  between: [a, [b, c]]
                - isolated: vpc:x
                  from: &a y
                - isolated: *a
                """,
                "# comment\n---\nintents:\n  - {encrypted-port-only: default, to: x}\n"
                    + "  - {max-exposure: 3, services: udp}\n...\n",
            ],
            words: [
                "- ", ": ", "{", "}", "[", "]", "\n", "\n  ", "&a", "*a", "<<", "!!", "|\n", ">-\n", "\"", "'", "#",
                "? ", "intents:", "sets:", "allow", "between", "tcp ", "\u{0}", "\t", "%YAML 1.1\n", "---\n",
                "\u{FEFF}",
            ]
        ) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
            let lines = 1...(text.unicodeScalars.count { breaks.contains($0) } + 2)
            do throws(IntentFile.Mistakes) {
                let file = try IntentFile.read(text)
                guard !file.intents.isEmpty else { return "a file without intents" }
                guard Set(file.intents.map(\.name)).count == file.intents.count else { return "a name twice" }
                return file.intents.allSatisfy { lines.contains($0.line) } ? nil : "an intent outside the file"
            } catch {
                guard !error.all.isEmpty else { return "no mistake is named" }
                guard error.all.allSatisfy({ $0.line.map(lines.contains) ?? true }) else {
                    return "a mistake outside the file: \(error.all)"
                }
                return error.all.allSatisfy { !$0.reason.isEmpty } ? nil : "a mistake without words"
            }
        }
    ]
}
