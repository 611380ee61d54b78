import Normalization
import Terminology
import TranslationMemory

/// Looks for faults that can be seen in a unit alone; for one thread.
final class UnitInspector {
    private let kinds: Set<MemoryFault.Kind>
    private let languages: LanguagePairs
    private let rules: CompiledRules
    private var readers: [LanguageTag: QuantityReader] = [:]

    init(_ rules: CompiledRules, _ kinds: Set<MemoryFault.Kind>, _ languages: LanguagePairs) {
        (self.rules, self.kinds, self.languages) = (rules, kinds, languages)
    }

    /// - Complexity: O(*n*) in the texts, times their number.
    func faults(of stored: StoredUnit) -> [MemoryFault] {
        let unit = stored.unit
        var faults: [MemoryFault] = []
        func add(_ kind: MemoryFault.Kind, _ segments: [MemorySegment], _ values: [String] = []) {
            faults.append(MemoryFault(kind, unit: stored.id, segments, values: values))
        }
        let blank = unit.segments.filter { SegmentEvidence($0.text).isBlank }
        if kinds.contains(.empty) {
            for segment in blank where languages.contains(segment.language) { add(.empty, [segment]) }
            if blank.isEmpty, unit.segments.count == 1 { add(.empty, unit.segments) }
        }
        for segment in unit.segments where languages.contains(segment.language) {
            if kinds.contains(.language),
                let seen = SegmentEvidence(segment.text).contradiction(to: segment.language)
            {
                add(.language, [segment], [seen])
            }
            if kinds.contains(.tags), !segment.tags.isEmpty {
                let unpaired = TagBalance(segment.tags).unpaired
                if !unpaired.isEmpty { add(.tags, [segment], unpaired) }
            }
        }
        for (source, target) in languages.pairs(of: unit) {
            let pair = [source, target]
            if kinds.contains(.tags), !(source.tags.isEmpty && target.tags.isEmpty) {
                let differences = TagBalance(source.tags).differences(to: TagBalance(target.tags))
                if !differences.isEmpty { add(.tags, pair, differences) }
            }
            guard !pair.contains(where: { SegmentEvidence($0.text).isBlank }) else { continue }
            if kinds.contains(.untranslated), areSame(source, target) { add(.untranslated, pair) }
            if kinds.contains(.length) {
                let lengths = pair.map { SegmentEvidence($0.text).length(in: $0.language) }
                if SegmentEvidence.areUnbalanced(lengths[0], lengths[1]) {
                    add(.length, pair, lengths.map { "\(Int($0))" })
                }
            }
            if kinds.contains(.numbers) {
                let values = unanswered(source, target)
                if !values.isEmpty { add(.numbers, pair, values) }
            }
        }
        return faults
    }

    /// Whether two languages say the same; numbers and codes do so, and words in Han characters may.
    private func areSame(_ source: MemorySegment, _ target: MemorySegment) -> Bool {
        guard source.text.utf8.elementsEqual(target.text.utf8), SegmentEvidence(source.text).hasLetters else {
            return false
        }
        let isHan = [source, target].allSatisfy { $0.language != .english && $0.language != .korean }
        return !isHan || source.text.unicodeScalars.contains { $0.value < 0x2E80 && $0.properties.isAlphabetic }
    }

    /// The quantities of each text that the other has in no way, as they are written; but for those that translations leave out or name
    /// otherwise.
    private func unanswered(_ source: MemorySegment, _ target: MemorySegment) -> [String] {
        let (left, right) = (reader(source.language), reader(target.language))
        let (known, asked) = (left.keys(in: source.text), right.keys(in: target.text))
        func lacking(_ keys: QuantityKeys, _ others: QuantityKeys) -> Set<UInt64> {
            Set(keys.strong.filter { !others.strong.contains($0) && !others.weak.contains($0) })
        }
        func complaints(_ lacking: Set<UInt64>, _ segment: MemorySegment, _ reader: QuantityReader) -> [WrittenQuantity]
        {
            guard !lacking.isEmpty else { return [] }
            return reader.quantities(in: segment.text).filter { lacking.contains($0.key) }
                .map { WrittenQuantity($0, in: segment) }.filter { !$0.isPartOfName }
        }
        let own = complaints(lacking(known, asked), source, left)
        let others = complaints(lacking(asked, known), target, right)
        let values = own + others
        // "The three Offices" may be 3국, and "the Offices" as well: only against another number it tells something.
        let isOneSided = own.isEmpty || others.isEmpty
        return (isOneSided ? values.filter { !$0.isSmall } : values).map(\.text)
    }

    private func reader(_ language: LanguageTag) -> QuantityReader {
        if let known = readers[language] { return known }
        let reader = QuantityReader(rules: rules, language: language)
        readers[language] = reader
        return reader
    }
}
