/// A file of a bundle.
struct BundleFile {
    /// Its path in the bundle.
    let path: String
    /// What it holds; of a long one the end.
    let text: String
    /// Whether its beginning is left out.
    var isCut = false

    /// Its name, without folders.
    var name: String { path.split(separator: "/").last.map(String.init) ?? "" }
    /// The folder it lies in; empty for the bundle's own.
    var folder: String { path.split(separator: "/").dropLast().last.map(String.init) ?? "" }

    /// Whether what is there can be used: half of a table would tell half, the end of a log is its newest part.
    var isUsable: Bool {
        !isCut || (HostFile.named(name)?.file ?? HostFile.recognised(text, named: name)?.file) == .log
    }
}
