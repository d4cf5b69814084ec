/// Sorted, disjoint ranges with a value each: what the sweep walks over.
protocol Segments<Bound> {
    associatedtype Bound: FixedWidthInteger & UnsignedInteger & Sendable
    associatedtype Value

    var segmentCount: Int { get }
    func range(at index: Int) -> ClosedRange<Bound>
    func value(at index: Int) -> Value
}

extension Segments {
    /// The segment whose range holds `bound`; O(log n).
    @inline(__always)
    func index(holding bound: Bound) -> Int? {
        var low = 0
        var high = segmentCount
        while low < high {
            let middle = (low + high) / 2
            let range = range(at: middle)
            if range.upperBound < bound {
                low = middle + 1
            } else if bound < range.lowerBound {
                high = middle
            } else {
                return middle
            }
        }
        return nil
    }

    /// Walks the common refinement of both sides in ascending order and tells each piece with the index of the segment
    /// it belongs to on either side; nil where that side has none.
    ///
    /// Every set operation of the module is this walk. It ends early, and returns false, when `visit` returns false.
    /// O(n + m).
    @inline(__always)
    func sweep<Right: Segments>(
        with right: Right, visit: (ClosedRange<Bound>, Int?, Int?) -> Bool
    ) -> Bool where Right.Bound == Bound {
        var (leftIndex, rightIndex) = (0, 0)
        let (leftCount, rightCount) = (segmentCount, right.segmentCount)
        var leftRest = leftCount > 0 ? range(at: 0) : nil
        var rightRest = rightCount > 0 ? right.range(at: 0) : nil
        while let leftRange = leftRest, let rightRange = rightRest {
            // Of the two starts the lower one gives a piece that only its side has.
            if leftRange.lowerBound < rightRange.lowerBound {
                guard leftRange.upperBound >= rightRange.lowerBound else {
                    if !visit(leftRange, leftIndex, nil) { return false }
                    leftIndex += 1
                    leftRest = leftIndex < leftCount ? range(at: leftIndex) : nil
                    continue
                }
                if !visit(leftRange.lowerBound...(rightRange.lowerBound - 1), leftIndex, nil) { return false }
            } else if rightRange.lowerBound < leftRange.lowerBound {
                guard rightRange.upperBound >= leftRange.lowerBound else {
                    if !visit(rightRange, nil, rightIndex) { return false }
                    rightIndex += 1
                    rightRest = rightIndex < rightCount ? right.range(at: rightIndex) : nil
                    continue
                }
                if !visit(rightRange.lowerBound...(leftRange.lowerBound - 1), nil, rightIndex) { return false }
            }
            let low = max(leftRange.lowerBound, rightRange.lowerBound)
            let high = min(leftRange.upperBound, rightRange.upperBound)
            if !visit(low...high, leftIndex, rightIndex) { return false }
            if leftRange.upperBound == high {
                leftIndex += 1
                leftRest = leftIndex < leftCount ? range(at: leftIndex) : nil
            } else {
                leftRest = (high + 1)...leftRange.upperBound
            }
            if rightRange.upperBound == high {
                rightIndex += 1
                rightRest = rightIndex < rightCount ? right.range(at: rightIndex) : nil
            } else {
                rightRest = (high + 1)...rightRange.upperBound
            }
        }
        while let leftRange = leftRest {
            if !visit(leftRange, leftIndex, nil) { return false }
            leftIndex += 1
            leftRest = leftIndex < leftCount ? range(at: leftIndex) : nil
        }
        while let rightRange = rightRest {
            if !visit(rightRange, nil, rightIndex) { return false }
            rightIndex += 1
            rightRest = rightIndex < rightCount ? right.range(at: rightIndex) : nil
        }
        return true
    }
}
