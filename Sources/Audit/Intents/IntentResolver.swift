import Inventory
import NetworkSets
import Topology

/// Finds out what the sets of a file stand for in a snapshot, and which words stand for nothing.
struct IntentResolver {
    /// Words that name nothing, with near candidates.
    private(set) var mistakes: [YAMLFault] = []
    /// Words that name something with no end in it.
    private(set) var warnings: [YAMLFault] = []
    /// Whether a set was met that hosts may be in which the snapshot does not know.
    private(set) var selectsUnseen = false

    private let topology: Topology
    private let sets: [String: IntentSet]
    private let endpoints: EndpointResolver
    private let selectors: IntentSelectors
    private var known: [String: (ends: IntentEnds, selectsUnseen: Bool)] = [:]
    private var open: Set<String> = []

    init(_ topology: Topology, _ sets: [String: IntentSet]) {
        self.topology = topology
        self.sets = sets
        endpoints = EndpointResolver(topology)
        selectors = IntentSelectors(topology)
    }

    /// What some reading of sets gives, and whether one of them is a set that unseen hosts may be in.
    mutating func clearingSelections<Sides>(
        _ read: (inout IntentResolver) -> Sides
    ) -> (sides: Sides, selectsUnseen: Bool) {
        let before = selectsUnseen
        selectsUnseen = false
        defer { selectsUnseen = before }
        let sides = read(&self)
        return (sides, selectsUnseen)
    }

    /// What a set stands for.
    mutating func ends(of set: IntentSet) -> IntentEnds {
        var all = IntentEnds()
        for word in set.words { all.add(ends(of: word)) }
        for word in set.exceptions { all.remove(ends(of: word), in: topology) }
        if all.isEmpty, let first = set.words.first, !set.exceptions.isEmpty {
            warnings.append(first.fault("nothing is left of \(set.text)"))
        }
        return all
    }

    private mutating func ends(of word: IntentWord) -> IntentEnds {
        if let known = known[word.text] {
            if known.selectsUnseen { selectsUnseen = true }
            return known.ends
        }
        let (found, isOpen) = clearingSelections { $0.search(word) }
        known[word.text] = (found, isOpen)
        if isOpen { selectsUnseen = true }
        return found
    }

    private mutating func search(_ word: IntentWord) -> IntentEnds {
        if let set = sets[word.text] {
            guard open.insert(word.text).inserted else {
                mistakes.append(word.fault("the set \"\(word.text)\" is part of itself"))
                return IntentEnds()
            }
            defer { open.remove(word.text) }
            return ends(of: set)
        }
        do throws(IntentSelectors.Unknown) {
            if let found = try selectors.ends(of: word.text) {
                selectsUnseen = true
                return noted(found, word)
            }
        } catch {
            mistakes.append(word.fault(error.text))
            return IntentEnds()
        }
        do throws(EndpointError) {
            // Destinations may be more than sources: an address that two VPCs have is one too.
            return noted(selectors.ends(of: try endpoints.resolve(word.text, as: .destination)), word)
        } catch {
            let near = NearNames(among: sets.keys).candidates(for: word.text)
            let hint = near.isEmpty ? "" : "; sets that are near: \(near.joined(separator: ", "))"
            mistakes.append(word.fault("\(error)\(hint)"))
            return IntentEnds()
        }
    }

    private mutating func noted(_ ends: IntentEnds, _ word: IntentWord) -> IntentEnds {
        if ends.isEmpty {
            warnings.append(word.fault("\"\(word.text)\" has no host, load balancer or endpoint in it"))
        }
        return ends
    }
}
