/// The places of capture that several files stand for.
enum CapturePlaces {
    private struct Open {
        var builder: FactBuilder
        var names: [String]
        let order: Int
    }

    /// Reads the files: those that follow one another in time, as `tcpdump -C` and `-G` write them, are of one place; files of
    /// the same time are of different ones.
    static func read(_ files: [String], _ options: CaptureOptions) throws(CaptureError) -> [CaptureFacts] {
        guard files.count > 1 else {
            var builder = FactBuilder(options)
            for file in files { try builder.read(file) }
            return [builder.finished()]
        }
        var options = options
        options.keepsPackets = true
        var starts: [(file: String, start: Int64, order: Int)] = []
        for (order, file) in files.enumerated() { starts.append((file, try start(file), order)) }
        starts.sort { ($0.start, $0.order) < ($1.start, $1.order) }
        var places: [Open] = []
        for (file, start, order) in starts {
            let index = continued(file, start, places)
            if let index {
                try places[index].builder.read(file)
                places[index].names.append(file)
            } else {
                var builder = FactBuilder(options)
                try builder.read(file)
                places.append(Open(builder: builder, names: [file], order: order))
            }
        }
        return places.sorted { $0.order < $1.order }.map { $0.builder.finished() }
    }

    /// The place that a file goes on: it ended before, and its files have the most alike name.
    private static func continued(_ file: String, _ start: Int64, _ places: [Open]) -> Int? {
        let ended = places.indices.filter { index in places[index].builder.lastTime.map { $0 <= start } ?? false }
        return ended.max { alike(file, places[$0].names) < alike(file, places[$1].names) }
    }

    private static func alike(_ file: String, _ names: [String]) -> Int {
        names.map { zip($0, file).prefix { $0 == $1 }.count }.max() ?? 0
    }

    /// The time of the first frame. Standard input cannot be read twice, and is a place of its own.
    private static func start(_ file: String) throws(CaptureError) -> Int64 {
        guard file != "-" else { return .min }
        var opened = try CaptureFile(file)
        var record = CaptureRecord()
        while try opened.next(&record) {
            if let time = record.time { return time }
        }
        return .max
    }
}
