extension CodeCatalogue {
    static let groupLint: [CodeExplanation] = [
        CodeExplanation(
            .groupRuleDuplicate, cause: nil,
            meaning: "Two rules of a security group match the same.",
            background: "Rules only allow, and add up: the second adds nothing.",
            remedy: "Remove one of them."),
        CodeExplanation(
            .groupRuleContained, cause: nil,
            meaning: "One rule of a security group allows all that another does.",
            background:
                "Rules only allow, and add up. A narrow rule beside a wide one gives a false sense of who gets in.",
            remedy: "Remove the narrow rule, or the wide one if it was never meant."),
        CodeExplanation(
            .groupRuleCovered, cause: nil,
            meaning: "Several rules of a security group together allow all that one does.",
            background: "No single one of them suffices, so the eye does not see it.",
            remedy: "Remove the covered rule."),
        CodeExplanation(
            .groupMutuallyRedundant, cause: nil,
            meaning: "Rules of a security group cover each other, but not all of them can go.",
            background: "Each alone is superfluous. Removing all of them would close what they open.",
            remedy: "Remove only the rules listed as those that can go."),
        CodeExplanation(
            .groupReferenceCovered, cause: nil,
            meaning: "A rule names a group as peer, and rules with blocks allow every address its members can have.",
            background: "The reference looks like a restriction to the members, and is none.",
            remedy: "Remove the reference, or the blocks if only the members are meant."),
        CodeExplanation(
            .groupRulesMergeable, cause: nil,
            meaning: "Fewer rules of a security group could say the same.",
            background: "A group holds 60 rules in each direction by default.",
            remedy: "Add the merged rule, then remove the old ones."),
        CodeExplanation(
            .groupRuleCoveredElsewhere, cause: nil,
            meaning: "On every interface that carries the group, its other groups allow all that a rule does.",
            background: "The rules of all groups of an interface add up.",
            remedy: "Remove the rule, if the group is not meant to be used without the others."),
        CodeExplanation(
            .groupAddsNothing, cause: nil,
            meaning: "A security group adds nothing to any interface that carries it.",
            background: "The other groups of those interfaces allow all it does.",
            remedy: "Take it off the interfaces, unless other groups refer to it: being a member is then its use."),
        CodeExplanation(
            .groupPeerEmpty, cause: nil,
            meaning: "A rule of a security group matches nobody.",
            background: "Its peer is a group without members, a group that is gone, or a prefix list without entries.",
            remedy: "Remove the rule, or put the members into the group it names."),
        CodeExplanation(
            .groupUnused, cause: nil,
            meaning: "A security group is on no interface, and no rule refers to it.",
            background: "Launch templates and services may still name it.",
            remedy: "Delete it if nothing is going to use it."),
        CodeExplanation(
            .groupClone, cause: nil,
            meaning: "Security groups have the same rules.",
            background: "Changes tend to reach one of them only.",
            remedy: "Keep one of them."),
    ]
}
