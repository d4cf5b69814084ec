import Inventory
import NetworkSets
import Topology

/// A place where packets cross between the customer's site and Amazon: a carrier, and the gateway at its end.
struct OnPremisesDoor {
    enum Place: Hashable {
        /// A virtual private gateway of a VPC.
        case vpc(String)
        /// An attachment to a transit gateway.
        case attachment(String)
    }

    let carrier: Carrier
    let place: Place
    /// The addresses that routes lead out through this door.
    var addresses = AddressSet()

    /// Whether an id on the command line names this door.
    func isNamed(_ id: String) -> Bool {
        if carrier.id == id || carrier.gatewayID == id { return true }
        if case .attachment(let attachment) = place { return attachment == id }
        return false
    }

    /// The way in, from the customer's site.
    var entrance: any Component { CarrierCrossing(door: self, isEgress: false) }

    /// Where packets go that came in through the carrier.
    var inside: any Component {
        switch place {
        case .vpc(let vpcID): VPNGatewayArrival(gatewayID: carrier.gatewayID, vpcID: vpcID)
        case .attachment(let attachment):
            TransitGatewayEntry(gatewayID: carrier.gatewayID, attachmentID: attachment)
        }
    }
}

/// A host at the customer's site that answers. Which way its routers send the reply AWS does not show; it is taken to come
/// back through the door by which the request left.
struct OnPremisesReply: Component {
    let door: OnPremisesDoor

    func judge(_ traffic: Traffic) -> Judgement {
        Judgement(exits: [.next(door.entrance, traffic.packets)])
    }
}
