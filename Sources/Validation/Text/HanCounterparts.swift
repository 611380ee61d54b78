import Glossary
import Normalization
import Terminology

/// What characters of another language are in the forms of a language: 長 for 长 in Japanese, 厅 for 庁 in Chinese.
///
/// Those are the same that fold to the same; where a language has several of them, sense would have to decide.
final class HanCounterparts {
    private let folding: ScalarFolding
    /// Forms that Japanese alone has.
    private let japanese: ScalarRanges
    /// By what they fold to.
    private lazy var siblings: [UInt32: [Unicode.Scalar]] = {
        var siblings: [UInt32: [Unicode.Scalar]] = [:]
        for value in UInt32(0x4E00)...0x9FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let key = folding.fold(value).scalar
            if key != value { siblings[key, default: [Unicode.Scalar(key)].compactMap(\.self)].append(scalar) }
        }
        return siblings
    }()

    init(_ rules: CompiledRules, japanese: ScalarRanges) {
        (folding, self.japanese) = (ScalarFolding(rules), japanese)
    }

    /// The same in the forms of a language; nil where one of its characters has none, or several.
    func form(of text: some StringProtocol, in language: LanguageTag) -> String? {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if language != .japanese, Self.severalInSimplified.contains(scalar) { return nil }
            let key = folding.fold(scalar.value).scalar
            let form = language == .japanese ? japaneseForm(key) : Unicode.Scalar(key).flatMap(simplifiedForm)
            guard let form else { return nil }
            result.append(form)
        }
        return String(result)
    }

    /// What simplified Chinese writes in two ways, by sense: 瞭望 and 了解, 锺 and 钟, 乾坤 and 干.
    private static let severalInSimplified: Set<Unicode.Scalar> = ["瞭", "鍾", "乾", "徵", "藉", "餘", "夥", "麼", "於", "摺"]

    /// What is folded to is the simplified form, where there is one.
    private func simplifiedForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let isForeign =
            japanese.contains(scalar.value) || HanForms.traditionalOnly.contains(scalar)
            || HanForms.traditionalOrJapanese.contains(scalar)
        return isForeign ? nil : scalar
    }

    private func japaneseForm(_ key: UInt32) -> Unicode.Scalar? {
        let forms = siblings[key] ?? []
        let own = forms.filter { japanese.contains($0.value) }
        let others = forms.filter {
            HanForms.traditionalOrJapanese.contains($0) || HanForms.simplifiedOrJapanese.contains($0)
        }
        let candidates = own.isEmpty ? others : own
        return candidates.count == 1 ? candidates[0] : nil
    }
}
