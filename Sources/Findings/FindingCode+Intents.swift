extension FindingCode {
    // What a file of intents demands and a network does not keep.

    /// Something that has to get through does not.
    public static let intentAllow = named("INTENT-ALLOW")
    /// Something that must not get through does.
    public static let intentDeny = named("INTENT-DENY")
    /// Two sides that should have the same rights do not.
    public static let intentSymmetric = named("INTENT-SYMMETRIC")
    /// Something gets to or from what should be isolated.
    public static let intentIsolated = named("INTENT-ISOLATED")
    /// Something gets to a port whose protocol does not encrypt.
    public static let intentEncryptedPortOnly = named("INTENT-ENCRYPTED-PORT-ONLY")
    /// More ends are reached than should be.
    public static let intentMaxExposure = named("INTENT-MAX-EXPOSURE")
    /// Whether an intent holds is not known.
    public static let intentUnknown = named("INTENT-UNKNOWN")
}
