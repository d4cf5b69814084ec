/// The answer to a question about a set of packets.
public enum Verdict: String, Sendable, Hashable {
    /// Every packet passes.
    case allowed
    /// No packet passes.
    case denied
    /// Some pass and some do not.
    case partial
    /// What decides is missing or not modelled.
    case unknown

    /// The verdict over packets of which some are lost and of some the fate is not known.
    ///
    /// - Parameters:
    ///   - somePass: Whether some certainly pass.
    ///   - someLost: Whether some are certainly lost, always or sometimes.
    ///   - someUnsure: Whether the fate of some is not known.
    init(somePass: Bool, someLost: Bool, someUnsure: Bool) {
        self =
            switch (somePass, someLost, someUnsure) {
            case (true, true, _): .partial
            case (_, _, true): .unknown
            case (false, true, false): .denied
            case (_, false, false): .allowed
            }
    }
}
