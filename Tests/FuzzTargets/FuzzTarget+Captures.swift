import Findings
import PacketCapture

/// Packet captures, and what is concluded from them.
extension FuzzTarget {
    static let captures = [
        FuzzTarget("captures", bytes: [pcap, pcapng]) { bytes in
            await withFile(bytes) { path in
                do throws(CaptureError) {
                    let facts = try CaptureReader.read([path], CaptureOptions())
                    let findings = CaptureDiagnosis.findings(facts)
                    return findings.allSatisfy { !$0.finding.message.isEmpty } ? nil : "a finding without words"
                } catch {
                    return "\(error)".isEmpty ? "an error without words" : nil
                }
            }
        }
    ]

    /// A SYN from 10.0.1.5:40000 to 10.0.2.5:443 in Ethernet.
    private static let frame: [UInt8] =
        [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0]
        + [0x45, 0, 0, 40, 0, 1, 0x40, 0, 64, 6, 0x23, 0xC4, 10, 0, 1, 5, 10, 0, 2, 5]
        + [0x9C, 0x40, 0x01, 0xBB, 0, 0, 0, 1, 0, 0, 0, 0, 0x50, 2, 0xFF, 0xFF, 0, 0, 0, 0]

    private static let pcap: [UInt8] = {
        let length = UInt8(frame.count)
        let record: [UInt8] = [0, 0xF1, 0x53, 0x65, 0, 0, 0, 0, length, 0, 0, 0, length, 0, 0, 0] + frame
        return [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0] + record + record
    }()

    private static let pcapng: [UInt8] = {
        let padding = [UInt8](repeating: 0, count: (4 - frame.count % 4) % 4)
        let size = UInt8(32 + frame.count + padding.count)
        let section: [UInt8] = [
            10, 13, 13, 10, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 28,
            0,
            0, 0,
        ]
        let interface: [UInt8] = [1, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4, 0, 20, 0, 0, 0]
        let start: [UInt8] = [
            6, 0, 0, 0, size, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, UInt8(frame.count), 0, 0, 0,
            UInt8(frame.count), 0, 0, 0,
        ]
        return section + interface + start + frame + padding + [size, 0, 0, 0]
    }()
}
