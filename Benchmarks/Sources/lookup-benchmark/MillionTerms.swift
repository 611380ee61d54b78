import Terminology

/// The concepts of `million.tsv`: number, language, term, reading.
struct MillionTerms {
    private(set) var concepts: [Concept] = []
    private(set) var termCount = 0
    /// Bytes of UTF-8 in the texts of the terms.
    private(set) var textSize = 0

    init(_ path: String) throws {
        let bytes = try TextFile.bytes(path)
        try bytes.withUnsafeBufferPointer { all in
            var start = 0
            var number = ""
            while start < all.count {
                let end = all[start...].firstIndex(of: 0x0A) ?? all.count
                let fields = all[start..<end].split(separator: 0x09, omittingEmptySubsequences: false).map {
                    String(decoding: $0, as: UTF8.self)
                }
                start = end + 1
                guard fields.count == 4, let language = LanguageTag(parsing: fields[1]), let value = Int(fields[0])
                else { throw BenchmarkError("\(path) is not what build-million.py writes") }
                if fields[0] != number {
                    number = fields[0]
                    concepts.append(Concept(id: String(value, radix: 36), kind: .term))
                }
                var term = Term(fields[2], language: language)
                if !fields[3].isEmpty {
                    if language == .korean { term.hanja = fields[3] } else { term.reading = fields[3] }
                }
                concepts[concepts.count - 1].terms.append(term)
                termCount += 1
                textSize += fields[2].utf8.count
            }
        }
    }
}
