import CCrypto
import JSONText

/// The header that proves the possession of a key with a request (DPoP).
///
/// Source: RFC 9449, section 4.2; the signature is ES256 of RFC 7518, section 3.4.
enum PossessionProof {
    /// The header's value for a POST, or nil where the key is no P-256 key.
    ///
    /// - Parameters:
    ///   - key: A private key in PEM form.
    ///   - url: The request's URL without a query.
    ///   - id: What makes this proof different from all others.
    static func header(key: Secret, url: String, at time: UTCInstant, id: String) -> String? {
        let pem = Array(key.text.utf8)
        var (x, y) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 32))
        guard pem.withUnsafeBytes({ ccrypto_p256_public($0.baseAddress, $0.count, &x, &y) }) == 1 else { return nil }
        let header: JSONValue = [
            "typ": "dpop+jwt", "alg": "ES256",
            "jwk": ["kty": "EC", "x": .string(base64(x)), "y": .string(base64(y)), "crv": "P-256"],
        ]
        let payload: JSONValue = [
            "htm": "POST", "htu": .string(url), "iat": JSONValue(Int(time.secondsSinceEpoch)), "jti": .string(id),
        ]
        let text = base64(header.encoded(indent: nil)) + "." + base64(payload.encoded(indent: nil))
        var signature = [UInt8](repeating: 0, count: 64)
        let isSigned = pem.withUnsafeBytes { pem in
            Array(text.utf8).withUnsafeBytes {
                ccrypto_p256_sign(pem.baseAddress, pem.count, $0.baseAddress, $0.count, &signature)
            }
        }
        return isSigned == 1 ? text + "." + base64(signature) : nil
    }

    /// The alphabet for URLs, without padding.
    static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var encoded: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0...group.count { encoded.append(letters[bits >> (18 - 6 * place) & 63]) }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
