/// What the envelopes of a file held beside records.
final class EnvelopeNotes {
    /// Control messages of a subscription, by which CloudWatch Logs tests the way to its destination.
    var controlMessages = 0
    /// Whether anything was found that holds records, be it without any.
    var isRecognised = false
}
