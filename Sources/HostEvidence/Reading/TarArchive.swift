import FileContent

/// A bundle that is a tar file (POSIX ustar, GNU and pax archives), plain or packed.
enum TarArchive {
    private static let block = 512
    /// A bundle is some megabytes; what is larger is none.
    private static let largest = 1 << 28

    static func files(_ path: String) throws(HostError) -> [BundleFile] {
        let bytes = try content(path)
        var files: [BundleFile] = []
        var place = 0
        var longName: String?
        while place + block <= bytes.count, bytes[place..<place + block].contains(where: { $0 != 0 }) {
            let head = bytes[place..<place + block]
            guard isHead(head) else {
                throw .badData(
                    file: path, reason: "byte \(place): no head of a tar file; expected a folder or a tar file")
            }
            guard let size = octal(head, 124, 12), size <= bytes.count - place - block else {
                throw .badData(
                    file: path, reason: "byte \(place + 124): a file that reaches beyond the end of the archive")
            }
            let body = bytes[(place + block)..<(place + block + size)]
            switch head[head.startIndex + 156] {
            case UInt8(ascii: "L"): longName = text(body, 0, body.count)
            case UInt8(ascii: "x"): longName = paxPath(body) ?? longName
            case 0, UInt8(ascii: "0"):
                files.append(BundleFile(path: longName ?? name(head), text: String(decoding: body, as: UTF8.self)))
                longName = nil
            default: longName = nil
            }
            place += block + (size + block - 1) / block * block
        }
        return files
    }

    private static func content(_ path: String) throws(HostError) -> [UInt8] {
        do throws(ContentError) {
            let reader = try ContentReader(path)
            var bytes: [UInt8] = []
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
            defer { buffer.deallocate() }
            while bytes.count <= largest {
                let count = try reader.read(into: buffer)
                if count == 0 { return bytes }
                bytes.append(contentsOf: buffer[..<count])
            }
        } catch {
            throw HostError(error)
        }
        throw .badData(file: path, reason: "more than \(largest) bytes unpacked; expected the bundle of a host")
    }

    /// The sum of a head's bytes stands in it, counted with blanks in the place of the sum itself.
    private static func isHead(_ head: ArraySlice<UInt8>) -> Bool {
        let start = head.startIndex
        let own = head[(start + 148)..<(start + 156)].reduce(0) { $0 + Int($1) }
        return octal(head, 148, 8) == head.reduce(0) { $0 + Int($1) } - own + 8 * 32
    }

    private static func octal(_ head: ArraySlice<UInt8>, _ place: Int, _ count: Int) -> Int? {
        let digits = text(head, place, count).filter { $0 != " " }
        return digits.allSatisfy { ("0"..."7").contains($0) } ? Int(digits, radix: 8) : nil
    }

    private static func name(_ head: ArraySlice<UInt8>) -> String {
        let isUstar = text(head, 257, 5) == "ustar"
        let prefix = isUstar ? text(head, 345, 155) : ""
        return prefix.isEmpty ? text(head, 0, 100) : "\(prefix)/\(text(head, 0, 100))"
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ place: Int, _ count: Int) -> String {
        let start = bytes.startIndex + place
        return String(decoding: bytes[start..<min(bytes.endIndex, start + count)].prefix { $0 != 0 }, as: UTF8.self)
    }

    /// The record `path` of a pax head: `LENGTH path=NAME`.
    private static func paxPath(_ body: ArraySlice<UInt8>) -> String? {
        for line in String(decoding: body, as: UTF8.self).split(separator: "\n") {
            if let record = line.split(separator: " ", maxSplits: 1).dropFirst().first, record.hasPrefix("path=") {
                return String(record.dropFirst(5))
            }
        }
        return nil
    }
}
