import NetworkSets
import Topology

/// Blocks, ports and ends of questions: what is accepted means the same when it is printed and read again.
extension FuzzTarget {
    static let addresses = [
        FuzzTarget(
            "blocks",
            corpus: [
                "10.0.0.0/8", "0.0.0.0/0", "::/0", "2001:db8::/32", "::ffff:1.2.3.4/128", "255.255.255.255/32",
                "fe80::1/64", "1:2:3:4:5:6:7:8/127",
            ], words: [".", ":", "::", "/", "%", " ", "[", "]", "ffff", "+", "\u{0}"]
        ) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if let block = try? CIDRBlock(text) {
                guard (try? CIDRBlock("\(block)")) == block else { return "\(block) reads as another block" }
                guard block.first <= block.last else { return "\(block) ends before it begins" }
            }
            if let address = try? IPAddress(text), (try? IPAddress("\(address)")) != address {
                return "\(address) reads as another address"
            }
            return nil
        },
        FuzzTarget(
            "ports", corpus: ["443", "80,443", "1024-65535", "0-65535", "1,3-5,7-9"],
            words: [",", "-", " ", "--", "all"]
        ) { bytes in
            guard let ports = try? PortSet(ports: String(decoding: bytes, as: UTF8.self)) else { return nil }
            return (try? PortSet(ports: ports.portDescription)) == ports
                ? nil : "\(ports.portDescription) reads as other ports"
        },
        FuzzTarget(
            "ends",
            corpus: [
                "i-0abc:443", "eni-1", "10.0.2.5:80-90", "[2001:db8::1]:443", "internet", "my web server:8080",
                "arn:aws:lambda:eu-west-1:111122223333:function:f", "2001:db8::/32", "lb-1.elb.amazonaws.com:443",
                "vpce-0a1:443",
            ], words: [":", "[", "]", "-", "/", "::", "]:", "arn:"]
        ) { bytes in
            do throws(EndpointError) {
                let end = try EndpointText(String(decoding: bytes, as: UTF8.self))
                return end.ports?.isEmpty == true ? "an end without any port" : nil
            } catch {
                return "\(error)".isEmpty ? "an error without words" : nil
            }
        },
    ]
}
