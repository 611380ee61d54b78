import Terminology

/// What an alignment comes to, in numbers.
public struct AlignmentSummary: Sendable, Hashable {
    public let units: Int
    public let doubtful: Int
    /// For each text, the units that it leaves out.
    public let leftOut: [Int]
    /// Of the units, each counted by its segments: 0 to 1; nil without any.
    public let meanConfidence: Double?

    /// Texts of less confidence than this on the whole are hardly translations of each other.
    ///
    /// Half of the limit of a doubtful unit: more than one of two units would have to be wrong.
    public static let unrelatedConfidence = AlignmentUnit.doubtfulConfidence / 2

    public init(_ alignment: TextAlignment) {
        let units = alignment.units
        self.units = units.count
        doubtful = units.count(where: \.isDoubtful)
        leftOut = (0..<alignment.columns).map { column in units.count { $0.segments[column].isEmpty } }
        var (sum, weight) = (0.0, 0.0)
        for unit in units {
            let segments = Double(unit.segments.reduce(0) { $0 + $1.count })
            // What stands alone is no evidence that the texts belong together, however sure it is.
            if unit.segments.count(where: { !$0.isEmpty }) > 1 { sum += unit.confidence * segments }
            weight += segments
        }
        meanConfidence = weight > 0 ? sum / weight : nil
    }

    /// A warning where the texts seem to have nothing to do with each other.
    public func warning(for texts: [SegmentedText]) -> Diagnostic? {
        guard let meanConfidence, meanConfidence < Self.unrelatedConfidence,
            !texts.contains(where: \.segments.isEmpty)
        else { return nil }
        let percent = Int(meanConfidence * 100)
        return Diagnostic(
            "align.unrelated", .warning,
            "the texts hardly seem to be translations of each other: mean confidence \(percent) %",
            arguments: ["percent": "\(percent)"], at: texts.first.map { SourceLocation(file: $0.path) },
            help: "check that the files are of the same document")
    }
}
