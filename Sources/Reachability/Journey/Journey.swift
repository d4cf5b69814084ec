public import Findings
public import NetworkSets

/// One packet of a question followed through the layers, and its reply; it ends where the packet does.
public struct Journey: Sendable, Hashable {
    /// The stations in order.
    public let steps: [Step]

    /// One station.
    public struct Step: Sendable, Hashable {
        /// The layer it happens at.
        public enum Layer: String, Sendable, Hashable {
            /// The application's socket.
            case socket
            /// TCP, UDP or another transport: what is announced, and how much fits.
            case transport
            /// The IP header.
            case network
            /// The frame that leaves the interface.
            case frame
            /// A component on the way.
            case hop
        }

        /// What became of the packet here.
        public enum Outcome: String, Sendable, Hashable {
            case passes
            case dropped
            case unknown
        }

        /// The layer.
        public let layer: Layer
        /// Which half of the conversation.
        public let direction: WalkDirection
        /// The component, for a hop; nil else.
        public let hop: Hop?
        /// What happens, with its values.
        public let text: String
        /// What became of the packet.
        public let outcome: Outcome
        /// The code of the refusal, where it is dropped.
        public let code: FindingCode?
        /// The packet as it goes on from here.
        public let packet: Packet
        /// That packet in words.
        public var rewrite: String { PacketText.addresses(packet) }
    }
}
