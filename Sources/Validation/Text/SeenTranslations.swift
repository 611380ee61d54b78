/// How sources were translated the first time: of many segments, so sources are kept as hashes and all translations as one text.
final class SeenTranslations {
    private var places: [UInt64: Range<Int>] = [:]
    private var texts: [UInt8] = []

    /// The first translation of a source, if this one is not the first.
    ///
    /// - Parameter target: the translation that was met now.
    /// - Complexity: O(n) in the bytes of both.
    func first(_ target: String, of source: String, _ column: Int, _ other: Int) -> String? {
        var hasher = Hasher()
        hasher.combine(column)
        hasher.combine(other)
        hasher.combine(source)
        // Of a million sources two have the same hash in one of thirty million files.
        let key = UInt64(bitPattern: Int64(hasher.finalize()))
        if let place = places[key] { return String(decoding: texts[place], as: UTF8.self) }
        let start = texts.count
        texts.append(contentsOf: target.utf8)
        places[key] = start..<texts.count
        return nil
    }
}

@available(*, unavailable)
extension SeenTranslations: Sendable {}
