import NetworkSets
import Testing
import Topology

/// Blocks, ports and ends of questions: what is accepted means the same when it is printed and read again.
@Suite struct AddressFuzzTests {
    private static let blocks = TextMutator(
        corpus: [
            "10.0.0.0/8", "0.0.0.0/0", "::/0", "2001:db8::/32", "::ffff:1.2.3.4/128", "255.255.255.255/32",
            "fe80::1/64", "1:2:3:4:5:6:7:8/127",
        ], words: [".", ":", "::", "/", "%", " ", "[", "]", "ffff", "+", "\u{0}"])

    @Test func blocks() {
        Fuzzing.run(Self.blocks) { bytes, name in
            let text = String(decoding: bytes, as: UTF8.self)
            if let block = try? CIDRBlock(text) {
                #expect((try? CIDRBlock("\(block)")) == block, "\(name)")
                #expect(block.first <= block.last, "\(name)")
            }
            if let address = try? IPAddress(text) { #expect((try? IPAddress("\(address)")) == address, "\(name)") }
        }
    }

    @Test func ports() {
        let mutator = TextMutator(
            corpus: ["443", "80,443", "1024-65535", "0-65535", "1,3-5,7-9"], words: [",", "-", " ", "--", "all"])
        Fuzzing.run(mutator) { bytes, name in
            guard let ports = try? PortSet(ports: String(decoding: bytes, as: UTF8.self)) else { return }
            #expect((try? PortSet(ports: ports.portDescription)) == ports, "\(name)")
        }
    }

    @Test func ends() {
        let mutator = TextMutator(
            corpus: [
                "i-0abc:443", "eni-1", "10.0.2.5:80-90", "[2001:db8::1]:443", "internet", "my web server:8080",
                "arn:aws:lambda:eu-west-1:111122223333:function:f", "2001:db8::/32", "lb-1.elb.amazonaws.com:443",
                "vpce-0a1:443",
            ], words: [":", "[", "]", "-", "/", "::", "]:", "arn:"])
        Fuzzing.run(mutator) { bytes, name in
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(EndpointError) {
                let end = try EndpointText(text)
                #expect(end.ports?.isEmpty != true, "\(name)")
            } catch {
                #expect(!"\(error)".isEmpty, "\(name)")
            }
        }
    }
}
