import JSONText
import TestSupport
import Testing

@testable import AWSClient

/// Which profiles files hold, here and in the AWS CLI's own library.
struct ProfileFilesTests {
    private func files(_ config: String) throws -> ProfileFiles {
        ProfileFiles(config: try INIFile(config, path: "config"), credentials: nil)
    }

    @Test func knowsTheKindsOfSections() throws {
        let files = try files(
            "[profile 'b c']\na = 1\n[profile   x]\n[y]\n[profile z z]\n[sso-session s]\nk = v\n[services t]\nec2 =\n  u = v\n"
        )
        #expect(Set(files.profiles.keys) == ["b c", "x"] && files.ssoSessions["s"]?["k"]?.text == "v")
        #expect(files.services["t"]?["ec2"]?["u"] == ProfileFiles.Value(text: "v", origin: "config:10"))
        #expect(files.strangers == ["y": "config:4", "profile z z": "config:5"])
    }

    @Test func theLaterSpellingOfTheDefaultCountsWhole() throws {
        let files = try files("[default]\na = 1\n[profile default]\nb = 2\n")
        #expect(files.profiles["default"]?.mapValues(\.text) == ["b": "2"])
        #expect(files.warnings == ["config:3: the default profile stands in line 1 too; this one counts"])
    }

    @Test func showsNoSecret() throws {
        let file = try INIFile("[default]\naws_secret_access_key = SEEDED\ns3 =\n  x = SEEDED\n", path: "config")
        let files = ProfileFiles(config: file, credentials: file)
        let settings = try TestSettings(credentials: "[default]\naws_secret_access_key = SEEDED\n").resolve()
        var dumped = ""
        dump(file, to: &dumped)
        dump(files, to: &dumped)
        dump(settings, to: &dumped)
        #expect(dumped.contains("default"))
        #expect(!"\(file) \(files) \(settings) \(String(reflecting: settings)) \(dumped)".contains("SEEDED"))
    }

    /// What botocore reads is read alike; what it refuses is refused, or read with a warning.
    @Test func agreesWithBotocore() throws {
        var random = SplitMix64(seed: 12)
        let pieces = [
            "[default]\n", "[profile a]\n", "[profile \"b c\"]\n", "[sso-session s]\n", "[services t]\n", "[x]\n",
            "k = v\n", "K2: v # w\n", "k3 =\n", "  n = 1\n", "\tm = a=b\n", "  cont\n", "\n", "# c\n", "  ; d\n",
            "k = other\n", "bad\n", "= bad\n", "[open\n", "s3=\n", "    deep = 2\n", "u = é%s\r\n",
        ]
        let texts = (0..<1500).map { _ in
            (0..<Int.random(in: 1...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        let theirs = try JSONDocument(
            parsing: PythonTool.run(
                [PackagePaths.support("read_profiles.py")], input: JSONValue(texts).encodedString(indent: nil)))
        var (read, refused) = (0, 0)
        for (text, answer) in zip(texts, theirs.root.elements) {
            let own = try? files(text)
            guard !answer.isNull else {
                refused += 1
                #expect(own?.warnings.isEmpty != true, "botocore refuses \(text.debugDescription)")
                continue
            }
            read += 1
            let files = try #require(own, "botocore reads \(text.debugDescription)")
            #expect(Self.json(files).isSameJSON(as: answer.value), "\(text.debugDescription)")
        }
        #expect(read > 200 && refused > 200)
    }

    private static func json(_ files: ProfileFiles) -> JSONValue {
        func section(_ profile: ProfileFiles.Profile) -> JSONValue {
            JSONValue(members: profile.map { ($0, .string($1.text)) })
        }
        func sections(_ all: [String: ProfileFiles.Profile]) -> JSONValue {
            JSONValue(members: all.map { ($0, section($1)) })
        }
        return [
            "profiles": sections(files.profiles), "sso_sessions": sections(files.ssoSessions),
            "services": JSONValue(members: files.services.map { ($0, sections($1)) }),
        ]
    }
}
