/// What an object or array of an envelope is, as far as records go.
enum EnvelopeRole {
    /// An array of JSON texts: what `jq -s` makes of them.
    case documents
    /// An object that may be an answer of `filter-log-events` or `get-log-events`, a subscription's message, or a record.
    case document
    /// The array `events` or `logEvents`.
    case events
    /// An event, which holds a record in `message`.
    case event
    /// The array `Records` or `records`, as Kinesis and Firehose give it to a function.
    case packedRecords
    /// An object that holds packed bytes in `data`.
    case packed
    /// Anything else.
    case other

    /// What an object or array is, by what holds it and under which name.
    init(isObject: Bool, in parent: EnvelopeRole?, named name: EnvelopeName) {
        self =
            switch (parent, name, isObject) {
            case (nil, _, true), (.documents, _, true): .document
            case (nil, _, false): .documents
            case (.document, .answerEvents, false), (.document, .loggedEvents, false): .events
            case (.events, _, true): .event
            case (.document, .packedRecords, false): .packedRecords
            case (.packedRecords, _, true), (.document, .packed, true), (.packed, .packed, true): .packed
            default: .other
            }
    }
}
