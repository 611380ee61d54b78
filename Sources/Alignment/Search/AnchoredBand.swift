/// The band of texts with anchors: whole rectangles between them, so that each stretch can be aligned anew.
enum AnchoredBand {
    static func band(_ first: EncodedText, _ second: EncodedText, _ anchors: [(first: Int, second: Int)]) -> Band {
        var passed: [(row: Int, column: Int)] = []
        var last = (row: 0, column: 0)
        for anchor in anchors.sorted(by: { $0 < $1 }) {
            passed += rectangle(from: last, to: (anchor.first + 1, anchor.second + 1))
            last = (anchor.first, anchor.second)
        }
        passed += rectangle(from: last, to: (first.count, second.count))
        return Band(n: first.count, m: second.count, passed: passed, margin: BeadType.limit)
    }

    private static func rectangle(
        from start: (row: Int, column: Int), to end: (row: Int, column: Int)
    ) -> [(row: Int, column: Int)] {
        guard start.row <= end.row else { return [] }
        return (start.row...end.row).flatMap { [(row: $0, column: start.column), (row: $0, column: end.column)] }
    }
}
