public import JSONText
public import PacketCapture

/// What a capture says, as `capture --output json` prints it (schema `awsdrops.capture/1`).
public enum CaptureReport {
    /// The whole document.
    public static func json(_ answer: CaptureAnswer) -> JSONValue {
        [
            "schema": "awsdrops.capture/1",
            "places": .array(answer.places.map(json)),
            "joins": .array(answer.joins.map(json)),
            "findings": .array(answer.findings.map { json($0, answer.places[$0.place]) }),
            "gaps": .array(answer.gaps.map(FindingReport.json)),
        ]
    }

    private static func json(_ facts: CaptureFacts) -> JSONValue {
        [
            "files": JSONValue(facts.files),
            "frames": [
                "all": JSONValue(facts.frames), "tcp": JSONValue(facts.segments),
                "icmpErrors": JSONValue(facts.icmpErrors), "fragments": JSONValue(facts.fragments),
                "other": JSONValue(facts.otherFrames), "unreadable": JSONValue(facts.unreadableFrames),
                "cut": JSONValue(facts.cutFrames), "lostByCapture": JSONValue(Int(clamping: facts.lostFrames)),
            ],
            "cutFiles": JSONValue(facts.cutFiles),
            "first": seconds(facts.firstTime), "last": seconds(facts.lastTime),
            "connections": .array(facts.connections.map { ConnectionReport.json($0, facts) }),
        ]
    }

    private static func json(_ join: CaptureJoin) -> JSONValue {
        [
            "nearPlace": JSONValue(join.nearPlace), "farPlace": JSONValue(join.farPlace),
            "merged": JSONValue(join.merged),
            "onlyNear": .array(join.onlyNear.map { JSONValue($0.number) }),
            "connections": .array(
                join.connections.map { joined in
                    [
                        "near": JSONValue(joined.near.number), "far": JSONValue(joined.far.number),
                        "there": json(joined.there), "back": json(joined.back),
                    ]
                }),
        ]
    }

    private static func json(_ direction: JoinedDirection) -> JSONValue {
        [
            "sent": JSONValue(direction.sent), "arrived": JSONValue(direction.arrived),
            "lost": JSONValue(direction.lost.count), "inserted": JSONValue(direction.inserted.count),
            "unknown": JSONValue(direction.unknown),
        ]
    }

    private static func json(_ finding: CaptureFinding, _ facts: CaptureFacts) -> JSONValue {
        FindingReport.json(
            finding.finding,
            adding: [
                ("place", JSONValue(finding.place)),
                ("connections", .array(finding.connections.map { JSONValue($0) })),
                ("frames", .array(finding.frames.map { frame($0, facts) })),
            ])
    }

    static func frame(_ frame: Int, _ facts: CaptureFacts) -> JSONValue {
        let reference = facts.reference(frame)
        return ["file": .string(reference.file), "frame": JSONValue(reference.number)]
    }

    /// Unix seconds of a time, and of a span.
    static func seconds(_ nanoseconds: Int64?) -> JSONValue {
        JSONValue(nanoseconds.map { Double($0) / 1e9 })
    }
}
