import Terminology

/// TMX as a job: each unit that has the source language and not the target's gets a variant; one that is empty is filled in.
///
/// What needs review has a `prop` of type `x-match` with the percentage, and one of type `x-match-source` with the memory's source.
struct TMXJob: JobDocument {
    private(set) var segments: [JobSegment] = []
    private var places: [Place] = []
    private var scanner: JobScanner

    private struct Place {
        var source: MarkedText
        /// The end tag of the unit, before which a variant goes.
        var end: Int
        /// Before the variants.
        var indentation: [UInt8]
        /// What stands in the empty segment of the target, and where properties of its variant go.
        var empty: (segment: Range<Int>, properties: Int)?
    }

    init(_ bytes: [UInt8], _ options: TranslationJob.Options, _ problems: JobProblem) throws(Diagnostic) {
        scanner = try JobScanner(bytes, problems)
        guard let to = options.to else { throw problems.noLanguage("target", nil) }
        var headTag: String?
        while true {
            switch try scanner.next() {
            case .finish: return
            case .start where scanner.xml.depth == 1 && scanner.name != "tmx": throw problems.foreign("TMX")
            case .start where scanner.name == "header": headTag = scanner.xml.attributes["srclang"]
            case .start where scanner.name == "tu":
                let tag = scanner.xml.attributes["srclang"] ?? headTag
                let from = options.from ?? tag.flatMap { LanguageTag(parsing: $0) }
                guard let from else { throw problems.noLanguage("source", scanner.xml.place) }
                try readUnit(from, to)
            default: break
            }
        }
    }

    private mutating func readUnit(_ from: LanguageTag, _ to: LanguageTag) throws(Diagnostic) {
        if scanner.isEmptyElement { return }
        let depth = scanner.xml.depth
        var place = Place(source: MarkedText(), end: 0, indentation: [])
        var start: TextPlace?
        var isTranslated = false
        while true {
            let token = try scanner.next()
            if token == .end, scanner.xml.depth < depth { break }
            guard token == .start else { continue }
            guard scanner.name == "tuv" else {
                _ = try scanner.skip()
                continue
            }
            let attributes = scanner.xml.attributes
            let language = (attributes["xml:lang"] ?? attributes["lang"]).flatMap { LanguageTag(parsing: $0) }
            let indentation = scanner.indentation(before: scanner.range.lowerBound)
            let isFirst = language == from && start == nil
            if isFirst { start = scanner.xml.place }
            let variant = try readVariant()
            if isFirst {
                (place.source, place.indentation) = (variant.content, indentation)
            } else if language == to {
                isTranslated = isTranslated || !variant.content.isBlank
                place.empty = variant.inner.map { ($0, variant.properties) }
            }
        }
        place.end = scanner.range.lowerBound
        guard let start, !place.source.isBlank, from != to else { return }
        var segment = JobSegment(place.source.string, from: from, to: to, at: start)
        segment.tags = place.source.tags
        segment.isTranslated = isTranslated
        segments.append(segment)
        places.append(place)
    }

    private mutating func readVariant() throws(Diagnostic) -> (
        content: MarkedText, inner: Range<Int>?, properties: Int
    ) {
        var content = MarkedText()
        var inner: Range<Int>?
        var properties = scanner.range.upperBound
        guard !scanner.isEmptyElement else {
            _ = try scanner.skip()
            return (content, nil, properties)
        }
        let depth = scanner.xml.depth
        while true {
            let token = try scanner.next()
            if token == .end, scanner.xml.depth < depth { return (content, inner, properties) }
            guard token == .start else { continue }
            guard scanner.name == "seg" else {
                _ = try scanner.skip()
                continue
            }
            let tag = scanner.range
            properties = tag.lowerBound
            let end = try scanner.content({ $0 != "hi" }, into: &content)
            // The whole element: one that is empty has no inside.
            inner = tag.lowerBound..<end.upperBound
        }
    }

    func edits(_ fillings: [JobFilling?]) -> [JobEdit] {
        zip(segments.indices, fillings).flatMap { index, filling -> [JobEdit] in
            guard let filling, !segments[index].isTranslated else { return [] }
            let place = places[index]
            let inner = place.indentation.isEmpty ? [] : place.indentation + [0x20, 0x20]
            var buffer = ByteBuffer()
            if filling.needsReview {
                append("x-match", "\(filling.percent)", inner, to: &buffer)
                if let source = filling.previousSource { append("x-match-source", source, inner, to: &buffer) }
                for mark in filling.marks { append("x-match-mark", mark, inner, to: &buffer) }
            }
            let properties = buffer.bytes
            let segment = Array("<seg>".utf8) + place.source.xml(filling, from: scanner.bytes) + Array("</seg>".utf8)
            if let (old, start) = place.empty {
                // Properties stand before the segment, and behind the white space before it.
                let tail = properties.isEmpty ? [] : inner
                return [
                    JobEdit(
                        range: start..<old.upperBound, bytes: Array(properties.dropFirst(inner.count)) + tail + segment)
                ]
            }
            let head = Array("<tuv xml:lang=\"\(segments[index].target.rawTag)\">".utf8)
            let end = place.indentation + Array("</tuv>".utf8)
            // Behind the last variant; the white space before the end of the unit stays there.
            let at = place.end - scanner.indentation(before: place.end).count
            return [JobEdit(range: at..<at, bytes: place.indentation + head + properties + inner + segment + end)]
        }
    }

    private func append(_ type: String, _ value: String, _ indentation: [UInt8], to buffer: inout ByteBuffer) {
        buffer.bytes += indentation
        buffer.append("<prop type=\"\(type)\">")
        buffer.appendXML(value)
        buffer.append("</prop>")
    }
}
