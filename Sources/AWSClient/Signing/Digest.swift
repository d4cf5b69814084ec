import CCrypto

/// SHA-256 and HMAC-SHA-256 from libcrypto.
enum Digest {
    /// The 32 bytes of SHA-256.
    static func sha256(_ bytes: [UInt8]) throws(SigningError) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let succeeded = bytes.withUnsafeBytes { ccrypto_sha256($0.baseAddress, $0.count, &digest) }
        guard succeeded == 1 else { throw SigningError() }
        return digest
    }

    /// The 20 bytes of SHA-1, which names the AWS CLI's cache files; nothing is secured with it.
    static func sha1(_ bytes: [UInt8]) throws(SigningError) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 20)
        let succeeded = bytes.withUnsafeBytes { ccrypto_sha1($0.baseAddress, $0.count, &digest) }
        guard succeeded == 1 else { throw SigningError() }
        return digest
    }

    /// The 32 bytes of HMAC-SHA-256.
    static func hmac(key: [UInt8], _ bytes: [UInt8]) throws(SigningError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        let succeeded = key.withUnsafeBytes { key in
            bytes.withUnsafeBytes {
                ccrypto_hmac_sha256(key.baseAddress, key.count, $0.baseAddress, $0.count, &code)
            }
        }
        guard succeeded == 1 else { throw SigningError() }
        return code
    }

    /// Lower-case hex.
    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// libcrypto refused a digest, which only a broken or locked-down OpenSSL configuration does.
public struct SigningError: Error, Sendable, CustomStringConvertible {
    /// What happened and what to look at.
    public var description: String {
        "OpenSSL refused a digest, so no request can be signed. Check openssl.cnf and OPENSSL_CONF."
    }
}
