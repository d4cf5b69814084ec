/// Pairs of classes with ends that stand for them.
struct EndPair: Hashable {
    let from: EndClass
    let to: EndClass
    let source: NetworkEnd
    let destination: NetworkEnd

    /// A pair of classes; nil where there are no two different ends, or no connections start there.
    init?(_ from: EndClass, _ to: EndClass) {
        guard let source = from.members.first, source.opensConnections,
            let destination = to.members.first(where: { $0 != source })
        else { return nil }
        self.from = from
        self.to = to
        self.source = source
        self.destination = destination
    }
}
