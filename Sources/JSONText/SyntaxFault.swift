/// Where a text stops being JSON and what had to stand there; cheap to throw, worded by ``JSONError``.
struct SyntaxFault: Error {
    let offset: Int
    let expected: StaticString
}
