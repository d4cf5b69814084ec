/// The connections of a capture, built up segment by segment.
public final class ConnectionTable {
    /// In order of their first packets.
    public private(set) var connections: [Connection] = []
    private var current: [FlowKey: Int] = [:]
    private var lastKey: FlowKey?
    private var lastConnection: Connection?
    private var over = EndedConnections()
    /// The hops left in packets that came from an address itself: not in resets, which others forge.
    private(set) var hopLimits: [Host: UInt8] = [:]

    init() {}

    /// Takes a segment into the connection it belongs to, and gives that one and what the segment is to it.
    @discardableResult
    @inline(__always)
    func add(_ segment: Segment) -> (Connection, SegmentClass) {
        let connection = connection(of: segment)
        let usual = segment.flags.contains(.reset) ? hopLimits[segment.source.host] : nil
        let result = connection.receive(segment, usualHopLimit: usual)
        if !segment.flags.isDisjoint(with: [.fin, .reset]), connection.isOver { over.append(connection) }
        if connection.server.packets == 1, hopLimits[connection.server.socket.host] == nil,
            let hopLimit = connection.server.hopLimit
        {
            hopLimits[connection.server.socket.host] = hopLimit
        }
        return (connection, result)
    }

    /// Takes an ICMP error into the connection it is about; nil where there is none.
    @discardableResult
    func add(_ error: ICMPError, hopLimit: UInt8) -> Connection? {
        if hopLimits[error.reporter] == nil { hopLimits[error.reporter] = hopLimit }
        guard let index = current[FlowKey(error.source, error.destination)] else { return nil }
        let connection = connections[index]
        let isAboutClient = error.source == connection.client.socket
        if error.kind == .tooBig {
            if isAboutClient { connection.tooLarge.fromClient += 1 } else { connection.tooLarge.fromServer += 1 }
        }
        if connection.icmpErrors.count < Connection.mostErrors {
            connection.icmpErrors.append(
                ICMPReport(
                    frame: error.frame, reporter: error.reporter, kind: error.kind, type: error.type, code: error.code,
                    mtu: error.mtu, isAboutClient: isAboutClient))
        }
        return connection
    }

    /// Counts the connection of a segment that is not looked at.
    func pass(_ segment: Segment) {
        connection(of: segment).pass(segment)
    }

    @inline(__always)
    private func connection(of segment: Segment) -> Connection {
        let key = FlowKey(segment.source, segment.destination)
        if key == lastKey, let lastConnection, !segment.flags.contains(.syn) { return lastConnection }
        let found = lookUp(key, segment)
        lastKey = key
        lastConnection = found
        return found
    }

    private func lookUp(_ key: FlowKey, _ segment: Segment) -> Connection {
        let isSYN = segment.flags.contains(.syn) && !segment.flags.contains(.acknowledge)
        if let index = current[key], !(isSYN && connections[index].isOther(segment)) { return connections[index] }
        let isFromServer =
            segment.flags.contains(.syn)
            ? !isSYN : segment.source.port < segment.destination.port
        let connection = Connection(
            number: connections.count, client: isFromServer ? segment.destination : segment.source,
            server: isFromServer ? segment.source : segment.destination, frame: segment.frame, time: segment.time)
        connection.isOpenerKnown = segment.flags.contains(.syn)
        if let time = segment.time { over.forget(before: time) }
        current[key] = connections.count
        connections.append(connection)
        if !segment.flags.contains(.reset), hopLimits[segment.source.host] == nil {
            hopLimits[segment.source.host] = segment.hopLimit
        }
        return connection
    }
}

extension Connection {
    fileprivate func pass(_ segment: Segment) {
        if segment.source == client.socket {
            if client.firstSequence == nil { client.firstSequence = segment.sequence }
        } else if server.firstSequence == nil {
            server.firstSequence = segment.sequence
        }
    }

    /// Whether a SYN opens another connection between the same sockets: its sequence number is another.
    fileprivate func isOther(_ segment: Segment) -> Bool {
        let side = segment.source == client.socket ? client : server
        guard let first = side.initialSequence ?? side.firstSequence else { return false }
        return first != segment.sequence
    }
}
