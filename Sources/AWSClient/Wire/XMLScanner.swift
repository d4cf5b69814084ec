import CExpat

/// What is told of an XML document while it is read.
protocol XMLHandler: AnyObject {
    /// An element starts; the name is without its prefix. Throws what is wrong with it.
    func start(_ name: UnsafeBufferPointer<UInt8>) throws(WireError)
    /// Text within the innermost element, perhaps only a part of it.
    func text(_ text: UnsafeBufferPointer<UInt8>)
    /// The innermost element ends.
    func end() throws(WireError)
}

/// Reads an XML document with expat.
enum XMLScanner {
    /// How deep elements may nest; AWS stays below 20.
    private static let deepest = 100

    /// Bytes given to expat at a time.
    private static let stride = 1 << 20

    private final class Context {
        let handler: any XMLHandler
        let parser: XML_Parser
        var depth = 0
        var fault: WireError?

        init(_ handler: any XMLHandler, _ parser: XML_Parser) {
            self.handler = handler
            self.parser = parser
        }

        func run(_ body: () throws(WireError) -> Void) {
            guard fault == nil else { return }
            do {
                try body()
            } catch {
                fault = WireError(
                    reason: "\(error.reason) (line \(cexpat_line(parser)))", isTruncated: error.isTruncated)
                cexpat_stop(parser)
            }
        }
    }

    /// Tells the handler all that the document holds.
    static func scan(_ document: [UInt8], into handler: any XMLHandler) throws(WireError) {
        guard let parser = XML_ParserCreate(nil) else { throw WireError(reason: "out of memory") }
        defer { XML_ParserFree(parser) }
        let context = Context(handler, parser)
        let fault = withExtendedLifetime(context) { () -> WireError? in
            XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
            setHandlers(of: parser)
            return document.withUnsafeBytes { bytes in
                var rest = bytes[...]
                repeat {
                    let part = UnsafeRawBufferPointer(rebasing: rest.prefix(stride))
                    rest = rest.dropFirst(stride)
                    let start = part.baseAddress?.assumingMemoryBound(to: CChar.self)
                    if cexpat_parse(parser, start, Int32(part.count), rest.isEmpty ? 1 : 0) == 0 {
                        return context.fault ?? syntaxFault(of: parser)
                    }
                } while !rest.isEmpty
                return context.fault
            }
        }
        if let fault { throw fault }
    }

    private static func syntaxFault(of parser: XML_Parser) -> WireError {
        WireError(
            reason: "XML that cannot be read in line \(cexpat_line(parser)): "
                + String(cString: cexpat_error_text(parser)), isTruncated: cexpat_is_truncated(parser) != 0)
    }

    private static func setHandlers(of parser: XML_Parser) {
        // Entities are declared there: bombs, and files and pages whose places in the answer would stay empty.
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            guard let data else { return }
            let context = Unmanaged<Context>.fromOpaque(data).takeUnretainedValue()
            context.run { () throws(WireError) in
                throw WireError(reason: "a document type declaration, which no answer of AWS has")
            }
        }
        XML_SetElementHandler(
            parser,
            { data, name, _ in
                guard let data, let name else { return }
                let context = Unmanaged<Context>.fromOpaque(data).takeUnretainedValue()
                context.run { () throws(WireError) in
                    context.depth += 1
                    guard context.depth <= XMLScanner.deepest else {
                        throw WireError(reason: "elements nest more than \(XMLScanner.deepest) deep")
                    }
                    try context.handler.start(XMLScanner.localName(name))
                }
            },
            { data, _ in
                guard let data else { return }
                let context = Unmanaged<Context>.fromOpaque(data).takeUnretainedValue()
                context.run { () throws(WireError) in
                    context.depth -= 1
                    try context.handler.end()
                }
            })
        XML_SetCharacterDataHandler(parser) { data, text, length in
            guard let data, let text else { return }
            let context = Unmanaged<Context>.fromOpaque(data).takeUnretainedValue()
            text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
                context.handler.text(UnsafeBufferPointer(start: $0, count: Int(length)))
            }
        }
    }

    /// The name after its prefix, as a view of expat's memory.
    private static func localName(_ name: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        UnsafeRawPointer(name).withMemoryRebound(to: UInt8.self, capacity: 1) { start in
            var first = 0
            var count = 0
            while start[count] != 0 {
                if start[count] == UInt8(ascii: ":") { first = count + 1 }
                count += 1
            }
            return UnsafeBufferPointer(start: start + first, count: count - first)
        }
    }
}
