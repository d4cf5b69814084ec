import Foundation

/// The parser that libFuzzer tries, named by `AWSDROPS_FUZZ_TARGET`.
private let chosen = ProcessInfo.processInfo.environment["AWSDROPS_FUZZ_TARGET"].flatMap(FuzzTarget.named)

/// Called by libFuzzer once, before it reads its options: writes the corpus and the dictionary it is to start from into
/// `AWSDROPS_FUZZ_FOLDER`, and lists the parsers where none is chosen.
@_cdecl("LLVMFuzzerInitialize")
func initialize(_: UnsafeMutablePointer<CInt>?, _: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    guard let chosen, let path = ProcessInfo.processInfo.environment["AWSDROPS_FUZZ_FOLDER"] else {
        print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
        exit(0)
    }
    let folder = URL(filePath: path)
    do {
        let corpus = folder.appending(path: "corpus")
        try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
        for (number, text) in chosen.corpus.enumerated() {
            try Data(text).write(to: corpus.appending(path: "given-\(number)"))
        }
        // libFuzzer takes no dictionary without a word.
        let words = (chosen.words.isEmpty ? ["\u{0}"] : chosen.words).map { word in
            "\"" + word.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\"\n"
        }
        try Data(words.joined().utf8).write(to: folder.appending(path: "words"))
    } catch {
        print("cannot write into \(path): \(error)")
        exit(1)
    }
    return 0
}

/// Called by libFuzzer for every input; a complaint ends the run, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let chosen else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let done = DispatchSemaphore(value: 0)
    Task {
        if let complaint = await chosen.complaint(bytes) { fatalError(complaint) }
        done.signal()
    }
    done.wait()
    return 0
}
