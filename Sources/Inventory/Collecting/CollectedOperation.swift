public import JSONText

/// One operation that a collection asks, and what it is asked for.
public struct CollectedOperation: Sendable {
    /// Whom one call is made for.
    public enum Scope: Sendable {
        /// Once in every region.
        case region
        /// Once in an account, for services that are not regional.
        case account
        /// Once for every thing that an earlier call listed.
        case each(Listed)
        /// As often as the answers of another call say.
        case derived(Derived)
    }

    /// Calls that an answer asks for in another way than by an id.
    public struct Derived: Sendable {
        /// The operation of the same service whose answers are read.
        public var operation: String
        /// The calls that an answer asks for, given the id it was asked for itself.
        var requests: @Sendable (_ answer: JSONElement, _ id: String?) -> [IDRequest]
    }

    /// The things that another operation listed.
    public struct Listed: Sendable {
        /// The operation of the same service.
        public var operation: String
        /// The way to the ids in its answer, lists taken element by element.
        public var path: [String]
        /// The parameter that takes the id.
        public var parameter: String
        /// Whether the parameter takes a list; then so many ids go into one call.
        public var batch: Int?
        /// A member of the listed thing that must have one of these values, beside the id.
        public var condition: (member: String, values: Set<String>)?
        /// A parameter that a call has one value of, so that each id is asked for once per value.
        public var choice: (parameter: String, values: [String])?
        /// The parameter that takes the id which the listing itself was asked for.
        public var outer: String?
    }

    /// The service by its AWS CLI name.
    public var service: String
    /// The operation as the API names it.
    public var operation: String
    /// Parameters that every call of it has.
    public var parameters: JSONValue
    /// Whom a call is made for.
    public var scope: Scope
    /// Whether the answers carry the id they were asked for, so that they merge into one.
    public var carriesID: Bool
    /// Whether an evaluation reads it; the rest is for people and for other commands.
    public var isEvaluated: Bool

    /// The operation whose answers say what it is asked for; nil where it is asked for nothing in particular.
    var source: String? {
        switch scope {
        case .region, .account: nil
        case .each(let listed): listed.operation
        case .derived(let derived): derived.operation
        }
    }

    /// Whether it can be asked only for what another call listed.
    public var needsID: Bool { source != nil }

    /// The IAM action that allows it.
    public var action: String {
        let prefix = service.hasPrefix("elb") ? "elasticloadbalancing" : service
        return "\(prefix):\(operation)"
    }

    /// The operation as the AWS CLI spells it, `describe-vpcs`.
    public var kebabName: String { KebabCase.name(of: operation) }
}
