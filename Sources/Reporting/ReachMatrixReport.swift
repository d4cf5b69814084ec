public import Audit
public import JSONText
import NetworkSets
public import Topology

/// A matrix of who reaches whom, as text, CSV and JSON.
public struct ReachMatrixReport {
    private let matrix: ReachMatrix
    private let components: ComponentText

    /// A report; names come from the topology.
    public init(_ matrix: ReachMatrix, topology: Topology) {
        self.matrix = matrix
        components = ComponentText(topology: topology)
    }

    /// One paragraph for each row that reaches something, closed by a line break.
    public func text(style: TextStyle) -> String {
        var lines: [String] = []
        for (row, label) in matrix.labels.enumerated() {
            let open = matrix.cells[row].indices.filter { !words(matrix.cells[row][$0]).isEmpty }
            if open.isEmpty { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append("\(style.bold(components.text(label))) reaches")
            lines += open.map { "   \(components.text(matrix.labels[$0])): \(words(matrix.cells[row][$0]))" }
        }
        return lines.isEmpty ? "Nobody reaches anybody\n" : lines.joined(separator: "\n") + "\n"
    }

    /// One line for each row and one column for each group (RFC 4180).
    public func csv() -> String {
        let names = matrix.labels.map(components.text)
        let rows = matrix.cells.enumerated().map { row, cells in [names[row]] + cells.map(words) }
        return ([["source"] + names] + rows).map(FlowTable.csv).joined()
    }

    /// The whole document, in the form of the schema `awsdrops.reach/1`.
    public func json() -> JSONValue {
        [
            "schema": "awsdrops.reach/1", "query": ["direction": "matrix"],
            "labels": .array(matrix.labels.map { .string($0) }),
            "cells": .array(
                matrix.cells.enumerated().flatMap { row, cells in
                    cells.enumerated().filter { $1.pairs > 0 }.map { column, cell in
                        [
                            "source": .string(matrix.labels[row]), "destination": .string(matrix.labels[column]),
                            "services": .string(services(cell.allowed)),
                            "doubtful": .string(services(cell.doubtful)), "pairs": JSONValue(cell.pairs),
                            "openPairs": JSONValue(cell.openPairs), "uniform": .boolean(cell.isUniform),
                        ]
                    }
                }),
            "findings": [],
        ]
    }

    private func words(_ cell: ReachMatrix.Cell) -> String {
        var parts: [String] = []
        if !cell.allowed.isEmpty {
            let some = cell.isUniform ? "" : " (\(cell.openPairs) of \(cell.pairs) kinds of pairs)"
            parts.append(services(cell.allowed) + some)
        }
        if !cell.doubtful.isEmpty { parts.append("in doubt: \(services(cell.doubtful))") }
        return parts.joined(separator: "; ")
    }

    private func services(_ packets: FlowSet) -> String { ServicesText.text(packets, of: packets) }
}
