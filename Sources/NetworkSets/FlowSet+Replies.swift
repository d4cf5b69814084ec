extension FlowSet {
    /// The packets with both ends swapped: addresses and ports. ICMP types and codes stay where they are.
    public var reversed: FlowSet {
        mapEntries { span, layer in
            layer.transposed { span.meaning == .ports ? $0.transposed() : $0 }
        }
    }

    /// The packets that answer these: with both ends swapped, and of ICMP only the replies, with code 0.
    ///
    /// An ICMP message that nothing answers (an error, a reply) gives none.
    public var replies: FlowSet {
        mapEntries { span, layer in
            switch span.meaning {
            case .ports: return layer.transposed { $0.transposed() }
            case .nothing: return layer.transposed { $0 }
            case .typeAndCode:
                let pairs = ICMPMessage.replies(of: InternetProtocol(rawValue: span.protocols.lowerBound))
                return layer.transposed { messages in
                    let types = pairs.filter { messages.value(for: UInt16($0.request)) != nil }.map { UInt16($0.reply) }
                    return PortLayer(PortSet(types.map { $0...$0 }), .zeroOnly)
                }
            }
        }
    }

    /// The packets that expect an answer: all but those ICMP messages that have no reply.
    public var expectingReply: FlowSet {
        mapEntries { span, layer in
            guard span.meaning == .typeAndCode else { return layer }
            let pairs = ICMPMessage.replies(of: InternetProtocol(rawValue: span.protocols.lowerBound))
            let requests = PortSet(pairs.map { UInt16($0.request)...UInt16($0.request) })
            return layer.mapValues { $0.mapValues { $0.restricted(to: requests) } }
        }
    }

    /// Replaces what each run of protocols has.
    @inline(__always)
    func mapEntries(_ transform: (ProtocolSpan, SourceLayer) -> SourceLayer) -> FlowSet {
        var result = Root()
        for entry in root.entries {
            guard let span = ProtocolSpan(keys: entry.range) else { continue }
            let layer = transform(span, entry.value)
            if !layer.isEmpty { result.append(entry.range, layer) }
        }
        return FlowSet(root: result)
    }
}

extension IntervalMap {
    /// Swaps this level with the next one, and changes what is below; empty results disappear.
    fileprivate func transposed<Key, Below: FlowDimension>(
        _ below: (Below) -> Below
    ) -> IntervalMap<Key, IntervalMap<Bound, Below>> where Value == IntervalMap<Key, Below> {
        // An entry's keys become the values of its value's keys; the union puts the entries back together.
        .union(
            of: entries.map { entry in
                entry.value.mapValues { IntervalMap<Bound, Below>(entry.range, below($0)) }
            })
    }
}

extension FlowSet.PortLayer {
    /// Swaps source and destination ports.
    fileprivate func transposed() -> Self {
        .union(of: entries.map { FlowSet.PortLayer($0.value, PortSet($0.range)) })
    }
}
