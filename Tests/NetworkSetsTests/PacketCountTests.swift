import NetworkSets
import Testing

@Suite struct PacketCountTests {
    private func power(_ exponent: Int) -> PacketCount {
        (0..<exponent).reduce(PacketCount(1)) { power, _ in power * PacketCount(2) }
    }

    /// The decimal forms come from Python's integers.
    @Test(arguments: [
        (0, "1"), (64, "18446744073709551616"), (127, "170141183460469231731687303715884105728"),
        (128, "340282366920938463463374607431768211456"),
        (256, "115792089237316195423570985008687907853269984665640564039457584007913129639936"),
        (297, "254629497041810760783555711051172270131433549208242031329517556169297662470417088272924672"),
        (
            383,
            "19701003098197239606139520050071806902539869635232723333974146702122860885748605305707133127442457820403313995"
                + "153408"
        ),
    ])
    func printsPowersOfTwo(exponent: Int, decimal: String) {
        #expect(power(exponent).description == decimal)
    }

    @Test func keepsZerosInTheMiddle() {
        let ten = (0..<76).reduce(PacketCount(1)) { power, _ in power * PacketCount(10) }
        #expect((ten + PacketCount(7)).description == "1" + String(repeating: "0", count: 75) + "7")
        #expect(PacketCount.zero.description == "0")
        #expect(PacketCount.zero.isZero)
    }

    @Test func multipliesAcrossLimbs() {
        let large = PacketCount(.max) + PacketCount(1)
        #expect(large * large == power(256))
        #expect((large + PacketCount(1)) * (large + PacketCount(1)) == power(256) + power(129) + PacketCount(1))
        #expect(
            PacketCount(.max) * PacketCount(.max) + PacketCount(.max) + PacketCount(.max) + PacketCount(1) == power(256)
        )
        #expect(PacketCount.zero * large == .zero)
        #expect(large.exactly == nil)
        #expect(PacketCount(.max).exactly == .max)
    }

    @Test func staysAtTheLargestValue() {
        let largest = power(383) * PacketCount(2)
        #expect(largest > power(383))
        #expect(largest + PacketCount(1) == largest)
        #expect(largest * largest == largest)
        #expect(power(200) * power(200) == largest)
    }

    @Test func ordersAsNumbers() {
        let ordered = [0, 1, 127, 128, 129, 255, 256, 300].map(power)
        #expect(ordered.reversed().sorted() == ordered)
    }
}
