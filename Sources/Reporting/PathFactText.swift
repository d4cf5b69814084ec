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
            let certain = mtu.forCertain.map { "; \($0) for certain" } ?? ""
            lines.append(
                "mtu      \(mtu.bytes) bytes, limited by \(components.text(mtu.limitedBy))\(certain)\(discovery)")
        }
        for timeout in answer.idleTimeouts {
            let end = timeout.atExpiry == .reset ? "then a reset" : "then silence"
            lines.append("idle     \(timeout.seconds) s at \(components.text(timeout.component)), \(end)")
        }
        return lines + keepaliveLines
    }

    /// What the client has to set to keep an idle connection alive.
    private var keepaliveLines: [String] {
        guard let effective = answer.effectiveIdleTimeout, answer.question.options.protocol == .tcp else { return [] }
        var lines = [
            "alive    a keepalive within \(effective.seconds) s: sysctl -w net.ipv4.tcp_keepalive_time="
                + "\(max(1, effective.seconds / 2)), with SO_KEEPALIVE"
        ]
        let setting = IdleSetting.of(
            effective, protocol: answer.question.options.protocol, components.topology)
        if let setting {
            lines.append(
                "         or \(setting.attribute), \(setting.range.lowerBound)-\(setting.range.upperBound) s: "
                    + setting.command(seconds: setting.range.upperBound))
        }
        return lines
    }

    /// The TCP segment size, and whether a sender of larger packets learns the limit.
    private var discovery: String {
        guard let sizes = answer.sizes else { return "" }
        let segment = sizes.maximumSegment.map { ", MSS \($0)" } ?? ""
        switch sizes.discovery {
        case .unneeded: return segment
        case .works: return "\(segment), path MTU discovery works"
        case .silent: return "\(segment), no ICMP tells the sender"
        case .blocked: return "\(segment), the ICMP that tells the sender is blocked"
        case .unknown: return "\(segment), whether the sender learns it is not known"
        }
    }

    /// One filter where both ends see the same packets. Behind a translation the server sees other addresses than the
    /// client, and each end gets its own.
    private var captureLines: [String] {
        let client = CaptureFilter(answer.question.packets)
        // Most ways translate nothing, and making a filter costs more than comparing sets.
        let translated = answer.ways.filter { way in way.arriving.map { $0 != answer.question.packets } ?? false }
        let servers = translated.compactMap { way in way.arriving.map { (way, filter: CaptureFilter($0)) } }
        guard let (way, filter) = servers.first, servers.allSatisfy({ $0.filter == filter }), filter != client,
            translated.count == answer.ways.count
        else { return ["capture  \(client.command)"] }
        return [
            "capture  on \(place(way.from)): \(client.command)",
            "capture  on \(place(way.to)): \(filter.command)",
        ]
    }

    private func place(_ id: String?) -> String {
        guard let id, id != "internet" else { return "the host in the internet" }
        return components.text(id)
    }
}
