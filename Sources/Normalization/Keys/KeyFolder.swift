import ICU
import Terminology

/// Makes search keys; one object for each thread, because ICU's transliterators are.
///
/// A look-up opens none of ICU's transliterators, which would cost more than all else: the rules of `Locales/` are
/// programs by then. ICU only runs what has no program, such as readings computed for an index.
public final class KeyFolder {
    public let rules: CompiledRules
    let folding: Folding
    private var namedTransliterators: [String: Transliterator] = [:]
    private var ruleTransliterators: [Int: Transliterator] = [:]
    private(set) lazy var surnames: [LanguageTag: [String: String]] = Dictionary(
        rules.names.compactMap { names in names.language.map { ($0, names.surnames()) } }
    ) { first, _ in first }

    /// Takes rules; ICU's data is loaded when a text needs it.
    public init(_ rules: CompiledRules) {
        self.rules = rules
        folding = Folding(table: rules.table)
    }

    /// The key of a text in any language, with the way back to the text.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    public func key(of text: String) throws(ICUError) -> SearchKey {
        var offsets = OffsetMap()
        var key: [UInt8] = []
        let summary = try text.withUTF8Bytes { bytes throws(ICUError) in
            try folding.fold(bytes, keepingDropped: true, into: &key, recorder: &offsets)
        }
        for rule in rules.foldingRules(summary.ruleSets) { try rewrite(&key, offsets: &offsets, by: rule) }
        try folding.drop(from: &key, offsets: &offsets)
        return SearchKey(utf8: key, scripts: summary.scripts, offsets: offsets)
    }

    /// Writes the key of a text into `key`, without the way back: the fast path of `key(of:)`.
    ///
    /// - Returns: the scripts of the text.
    public func key(of utf8: UnsafeBufferPointer<UInt8>, into key: inout [UInt8]) throws(ICUError) -> ScriptSet {
        key.removeAll(keepingCapacity: true)
        var recorder = NoOffsets()
        let summary = try folding.fold(utf8, keepingDropped: true, into: &key, recorder: &recorder)
        if summary.ruleSets != 0 {
            for rule in rules.foldingRules(summary.ruleSets) { try rewrite(&key, by: rule, named: "folding") }
        } else if !summary.hasDropped {
            return summary.scripts
        }
        try folding.drop(from: &key)
        return summary.scripts
    }

    /// Writes the key of a text into `key`: as above.
    public func key(of text: String, into key: inout [UInt8]) throws(ICUError) -> ScriptSet {
        try text.withUTF8Bytes { bytes throws(ICUError) in try self.key(of: bytes, into: &key) }
    }

    /// Writes the text folded one character at a time, with its spaces and punctuation, into `output`.
    func fold(_ text: String, into output: inout [UInt8]) throws(ICUError) {
        var recorder = NoOffsets()
        _ = try text.withUTF8Bytes { bytes throws(ICUError) in
            try folding.fold(bytes, keepingDropped: true, into: &output, recorder: &recorder)
        }
    }

    /// Rewrites text by rules.
    func rewrite(_ utf8: inout [UInt8], by rules: CompiledTransform, named name: String) throws(ICUError) {
        if let transform = rules.transform { return try transform.apply(to: &utf8) }
        let result = try transliterator(rules, name).transliterated(String(decoding: utf8, as: UTF8.self))
        utf8 = Array(result.utf8)
    }

    /// Rewrites text by rules, and its map.
    func rewrite(
        _ utf8: inout [UInt8], offsets: inout OffsetMap, by rules: CompiledTransform
    ) throws(ICUError) {
        if let transform = rules.transform { return try transform.apply(to: &utf8, offsets: &offsets) }
        let result = try transliterator(rules, "folding").transliterate(String(decoding: utf8, as: UTF8.self))
        utf8 = Array(result.text.utf8)
        offsets = OffsetMap(result, count: utf8.count).following(offsets)
    }

    /// ICU's own transliterator of that name, opened once.
    func transliterator(name: String) throws(ICUError) -> Transliterator {
        if let open = namedTransliterators[name] { return open }
        let opened = try Transliterator(identifier: name)
        namedTransliterators[name] = opened
        return opened
    }

    private func transliterator(_ rules: CompiledTransform, _ name: String) throws(ICUError) -> Transliterator {
        if let open = ruleTransliterators[rules.identity] { return open }
        let opened = try Transliterator(rules: rules.rules, identifier: name)
        ruleTransliterators[rules.identity] = opened
        return opened
    }
}

@available(*, unavailable)
extension KeyFolder: Sendable {}

extension OffsetMap {
    /// The map of a transliteration.
    init(_ text: TransliteratedText, count: Int) {
        self.init()
        var covered = 0
        for index in 0..<count {
            // What rules left out between two bytes belongs to the first of them, so that the map has no holes.
            let stretch = text.sourceRange(of: index..<index + 1, includingDeletionAtEnd: true)
            let start = min(max(stretch.lowerBound, 0), stretch.upperBound)
            record(1, from: start, to: stretch.upperBound)
            covered = max(covered, stretch.upperBound)
        }
    }
}

extension String {
    /// The UTF-8 of the text, without a copy where it is native.
    @inline(__always)
    func withUTF8Bytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try utf8Span.span.withUnsafeBufferPointer(body)
    }
}
