/// Reads what was saved of a host: a folder or tar file of texts, or of `before/` and `after/` with such texts.
public enum BundleReader {
    /// Reads a bundle.
    ///
    /// - Returns: the change between both looks; files that nothing is read of are listed in `unread`.
    public static func read(_ path: String) throws(HostError) -> (change: HostChange, unread: [String]) {
        let files = BundleFolder.isFolder(path) ? try BundleFolder.files(path) : try TarArchive.files(path)
        var unread = files.filter { !$0.isUsable }.map { "\($0.path) (longer than a file of counters)" }
        func state(_ look: String?) -> HostState {
            let usable = files.filter { $0.isUsable && !$0.name.hasPrefix(".") && (look == nil || $0.folder == look) }
            return HostState(usable.map { ($0.name, $0.text) }, unread: &unread)
        }
        let before = Set(files.map(\.folder)).isSuperset(of: ["before", "after"]) ? state("before") : nil
        let after = state(before == nil ? nil : "after")
        if before != nil { unread += files.filter { !["before", "after"].contains($0.folder) }.map(\.path) }
        if after.sources.isEmpty { throw .empty(folder: path) }
        return (HostChange(from: before?.sources.isEmpty == true ? nil : before, to: after), unread)
    }
}

extension HostState {
    /// What texts say, by the names of their files or else by what they look like.
    init(_ files: [(name: String, text: String)], unread: inout [String]) {
        self.init()
        for file in files {
            if file.name == HostFile.notRead {
                notRead = file.text.split(separator: "\n").map(String.init)
            } else if let known = HostFile.named(file.name) ?? HostFile.recognised(file.text, named: file.name),
                Self.says(file.text, as: known.file, interface: known.interface)
            {
                HostText.read(file.text, as: known.file, interface: known.interface, into: &self)
            } else {
                unread.append(file.name)
            }
        }
    }

    /// Whether a text holds what its name promises. An error message under a counter's name must not pass for zeros.
    private static func says(_ text: String, as file: HostFile, interface: String?) -> Bool {
        var alone = HostState()
        HostText.read(text, as: file, interface: interface, into: &alone)
        alone.sources = []
        return alone != HostState() || file.isSilently(text)
    }
}
