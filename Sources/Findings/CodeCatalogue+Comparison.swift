extension CodeCatalogue {
    static let comparison: [CodeExplanation] = [
        CodeExplanation(
            .comparisonClosed, cause: "aws.rules",
            meaning: "Connections that worked in the older snapshot do not work in the newer one.",
            background: "Each edit is tried alone on the older snapshot, and undone alone in the newer one.",
            remedy: "Undo the edit, or leave it, if that was the intention."),
        CodeExplanation(
            .comparisonOpened, cause: nil,
            meaning: "Connections work that did not in the older snapshot.",
            background: "Requests arrive and replies return: every filter and route on both ways is judged.",
            remedy: "Nothing, if that was the intention; else undo the edit."),
        CodeExplanation(
            .comparisonExposed, cause: nil,
            meaning: "The internet reaches something that it did not reach in the older snapshot.",
            background: "Requests arrive and replies return: every filter and route on both ways is judged.",
            remedy: "Narrow the rule named, if the service is not meant for everybody."),
        CodeExplanation(
            .comparisonUnsteady, cause: "aws.rules",
            meaning: "Connections are lost on some of their ways or ports, and were not in the older snapshot.",
            background: "Which way or port a connection gets is not its own choice, so some fail and others work.",
            remedy: "Ask awsdrops path for one of the connections: it tells what loses which of them."),
        CodeExplanation(
            .comparisonUnknown, cause: nil,
            meaning: "Whether connections work is known in the older snapshot, and not in the newer one.",
            background: "What decides is missing in the newer snapshot, or led to something not modelled.",
            remedy: "Collect what is missing; awsdrops path names it."),
        CodeExplanation(
            .comparisonNeutral, cause: nil,
            meaning: "An edit changed nothing about who reaches what.",
            background: "Other rules or routes decide the same without it.",
            remedy: "Nothing; if it was meant to change something, ask awsdrops path what else decides."),
    ]
}
