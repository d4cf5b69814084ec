/// Managed services whose interfaces do not say which of them they belong to, so that no name leads to an interface.
enum NamelessService {
    /// Why a text such as `mq:orders` or the ARN of an Amazon MQ broker is no end, and what to ask for instead; nil for any other
    /// text.
    static func reason(_ text: String) -> String? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let service = parts.count >= 6 && parts[0] == "arn" ? parts[2] : parts.count == 2 ? parts[0] : ""
        guard service == "mq" else { return nil }
        return "the interfaces of an Amazon MQ broker do not say which it is; ask for the id or address of one"
            + " (aws mq describe-broker prints IpAddress of its instances)"
    }
}
