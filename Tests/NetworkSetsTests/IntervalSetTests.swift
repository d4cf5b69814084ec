import NetworkSets
import TestSupport
import Testing

@Suite struct IntervalSetTests {
    typealias Octets = IntervalSet<UInt8>

    @Test(arguments: [
        ([3...5, 1...2], [1...5]), ([1...2, 4...5], [1...2, 4...5]), ([0...255, 7...9], [0...255]),
        ([250...255, 255...255], [250...255]), ([1...9, 2...3, 4...5], [1...9]), ([], []),
        ([254...254, 0...0, 255...255, 1...1], [0...1, 254...255]),
    ])
    func isCanonical(given: [ClosedRange<UInt8>], kept: [ClosedRange<UInt8>]) {
        #expect(Octets(given).ranges == kept)
    }

    @Test func operationsAgreeWithMembership() {
        var random = SplitMix64(seed: 1)
        for round in 0..<400 {
            let (left, right) = (Self.randomSet(&random), Self.randomSet(&random))
            let members = (0...255).map { (left.contains($0), right.contains($0)) }
            func check(_ set: Octets, _ name: String, _ rule: (Bool, Bool) -> Bool) {
                let wrong = (UInt8.min...UInt8.max).filter {
                    set.contains($0) != rule(members[Int($0)].0, members[Int($0)].1)
                }
                #expect(wrong.isEmpty, "\(name) of \(left.ranges) and \(right.ranges), round \(round), seed 1")
                #expect(Octets(set.ranges.shuffled(using: &random)) == set)
                #expect(set.count == PacketCount(UInt128(members.count { rule($0.0, $0.1) })))
                #expect(zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
            }
            check(left.union(right), "union") { $0 || $1 }
            check(left.intersection(right), "intersection") { $0 && $1 }
            check(left.subtracting(right), "difference") { $0 && !$1 }
            check(left.complement, "complement") { left, _ in !left }
            #expect(left.isSubset(of: right) == members.allSatisfy { !$0.0 || $0.1 })
            #expect(left.isDisjoint(with: right) == members.allSatisfy { !($0.0 && $0.1) })
            #expect(left.intersection(right).isSubset(of: left))
        }
    }

    private static func randomSet(_ random: inout SplitMix64) -> Octets {
        let edges: [UInt8] = [0, 1, 2, 127, 128, 253, 254, 255]
        let ranges = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            let low =
                random.chance(50) ? edges.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            let high =
                random.chance(50) ? edges.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            return min(low, high)...max(low, high)
        }
        return Octets(ranges)
    }

    @Test func knowsItsEnds() {
        #expect(Octets().first == nil)
        #expect(Octets([9...20, 2...3]).first == 2)
        #expect(Octets([9...20, 2...3]).last == 20)
        #expect(Octets.full.isFull)
        #expect(!Octets(0...254).isFull)
        #expect(Octets(7).ranges == [7...7])
        #expect(Octets.full.complement.isEmpty)
    }

    @Test func widestSetsDoNotOverflow() {
        let full = IntervalSet<UInt128>.full
        #expect(full.count.description == "340282366920938463463374607431768211456")
        #expect(full.subtracting(IntervalSet(UInt128.max)).last == UInt128.max - 1)
        #expect(full.subtracting(IntervalSet(0 as UInt128)).union(IntervalSet(0 as UInt128)) == full)
    }
}
