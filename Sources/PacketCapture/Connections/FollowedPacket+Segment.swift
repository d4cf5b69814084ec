extension FollowedPacket {
    /// A segment as the diagram shows it, after it was taken into its connection.
    init(_ segment: PacketCapture.Segment, _ connection: Connection, _ result: SegmentClass) {
        let isFromClient = segment.source == connection.client.socket
        let (sender, receiver) =
            isFromClient ? (connection.client, connection.server) : (connection.server, connection.client)
        let scale = segment.flags.contains(.syn) || receiver.windowScale == nil ? 0 : sender.windowScale ?? 0
        frame = segment.frame
        time = segment.time
        self.isFromClient = isFromClient
        content = .segment(
            Segment(
                flags: Self.names(segment.flags), sequence: sender.tracker.place(segment.sequence),
                dataLength: segment.dataLength,
                acknowledgement: segment.flags.contains(.acknowledge)
                    ? receiver.tracker.place(segment.acknowledgement) : nil,
                window: Int(segment.window) << Int(scale), remark: Self.remark(segment, sender, receiver, result)))
    }

    private static func names(_ flags: TCPFlags) -> String {
        let names: [(TCPFlags, String)] = [
            (.syn, "SYN"), (.fin, "FIN"), (.reset, "RST"), (.push, "PSH"), (.acknowledge, "ACK"),
        ]
        return names.filter { flags.contains($0.0) }.map(\.1).joined(separator: ",")
    }

    private static func remark(
        _ segment: PacketCapture.Segment, _ sender: Side, _ receiver: Side, _ result: SegmentClass
    ) -> String? {
        if segment.checksum == .bad { return "bad checksum" }
        switch result {
        case .retransmission: return "retransmission"
        case .fill: return "first copy was lost before this place"
        case .reordered: return "came late: sent before what came before it"
        case .duplicate: return "the same packet again"
        case .looped: return "the same packet again, fewer hops to live"
        case .empty, .new, .copy: break
        }
        if sender.keepalives.last == segment.frame { return "keepalive" }
        if sender.windowProbes.last == segment.frame { return "test of the closed window" }
        let isPlain = segment.flags.isDisjoint(with: [.syn, .reset])
        if isPlain, segment.window == 0 { return "window closed" }
        if sender.repeatedAcknowledgements.last == segment.frame { return "repeated acknowledgement" }
        return nil
    }
}
