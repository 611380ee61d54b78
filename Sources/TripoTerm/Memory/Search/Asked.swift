import ICU
import Normalization
import Terminology

/// A query with what is asked of it again and again.
final class Asked {
    let query: MemoryQuery
    /// Scalars that are compared.
    let length: Int
    private let skeletons: SegmentSkeletons
    /// As keys are folded.
    private(set) lazy var folded = skeletons.folded(query.text)
    /// Character by character.
    private(set) lazy var written = skeletons.written(query.text)
    private var known: [LanguageTag: [UInt32]] = [:]
    private var named: [LanguageTag: Bool] = [:]

    init(_ query: MemoryQuery, _ skeletons: SegmentSkeletons, _ forms: SegmentForms) {
        (self.query, self.skeletons) = (query, skeletons)
        length = forms.form(query.text).count
    }

    /// Whether the query is so much longer than the longest segment that none can say it, whatever its values are; what is folded
    /// away or read as one value may be longer than this, but nobody writes so.
    func isTooLong(for longest: Int) -> Bool { length > Self.mostTimesLonger * max(longest, Self.shortSegment) }

    private static let mostTimesLonger = 16
    /// Scalars.
    private static let shortSegment = 64

    func skeleton(_ language: LanguageTag) -> [UInt32] {
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
    public var otherScript: LanguageTag? {
        switch self {
        case .simplifiedChinese: .traditionalChinese
        case .traditionalChinese: .simplifiedChinese
        default: nil
        }
    }
}
