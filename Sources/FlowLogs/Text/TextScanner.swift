import Glibc

/// Reads the records of one text, chunk by chunk, and counts them.
struct TextScanner: ~Copyable {
    /// The longest line; a longer one is no record.
    static let longestLine = 1 << 16
    private static let chunkSize = 1 << 18
    /// Room before and behind a chunk, so that words may be looked at in whole vectors.
    private static let margin = 64

    let file: String
    let options: FlowReadOptions
    /// How many lines were read.
    private(set) var lines = 0
    /// The first few lines that are no record.
    private(set) var malformedSamples: [MalformedLine] = []
    /// The layout of the records read last, with the question made for it.
    private(set) var plan: LayoutPlan?
    /// Whether a header named another layout than `onlyLayout`; reading then ended there.
    private(set) var metAnotherLayout = false

    /// The layout that was taken where others fitted too.
    private(set) var choice: LayoutChoice?

    private let onlyLayout: RecordLayout?
    /// Whether `plan` was found by trying, and not named by a header.
    private var isGuess = false
    /// The plans of layouts that were found by trying, so that mixed records do not have them made again and again.
    private var guesses: [LayoutPlan] = []
    private let finder: LayoutFinder
    private var counter: RecordCounter
    private var words = WordIndex(textSize: TextScanner.chunkSize + 1)
    /// For the words of single lines, cut at their end.
    private var lineWords = WordIndex(textSize: TextScanner.longestLine + 1)

    /// - Parameters:
    ///   - layout: the layout of the first record, where it is known.
    ///   - onlyLayout: the layout that headers must name; nil lets them change it.
    init(
        file: String, options: FlowReadOptions, tally: FlowTally, layout: RecordLayout? = nil,
        onlyLayout: RecordLayout? = nil
    ) {
        self.file = file
        self.options = options
        self.onlyLayout = onlyLayout
        finder = LayoutFinder(given: options.layouts, expected: options.expectedLayouts)
        counter = RecordCounter(tally, options)
        plan = layout.map { LayoutPlan($0, options) }
    }

    /// Reads the text to its end.
    mutating func scan(_ source: some TextSource) throws(FlowLogError) {
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Self.margin + Self.chunkSize + 1 + Self.margin, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        defer {
            memory.deallocate()
            counter.flush()
        }
        let buffer = UnsafeMutableRawBufferPointer(rebasing: memory[Self.margin...])
        guard let base = buffer.baseAddress else { return }
        var kept = 0
        var isInsideLongLine = false
        while !metAnotherLayout, !counter.isFull {
            let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[kept..<Self.chunkSize]))
            var size = kept + count
            let isLast = size < Self.chunkSize
            if lines == 0, plan == nil { try refuseBinary(UnsafeRawBufferPointer(rebasing: buffer[..<size])) }
            // The last line of a file may lack its end.
            if isLast, size > 0, buffer[size - 1] != UInt8(ascii: "\n") {
                buffer[size] = UInt8(ascii: "\n")
                size += 1
            }
            var start = 0
            if isInsideLongLine, let end = memchr(base, Int32(UInt8(ascii: "\n")), size) {
                isInsideLongLine = false
                start = UnsafeRawPointer(end) - UnsafeRawPointer(base) + 1
            }
            let whole = isInsideLongLine ? 0 : lastLineEnd(of: base, size)
            if whole > start { try records(in: base + start, count: whole - start) }
            kept = size - max(whole, start)
            if isLast { break }
            if isInsideLongLine || kept == Self.chunkSize {
                // A line larger than the whole chunk is counted where it begins, and passed over.
                if !isInsideLongLine { try refuse("it is longer than \(Self.longestLine) bytes", counting: true) }
                isInsideLongLine = true
                kept = 0
            }
            base.copyMemory(from: base + (size - kept), byteCount: kept)
        }
        if plan == nil, guesses.isEmpty, counter.counts.malformed > 0 {
            counter.forgetMalformed()
            let reason = malformedSamples.first.map { "line \($0.line): \($0.reason)" } ?? ""
            throw .notFlowLogs(
                file: file,
                reason: "no line is a flow log record, a header or an export of them (\(reason)); "
                    + "name the format of records without a header with --format '${version} …'")
        }
    }

    /// How many bytes the whole lines are.
    private func lastLineEnd(of text: UnsafeMutableRawPointer, _ size: Int) -> Int {
        var end = size
        while end > 0, text.load(fromByteOffset: end - 1, as: UInt8.self) != UInt8(ascii: "\n") { end -= 1 }
        return end
    }

    /// Whether a file of this start can be text at all.
    private func refuseBinary(_ text: UnsafeRawBufferPointer) throws(FlowLogError) {
        if text.prefix(4096).contains(0) {
            throw .notFlowLogs(
                file: file,
                reason: "binary data; expected flow logs as text, JSON or Parquet, plain or packed with gzip or zstd")
        }
    }

    /// Counts whole lines.
    private mutating func records(in text: UnsafeRawPointer, count size: Int) throws(FlowLogError) {
        words.find(in: text, count: size)
        let entries = UnsafePointer(words.entries)
        let end = words.count
        var next = 0
        while next < end, !metAnotherLayout {
            if let plan { next = usualRecords(text, entries, from: next, to: end, plan) }
            if next < end { next = try unusualLine(text, entries + next) + next }
        }
    }

    /// Counts records as long as they are usual, and gives the number of the word after them.
    private mutating func usualRecords(
        _ text: UnsafeRawPointer, _ entries: UnsafePointer<UInt32>, from start: Int, to end: Int, _ plan: LayoutPlan
    ) -> Int {
        let usual = plan.usual
        let count = usual.count
        var next = start
        var counted = 0
        var counter = counter
        while next &+ count <= end {
            let record = TextRecord(text: text, entries: entries + next, count: count)
            guard case .usual(let action) = usual.kind(of: record) else { break }
            counter.count(record, plan, action)
            counted &+= 1
            next &+= count
        }
        self.counter = counter
        lines += counted
        return next
    }

    /// A line that is no usual record: the first one, a header, a window without data, another layout, or damaged.
    ///
    /// Gives the number of its words.
    private mutating func unusualLine(
        _ text: UnsafeRawPointer, _ entries: UnsafePointer<UInt32>
    ) throws(FlowLogError) -> Int {
        var count = 1
        while entries[count] & WordIndex.endsLine == 0 { count += 1 }
        lines += 1
        let record = TextRecord(text: text, entries: entries, count: count)
        let isCut = record.line.last == UInt8(ascii: "\r")
        if let plan, plan.isTyped, !isCut, plan.columns.fault(in: record) == nil {
            counter.count(any: record, plan)
            return count
        }
        var line = record.line
        while let last = line.last, last == UInt8(ascii: "\r") || last == UInt8(ascii: " ") {
            line = UnsafeRawBufferPointer(rebasing: line.dropLast())
        }
        if line.count > Self.longestLine {
            try refuse("it is longer than \(Self.longestLine) bytes")
        } else if line.count == record.line.count {
            try look(at: record)
        } else if let base = line.baseAddress, line.count > 0 {
            try trimmed(base, line.count)
        }
        return count
    }

    /// Looks at a line without the blanks at its end.
    private mutating func trimmed(_ text: UnsafeRawPointer, _ size: Int) throws(FlowLogError) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size + 1 + 2 * Self.margin, alignment: 64)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        guard let copy = memory.baseAddress.map({ $0 + Self.margin }) else { return }
        copy.copyMemory(from: text, byteCount: size)
        copy.storeBytes(of: UInt8(ascii: "\n"), toByteOffset: size, as: UInt8.self)
        lineWords.find(in: copy, count: size + 1)
        try look(at: TextRecord(text: copy, entries: UnsafePointer(lineWords.entries), count: lineWords.count))
    }

    private mutating func look(at record: TextRecord) throws(FlowLogError) {
        let line = record.line
        if line.isEmpty || FieldText.equal(line, "timestamp,message") { return }
        if let layout = finder.header(line) {
            if let onlyLayout, layout != onlyLayout {
                metAnotherLayout = true
            } else if plan?.columns.layout != layout {
                plan = LayoutPlan(layout, options)
            }
            isGuess = false
            return
        }
        if let plan, plan.columns.fault(in: record) == nil { return counter.count(any: record, plan) }
        if let guess = guesses.first(where: { LayoutFinder.fits($0.columns, record) }) ?? guess(record) {
            counter.count(any: record, guess)
            // A record without addresses fits more layouts than those that follow it, and decides nothing.
            let isTelling = guess.columns.source < 0 || record.word(guess.columns.source) != nil
            if plan == nil && isTelling || isGuess, onlyLayout == nil {
                plan = guess
                isGuess = true
            }
            return
        }
        try refuse(plan?.columns.fault(in: record) ?? "its \(record.count) words fit no format that awsdrops knows")
    }

    /// The plan of the first layout that fits, and a note where it is not the only one.
    private mutating func guess(_ record: TextRecord) -> LayoutPlan? {
        guard let (layout, others) = finder.layout(fitting: record) else { return nil }
        let plan = LayoutPlan(layout, options)
        guesses.append(plan)
        if choice == nil, plan.columns.source < 0 || record.word(plan.columns.source) != nil {
            if !others.isEmpty { choice = LayoutChoice(file: file, taken: layout.text, others: others.map(\.text)) }
        }
        return plan
    }

    private mutating func refuse(_ reason: String, counting: Bool = false) throws(FlowLogError) {
        if counting { lines += 1 }
        let bad = MalformedLine(file: file, line: lines, reason: reason)
        if options.isStrict { throw .malformed(bad) }
        counter.countMalformed()
        if malformedSamples.count < FlowTally.mostSamples { malformedSamples.append(bad) }
    }
}
