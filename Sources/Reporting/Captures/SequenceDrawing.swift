public import PacketCapture

/// One connection as a sequence diagram in text: time goes down, the client is on the left.
public enum SequenceDrawing {
    private static let width = 52
    /// More packets in a row in which nothing happens are told in one line.
    private static let mostPlain = 6

    /// The diagram of the connection that was followed; nil where there is none of that number.
    public static func rendered(_ facts: CaptureFacts, number: Int, style: TextStyle) -> String? {
        guard let connection = facts.connections.first(where: { $0.number == number }) else { return nil }
        let start = connection.firstTime ?? 0
        var lines = [
            style.bold("connection \(number)") + "  \(connection.state(until: facts.lastTime).rawValue)",
            "",
            "frame".padded(8, right: true) + "seconds".padded(14, right: true) + "   "
                + "\(connection.client.socket)".padded(width + 2 - "\(connection.server.socket)".count)
                + "\(connection.server.socket)",
        ]
        var plain: [FollowedPacket] = []
        for packet in facts.followed {
            if isPlain(packet) {
                plain.append(packet)
            } else {
                lines += flushed(plain, start, facts)
                plain = []
                lines.append(line(packet, start, facts, style))
            }
        }
        lines += flushed(plain, start, facts)
        if facts.notFollowed > 0 { lines.append("and \(facts.notFollowed) more packets") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func isPlain(_ packet: FollowedPacket) -> Bool {
        guard case .segment(let segment) = packet.content else { return false }
        return segment.remark == nil && ["ACK", "PSH,ACK"].contains(segment.flags)
    }

    private static func flushed(_ packets: [FollowedPacket], _ start: Int64, _ facts: CaptureFacts) -> [String] {
        guard packets.count > mostPlain else {
            return packets.map { line($0, start, facts, TextStyle(isColored: false)) }
        }
        let plain = TextStyle(isColored: false)
        let middle = packets.dropFirst(2).dropLast(2)
        func bytes(_ isFromClient: Bool) -> Int {
            middle.filter { $0.isFromClient == isFromClient }.reduce(0) { sum, packet in
                if case .segment(let segment) = packet.content { sum + segment.dataLength } else { sum }
            }
        }
        return packets.prefix(2).map { line($0, start, facts, plain) }
            + [
                String(repeating: " ", count: 25)
                    + "… \(middle.count) packets: \(bytes(true)) bytes there, \(bytes(false)) bytes back"
            ] + packets.suffix(2).map { line($0, start, facts, plain) }
    }

    private static func line(
        _ packet: FollowedPacket, _ start: Int64, _ facts: CaptureFacts, _ style: TextStyle
    ) -> String {
        let reference = facts.reference(packet.frame)
        let seconds = packet.time.map { decimal($0 - start) } ?? "-"
        let (text, remark) = words(packet)
        let rest = max(2, width - text.count - 6)
        let arrow =
            packet.isFromClient
            ? "├── \(text) " + String(repeating: "─", count: rest) + "▶│"
            : "│◀" + String(repeating: "─", count: rest) + " \(text) ──┤"
        return "\(reference.number)".padded(8, right: true) + seconds.padded(14, right: true) + "   " + arrow
            + (remark.map { "  " + style.bold($0) } ?? "")
    }

    private static func words(_ packet: FollowedPacket) -> (text: String, remark: String?) {
        switch packet.content {
        case .segment(let segment):
            var text = segment.flags
            if segment.dataLength > 0 { text += " \(segment.sequence)+\(segment.dataLength)" }
            if let acknowledgement = segment.acknowledgement { text += " ack \(acknowledgement)" }
            if segment.flags != "RST" { text += " win \(segment.window)" }
            return (text, segment.remark)
        case .icmpError(let report):
            let size = report.kind == .tooBig ? ", \(report.mtu) bytes fit" : ""
            return ("ICMP type \(report.type) code \(report.code)\(size)", "from \(report.reporter)")
        }
    }

    /// Seconds with six digits.
    private static func decimal(_ nanoseconds: Int64) -> String {
        let micros = nanoseconds / 1000
        let fraction = "\(abs(micros) % 1_000_000)"
        return "\(micros < 0 ? "-" : "")\(abs(micros) / 1_000_000)."
            + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}

extension String {
    fileprivate func padded(_ width: Int, right: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - count))
        return right ? blanks + self : self + blanks
    }
}
