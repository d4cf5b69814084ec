/// The names of members that lead to records.
enum EnvelopeName {
    case message, messageType, answerEvents, loggedEvents, packedRecords, packed, data, other

    init(_ bytes: UnsafeRawBufferPointer) {
        self =
            switch bytes.count {
            case 4 where FieldText.equal(bytes, "data") || FieldText.equal(bytes, "Data"): .data
            case 6 where FieldText.equal(bytes, "events"): .answerEvents
            case 7 where FieldText.equal(bytes, "message"): .message
            case 7 where FieldText.equal(bytes, "Records") || FieldText.equal(bytes, "records"): .packedRecords
            case 7 where FieldText.equal(bytes, "awslogs") || FieldText.equal(bytes, "kinesis"): .packed
            case 7 where FieldText.equal(bytes, "rawData"): .data
            case 9 where FieldText.equal(bytes, "logEvents"): .loggedEvents
            case 11 where FieldText.equal(bytes, "messageType"): .messageType
            default: .other
            }
    }
}
