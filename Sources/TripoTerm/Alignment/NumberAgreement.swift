import Glossary
import Normalization
import Terminology

/// Whether texts have the same numbers and dates: reports of two meetings read alike but for them.
public struct NumberAgreement: Sendable, Hashable {
    /// Different numbers and dates of the text that has fewer, in the pair of texts that agree least.
    public private(set) var numbers = 0
    /// Those of them that the other text has.
    public private(set) var shared = 0

    /// With fewer nothing is said: a slip of the pen is no other document.
    private static let leastNumbers = 4
    /// Translations share half and more, of a novel two of five; reports of two meetings at most one of four.
    private static let leastShare = 0.35

    /// - Throws: where the index of the snapshot is damaged.
    /// - Complexity: O(*n*) in the bytes of the texts.
    public init(_ texts: [SegmentedText], _ snapshot: Snapshot) throws(AlignmentFailure) {
        let rules: CompiledRules
        do throws(IndexError) { rules = try snapshot.index.rules() } catch { throw AlignmentFailure(error) }
        let found = texts.map { text in
            let reader = QuantityReader(rules: rules, language: text.language)
            var keys = QuantityKeys()
            for segment in text.segments { reader.appendKeys(of: segment.text, to: &keys) }
            return (own: Set(keys.strong), all: Set(keys.strong + keys.weak))
        }
        for (number, one) in found.enumerated() {
            for other in found.dropFirst(number + 1) {
                let (fewer, more) = one.own.count <= other.own.count ? (one, other) : (other, one)
                let (count, common) = (fewer.own.count, fewer.own.intersection(more.all).count)
                guard count >= Self.leastNumbers, numbers == 0 || common * numbers < shared * count else { continue }
                (numbers, shared) = (count, common)
            }
        }
    }

    /// A warning where most numbers of one text are not in another.
    public func warning(for texts: [SegmentedText]) -> Diagnostic? {
        guard numbers > 0, Double(shared) < Self.leastShare * Double(numbers) else { return nil }
        return Diagnostic(
            "align.other-numbers", .warning,
            "of \(numbers) numbers and dates of one text, another has \(shared)",
            arguments: ["numbers": "\(numbers)", "shared": "\(shared)"],
            at: texts.first.map { SourceLocation(file: $0.path) },
            help: "check that the files are of the same document: reports of two meetings read alike")
    }
}
