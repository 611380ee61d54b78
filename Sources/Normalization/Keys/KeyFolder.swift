import ICU
import Terminology

/// Makes search keys; one object for each thread, because ICU's transliterators are.
///
/// Transliterators are opened when the first text needs them.
public final class KeyFolder {
    public let rules: CompiledRules
    let folding: Folding
    private var transliterators: [String: Transliterator] = [:]
    private var foldingTransliterators: [Transliterator?]

    /// - Throws: `ICUError` if ICU's normalization data cannot be loaded.
    public init(_ rules: CompiledRules) throws(ICUError) {
        self.rules = rules
        folding = Folding(table: rules.table, casefold: try Normalizer(.nfkcCasefold))
        foldingTransliterators = Array(repeating: nil, count: rules.foldingRules.count)
    }

    /// The key of a text in any language, with the way back to the text.
    ///
    /// - Complexity: O(n) in the bytes of the text.
    public func key(of text: String) throws(ICUError) -> SearchKey {
        var offsets = OffsetMap()
        var folded: [UInt8] = []
        let summary = try text.withUTF8Bytes { bytes throws(ICUError) in
            try folding.fold(bytes, keepingDropped: true, into: &folded, recorder: &offsets)
        }
        for (index, rule) in rules.foldingRules.enumerated() where summary.ruleSets & 1 << UInt32(index) != 0 {
            let result = try foldingTransliterator(index, rule).transliterate(String(decoding: folded, as: UTF8.self))
            folded = Array(result.text.utf8)
            offsets = OffsetMap(result, count: folded.count).following(offsets)
        }
        let (key, keyOffsets) = try withoutDropped(folded)
        if key.isEmpty {
            return SearchKey(utf8: folded, scripts: summary.scripts, offsets: offsets)
        }
        return SearchKey(utf8: key, scripts: summary.scripts, offsets: keyOffsets.following(offsets))
    }

    /// Writes the key of a text into `key`, without the way back: the fast path of `key(of:)`.
    ///
    /// - Returns: the scripts of the text.
    public func key(of utf8: UnsafeBufferPointer<UInt8>, into key: inout [UInt8]) throws(ICUError) -> ScriptSet {
        key.removeAll(keepingCapacity: true)
        var recorder = NoOffsets()
        let summary = try folding.fold(utf8, keepingDropped: true, into: &key, recorder: &recorder)
        if summary.ruleSets != 0 {
            for (index, rule) in rules.foldingRules.enumerated() where summary.ruleSets & 1 << UInt32(index) != 0 {
                let result = try foldingTransliterator(index, rule).transliterated(
                    String(decoding: key, as: UTF8.self))
                key.removeAll(keepingCapacity: true)
                key.append(contentsOf: result.utf8)
            }
        } else if !summary.hasDropped {
            return summary.scripts
        }
        try dropInPlace(&key)
        return summary.scripts
    }

    /// Writes the key of a text into `key`: as above.
    public func key(of text: String, into key: inout [UInt8]) throws(ICUError) -> ScriptSet {
        try text.withUTF8Bytes { bytes throws(ICUError) in try self.key(of: bytes, into: &key) }
    }

    /// The text folded one character at a time, with its spaces and punctuation.
    func folded(_ text: String) throws(ICUError) -> (utf8: [UInt8], summary: FoldSummary) {
        var output: [UInt8] = []
        var recorder = NoOffsets()
        let summary = try text.withUTF8Bytes { bytes throws(ICUError) in
            try folding.fold(bytes, keepingDropped: true, into: &output, recorder: &recorder)
        }
        return (output, summary)
    }

    /// The transliterator of some rules, or ICU's own of that name, opened once.
    func transliterator(rules: String? = nil, name: String) throws(ICUError) -> Transliterator {
        let identity = rules ?? name
        if let open = transliterators[identity] { return open }
        let opened =
            if let rules { try Transliterator(rules: rules, identifier: name) } else {
                try Transliterator(identifier: name)
            }
        transliterators[identity] = opened
        return opened
    }

    func foldingTransliterator(_ index: Int, _ rules: String) throws(ICUError) -> Transliterator {
        if let open = foldingTransliterators[index] { return open }
        let opened = try Transliterator(rules: rules, identifier: "folding")
        foldingTransliterators[index] = opened
        return opened
    }

    /// Leaves out what keys leave out; what is nothing but that stays as it is.
    func dropInPlace(_ bytes: inout [UInt8]) throws(ICUError) {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var recorder = NoOffsets()
        _ = try bytes.withUnsafeBufferPointer { source throws(ICUError) in
            try folding.fold(source, keepingDropped: false, into: &kept, recorder: &recorder)
        }
        if !kept.isEmpty { bytes = kept }
    }

    private func withoutDropped(_ bytes: [UInt8]) throws(ICUError) -> ([UInt8], OffsetMap) {
        var kept: [UInt8] = []
        var offsets = OffsetMap()
        _ = try bytes.withUnsafeBufferPointer { source throws(ICUError) in
            try folding.fold(source, keepingDropped: false, into: &kept, recorder: &offsets)
        }
        return (kept, offsets)
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
