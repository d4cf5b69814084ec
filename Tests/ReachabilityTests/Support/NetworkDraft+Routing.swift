extension NetworkDraft {
    struct Table: Sendable {
        var id: String
        var vpc = "vpc-a"
        var isMain = false
        var subnets: [String] = []
        var gateways: [String] = []
        /// The local rows are written by the JSON, one per block of the VPC.
        var routes: [Route] = []
        /// Targets that replace `local`, by block.
        var replacedLocals: [String: String] = [:]
        /// The virtual private gateways that propagate into it.
        var propagating: [String] = []
        /// The state of the explicit associations.
        var associationState = "associated"

        struct Route: Sendable {
            /// A block or `pl-…`.
            var destination: String
            /// An id; nil where the row names none.
            var target: String?
            var state: String? = "active"
            var origin = "CreateRoute"

            init(
                _ destination: String, _ target: String?, state: String? = "active", origin: String = "CreateRoute"
            ) {
                self.destination = destination
                self.target = target
                self.state = state
                self.origin = origin
            }
        }
    }

    /// The rows of a table with its local ones.
    func rows(of table: Table) -> [Table.Route] {
        let blocks = vpcs.first { $0.id == table.vpc }?.blocks ?? []
        return blocks.map { block in
            Table.Route(block, table.replacedLocals[block] ?? "local", origin: "CreateRouteTable")
        } + table.routes
    }
}
