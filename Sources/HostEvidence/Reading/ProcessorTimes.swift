/// The times of all processors together in `/proc/stat`, in ticks (proc(5)).
enum ProcessorTimes {
    private static let names = ["user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"]

    /// The times by name, and how many processors there are as `processors`.
    static func read(_ text: String) -> [String: Int64] {
        var times: [String: Int64] = [:]
        var processors: Int64 = 0
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("cpu") {
            let words = line.split(separator: " ")
            if words[0] == "cpu" {
                // The columns have no names of their own; guest times are part of user and nice.
                for (name, word) in zip(names, words.dropFirst()) { times[name] = Int64(word) }
            } else {
                processors += 1
            }
        }
        if processors > 0 { times["processors"] = processors }
        return times
    }
}
