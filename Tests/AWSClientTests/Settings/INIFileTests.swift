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
        let text = "[services s]\nec2 =\n  endpoint_url = http://x\n\tregion=r\nlong = a\n  b\n"
        let file = try INIFile(text, path: "config")
        let section = try #require(file.sections.first)
        #expect(section.entries["ec2"]?.nested == ["endpoint_url": "http://x", "region": "r"])
        #expect(section.entries["long"]?.value == "a\nb")
    }

    @Test func mergesWhatIsRepeated() throws {
        #expect(try entries("[default]\na = 1\nb = 2\n[x]\n[default]\na = 3\n") == ["a": "3", "b": "2"])
    }

    @Test(arguments: [
        ("[default]\nnonsense\n", "config:2: \"nonsense\" where"),
        ("a = 1\n", "config:1: the key a before any section"),
        ("\n[default\na = 1\n", "config:2: a section whose bracket does not close"),
        ("[s]\nec2 =\n  nothing\n", "config:3: \"nothing\" where a pair below ec2 was expected"),
    ])
    func namesFileAndLine(text: String, words: String) {
        let error = #expect(throws: SettingsError.self) { try INIFile(text, path: "config") }
        #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
        #expect(error?.isBadFile == true)
    }

    @Test func survivesAnything() {
        var random = RandomSource(seed: 7)
        let pieces = [
            "[", "]", "default", "profile ", "=", ":", "\n", "  ", "\t", "#", "key", "\r\n", "\u{FEFF}", "\"", "é",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...30, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let file = try? INIFile(text, path: "x") { _ = ProfileFiles(config: file, credentials: file) }
        }
    }
}
