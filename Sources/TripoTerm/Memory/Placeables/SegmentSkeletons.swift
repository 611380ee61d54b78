import Glossary
import ICU
import Normalization
import Terminology
import TranslationMemory

/// Reads what of a segment can change from one meeting to the next, and what is left of it without that; for one thread.
final class SegmentSkeletons {
    private let rules: CompiledRules
    private let folder: TextFolder
    private let scalars: ScalarFolding
    private let folded = FoldedText()
    private var readers: [LanguageTag: QuantityReader] = [:]

    init(_ rules: CompiledRules) {
        self.rules = rules
        folder = TextFolder(rules)
        scalars = ScalarFolding(rules)
    }

    func reader(_ language: LanguageTag) -> QuantityReader {
        if let known = readers[language] { return known }
        let reader = QuantityReader(rules: rules, language: language)
        readers[language] = reader
        return reader
    }

    /// The numbers, dates and identifiers of a text, without small words that may mean something else.
    func quantities(in text: String, _ language: LanguageTag) -> [Quantity] {
        reader(language).quantities(in: text).filter { !$0.isWeak }
    }

    /// The text as keys are folded.
    func folded(_ text: String) -> [UInt32] {
        var result: [UInt32] = []
        text.utf8Span.span.withUnsafeBufferPointer { append($0, to: &result) }
        return result
    }

    /// The text folded character by character, without spaces and punctuation: words keep their endings.
    func written(_ text: String) -> [UInt32] {
        let compatible = (try? Normalizer(.nfkc).normalized(text)) ?? text
        var result: [UInt32] = []
        for scalar in compatible.unicodeScalars
        where !scalar.properties.isWhitespace && !CharacterProperties.generalCategory(of: scalar).isPunctuation {
            let folded = scalars.fold(scalar.value).scalar
            if folded != 0 { result.append(folded) }
        }
        return result
    }

    /// A text without its quantities.
    func withoutQuantities(_ text: String, _ language: LanguageTag) -> String {
        var bytes: [UInt8] = []
        var start = 0
        let utf8 = Array(text.utf8)
        for quantity in quantities(in: text, language) where quantity.span.start >= start {
            bytes += utf8[start..<quantity.span.start]
            start = quantity.span.end
        }
        return String(decoding: bytes + utf8[start...], as: UTF8.self)
    }

    /// What is left of a text when its quantities are only told by their kinds; empty where nothing is.
    ///
    /// Equal for texts that differ in quantities, in case, in punctuation and what else is folded, and for Chinese in either script.
    ///
    /// - Complexity: O(n) in the text.
    func skeleton(_ text: String, _ language: LanguageTag) -> [UInt32] {
        var result: [UInt32] = []
        let quantities = quantities(in: text, language)
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            var start = 0
            for quantity in quantities where quantity.span.start >= start {
                append(UnsafeBufferPointer(rebasing: bytes[start..<quantity.span.start]), to: &result)
                result.append(Self.slot + UInt32(quantity.slotClass))
                start = quantity.span.end
            }
            append(UnsafeBufferPointer(rebasing: bytes[start...]), to: &result)
        }
        return result
    }

    /// Beyond all scalars.
    private static let slot: UInt32 = 0x11_0000

    private func append(_ bytes: UnsafeBufferPointer<UInt8>, to scalars: inout [UInt32]) {
        guard !bytes.isEmpty, (try? folder.fold(bytes, into: folded)) != nil else { return }
        for index in 0..<folded.count { scalars.append(FoldedScalar.value(folded.scalars[index])) }
    }

    /// FNV-1a (Fowler, Noll, Vo) over scalars, its halves made one for keys of 32 bits.
    static func hash(_ skeleton: [UInt32]) -> UInt64? {
        guard !skeleton.isEmpty else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in skeleton { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}

extension Quantity {
    /// The same for quantities that can stand in each other's place. A year is written as a number.
    var slotClass: UInt8 { kind == .year ? QuantityKind.number.rawValue : kind.rawValue }
}

extension SegmentKeying {
    /// Segments of one skeleton have one key.
    ///
    /// - Parameter identity: tells the rules from others.
    static func skeletons(_ rules: CompiledRules, identity: UInt64) -> SegmentKeying {
        // Raised whenever skeletons are made in another way.
        let version: UInt64 = 1
        return SegmentKeying(identity: identity &+ version) { language in
            let skeletons = SegmentSkeletons(rules)
            return { SegmentSkeletons.hash(skeletons.skeleton($0, language)) }
        }
    }
}
