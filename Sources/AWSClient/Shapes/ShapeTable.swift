import CShapes
import Synchronization

/// The table of API shapes that Scripts/generate-shapes.py makes, read one service at a time.
enum ShapeTable {
    private static let read = Mutex<[String: ServiceModel]>([:])

    /// The service of that name, or nil where the table has none.
    static func service(_ name: String) -> ServiceModel? {
        read.withLock { services in
            if let known = services[name] { return known }
            let model = lines(of: name).map { ShapeTableReader.service($0) }
            services[name] = model
            return model
        }
    }

    /// Every service and operation the table has, as `ec2 DescribeVpcs`.
    static var operations: [String] {
        var service = ""
        var found: [String] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2)
            guard words.count > 1 else { continue }
            if words[0] == "service" { service = String(words[1]) }
            if words[0] == "operation" { found.append("\(service) \(words[1])") }
        }
        return found
    }

    /// The lines from a service's own to the next service's.
    private static func lines(of name: String) -> [Substring]? {
        let lines = text.split(separator: "\n")
        guard let start = lines.firstIndex(where: { $0.hasPrefix("service \(name) ") }) else { return nil }
        let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("service ") } ?? lines.endIndex
        return Array(lines[start..<end])
    }

    private static var text: String {
        String(decoding: UnsafeRawBufferPointer(start: cshapes_text(), count: cshapes_length()), as: UTF8.self)
    }
}
