import JSONText

/// What STS is asked for when a role is assumed, without what changes from time to time.
struct RoleRequest: Sendable, Equatable {
    var roleARN: String
    /// Nil where any name will do.
    var sessionName: String?
    var externalID: String?
    /// The device whose code the person at the terminal types.
    var mfaSerial: String?
    /// 900 to 43200; nil for AWS's own choice, an hour.
    var durationSeconds: Int?

    /// A request for a role and nothing more.
    init(roleARN: String) { self.roleARN = roleARN }

    /// The parameters of `AssumeRole`, named as the API names them. A session without a name is named after the time.
    func parameters(at time: UTCInstant) -> JSONValue {
        var members = named.map { ($0.name, $0.value) }
        if sessionName == nil {
            members.append(("RoleSessionName", .string("awsdrops-\(time.secondsSinceEpoch)")))
        }
        return JSONValue(members: members)
    }

    /// The name of the AWS CLI's cache file for this request, without its ending: the SHA-1 of the parameters that do
    /// not change, spelled as Python's `json.dumps(…, sort_keys=True)` spells them.
    func cacheName() throws(SigningError) -> String {
        let members = named.map { member in
            let value: String =
                if case .string(let text) = member.value { Self.pythonString(text) } else {
                    member.value.encodedString(indent: nil)
                }
            return "\"\(member.name)\": \(value)"
        }
        return Digest.hex(try Digest.sha1(Array("{\(members.joined(separator: ", "))}".utf8)))
    }

    /// In the order of the names.
    private var named: [(name: String, value: JSONValue)] {
        let all: [(String, JSONValue?)] = [
            ("DurationSeconds", durationSeconds.map { JSONValue($0) }),
            ("ExternalId", externalID.map(JSONValue.string)), ("RoleArn", .string(roleARN)),
            ("RoleSessionName", sessionName.map(JSONValue.string)), ("SerialNumber", mfaSerial.map(JSONValue.string)),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    /// Python escapes everything but printable ASCII, beyond 16 bits as two surrogates.
    private static func pythonString(_ text: String) -> String {
        let escapes: [UInt16: String] = [
            0x22: "\\\"", 0x5C: "\\\\", 0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t", 0x08: "\\b", 0x0C: "\\f",
        ]
        let units = text.utf16.map { unit in
            if let known = escapes[unit] { return known }
            if (0x20...0x7E).contains(unit), let scalar = Unicode.Scalar(unit) { return String(scalar) }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "\"" + units.joined() + "\""
    }
}
