/// A place in S3: a bucket, and a key or the beginning of keys.
public struct S3Location: Sendable, Hashable, CustomStringConvertible {
    /// The bucket's name.
    public let bucket: String
    /// The key or prefix without a first slash; empty for the whole bucket.
    public let key: String

    /// A location from its parts.
    public init(bucket: String, key: String) {
        self.bucket = bucket
        self.key = key
    }

    /// The location that a URL such as `s3://bucket/folder/` names.
    ///
    /// Source: "General purpose bucket naming rules", S3 User Guide; older buckets also have capitals and underscores.
    /// - Throws: what is wrong with the text, as the words after it.
    public init(url: String) throws(S3LocationError) {
        guard url.hasPrefix("s3://") else { throw S3LocationError(reason: "expected s3://bucket/prefix") }
        let parts = url.dropFirst(5).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let bucket = String(parts.first ?? "")
        let isName = bucket.utf8.allSatisfy { Self.isOfName($0) }
        guard isName, (3...255).contains(bucket.utf8.count), bucket.utf8.first != UInt8(ascii: "."),
            !bucket.contains("..")
        else { throw S3LocationError(reason: "\"\(bucket)\" is no name of a bucket; expected s3://bucket/prefix") }
        self.bucket = bucket
        key = parts.count > 1 ? String(parts[1]) : ""
        guard key.utf8.count <= 1024 else { throw S3LocationError(reason: "keys have 1024 bytes at the most") }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// `s3://bucket/key`.
    public var description: String { "s3://\(bucket)/\(key)" }

    /// Whether the bucket can be the first label of a host name under a certificate for one level.
    var isHostLabel: Bool {
        bucket.utf8.count <= 63 && bucket == bucket.lowercased() && !bucket.contains(".") && !bucket.contains("_")
            && !bucket.hasPrefix("-") && !bucket.hasSuffix("-")
    }
}

/// Why a text names no place in S3.
public struct S3LocationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what was expected.
    public let reason: String

    /// The reason.
    public var description: String { reason }
}
