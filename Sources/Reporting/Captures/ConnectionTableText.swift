import PacketCapture

/// The table of connections.
struct ConnectionTableText {
    private let facts: CaptureFacts
    private let style: TextStyle

    init(_ facts: CaptureFacts, style: TextStyle) {
        self.facts = facts
        self.style = style
    }

    private static let head = [
        "NO", "CLIENT", "SERVER", "STATE", "FRAMES", "DATA", "BACK", "LOST", "ROUND TRIP", "LASTED",
    ]
    private static let numeric: Set<Int> = [0, 4, 5, 6, 7, 8, 9]

    /// The lines, those with trouble first.
    ///
    /// - Parameters:
    ///   - first: the numbers of connections that findings touch.
    ///   - most: how many to list.
    func lines(first: [Int], most: Int) -> [String] {
        guard !facts.connections.isEmpty else { return [] }
        let troubled = Set(first)
        let ordered =
            facts.connections.filter { troubled.contains($0.number) }
            + facts.connections.filter { !troubled.contains($0.number) }
        let rows = ordered.prefix(most).map(row)
        let widths = Self.head.indices.map { column in ([Self.head] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([Self.head] + rows).map { cells in
            let text = cells.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return Self.numeric.contains(column) ? blanks + cell : cell + blanks
            }.joined(separator: "  ")
            return text
        }
        let rest = ordered.count - rows.count
        return ["", style.bold(lines[0])] + lines.dropFirst()
            + (rest > 0 ? ["and \(rest) more connections (--top N lists more; --connection N draws one)"] : [])
    }

    private func row(_ connection: Connection) -> [String] {
        let lost = connection.client.lossCount + connection.server.lossCount
        let trip =
            connection.client.roundTrips.mean ?? connection.handshake.serverTime ?? connection.server.roundTrips.mean
        let lasted = connection.firstTime.flatMap { first in connection.lastTime.map { $0 - first } }
        return [
            "\(connection.number)", "\(connection.client.socket)", "\(connection.server.socket)",
            connection.state(until: facts.lastTime).rawValue, "\(connection.client.frames + connection.server.frames)",
            "\(connection.client.dataBytes)", "\(connection.server.dataBytes)", "\(lost)",
            trip.map(SpanText.text) ?? "-", lasted.map(SpanText.text) ?? "-",
        ]
    }
}
