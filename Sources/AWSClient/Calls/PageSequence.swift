import JSONText
import OrderedCollections

/// The pages of one call: what to ask next, and all that came, merged as botocore's paginators do. Pure.
struct PageSequence {
    private let paging: PagingModel
    private var given: JSONValue
    private var token: String?
    private var seenTokens: Set<String> = []
    private var merger = AnswerMerger()
    private var isFirst = true
    /// How many elements the lists of the last page held.
    private(set) var lastCount = 0

    /// A sequence before its first page.
    ///
    /// The largest page is asked for, unless the parameters name ids: EC2 refuses the two together.
    init(_ paging: PagingModel, parameters: JSONValue) {
        self.paging = paging
        given = parameters
        if let size = paging.size, !Self.namesIDs(parameters) {
            given = given.with(size.parameter, .number(JSONNumber(size.largest)))
        }
    }

    private static func namesIDs(_ parameters: JSONValue) -> Bool {
        guard case .object(let members) = parameters else { return false }
        return members.keys.contains { $0.hasSuffix("Ids") || $0.hasSuffix("Arns") || $0.hasSuffix("Names") }
    }

    /// The parameters of the next request.
    var parameters: JSONValue {
        token.map { given.with(paging.inputToken, .string($0)) } ?? given
    }

    /// Takes a page in; whether another one follows.
    ///
    /// - Throws: `WireError` where a token comes back that was already used: asking on would never end.
    mutating func take(_ page: JSONDocument) throws(WireError) -> Bool {
        lastCount = 0
        for name in paging.lists {
            guard let list = page.root[name: name], list.kind == .array else { continue }
            lastCount += merger.append(list, to: name)
        }
        if isFirst {
            for name in paging.kept {
                if let value = page.root[name: name] { merger.keep(value, as: name) }
            }
            isFirst = false
        }
        if let more = paging.moreResults, page.root[name: more]?.bool != true { return false }
        guard let next = page.root[name: paging.outputToken]?.string, !next.isEmpty else { return false }
        guard seenTokens.insert(next).inserted else {
            throw WireError(reason: "the server gave the page token \(next.prefix(40)) twice")
        }
        token = next
        return true
    }

    /// All pages as one object.
    func merged() -> [UInt8] { merger.text }
}

extension JSONValue {
    /// The object with a member set.
    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members[name] = value
        return .object(members)
    }
}
