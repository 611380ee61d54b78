import Lookup
import Terminology

/// A part of a text with what was found.
struct CheckedPart {
    var text: CheckedText
    var findings: [Finding]
    /// Blocks of parts before in which something was found only now, by their number.
    var late: [Int: CheckedBlock]
}

/// Checks texts that answer each other part by part, so that no more than a part of them is in memory.
///
/// What is found is the same as if all were checked at once.
public final class PartsCheck {
    /// What was found in a part.
    public struct Outcome {
        /// By text, what was found in the text itself.
        public var own: [[Finding]] = []
        /// By text, blocks of parts before in which something was found now, by their number.
        public var late: [[Int: TextBlock]] = []
        /// By text, what was found where texts are compared.
        public var compared: [[Finding]] = []
        public var aligned: AlignedChecks
    }

    private let checker: Checker
    private let languages: [LanguageTag]
    private let options: [Checker.Options]
    private let earlier: [EarlierParts]
    private let translations = SeenTranslations()

    /// - Parameter days: by text, the day of which it speaks; nil finds it, where there is one part.
    public init(_ checker: Checker, _ languages: [LanguageTag], days: [CalendarDate?], options: Checker.Options) {
        (self.checker, self.languages) = (checker, languages)
        self.options = days.map { day in
            var options = options
            options.day = options.day ?? day
            return options
        }
        earlier = languages.map { _ in EarlierParts() }
    }

    /// Checks the next part: of each text its blocks, and what answers what in them.
    ///
    /// - Throws: `LookupError` for an index that is damaged.
    public func check(
        _ texts: [TextDocument], _ alignment: TextAlignment, isLast: Bool
    ) throws(LookupError) -> Outcome {
        var parts: [CheckedPart] = []
        for (column, text) in texts.enumerated() {
            parts.append(
                try checker.check(text, languages[column], options[column], earlier[column], isLast: isLast))
        }
        let aligned = AlignedChecks(texts: parts.map(\.text), alignment: alignment)
        var outcome = Outcome(
            own: parts.map(\.findings), late: parts.map { $0.late.mapValues(\.asRead) }, aligned: aligned)
        if texts.count > 1 { outcome.compared = checker.compare(aligned, options[0], translations) }
        return outcome
    }
}

@available(*, unavailable)
extension PartsCheck: Sendable {}
