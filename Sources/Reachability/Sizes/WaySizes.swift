import Findings
import NetworkSets

/// The sizes of packets on one walked way: what each end sends, and which links carry less.
struct WaySizes {
    private let way: WalkedWay
    private let options: QuestionOptions
    /// The MTU of the client's interface; that of a host in the internet is taken as 1500.
    private let client: Int
    private let server: Int

    init(_ way: WalkedWay, _ options: QuestionOptions) {
        self.way = way
        self.options = options
        func end(_ direction: WalkDirection, _ limits: [SizeLimit]) -> Int? {
            limits.first { $0.direction == direction && $0.isEnd }?.bytes
        }
        if case .outside = way.origin {
            client = InterfaceMTU.standard
        } else {
            client = end(.forward, way.mtuLimits) ?? InterfaceMTU.jumbo
        }
        if way.destination == "internet" {
            server = InterfaceMTU.standard
        } else {
            server =
                end(.return, way.mtuLimits) ?? end(.forward, way.mtuLimits.reversed()) ?? InterfaceMTU.jumbo
        }
    }

    /// The largest packet an end sends in a direction.
    ///
    /// TCP sends no more than the other end's handshake announces, which components on its way may lower; other protocols send
    /// what their interface allows. Where a size is asked for, it is that one.
    func largestSent(_ direction: WalkDirection) -> Int {
        if let size = options.packetSize { return size }
        guard options.protocol == .tcp else { return own(direction) }
        let announced = way.mtuLimits.filter { clamps($0, announcedAgainst: direction) }.map(\.bytes).min()
        return min(client, server, announced ?? .max)
    }

    /// Whether a component lowers what is announced to the sender of a direction: it is passed the other way. The answer of the
    /// service behind an interface endpoint starts at the endpoint, which lowers it without being a hop of the return.
    private func clamps(_ limit: SizeLimit, announcedAgainst direction: WalkDirection) -> Bool {
        guard LinkBehaviour.of(limit.kind).clampsSegments else { return false }
        return limit.direction != direction || limit.kind == .vpcEndpoint
    }

    /// The MTU of the interface that sends in a direction.
    func own(_ direction: WalkDirection) -> Int { direction == .forward ? client : server }

    /// The links of a direction on which packets are lost for their size, each smaller than the one before: once the sender
    /// knows of the first, it meets the next.
    func tooSmall(_ direction: WalkDirection) -> [(limit: SizeLimit, sent: Int)] {
        var size = largestSent(direction)
        var found: [(limit: SizeLimit, sent: Int)] = []
        for limit in way.mtuLimits where limit.direction == direction && !limit.isEnd && limit.bytes < size {
            found.append((limit, size))
            size = limit.bytes
        }
        return found
    }

    /// The filters that packets of a direction passed before a link.
    func passages(before limit: SizeLimit) -> [Passage] {
        Array(way.passages.filter { $0.direction == limit.direction }.prefix(limit.passages))
    }
}
