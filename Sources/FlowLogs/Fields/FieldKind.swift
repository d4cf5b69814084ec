/// What the values of a field are.
public enum FieldKind: Sendable, Hashable {
    /// A whole number up to the bound given.
    case integer(largest: Int64)
    /// An IPv4 or IPv6 address.
    case address
    /// ACCEPT or REJECT.
    case action
    /// OK, NODATA or SKIPDATA.
    case logStatus
    /// Any word; ids, names, tags.
    case text
    /// A time that an envelope put before the record, `2018-09-22T20:28:14.000Z`.
    case isoTime
    /// A time in milliseconds, a comma, and the record's version: where the console's CSV joins its two columns.
    case stampedVersion
}
