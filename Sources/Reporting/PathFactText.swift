import NetworkSets
import Reachability

/// What `--explain` adds below the findings: sizes, timeouts, and the capture filters for both ends.
struct PathFactText {
    let answer: Answer
    let components: ComponentText

    var lines: [String] {
        [factLines, captureLines].filter { !$0.isEmpty }.flatMap { [""] + $0 }
    }

    private var factLines: [String] {
        var lines: [String] = []
        if let mtu = answer.mtu {
            lines.append("mtu      \(mtu.bytes) bytes, limited by \(components.text(mtu.limitedBy))")
        }
        for timeout in answer.idleTimeouts {
            let end = timeout.atExpiry == .reset ? "then a reset" : "then silence"
            lines.append("idle     \(timeout.seconds) s at \(components.text(timeout.component)), \(end)")
        }
        return lines
    }

    /// One filter where both ends see the same packets. Behind a translation the server sees other addresses than the
    /// client, and each end gets its own.
    private var captureLines: [String] {
        let client = CaptureFilter(answer.question.packets)
        let servers = answer.ways.compactMap { way in
            way.arriving.map { (place: way.to ?? "the server", filter: CaptureFilter($0)) }
        }
        guard let server = servers.first, servers.allSatisfy({ $0.filter == server.filter }), server.filter != client
        else { return ["capture  \(client.command)"] }
        return [
            "capture  on \(place(answer.ways.first?.from)): \(client.command)",
            "capture  on \(place(server.place)): \(server.filter.command)",
        ]
    }

    private func place(_ id: String?) -> String {
        guard let id, id != "internet" else { return "the host in the internet" }
        return components.text(id)
    }
}
