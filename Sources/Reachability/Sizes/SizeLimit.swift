import Findings
import NetworkSets

/// The largest IP packet that a component on a way carries.
struct SizeLimit {
    let bytes: Int
    /// The largest that it carries for certain; the same as `bytes` but where that is only the most it may.
    let bytesForCertain: Int
    let component: String
    let kind: Hop.Kind
    let direction: WalkDirection
    /// How many filters were passed in this direction before it.
    let passages: Int

    /// Whether it is the limit of an end's own interface, not of a link in between.
    var isEnd: Bool { kind == .instance || kind == .networkInterface }
}

/// A filter that packets passed, and which packets.
struct Passage {
    let filter: any MirroredFilter
    let direction: WalkDirection
    let packets: FlowSet
}

/// A filter whose opposite direction is a filter too: what meets packets that go back the same way.
protocol MirroredFilter: Component {
    var mirrored: any MirroredFilter { get }
}

extension MirroredFilter {
    var mirroredFilter: (any MirroredFilter)? { self }
}

extension NetworkACLFilter: MirroredFilter {
    var mirrored: any MirroredFilter { NetworkACLFilter(subnet: subnet, isEgress: !isEgress, next: next) }
}

extension SecurityGroupFilter: MirroredFilter {
    var mirrored: any MirroredFilter { SecurityGroupFilter(interface: interface, isEgress: !isEgress, next: next) }
}
