/// Which field stands where in a record.
public struct RecordLayout: Sendable, Hashable {
    /// The fields in the order of the record.
    public let fields: [FlowField]

    /// A layout of these fields.
    public init(_ fields: [FlowField]) {
        self.fields = fields
    }

    /// Where the field stands; nil where the layout lacks it.
    public func column(of field: FlowField) -> Int? {
        fields.firstIndex { $0.name == field.name }
    }

    /// Where the field stands that a question about `field` looks at.
    ///
    /// A format without `srcaddr` may have `pkt-srcaddr`, which then stands for it; the same for the destination.
    func columnOrStandIn(of field: FlowField) -> Int? {
        if let column = column(of: field) { return column }
        switch field.name {
        case FlowField.sourceAddress.name: return column(of: .packetSourceAddress)
        case FlowField.destinationAddress.name: return column(of: .packetDestinationAddress)
        default: return nil
        }
    }

    /// Whether these are the records of a transit gateway, which have no action.
    var isTransitGateway: Bool { column(of: .transitGateway) != nil }

    /// The layout with a column before it that an envelope added.
    func preceded(by field: FlowField) -> RecordLayout { RecordLayout([field] + fields) }
}

extension RecordLayout {
    /// The default format of VPC flow logs, version 2.
    public static let version2 = RecordLayout(FieldCatalogue.fields(upTo: 2))
    /// The default format of transit gateway flow logs.
    public static let transitGateway = RecordLayout(FieldCatalogue.transitGateway)
    /// The order in which AWS's examples write the fields of version 3.
    public static let version3Example = RecordLayout(
        ("version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport dstport pkt-srcaddr "
            + "pkt-dstaddr protocol bytes packets start end action tcp-flags log-status")
            .split(separator: " ").map { FlowField(named: String($0)) })

    /// The layouts that have names, in the order in which records without a header are held against them.
    static let named: [(name: String, layout: RecordLayout)] =
        [("v2", version2), ("tgw", transitGateway), ("v3-example", version3Example)]
        + [3, 4, 5, 7, 8, 9, 10, 11].map { ("v\($0)", RecordLayout(FieldCatalogue.fields(upTo: $0))) }
}
