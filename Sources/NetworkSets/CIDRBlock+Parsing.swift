extension CIDRBlock {
    /// Reads "address/length" and refuses host bits: the form in which AWS prints blocks.
    public init(_ text: String) throws(AddressError) {
        do throws(ParseFailure) {
            let (address, prefixLength) = try Self.parts(of: text)
            let block = CIDRBlock(family: address.family, bits: address.bits, checkedLength: prefixLength)
            guard block.firstBits == address.bits else {
                throw ParseFailure(reason: "host bits are set; the block is \(block)")
            }
            self = block
        } catch {
            throw AddressError(text: text, reason: error.reason)
        }
    }

    /// Reads "address/length" and clears host bits, as EC2 does: 100.68.0.18/18 becomes 100.68.0.0/18.
    ///
    /// The rule is that of the AuthorizeSecurityGroupIngress, CreateNetworkAclEntry and CreateRoute references.
    public init(clearingHostBitsOf text: String) throws(AddressError) {
        do throws(ParseFailure) {
            let (address, prefixLength) = try Self.parts(of: text)
            self.init(family: address.family, bits: address.bits, checkedLength: prefixLength)
        } catch {
            throw AddressError(text: text, reason: error.reason)
        }
    }

    private static func parts(of text: String) throws(ParseFailure) -> (IPAddress, Int) {
        let bytes = text[...].utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            throw ParseFailure(reason: "a block needs '/' and a prefix length after the address")
        }
        let length = bytes[bytes.index(after: slash)...]
        guard !length.contains(UInt8(ascii: "/")) else { throw ParseFailure(reason: "it has more than one '/'") }
        let address = try IPAddress(parsing: bytes[..<slash])
        let prefixLength = try DecimalText.value(of: length, subject: "prefix length", limit: address.family.bitWidth)
        return (address, prefixLength)
    }
}
