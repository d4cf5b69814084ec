extension CodeCatalogue {
    /// Codes of flow logs.
    static let flows: [CodeExplanation] = [
        CodeExplanation(
            .flowRecordsSkipped, cause: nil,
            meaning: "Flow log records of an interface were lost for a while, so the log is incomplete there.",
            background:
                "AWS writes SKIPDATA where it could not keep the records of a window. One such line may stand for many flows.",
            remedy: "Look at another window, or at the log of the interface at the other end.")
    ]
}
