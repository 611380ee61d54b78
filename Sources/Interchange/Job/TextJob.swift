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
        var cursor = PlaceCursor(bytes)
        for block in document.blocks {
            let utf8 = Array(block.text.utf8)
            let spans = divide(block.text, from).filter { $0.start < $0.end && $0.end <= utf8.count }
            // The last character, not what stands behind it: that may be on another line.
            let ends = spans.map { span in
                var last = span.end - 1
                while last > span.start, utf8[last] & 0xC0 == 0x80 { last -= 1 }
                return last
            }
            let places = block.places(ofBytes: zip(spans, ends).flatMap { [$0.start, $1] })
            for (index, span) in spans.enumerated() where 2 * index + 1 < places.count {
                let start = places[2 * index]
                guard let first = cursor.offset(of: start), var end = cursor.offset(of: places[2 * index + 1]) else {
                    continue
                }
                end += 1
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                let text = String(decoding: utf8[span.start..<span.end], as: UTF8.self)
                segments.append(JobSegment(text, from: from, to: to, at: start))
                ranges.append(first..<end)
            }
        }
    }

    private func mark(_ filling: JobFilling) -> String {
        let note = filling.note.map { "; " + $0.split { $0.isNewline }.joined(separator: " ") } ?? ""
        return "[\(filling.percent)%\(note)] "
    }

    /// Whether there is nothing but spaces; an end of a line is more.
    private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    func edits(_ fillings: [JobFilling?]) -> [JobEdit] {
        zip(segments.indices, fillings).compactMap { index, filling in
            guard let filling else { return nil }
            var range = ranges[index]
            let text = filling.text.split { $0.isNewline }.joined(separator: " ")
            var new = (filling.needsReview ? mark(filling) : "") + text
            // Between sentences of Chinese and Japanese there is no space.
            let isSpaced = segments[index].target == .english || segments[index].target == .korean
            let hasNext = index + 1 < fillings.count && fillings[index + 1] != nil
            if !isSpaced, hasNext, isBlank(range.upperBound..<ranges[index + 1].lowerBound) {
                range = range.lowerBound..<ranges[index + 1].lowerBound
            }
            if isSpaced, range.upperBound < bytes.count, bytes[range.upperBound] > 0x20 { new += " " }
            return JobEdit(range: range, bytes: Array(new.utf8))
        }
    }
}

/// Tells offsets of places that only grow, so that all of them together cost one pass.
struct PlaceCursor {
    private let bytes: [UInt8]
    private var lines: LineScanner
    private var line: TextLine?
    private var offset = 0
    private var column = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = LineScanner(bytes)
        line = lines.next()
        offset = line?.range.lowerBound ?? 0
    }

    /// - Returns: Nil for a place that the text does not have, or one before the last that was asked for.
    mutating func offset(of place: TextPlace) -> Int? {
        while let current = line, current.number < place.line {
            line = lines.next()
            (offset, column) = (line?.range.lowerBound ?? bytes.count, 1)
        }
        guard let line, line.number == place.line, column <= place.column else { return nil }
        while column < place.column, offset < line.range.upperBound {
            offset += 1
            while offset < line.range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return column == place.column && offset < line.range.upperBound ? offset : nil
    }
}
