import Findings
import FlowLogs

extension FlowsReport {
    /// One finding per transit gateway, attachment and reason, in that order.
    static func lossFindings(_ tally: FlowTally) -> [Finding] {
        var places: [Place: [(loss: PacketLoss, sums: LossSums)]] = [:]
        for (loss, sums) in tally.losses {
            places[Place(loss), default: []].append((loss, sums))
        }
        return places.sorted { $0.key.order < $1.key.order }.map { finding($0.key, $0.value) }
    }

    private struct Place: Hashable {
        let gateway, attachment: String
        let reason: LossReason

        init(_ loss: PacketLoss) {
            gateway = loss.gateway
            attachment = loss.attachment
            reason = loss.reason
        }

        var order: (String, String, Int) { (gateway, attachment, reason.rawValue) }
    }

    private static func finding(_ place: Place, _ losses: [(loss: PacketLoss, sums: LossSums)]) -> Finding {
        let sorted = losses.sorted {
            ($1.sums.packets, "\($0.loss.source)", "\($0.loss.destination)")
                < ($0.sums.packets, "\($1.loss.source)", "\($1.loss.destination)")
        }
        let packets = losses.reduce(0) { $0 + $1.sums.packets }
        let times = [losses.compactMap(\.sums.first).min(), losses.compactMap(\.sums.last).max()]
            .map { $0.map(String.init) ?? "?" }
        let (code, words) = words(place.reason)
        var evidence = sorted.prefix(5).map {
            "\($0.loss.source) to \($0.loss.destination): \($0.sums.packets) packets"
        }
        if sorted.count > evidence.count {
            evidence.append("and \(sorted.count - evidence.count) more pairs of addresses")
        }
        return Finding(
            code: code, severity: .warning, direction: nil,
            component: place.gateway == "-" ? place.attachment : place.gateway,
            message:
                "\(place.gateway) dropped \(packets) packets that came in by \(place.attachment): \(words) "
                + "(\(place.reason.field.name), between \(times[0]) and \(times[1]), Unix seconds).",
            evidence: evidence)
    }

    private static func words(_ reason: LossReason) -> (FindingCode, String) {
        switch reason {
        case .noRoute: (.lostWithoutRoute, "no route led to their destination")
        case .blackhole: (.lostInBlackhole, "their route was a blackhole")
        case .mtuExceeded: (.lostTooLarge, "they were too large")
        case .ttlExpired: (.lostExpired, "their time to live ended")
        }
    }
}
