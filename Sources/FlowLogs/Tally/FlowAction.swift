/// Whether the filters let the packets pass.
public enum FlowAction: UInt8, Sendable, Hashable {
    case accept = 1
    case reject = 2

    /// The word of the log.
    public var text: String { self == .accept ? "ACCEPT" : "REJECT" }
}

/// The reasons for a reject that a log names (field `reject-reason`, version 8).
public enum RejectReason: UInt8, Sendable, Hashable {
    /// VPC block public access.
    case blockPublicAccess = 1
    /// A VPC endpoint under encryption controls.
    case encryptionControl = 2
}
