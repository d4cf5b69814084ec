import JSONText
import PacketCapture

/// One connection of a capture as JSON.
enum ConnectionReport {
    static func json(_ connection: Connection, _ facts: CaptureFacts) -> JSONValue {
        [
            "number": JSONValue(connection.number),
            "state": .string(connection.state(until: facts.lastTime).rawValue),
            "openerKnown": .boolean(connection.isOpenerKnown),
            "firstFrame": CaptureReport.frame(connection.firstFrame, facts),
            "lastFrame": CaptureReport.frame(connection.lastFrame, facts),
            "first": CaptureReport.seconds(connection.firstTime), "last": CaptureReport.seconds(connection.lastTime),
            "handshake": [
                "syns": JSONValue(connection.handshake.syns.count),
                "synAcks": JSONValue(connection.handshake.synAcks.count),
                "serverSeconds": CaptureReport.seconds(connection.handshake.serverTime),
                "clientSeconds": CaptureReport.seconds(connection.handshake.clientTime),
            ],
            "resets": JSONValue(connection.resetCount),
            "icmpErrors": JSONValue(connection.icmpErrors.count),
            "client": side(connection.client), "server": side(connection.server),
        ]
    }

    /// What one side sent.
    private static func side(_ side: Side) -> JSONValue {
        [
            "address": .string("\(side.socket.host)"), "port": JSONValue(Int(side.socket.port)),
            "frames": JSONValue(side.frames), "frameBytes": JSONValue(side.frameBytes),
            "dataSegments": JSONValue(side.dataSegments), "dataBytes": JSONValue(side.dataBytes),
            "retransmissions": JSONValue(side.retransmissions.count),
            "needlessRetransmissions": JSONValue(side.needlessRetransmissions.count),
            "filledHoles": JSONValue(side.fills.count), "reordered": JSONValue(side.reordered.count),
            "duplicates": JSONValue(side.duplicates.count), "looped": JSONValue(side.loops.count),
            "badChecksums": JSONValue(side.badChecksums.count),
            "keepalives": JSONValue(side.keepalives.count), "windowProbes": JSONValue(side.windowProbes.count),
            "windowClosings": JSONValue(side.window.closings.count),
            "windowClosedSeconds": CaptureReport.seconds(side.window.totalClosed),
            "repeatedAcknowledgements": JSONValue(side.repeatedAcknowledgements.count),
            "selectiveAcknowledgements": JSONValue(side.selectiveAcknowledgements),
            "duplicateReports": JSONValue(side.duplicateReports.count),
            "unseenBytes": JSONValue(side.unseenBytes),
            "segmentSize": JSONValue(side.segmentSize.map { Int($0) }),
            "hopLimit": JSONValue(side.hopLimit.map { Int($0) }),
            "roundTrip": side.roundTrips.count == 0
                ? .null
                : [
                    "count": JSONValue(side.roundTrips.count),
                    "shortest": CaptureReport.seconds(side.roundTrips.shortest),
                    "mean": CaptureReport.seconds(side.roundTrips.mean),
                    "longest": CaptureReport.seconds(side.roundTrips.longest),
                ],
        ]
    }
}
