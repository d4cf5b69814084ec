/// The profiles of the configuration and the credentials file together.
///
/// Source: "Configuration and credential file settings", AWS CLI User Guide.
struct ProfileFiles: Sendable {
    /// A value, and the file and line it comes from.
    struct Value: Sendable, Equatable {
        var text: String
        var origin: String
    }

    /// A profile's values by name in lower case.
    typealias Profile = [String: Value]

    /// The profiles of both files; where both have a value, the credentials file's wins.
    private(set) var profiles: [String: Profile] = [:]
    /// The configuration file's profiles alone.
    private(set) var configured: [String: Profile] = [:]
    /// The credentials file's profiles alone.
    private(set) var credentials: [String: Profile] = [:]
    /// The `[services NAME]` sections: by name, then by service, then by key.
    private(set) var services: [String: [String: Profile]] = [:]
    /// The `[sso-session NAME]` sections.
    private(set) var ssoSessions: [String: Profile] = [:]
    /// The configuration file's sections that are nothing of these, with file and line.
    private(set) var strangers: [String: String] = [:]
    /// What was read though it is doubtful.
    private(set) var warnings: [String]

    /// The two files' profiles; a file that is nil does not exist.
    init(config: INIFile?, credentials file: INIFile?) {
        warnings = (config?.warnings ?? []) + (file?.warnings ?? [])
        if let config { read(config) }
        for section in file?.sections ?? [] {
            credentials[section.name] = Self.values(section.entries, file?.path ?? "")
        }
        profiles = configured.merging(credentials) { $0.merging($1) { $1 } }
    }

    private mutating func read(_ file: INIFile) {
        var defaultLine: Int?
        for section in file.sections {
            let words = (try? ShellWords.split(section.name)) ?? []
            let values = Self.values(section.entries, file.path)
            switch (words.first, words.count) {
            case ("default", 1), ("profile", 2):
                let name = words[words.count - 1]
                if name == "default", let line = defaultLine {
                    // Two spellings of one profile: the AWS CLI takes the later one whole.
                    warnings.append(
                        "\(file.path):\(section.line): the default profile stands in line \(line) too; this one counts")
                    configured[name] = values
                } else {
                    configured[name, default: [:]].merge(values) { $1 }
                }
                if name == "default" { defaultLine = section.line }
            case ("sso-session", 2): ssoSessions[words[1], default: [:]].merge(values) { $1 }
            case ("services", 2):
                let nested = section.entries.mapValues { entry in
                    entry.nested.mapValues { Value(text: $0.text, origin: "\(file.path):\($0.line)") }
                }
                services[words[1], default: [:]].merge(nested) { $1 }
            default: strangers[section.name] = "\(file.path):\(section.line)"
            }
        }
    }

    private static func values(_ entries: [String: INIFile.Entry], _ path: String) -> Profile {
        entries.mapValues { Value(text: $0.value, origin: "\(path):\($0.line)") }
    }
}

extension ProfileFiles.Profile {
    /// A key's text; an empty one counts as absent.
    func text(_ key: String) -> String? { self[key].flatMap { $0.text.isEmpty ? nil : $0.text } }
}
