/// A box as the top level of the diagram, where the meaning of the port fields depends on the protocol.
struct BoxRoot: Segments {
    let box: FlowBox

    @inline(__always)
    var segmentCount: Int {
        box.spans.count
    }

    @inline(__always)
    func range(at index: Int) -> ClosedRange<UInt16> {
        box.spans[index].keys
    }

    @inline(__always)
    func value(at index: Int) -> FlowSet.SourceLayer.Box {
        let meaning = box.spans[index].meaning
        let ports = BoxLayer(side: meaning.clipped(box.sourcePorts), rest: meaning.clipped(box.destinationPorts))
        return BoxLayer(side: box.source, rest: BoxLayer(side: box.destination, rest: ports))
    }
}
