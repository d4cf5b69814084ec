import JSONText
import NetworkSets

extension Fields {
    func optionalAddress(_ key: StaticString) throws(ElementError) -> IPAddress? {
        guard let text = try optionalText(key) else { return nil }
        do {
            return try IPAddress(text)
        } catch {
            throw self.error(key, "\(error)")
        }
    }

    func address(_ key: StaticString) throws(ElementError) -> IPAddress {
        guard let address = try optionalAddress(key) else {
            throw error(key, "missing, an IP address is required")
        }
        return address
    }

    /// A block as AWS stores it: host bits are cleared, because AWS answers canonical blocks and takes others for them.
    func optionalBlock(_ key: StaticString) throws(ElementError) -> CIDRBlock? {
        guard let text = try optionalText(key) else { return nil }
        do {
            return try CIDRBlock(clearingHostBitsOf: text)
        } catch {
            throw self.error(key, "\(error)")
        }
    }

    func block(_ key: StaticString) throws(ElementError) -> CIDRBlock {
        guard let block = try optionalBlock(key) else {
            throw error(key, "missing, a CIDR block is required")
        }
        return block
    }
}
