import Inventory
import Testing

@testable import Audit

/// Files of intents: they are read, or refused with a place that is in the file.
@Suite struct IntentFuzzTests {
    @Test func files() {
        let mutator = TextMutator(
            corpus: [
                "sets:\n  web: group:web\n  offices: [192.0.2.0/24, 198.51.100.0/24]\nintents:\n  - name: one\n    allow: tcp 5432\n    from: web\n    to: db-1\n",
                "intents:\n- {deny: all, from: {of: everything, except: [web, b]}, to: internet, not-through: [a, b]}\n",
                "intents:\n- symmetric: [tcp 22, \"udp 1-9,53\", icmp, 50]\n  between: [a, [b, c]]\n- isolated: vpc:x\n  from: &a y\n- isolated: *a\n",
                "# comment\n---\nintents:\n  - {encrypted-port-only: default, to: x}\n  - {max-exposure: 3, services: udp}\n...\n",
            ],
            words: [
                "- ", ": ", "{", "}", "[", "]", "\n", "\n  ", "&a", "*a", "<<", "!!", "|\n", ">-\n", "\"", "'", "#",
                "? ",
                "intents:", "sets:", "allow", "between", "tcp ", "\u{0}", "\t", "%YAML 1.1\n", "---\n", "\u{FEFF}", ",",
            ])
        Fuzzing.run(mutator) { bytes, name in
            let text = String(decoding: bytes, as: UTF8.self)
            let lines = text.unicodeScalars.count { ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) } + 2
            do throws(IntentFile.Mistakes) {
                let file = try IntentFile.read(text)
                #expect(!file.intents.isEmpty && Set(file.intents.map(\.name)).count == file.intents.count, "\(name)")
                #expect(file.intents.allSatisfy { (1...lines).contains($0.line) }, "\(name)")
            } catch {
                #expect(!error.all.isEmpty, "\(name)")
                #expect(error.all.allSatisfy { $0.line.map((1...lines).contains) ?? true }, "\(name)")
                #expect(error.all.allSatisfy { !$0.reason.isEmpty }, "\(name)")
            }
        }
    }
}
