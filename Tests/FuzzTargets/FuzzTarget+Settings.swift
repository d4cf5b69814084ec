@testable import AWSClient

/// Configuration files: they are read, or refused with the line, and never shown.
extension FuzzTarget {
    static let settings = [
        FuzzTarget(
            "ini",
            corpus: [
                "[default]\nregion = eu-west-1\noutput=json\n",
                "[profile a]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile=default\n# comment\n",
                "[profile b]\ns3 =\n  max_concurrent_requests = 10\n  endpoint_url = http://localhost\n",
                "\u{FEFF}[default]\r\naws_access_key_id = AKIA\r\naws_secret_access_key = SECRETSECRET\r\n",
                "[services s]\nec2 =\n  endpoint_url = http://127.0.0.1:1\n[sso-session x]\nsso_region = us-east-1\n",
            ], words: ["[", "]", "=", "\n", "\r", "\n  ", "#", ";", "[profile ", "\t", ":", "\u{0}", "[[]]"]
        ) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let secret = "SECRETSECRET"
            do throws(SettingsError) {
                let file = try INIFile(text, path: "config")
                let count = text.utf8.count { $0 == 10 || $0 == 13 } + 1
                guard file.sections.allSatisfy({ (1...count).contains($0.line) }) else {
                    return "a line outside the file"
                }
                return file.warnings.contains { $0.contains(secret) } ? "a warning shows a secret" : nil
            } catch {
                guard "\(error)".contains("config") else { return "an error without the file" }
                return "\(error)".contains(secret) ? "an error shows a secret" : nil
            }
        }
    ]
}
