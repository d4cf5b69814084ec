extension CodeCatalogue {
    static let intents: [CodeExplanation] = [
        CodeExplanation(
            .intentAllow, cause: "aws.rules",
            meaning: "Connections that the file of intents demands do not work, or not all of them.",
            background: "Every address and port of both sets is asked: requests have to arrive and replies to return.",
            remedy: "Ask awsdrops path for the counterexample: it names the fix of what is in the way."),
        CodeExplanation(
            .intentDeny, cause: nil,
            meaning: "Packets arrive that the file of intents forbids.",
            background: "What arrives counts, also where its reply is lost.",
            remedy: "Narrow the rule that lets the counterexample in, or route around it."),
        CodeExplanation(
            .intentSymmetric, cause: nil,
            meaning: "One of two sides may open connections to the other that the other may not open to it.",
            background: "Services and addresses are compared, the client's ports are not.",
            remedy: "Give both sides the same rules, or say in the file who may open what."),
        CodeExplanation(
            .intentIsolated, cause: nil,
            meaning: "Packets get to or from what the file of intents says is isolated.",
            background: "Both directions are asked, also where replies are lost.",
            remedy: "Narrow the rule or the route that lets the counterexample through."),
        CodeExplanation(
            .intentEncryptedPortOnly, cause: nil,
            meaning: "Packets arrive at a port whose protocol does not encrypt.",
            background: "The port tells the protocol by its registration only; what is spoken there is not looked at.",
            remedy: "Close the port, or name it among the encrypted ones where the protocol is."),
        CodeExplanation(
            .intentMaxExposure, cause: nil,
            meaning: "More ends are reached than the file of intents allows.",
            background: "An end counts once, whatever of it is reached; a load balancer is one end.",
            remedy: "Close what need not be reached; the finding lists the ends."),
        CodeExplanation(
            .intentUnknown, cause: nil,
            meaning: "Whether an intent holds hangs on something missing or not modelled.",
            background: "Missing data never reads as holding, and never as failing.",
            remedy: "Collect what the gaps name."),
    ]
}
