/// The profiles of the configuration and the credentials file together.
struct ProfileFiles: Sendable {
    /// A value, and the file and line it comes from.
    struct Value: Sendable, Equatable {
        var text: String
        var origin: String
    }

    /// A profile's values by name in lower case. Where both files have one, the credentials file's wins.
    typealias Profile = [String: Value]

    private(set) var profiles: [String: Profile] = [:]
    /// The `[services NAME]` sections: by name, then by service, then by key.
    private(set) var services: [String: [String: [String: String]]] = [:]
    /// The `[sso-session NAME]` sections.
    private(set) var ssoSessions: [String: Profile] = [:]

    /// The two files' profiles; a file that is nil does not exist.
    init(config: INIFile?, credentials: INIFile?) {
        for section in config?.sections ?? [] {
            let words = Self.words(section.name)
            let values = Self.values(section, config?.path ?? "")
            switch (words.first, words.count) {
            case ("default", 1), ("profile", 2): profiles[words.last ?? "", default: [:]].merge(values) { $1 }
            case ("sso-session", 2): ssoSessions[words[1], default: [:]].merge(values) { $1 }
            case ("services", 2): services[words[1], default: [:]].merge(section.entries.mapValues(\.nested)) { $1 }
            default: break
            }
        }
        for section in credentials?.sections ?? [] {
            profiles[section.name, default: [:]].merge(Self.values(section, credentials?.path ?? "")) { $1 }
        }
    }

    private static func values(_ section: INIFile.Section, _ path: String) -> Profile {
        section.entries.mapValues { Value(text: $0.value, origin: "\(path):\($0.line)") }
    }

    /// The words of a section's name; quotes hold one together.
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        for letter in name {
            if letter == quote {
                quote = nil
            } else if quote == nil, letter == "\"" || letter == "'" {
                quote = letter
            } else if quote == nil, letter == " " || letter == "\t" {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(letter)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
