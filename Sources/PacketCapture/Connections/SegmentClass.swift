/// What a segment is to the stream of its sender, as seen where the capture was made.
enum SegmentClass {
    /// It carries nothing: an acknowledgement.
    case empty
    /// It goes on where the stream was, or beyond what is still missing.
    case new
    /// Its bytes were seen before, in another packet.
    case retransmission
    /// Its bytes are new here though later ones were seen, and it was sent after those: the first copy was lost on the way.
    case fill
    /// It was sent before packets that were seen already.
    case reordered
    /// The very same packet again.
    case duplicate
    /// The very same packet, seen at another interface or hop.
    case copy
    /// The very same packet at the same place with fewer hops to live.
    case looped
}
