import Synchronization

/// The derived signing keys, which stay the same for a day, a region and a service.
final class SigningKeyCache: Sendable {
    private struct Name: Hashable {
        let secret: String
        let date: String
        let region: String
        let service: String
    }

    /// More than the regions times services of one run; past it everything is derived anew.
    private let capacity = 256
    private let keys = Mutex<[Name: [UInt8]]>([:])

    /// The key of the chain secret, date, region, service, `aws4_request`.
    func key(secret: String, date: String, region: String, service: String) throws(SigningError) -> [UInt8] {
        let name = Name(secret: secret, date: date, region: region, service: service)
        if let known = keys.withLock({ $0[name] }) { return known }
        var key = Array("AWS4\(secret)".utf8)
        for part in [date, region, service, "aws4_request"] {
            key = try Digest.hmac(key: key, Array(part.utf8))
        }
        keys.withLock { [key] keys in
            if keys.count >= capacity { keys.removeAll() }
            keys[name] = key
        }
        return key
    }
}
