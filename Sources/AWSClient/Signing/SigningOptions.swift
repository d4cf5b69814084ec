/// What differs between the services' ways of signing.
///
/// Source: "Create a signed AWS API request", AWS IAM User Guide, and the S3 API reference's section on SigV4.
public struct SigningOptions: Sendable, Hashable {
    /// Whether dot segments and repeated slashes leave the canonical path (RFC 3986 5.2.4). Everywhere but S3.
    public var normalisesPath: Bool
    /// Whether the wire path is percent-encoded once more. Everywhere but S3.
    public var doubleEncodesPath: Bool
    /// Whether `x-amz-content-sha256` is added and signed. S3 demands it.
    public var signsBodyHashHeader: Bool
    /// Whether the body is left out of the signature (`UNSIGNED-PAYLOAD`); only S3 accepts that, and only over https.
    public var leavesBodyUnsigned: Bool

    /// Options from their parts.
    public init(
        normalisesPath: Bool, doubleEncodesPath: Bool, signsBodyHashHeader: Bool, leavesBodyUnsigned: Bool = false
    ) {
        self.normalisesPath = normalisesPath
        self.doubleEncodesPath = doubleEncodesPath
        self.signsBodyHashHeader = signsBodyHashHeader
        self.leavesBodyUnsigned = leavesBodyUnsigned
    }

    /// Every service but S3.
    public static let standard = SigningOptions(
        normalisesPath: true, doubleEncodesPath: true, signsBodyHashHeader: false)
    /// S3: the path as it is on the wire, and the body's hash in a header.
    public static let s3 = SigningOptions(normalisesPath: false, doubleEncodesPath: false, signsBodyHashHeader: true)
}
