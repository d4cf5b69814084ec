import NetworkSets
import Testing

@Suite struct PortSetTests {
    @Test(arguments: [
        ("443", "443"), ("0", "0"), ("65535", "65535"), ("1024-65535", "1024-65535"), ("7-7", "7"),
        ("80,443,8000-8100", "80,443,8000-8100"), ("9000,1024-7999", "1024-7999,9000"), ("80,81,82", "80-82"),
        ("80,80", "80"), ("1-5,3-9", "1-9"),
    ])
    func readsAndPrints(text: String, printed: String) throws {
        let ports = try PortSet(ports: text)
        #expect(ports.portDescription == printed)
        #expect(try PortSet(ports: printed) == ports)
    }

    @Test(arguments: [
        ("", "the port is missing"), ("65536", "port is 65536, over 65535"), ("080", "port has a leading zero"),
        ("80,", "port is empty"), (",80", "port is empty"), ("80,,81", "port is empty"), ("-", "port is empty"),
        ("80-", "port is empty"), ("-80", "port is empty"), ("1-2-3", "port is not a decimal number"),
        ("90-80", "range 90-80 runs backwards"), ("80, 81", "port contains white space"),
        ("https", "port is not a decimal number"), ("+80", "port is not a decimal number"),
        ("99999999999999999999", "port is over 65535"),
    ])
    func refuses(text: String, reason: String) {
        #expect(throws: PortError(text: text, reason: reason)) { try PortSet(ports: text) }
    }

    @Test func errorNamesTextAndReason() {
        #expect(
            PortError(text: "9\t", reason: "port contains white space").description
                == "\"9\\t\": port contains white space")
    }

    @Test func emptySetPrintsAsNone() {
        #expect(PortSet().portDescription == "none")
    }
}
