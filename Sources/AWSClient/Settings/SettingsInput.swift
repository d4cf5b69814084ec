/// Everything that settings are read from.
public struct SettingsInput: Sendable {
    /// The value of an environment variable.
    public var environment: @Sendable (String) -> String?
    /// `--profile`.
    public var profile: String?
    /// `--region`.
    public var region: String?
    /// `--endpoint-url`.
    public var endpointURL: String?
    /// `--ca-bundle`.
    public var caBundle: String?
    /// The user's home directory.
    public var home: String
    /// A file's text; nil where there is none. Throws where it cannot be read.
    public var readFile: @Sendable (String) throws(SettingsError) -> String?
    /// Whether others than its owner may read a file.
    public var isOpenToOthers: @Sendable (String) -> Bool

    /// Input from its parts.
    public init(
        environment: @escaping @Sendable (String) -> String?, profile: String? = nil, region: String? = nil,
        endpointURL: String? = nil,
        caBundle: String? = nil, home: String,
        readFile: @escaping @Sendable (String) throws(SettingsError) -> String?,
        isOpenToOthers: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.environment = environment
        self.profile = profile
        self.region = region
        self.endpointURL = endpointURL
        self.caBundle = caBundle
        self.home = home
        self.readFile = readFile
        self.isOpenToOthers = isOpenToOthers
    }

    /// A variable's value; an empty one counts as absent.
    func variable(_ name: String) -> String? {
        environment(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A path with `~` and `$VARIABLE` resolved.
    func expand(_ path: String) -> String {
        var path = path == "~" || path.hasPrefix("~/") ? home + path.dropFirst() : path
        var from = path.startIndex
        while let dollar = path[from...].firstIndex(of: "$") {
            let start = path.index(after: dollar)
            let isBraced = start < path.endIndex && path[start] == "{"
            let nameStart = isBraced ? path.index(after: start) : start
            let end =
                path[nameStart...].firstIndex { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
                ?? path.endIndex
            let close = isBraced && end < path.endIndex && path[end] == "}" ? path.index(after: end) : end
            guard let value = environment(String(path[nameStart..<end])) else {
                from = close
                continue
            }
            let offset = path.distance(from: path.startIndex, to: dollar) + value.count
            path.replaceSubrange(dollar..<close, with: value)
            from = path.index(path.startIndex, offsetBy: offset)
        }
        return path
    }
}
