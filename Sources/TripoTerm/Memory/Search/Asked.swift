import ICU
import Normalization
import Terminology

/// A query with what is asked of it again and again.
final class Asked {
    let query: MemoryQuery
    /// As keys are folded.
    let folded: [UInt32]
    /// Character by character.
    let written: [UInt32]
    private var known: [LanguageTag: [UInt32]] = [:]
    private var named: [LanguageTag: Bool] = [:]

    init(_ query: MemoryQuery, _ skeletons: SegmentSkeletons) {
        self.query = query
        folded = skeletons.folded(query.text)
        written = skeletons.written(query.text)
    }

    func skeleton(_ language: LanguageTag, _ skeletons: SegmentSkeletons) -> [UInt32] {
        if let skeleton = known[language] { return skeleton }
        let skeleton = skeletons.skeleton(query.text, language)
        known[language] = skeleton
        return skeleton
    }

    /// Whether there are names that can be put in the place of others.
    func hasNames(_ language: LanguageTag, _ replacer: PlaceableReplacer) -> Bool {
        if let has = named[language] { return has }
        let has = replacer.hasNames(query.text, language)
        named[language] = has
        return has
    }
}

/// Compares texts as the memory's search does: in NFC, runs of white space made one.
struct SegmentForms {
    private let normalizer: Normalizer

    init() throws(ICUError) { normalizer = try Normalizer(.nfc) }

    /// Whether there are two texts, and they are equal.
    func areEqual(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return false }
        if left.utf8.elementsEqual(right.utf8) { return true }
        return form(left) == form(right)
    }

    func form(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in ((try? normalizer.normalized(text)) ?? text).unicodeScalars {
            guard scalar.properties.isWhitespace else {
                result.append(scalar)
                continue
            }
            if result.last != " " { result.append(" ") }
        }
        return result
    }
}

extension LanguageTag {
    /// Chinese in the other script.
    var otherScript: LanguageTag? {
        switch self {
        case .simplifiedChinese: .traditionalChinese
        case .traditionalChinese: .simplifiedChinese
        default: nil
        }
    }
}
