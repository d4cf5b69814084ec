public import ArgumentParser
public import Audit

extension ReachMatrix.Grouping: ExpressibleByArgument {
    /// Reads `group`, `subnet`, `vpc` or `tag:KEY`.
    public init?(argument: String) {
        switch argument {
        case "group": self = .group
        case "subnet": self = .subnet
        case "vpc": self = .vpc
        default:
            guard argument.hasPrefix("tag:"), argument.count > 4 else { return nil }
            self = .tag(String(argument.dropFirst(4)))
        }
    }
}
