/// What a table is divided by.
public struct PartitionKey: Sendable, Hashable {
    /// What the values are.
    public enum Role: Sendable, Hashable {
        /// A time in this form of Java's DateTimeFormatter, such as `yyyy/MM/dd/HH`, largest part first.
        case time(format: String)
        /// A value of type date.
        case date
        /// One part of a time: 0 the year, 1 the month, 2 the day, 3 the hour.
        case part(Int)
        /// The value of a field of the records: the account or the region.
        case field(FlowField)
        /// Not known.
        case other
    }

    /// The key's name.
    public let name: String
    /// What its values are.
    public let role: Role
    /// Whether it is of a number type.
    public let isNumber: Bool

    /// Tells a key by its name, its type and the properties of its projection.
    init(name: String, type: String, _ parameters: [String: String]) {
        self.name = name
        isNumber = ["tinyint", "smallint", "int", "integer", "bigint"].contains(type)
        let projection = "projection.\(name.lowercased())"
        let format = parameters["\(projection).format"] ?? ""
        let lowered = name.lowercased().filter { $0 != "_" && $0 != "-" }
        if parameters["\(projection).type"]?.lowercased() == "date" {
            role = Self.isSortable(format) && !isNumber ? .time(format: format) : .other
        } else if type == "date" {
            role = .date
        } else if let part = ["year", "month", "day", "hour"].firstIndex(of: lowered) {
            role = .part(part)
        } else if lowered.contains("account") || lowered == "accid" {
            role = .field(.accountID)
        } else if lowered.contains("region") {
            role = .field(FlowField(named: "region"))
        } else {
            role = .other
        }
    }

    /// Whether texts of the form are in the order of the times.
    private static func isSortable(_ format: String) -> Bool {
        let letters = format.filter { $0.isLetter }
        return !letters.isEmpty && "yyyyMMddHH".hasPrefix(letters)
            && ["yyyy", "yyyyMM", "yyyyMMdd", "yyyyMMddHH"].contains(letters)
    }
}
