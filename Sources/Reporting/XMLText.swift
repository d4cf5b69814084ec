/// Text as XML takes it.
enum XMLText {
    /// What has a meaning in XML as an entity, what may not stand there at all as visible escapes; lines stay lines.
    static func escaped(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var result = ""
        for scalar in lines.map({ SafeText.printable(String($0)) }).joined(separator: "\n").unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // The two that no XML document may hold and SafeText lets pass.
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
