/// Why a part of a text cannot be read; the public error adds the whole text.
struct ParseFailure: Error {
    let reason: String
}
