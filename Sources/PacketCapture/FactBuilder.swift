/// Builds the facts of one place of capture, frame by frame.
struct FactBuilder {
    private let options: CaptureOptions
    private let facts = CaptureFacts()
    private let table = ConnectionTable()
    private var decoder = PacketDecoder()
    private var neighbours = NeighbourTable()

    init(_ options: CaptureOptions) {
        self.options = options
    }

    /// Reads a file to its end.
    mutating func read(_ path: String) throws(CaptureError) {
        var file = try CaptureFile(path)
        var record = CaptureRecord()
        let index = facts.files.count
        while try file.next(&record) {
            record.frame = FrameReference.encode(record.frame, file: index)
            take(record)
        }
        facts.files.append(file.name)
        if file.isCut { facts.cutFiles.append(file.name) }
        let (sum, overflows) = facts.lostFrames.addingReportingOverflow(file.lostFrames)
        facts.lostFrames = overflows ? .max : sum
    }

    @inline(__always)
    private mutating func take(_ record: CaptureRecord) {
        guard options.covers(record.time) else { return pass(record) }
        facts.frames += 1
        if record.isCut { facts.cutFrames += 1 }
        if let time = record.time {
            if facts.firstTime == nil { facts.firstTime = time }
            facts.firstTime = min(facts.firstTime ?? time, time)
            facts.lastTime = max(facts.lastTime ?? time, time)
        }
        switch decoder.decode(record) {
        case .segment:
            facts.segments += 1
            let (connection, result) = table.add(decoder.segment)
            if connection.number == options.followed { follow(connection, result) }
            if options.keepsPackets { keep(connection, result) }
        case .icmpError:
            facts.icmpErrors += 1
            if let connection = table.add(decoder.icmpError, hopLimit: decoder.segment.hopLimit),
                connection.number == options.followed
            {
                followError(connection)
            }
        case .neighbour:
            facts.otherFrames += 1
            neighbours.add(decoder.neighbour)
        case .fragment: facts.fragments += 1
        case .other: facts.otherFrames += 1
        case .unreadable: facts.unreadableFrames += 1
        }
    }

    /// A frame outside the time that is looked at: its connection keeps its number.
    private mutating func pass(_ record: CaptureRecord) {
        if case .segment = decoder.decode(record) { table.pass(decoder.segment) }
    }

    private func follow(_ connection: Connection, _ result: SegmentClass) {
        guard result != .copy else { return }
        guard facts.followed.count < CaptureFacts.mostFollowed else {
            facts.notFollowed += 1
            return
        }
        facts.followed.append(FollowedPacket(decoder.segment, connection, result))
    }

    private func keep(_ connection: Connection, _ result: SegmentClass) {
        guard result != .copy, result != .looped, options.passes(connection) else { return }
        let segment = decoder.segment
        facts.packets[connection.number, default: []].append(
            SeenPacket(
                print: PacketPrint(segment, isFromClient: segment.source == connection.client.socket),
                frame: segment.frame,
                time: segment.time ?? 0, packetLength: Int32(truncatingIfNeeded: segment.packetLength)))
    }

    /// The time of the last frame so far.
    var lastTime: Int64? { facts.lastTime }

    private func followError(_ connection: Connection) {
        guard let report = connection.icmpErrors.last, report.frame == decoder.icmpError.frame else { return }
        facts.followed.append(
            FollowedPacket(
                frame: report.frame, time: decoder.icmpError.time, isFromClient: !report.isAboutClient,
                content: .icmpError(report)))
    }

    /// The facts, once all is read.
    func finished() -> CaptureFacts {
        facts.connections = table.connections.filter { $0.client.frames + $0.server.frames > 0 && options.passes($0) }
        facts.unansweredNeighbours = neighbours.unanswered
        facts.hopLimits = table.hopLimits
        return facts
    }
}
