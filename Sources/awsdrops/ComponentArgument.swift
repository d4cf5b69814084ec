import Topology

/// Components that an option names, by id, ARN or name.
enum ComponentArgument {
    /// Their ids. A component that no snapshot has would make every answer `denied`, so it is an error.
    ///
    /// - Parameter networks: The networks that may have it: before edits, and after them.
    static func ids(_ texts: [String], _ option: String, in networks: [Topology]) throws(Failure) -> [String] {
        if texts.isEmpty { return [] }
        let resolvers = networks.map { ComponentResolver($0) }
        var ids: [String] = []
        for text in texts {
            var fault: EndpointError?
            let found = resolvers.lazy.compactMap { resolver -> String? in
                do throws(EndpointError) {
                    return try resolver.id(of: text)
                } catch {
                    fault = fault ?? error
                    return nil
                }
            }.first
            guard let found else { throw Failure("\(option): \(fault.map { "\($0)" } ?? text)", .usage) }
            ids.append(found)
        }
        return ids
    }
}
