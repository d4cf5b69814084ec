extension CodeCatalogue {
    static let networkACLLint: [CodeExplanation] = [
        CodeExplanation(
            .networkACLShadowed, cause: nil,
            meaning: "A row of a network ACL never decides, because earlier rows do the opposite with all it matches.",
            background:
                "Rows are tried in the order of their numbers, and the first match decides. Somebody wrote this row to "
                + "allow or deny something, and it does not.",
            remedy: "Give the row a number before those that overrule it, or delete it if they are right."),
        CodeExplanation(
            .networkACLShadowedMixed, cause: nil,
            meaning:
                "A row of a network ACL never decides: earlier rows match all it matches, part of it the opposite way.",
            background: "Rows are tried in the order of their numbers, and the first match decides.",
            remedy: "Give the row a number before those that overrule it, or delete it if they are right."),
        CodeExplanation(
            .networkACLMasked, cause: nil,
            meaning: "A row of a network ACL never decides: earlier rows of the same action match all it matches.",
            background: "The ACL decides the same without it.",
            remedy: "Delete the row; an ACL has room for 20 in each direction by default."),
        CodeExplanation(
            .networkACLPartlyShadowed, cause: nil,
            meaning: "Earlier rows of a network ACL overrule a part of a row.",
            background: "That is how exceptions are written, and also how mistakes look.",
            remedy: "Check that the part named is meant to go the other way."),
        CodeExplanation(
            .networkACLForwardRedundant, cause: nil,
            meaning: "Without this row of a network ACL, later rows or the fixed last one decide the same.",
            background: "A deny before the fixed last row, with no allow between, changes nothing.",
            remedy: "Delete the row, unless it is kept to say something to readers."),
        CodeExplanation(
            .networkACLGeneralises, cause: nil,
            meaning: "A general row of a network ACL follows an exception to it.",
            background: "The usual pattern: the exception first, then the rule.",
            remedy: "Nothing has to be done."),
        CodeExplanation(
            .networkACLCorrelated, cause: nil,
            meaning: "Two rows of a network ACL overlap and differ in action, and neither contains the other.",
            background: "Only their order decides over the overlap. Renumbering them would change what passes.",
            remedy: "Check that the first of them is meant to win over the overlap."),
        CodeExplanation(
            .networkACLIrrelevant, cause: nil,
            meaning: "No packet that crosses the network ACL can match this row.",
            background: "ACLs filter at the edge of subnets: packets between interfaces of one subnet never meet them.",
            remedy: "Delete the row."),
        CodeExplanation(
            .networkACLHalf, cause: "aws.rules",
            meaning: "A network ACL opens a service one way, and closes every port that replies could go to.",
            background: "ACLs keep no state. A reply is a packet of its own, to the client's ephemeral port.",
            remedy: "Open the ephemeral ports (1024-65535 fit every system) in the other direction."),
        CodeExplanation(
            .networkACLUnused, cause: nil,
            meaning: "A network ACL is associated with no subnet.",
            background: "It filters nothing.",
            remedy: "Delete it, or associate the subnet it was made for."),
        CodeExplanation(
            .networkACLNumbersUsedUp, cause: nil,
            meaning: "The rows of a network ACL leave no number free between them.",
            background: "A row that has to come before another then needs a renumbering of all.",
            remedy: "Renumber the rows in steps of 10 or 100."),
    ]
}
