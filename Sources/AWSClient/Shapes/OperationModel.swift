/// What is needed to ask one operation and to read its answer.
struct OperationModel: Sendable {
    let name: String
    let method: HTTPRequest.Method
    /// The path with `{member}` places.
    let uri: String
    let input: ShapeType?
    let output: ShapeType?
    /// The element around the result in answers of the query protocol.
    let resultWrapper: String?
    /// Whether requests are sent without signature, for what they carry is the proof of who asks.
    let isUnsigned: Bool
    /// Nil where the operation answers in one piece.
    let paging: PagingModel?
}

/// How an operation hands out long answers, as botocore's paginators describe it.
struct PagingModel: Sendable {
    /// The parameter that takes the token.
    let inputToken: String
    /// The member that gives the next one.
    let outputToken: String
    /// The members that go on from page to page.
    let lists: [String]
    /// The members taken from the first page as they are.
    let kept: [String]
    /// The parameter for the page's size and its largest value.
    let size: (parameter: String, largest: Int)?
    /// The boolean member that is false on the last page.
    let moreResults: String?
}
