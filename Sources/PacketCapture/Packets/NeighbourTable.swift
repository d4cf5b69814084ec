/// Which addresses answer when they are asked for by ARP.
struct NeighbourTable {
    private(set) var unanswered: [Host: FrameList] = [:]
    private var answered: Set<Host> = []

    mutating func add(_ message: NeighbourMessage) {
        if message.isReply || message.sender == message.target {
            answered.insert(message.sender)
            unanswered[message.sender] = nil
        } else if !answered.contains(message.target) {
            unanswered[message.target, default: FrameList()].append(message.frame)
        }
    }
}
