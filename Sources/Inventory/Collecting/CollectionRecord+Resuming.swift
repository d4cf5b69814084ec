import JSONText

extension CollectionRecord {
    /// The files of an earlier run that lack something: calls for several ids share one file, and some of them had no
    /// answer. A resumed run asks for all of it again.
    ///
    /// - Parameter text: The earlier run's `collect.json`; what it cannot tell is taken for whole.
    public static func partialPaths(in text: [UInt8]) -> Set<String> {
        guard let refused = (try? JSONDocument(parsing: text))?.root["refused"] else { return [] }
        let shared = CollectionPlan.all.filter { $0.needsID && $0.carriesID }
        var paths: Set<String> = []
        for fault in refused.elements {
            guard let region = fault["region"]?.string, let action = fault["what"]?.string else { continue }
            let account = fault["account"]?.string
            // The paths are for removing files; none may lead out of the snapshot.
            guard !region.contains("/"), account?.contains("/") != true else { continue }
            for operation in shared where operation.action == action {
                paths.insert(CollectedAnswer(operation: operation, account: account, region: region, text: []).path)
            }
        }
        return paths
    }
}
