public import Findings

/// Findings that somebody decided to live with: those of one code at the resources that a pattern names.
public struct Suppression: Sendable, Hashable {
    /// The code.
    public let code: FindingCode
    /// The id, ARN or name of the finding's component; `*` stands for any text.
    public let resource: String
    /// Why the finding is no fault here.
    public let reason: String
    /// Who decided that.
    public let owner: String
    /// The last day on which it holds; nil where it holds for good.
    public let expires: CalendarDay?
    /// The line of the file it starts in.
    public let line: Int

    /// Whether a finding is meant.
    ///
    /// - Parameter name: The name of the finding's component, where it has one.
    func matches(_ finding: Finding, name: String?) -> Bool {
        finding.code == code
            && (Self.matches(finding.component, resource) || name.map { Self.matches($0, resource) } == true)
    }

    /// Whether it holds no more.
    func isExpired(on today: CalendarDay) -> Bool { expires.map { $0 < today } ?? false }

    /// Whether a text fits a pattern, in time proportional to both lengths multiplied.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let (text, pattern) = (Array(text.utf8), Array(pattern.utf8))
        let star = UInt8(ascii: "*")
        var (here, place) = (0, 0)
        // Where the last star was met, and how much of the text it has taken.
        var (lastStar, taken): (Int?, Int) = (nil, 0)
        while here < text.count {
            if place < pattern.count, pattern[place] == star {
                (lastStar, taken) = (place, here)
                place += 1
            } else if place < pattern.count, pattern[place] == text[here] {
                (here, place) = (here + 1, place + 1)
            } else if let lastStar {
                taken += 1
                (here, place) = (taken, lastStar + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == star }
    }
}
