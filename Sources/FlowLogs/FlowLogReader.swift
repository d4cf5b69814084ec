/// Reads flow log files of any form, several at a time.
public enum FlowLogReader {
    /// Counts the records of all files. Files, and parts of large plain ones, are read on as many threads as there are
    /// processors; the result does not depend on how many those are.
    ///
    /// - Parameters:
    ///   - paths: files, directories (all files in them, at any depth), patterns of the shell's kind, or `-` for standard input.
    ///   - logs: what is fetched. Where it was found below a prefix, what holds no flow logs is told and left out.
    public static func tally(
        _ paths: [String], fetching logs: [(log: any RemoteLog, isFound: Bool)] = [], _ options: FlowReadOptions
    ) async throws(FlowLogError) -> FlowTally {
        let found = try FileFinder(paths)
        let remote = logs.map { FoundFile(source: .remote($0.log), isFound: $0.isFound) }
        let tally = try await tally(files: found.files + remote, options)
        tally.notes.unread += found.unread
        return tally
    }

    private static func tally(files: [FoundFile], _ options: FlowReadOptions) async throws(FlowLogError) -> FlowTally {
        var options = options
        if options.sink != nil {
            // Records are told in the order of the files.
            options.workers = 1
            options.segmentSize = .max / 2
        }
        if let tally = try await tally(units: try ReadingPlan(options: options).units(files), options) { return tally }
        // A header in the middle of a file names another layout, which holds for what follows: parts cannot know that.
        let whole = files.map { ReadingUnit(source: $0.source, isFound: $0.isFound) }
        guard let tally = try await tally(units: whole, options) else {
            preconditionFailure("whole files are read in any layout")
        }
        return tally
    }

    /// Counts the records of the units; nil where a part of a file turned out to change the layout.
    private static func tally(units: [ReadingUnit], _ options: FlowReadOptions) async throws(FlowLogError) -> FlowTally?
    {
        let queue = WorkQueue(units)
        let work = await withTaskGroup(of: UnitWork.self) { group in
            for _ in 0..<min(units.count, options.workers) {
                group.addTask { await WorkerThread.run { UnitWork(queue, options) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let outcomes = work.reduce(into: [:]) { $0.merge($1.outcomes) { first, _ in first } }
        if outcomes.values.contains(where: \.metAnotherLayout) { return nil }
        let samples = try samples(units, outcomes)
        let notes = units.indices.reduce(into: ReadingNotes()) { $0.add(outcomes[$1]?.notes ?? ReadingNotes()) }
        let total =
            work.max { $0.tally.groupCount < $1.tally.groupCount }?.tally
            ?? FlowTally(options.grouping, mostGroups: options.mostGroups)
        for part in work where part.tally !== total { total.add(part.tally) }
        total.prune()
        total.malformedSamples = samples
        total.notes = notes
        return total
    }

    /// The first malformed lines in the order of the units, with their numbers in the files.
    ///
    /// Several units may fail: the first in order is told, whichever thread was faster.
    private static func samples(
        _ units: [ReadingUnit], _ outcomes: [Int: UnitOutcome]
    ) throws(FlowLogError) -> [MalformedLine] {
        var samples: [MalformedLine] = []
        var linesBefore = 0
        for (index, unit) in units.enumerated() {
            if unit.range?.lowerBound ?? 0 == 0 { linesBefore = 0 }
            guard let outcome = outcomes[index] else { continue }
            if let error = outcome.error {
                if case .malformed(let line) = error { throw .malformed(line.moved(by: linesBefore)) }
                throw error
            }
            samples += outcome.malformedSamples.map { $0.moved(by: linesBefore) }
            linesBefore += outcome.lines
        }
        return Array(samples.prefix(FlowTally.mostSamples))
    }
}

/// What became of one unit.
struct UnitOutcome: Sendable {
    var lines = 0
    var malformedSamples: [MalformedLine] = []
    var metAnotherLayout = false
    var notes = ReadingNotes()
    var error: FlowLogError?
}

/// What one worker did: takes the next unit until there is none.
struct UnitWork: Sendable {
    let tally: FlowTally
    private(set) var outcomes: [Int: UnitOutcome] = [:]

    /// How many units are prepared beyond the one that is read.
    private static let lookahead = 16

    init(_ queue: WorkQueue<ReadingUnit>, _ options: FlowReadOptions) {
        tally = FlowTally(options.grouping, mostGroups: options.mostGroups)
        while let index = queue.take() {
            for next in queue.items[index...].prefix(Self.lookahead + 1) { next.source.prepare() }
            let outcome = Self.read(queue.items[index], options, tally)
            outcomes[index] = outcome
            if outcome.error != nil || outcome.metAnotherLayout || options.sink?.isFull == true { queue.stop() }
        }
    }

    private static func read(_ unit: ReadingUnit, _ options: FlowReadOptions, _ tally: FlowTally) -> UnitOutcome {
        var outcome = UnitOutcome()
        do throws(FlowLogError) {
            if let groups = unit.rowGroups {
                try outcome.read(rowsOf: unit.source.open(), groups, options, tally)
            } else if let range = unit.range {
                try outcome.read(try FileSegment(of: unit.source, range), of: unit, options, tally)
            } else {
                let reader = try ContentReader(unit.source)
                if reader.content == .parquet {
                    try reader.requireUnpacked()
                    try outcome.read(rowsOf: reader.file, nil, options, tally)
                } else {
                    try outcome.read(reader, of: unit, options, tally)
                    try reader.requireRecords()
                }
                outcome.notes.controlMessages = reader.notes.controlMessages
            }
        } catch {
            // A directory may hold other files beside the logs; one that was named is meant to be a log.
            if unit.isFound, let unread = error.unread {
                outcome.malformedSamples = []
                outcome.notes.unread = [unread]
            } else {
                outcome.error = error
            }
        }
        return outcome
    }
}

extension UnitOutcome {
    fileprivate mutating func read(
        rowsOf source: any LogFile, _ groups: Range<Int>?, _ options: FlowReadOptions, _ tally: FlowTally
    ) throws(FlowLogError) {
        var scanner = try ParquetScanner(source, options, tally)
        defer { malformedSamples = scanner.malformedSamples }
        try scanner.scan(groups)
    }

    fileprivate mutating func read(
        _ source: some TextSource, of unit: ReadingUnit, _ options: FlowReadOptions, _ tally: FlowTally
    ) throws(FlowLogError) {
        let isFirst = unit.range?.lowerBound ?? 0 == 0
        var scanner = TextScanner(
            file: unit.source.name, options: options, tally: tally, layout: isFirst ? nil : unit.layout,
            onlyLayout: unit.layout)
        var failure: FlowLogError?
        do throws(FlowLogError) {
            try scanner.scan(source)
        } catch {
            failure = error
        }
        lines = scanner.lines
        malformedSamples = scanner.malformedSamples
        metAnotherLayout = scanner.metAnotherLayout
        notes.choices = scanner.choice.map { [$0] } ?? []
        if let failure { throw failure }
    }
}

extension MalformedLine {
    /// The same line where so many lines stand before the part it was found in.
    fileprivate func moved(by lines: Int) -> MalformedLine {
        MalformedLine(file: file, line: line + lines, reason: reason)
    }
}
