extension CodeCatalogue {
    /// What a comparison with Reachability Analyzer tells.
    static let crossCheck = [
        CodeExplanation(
            .crossCheckDiffers, cause: nil,
            meaning: "Reachability Analyzer says otherwise of the way there than awsdrops.",
            background:
                "Both work from the configuration, and neither sends a packet. They may have read it at different times. "
                + "Reachability Analyzer looks for one packet that passes, so what passes in part is reachable to it; it knows "
                + "no IPv6, no ICMP, and not the reply. Else one of the two is wrong.",
            remedy:
                "Compare the hops side by side, look at the first component that only one of them has or that only one of them "
                + "says blocks, and try the connection. Where awsdrops is wrong, its snapshot (awsdrops collect) and the output "
                + "are what a report of the fault needs.")
    ]
}
