/// The AWS CLI's spelling of operations.
enum KebabCase {
    /// `describe-db-instances` for `DescribeDBInstances`: a dash before each word, and runs of capitals are one word.
    static func name(of operation: String) -> String {
        let letters = Array(operation)
        var name = ""
        for (index, letter) in letters.enumerated() {
            let startsWord =
                index > 0 && letter.isUppercase
                && (letters[index - 1].isLowercase || letters[index - 1].isNumber
                    || (index + 1 < letters.count && letters[index + 1].isLowercase))
            name += (startsWord ? "-" : "") + letter.lowercased()
        }
        return name
    }
}
