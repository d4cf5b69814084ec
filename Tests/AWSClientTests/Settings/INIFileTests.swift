import TestSupport
import Testing

@testable import AWSClient

/// Configuration files, well and badly written.
struct INIFileTests {
    private func entries(_ text: String, _ section: String = "default") throws -> [String: String] {
        let file = try INIFile(text, path: "config")
        return try #require(file.sections.first { $0.name == section }).entries.mapValues(\.value)
    }

    @Test func readsPairsAndComments() throws {
        let text =
            "\u{FEFF}# one\r\n; two\r\n[default]\r\nRegion = eu-west-1 # not a comment\r\nkey: v%20 = x\r\nempty =\r\n"
        #expect(try entries(text) == ["region": "eu-west-1 # not a comment", "key": "v%20 = x", "empty": ""])
    }

    @Test func readsNestedAndContinuedLines() throws {
        let text = "[services s]\nec2 =\n  endpoint_url = http://x\n\n  # no\n\tregion=r\nlong = a\n\n  b\n"
        let file = try INIFile(text, path: "config")
        let section = try #require(file.sections.first)
        #expect(
            section.entries["ec2"]?.nested == [
                "endpoint_url": INIFile.Value(text: "http://x", line: 3), "region": INIFile.Value(text: "r", line: 6),
            ])
        #expect(section.entries["long"]?.value == "a\nb")
    }

    @Test func indentationIsRelative() throws {
        let file = try INIFile("[default]\n  region = r\n  s3 =\n    a = b\n  output = json\n", path: "config")
        let entries = try #require(file.sections.first).entries
        #expect(Set(entries.keys) == ["region", "s3", "output"] && entries["s3"]?.nested["a"]?.text == "b")
    }

    @Test func mergesWhatIsRepeatedAndSaysSo() throws {
        let text = "[default]\na = 1\nb = 2\n[x]\n[default]\na = 3\n"
        #expect(try entries(text) == ["a": "3", "b": "2"])
        let warnings = try INIFile(text, path: "config").warnings
        #expect(warnings.map { String($0.prefix(9)) } == ["config:5:", "config:6:"])
    }

    @Test func linesEndAsTheyLike() throws {
        #expect(try entries("[default]\ra = 1\r\nb = x\u{2028}y\u{B}z\n") == ["a": "1", "b": "x\u{2028}y\u{B}z"])
    }

    @Test(arguments: [
        ("[default]\nSEEDED\n", "config:2: this is neither"), ("SEEDED = 1\n", "config:1: a key stands before any"),
        ("\n[SEEDED\na = 1\n", "config:2: the bracket of the section does not close"),
        ("[s]\nec2 =\n  SEEDED\n", "config:3: an indented line below a key without a value must be"),
        ("[s]\n= SEEDED\n", "config:2: this is neither"),
    ])
    func namesFileAndLineAndNoContent(text: String, words: String) {
        let error = #expect(throws: SettingsError.self) { try INIFile(text, path: "config") }
        #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("SEEDED") == false)
        #expect(error?.isBadFile == true)
    }

    @Test func survivesAnything() {
        var random = SplitMix64(seed: 7)
        let pieces = [
            "[", "]", "default", "profile ", "=", ":", "\n", "  ", "\t", "#", "key", "\r\n", "\u{FEFF}", "\"", "é",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...30, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let file = try? INIFile(text, path: "x") { _ = ProfileFiles(config: file, credentials: file) }
        }
    }

    /// Damage done to a real file: whatever comes of it, it ends, and it ends in few warnings.
    @Test func survivesDamage() {
        var random = SplitMix64(seed: 8)
        let whole = Array(
            """
            [default]
            region = eu-west-1
            s3 =
              max_concurrent_requests = 20
            [profile "a b"]
            source_profile = default
            role_arn = arn:aws:iam::111122223333:role/x
            [sso-session s]
            sso_region = us-east-1
            [services t]
            ec2 =
              endpoint_url = http://localhost:1
            """.utf8)
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = .random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
                default: bytes.removeLast(min(bytes.count - 1, place / 4))
                }
            }
            if let file = try? INIFile(String(decoding: bytes, as: UTF8.self), path: "x") {
                #expect(file.warnings.count <= 20)
                _ = ProfileFiles(config: file, credentials: file)
            }
        }
    }

    /// Many sections and keys take time in proportion to them.
    @Test func readsLargeFiles() throws {
        let text = (0..<50_000).map { "[profile p\($0)]\nregion = r\n" }.joined()
        #expect(ProfileFiles(config: try INIFile(text, path: "x"), credentials: nil).profiles.count == 50_000)
    }
}
