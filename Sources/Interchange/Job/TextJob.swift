import Terminology

/// Plain text, sentence by sentence. What needs review has its percentage before it, for a text has no other place to say so.
struct TextJob: JobDocument {
    private(set) var segments: [JobSegment] = []
    private var ranges: [Range<Int>] = []
    private let bytes: [UInt8]

    init(
        _ bytes: [UInt8], _ options: TranslationJob.Options, _ problems: JobProblem, _ divide: TranslationJob.Divider
    ) throws(Diagnostic) {
        self.bytes = bytes
        let source = SourceText(path: problems.path, bytes: bytes, encoding: TextEncoding.utf8.rawValue)
        let document = try PlainTextReader(source, limits: DocumentLimits()).document()
        guard !document.blocks.isEmpty else { return }
        let from: LanguageTag
        if let given = options.from { from = given } else { from = try LanguageChoice(of: document).language }
        guard let to = options.to else { throw problems.noLanguage("target", nil) }
        let lines = LineScanner(bytes).map(\.range)
        for block in document.blocks {
            let spans = divide(block.text, from)
            let utf8 = Array(block.text.utf8)
            for span in spans where span.start < span.end && span.end <= utf8.count {
                // The last character, not what stands behind it: that may be on another line.
                var last = span.end - 1
                while last > span.start, utf8[last] & 0xC0 == 0x80 { last -= 1 }
                let (start, end) = (block.place(ofByte: span.start), block.place(ofByte: last))
                guard let first = Self.offset(of: start, lines, bytes), var next = Self.offset(of: end, lines, bytes),
                    next < bytes.count, first <= next
                else { continue }
                next += 1
                while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
                let text = String(decoding: utf8[span.start..<span.end], as: UTF8.self)
                segments.append(JobSegment(text, from: from, to: to, at: start))
                ranges.append(first..<next)
            }
        }
    }

    private static func offset(of place: TextPlace, _ lines: [Range<Int>], _ bytes: [UInt8]) -> Int? {
        guard lines.indices.contains(place.line - 1) else { return nil }
        let line = lines[place.line - 1]
        var offset = line.lowerBound
        for _ in 1..<max(1, place.column) {
            guard offset < line.upperBound else { return nil }
            offset += 1
            while offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
    }

    func edits(_ fillings: [JobFilling?]) -> [JobEdit] {
        zip(segments.indices, fillings).compactMap { index, filling in
            guard let filling else { return nil }
            let range = ranges[index]
            let text = filling.text.split { $0.isNewline }.joined(separator: " ")
            var new = (filling.needsReview ? "[\(filling.percent)%] " : "") + text
            // Between sentences of Chinese and Japanese there is no space.
            let isSpaced = segments[index].target == .english || segments[index].target == .korean
            if isSpaced, range.upperBound < bytes.count, bytes[range.upperBound] > 0x20 { new += " " }
            return JobEdit(range: range, bytes: Array(new.utf8))
        }
    }
}
