import JSONText

/// Writes AWS CLI JSON while an XML answer is read.
final class XMLResultWriter: XMLHandler {
    private let service: ServiceModel
    private let wrapper: [UInt8]?
    private let output: ShapeType?
    private var json: [UInt8] = []
    private var frames: [XMLFrame] = []
    /// The text of the innermost scalar.
    private var scalar: [UInt8] = []
    private var hasResult = false
    /// The members of every structure by their names on the wire, so that names are compared as bytes.
    private var wireNames: [Int: [[UInt8]]] = [:]

    init(operation: OperationModel, service: ServiceModel) {
        self.service = service
        wrapper = operation.resultWrapper.map { Array($0.utf8) }
        output = operation.output
    }

    /// The JSON text of the whole result; an answer without a result is an empty object.
    func finish() -> [UInt8] { hasResult ? json : Array("{}".utf8) }

    func start(_ name: UnsafeBufferPointer<UInt8>) throws(WireError) {
        guard let parent = frames.last else {
            // The root. Without a wrapper it is the result itself.
            try open(wrapper == nil ? output : nil, isRoot: true)
            return
        }
        switch parent.kind {
        case .root:
            if let wrapper, name.elementsEqual(wrapper), !hasResult {
                try open(output, isRoot: true)
            } else {
                frames.append(XMLFrame(.skipped))
            }
        case .skipped: frames.append(XMLFrame(.skipped))
        case .structure(let number): try startMember(name, of: number)
        case .list(let element):
            separate()
            try open(element, isRoot: false)
        case .map(let number): frames.append(XMLFrame(.entry(number)))
        case .entry(let number): try startEntryPart(name, of: number)
        case .scalar: frames.append(XMLFrame(.skipped))
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if case .scalar = frames.last?.kind { scalar.append(contentsOf: text) }
    }

    func end() throws(WireError) {
        guard let frame = frames.popLast() else { return }
        switch frame.kind {
        case .structure:
            if frame.openFlatMember != nil { json.append(UInt8(ascii: "]")) }
            json.append(UInt8(ascii: "}"))
        case .map: json.append(UInt8(ascii: "}"))
        case .list: json.append(UInt8(ascii: "]"))
        case .scalar(let type):
            try XMLScalar.append(scalar, as: type, to: &json)
            scalar.removeAll(keepingCapacity: true)
        case .entry: try closeEntry(frame)
        case .root, .skipped: break
        }
    }

    private func open(_ type: ShapeType?, isRoot: Bool) throws(WireError) {
        if isRoot, type != nil { hasResult = true }
        guard let type else {
            frames.append(XMLFrame(.root))
            return
        }
        guard case .shape(let number) = type else {
            frames.append(XMLFrame(.scalar(type)))
            return
        }
        switch service.shapes[number] {
        case .structure:
            json.append(UInt8(ascii: "{"))
            frames.append(XMLFrame(.structure(number)))
        case .list(_, let element, _):
            json.append(UInt8(ascii: "["))
            frames.append(XMLFrame(.list(element)))
        case .map:
            json.append(UInt8(ascii: "{"))
            frames.append(XMLFrame(.map(number)))
        }
    }

    private func startMember(_ name: UnsafeBufferPointer<UInt8>, of number: Int) throws(WireError) {
        let place = frames.count - 1
        guard case .structure(let members) = service.shapes[number],
            let index = memberIndex(name, of: number, members: members, after: frames[place].lastMember)
        else {
            frames.append(XMLFrame(.skipped))
            return
        }
        frames[place].lastMember = index
        if frames[place].openFlatMember == index {
            separate()
            return try openFlatElement(members[index].type)
        }
        if frames[place].openFlatMember != nil {
            json.append(UInt8(ascii: "]"))
            frames[place].openFlatMember = nil
        }
        guard frames[place].markSeen(index) else {
            // botocore takes the first of repeated elements.
            frames.append(XMLFrame(.skipped))
            return
        }
        separate()
        appendName(members[index].name)
        guard case .shape(let type) = members[index].type, case .list(_, _, true) = service.shapes[type] else {
            return try open(members[index].type, isRoot: false)
        }
        json.append(UInt8(ascii: "["))
        frames[place].openFlatMember = index
        try openFlatElement(members[index].type)
    }

    private func openFlatElement(_ type: ShapeType) throws(WireError) {
        guard case .shape(let number) = type, case .list(_, let element, _) = service.shapes[number] else { return }
        try open(element, isRoot: false)
    }

    /// Members mostly come in the model's order, so the search starts after the last one found.
    private func memberIndex(
        _ name: UnsafeBufferPointer<UInt8>, of number: Int, members: [ShapeMember], after last: Int
    ) -> Int? {
        if wireNames[number] == nil { wireNames[number] = members.map { Array($0.wire.utf8) } }
        guard let names = wireNames[number] else { return nil }
        for step in 0..<names.count {
            let index = (last + 1 + step) % names.count
            if names[index].count == name.count, names[index].elementsEqual(name) { return index }
        }
        return nil
    }

    private func startEntryPart(_ name: UnsafeBufferPointer<UInt8>, of number: Int) throws(WireError) {
        guard case .map(let keyWire, let valueWire, let value) = service.shapes[number] else { return }
        if name.elementsEqual(keyWire.utf8) {
            separateMap()
            try open(.string, isRoot: false)
        } else if name.elementsEqual(valueWire.utf8), !frames[frames.count - 1].isFirst {
            json.append(UInt8(ascii: ":"))
            frames[frames.count - 1].hasValue = true
            try open(value, isRoot: false)
        } else {
            let found = String(decoding: name, as: UTF8.self)
            throw WireError(reason: "a map entry holds \(found) where \(keyWire) was expected")
        }
    }

    private func closeEntry(_ frame: XMLFrame) throws(WireError) {
        if !frame.hasValue { throw WireError(reason: "a map entry has no value") }
    }

    /// A comma where something stands before in the innermost container.
    private func separate() {
        let place = frames.count - 1
        if !frames[place].isFirst { json.append(UInt8(ascii: ",")) }
        frames[place].isFirst = false
    }

    /// The same for a pair, whose container is one frame further out.
    private func separateMap() {
        let place = frames.count - 2
        if !frames[place].isFirst { json.append(UInt8(ascii: ",")) }
        frames[place].isFirst = false
        frames[place + 1].isFirst = false
    }

    private func appendName(_ name: String) {
        var name = name
        name.withUTF8 { JSONStringText.append($0, to: &json) }
        json.append(UInt8(ascii: ":"))
    }
}
