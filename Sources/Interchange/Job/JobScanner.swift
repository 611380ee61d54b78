import Terminology

/// Goes through the XML of a job, with the bytes that each token takes.
struct JobScanner {
    var xml: XMLScanner
    let bytes: [UInt8]
    let problems: JobProblem

    init(_ bytes: [UInt8], _ problems: JobProblem) throws(Diagnostic) {
        (self.bytes, self.problems) = (bytes, problems)
        xml = XMLScanner(DecodedStream(bytes: bytes, path: problems.path))
    }

    /// The bytes of the token; nothing for the end of an element that is empty.
    var range: Range<Int> { xml.base + xml.tokenStart..<xml.base + xml.position }
    var isEmptyElement: Bool { xml.isEmptyElement }
    var name: Substring { xml.name.localName[...] }

    mutating func next() throws(Diagnostic) -> XMLScanner.Token {
        do throws(XMLScanner.Failure) {
            return try xml.next()
        } catch {
            switch error {
            case .malformed(let reason, let place): throw problems.malformed(reason, place)
            case .unreadable(let diagnostic): throw diagnostic
            }
        }
    }

    func malformed(_ reason: String) -> Diagnostic { problems.malformed(reason, xml.place) }

    /// Passes over the rest of the element that has just begun.
    ///
    /// - Returns: Where its end tag begins, and ends.
    mutating func skip() throws(Diagnostic) -> Range<Int> {
        if isEmptyElement {
            let end = range.upperBound
            _ = try next()
            return end..<end
        }
        let depth = xml.depth
        while true {
            if try next() == .end, xml.depth < depth { return range }
        }
    }

    /// Reads what stands in the element that has just begun, to its end.
    ///
    /// - Parameter isCode: whether an element is a code as a whole, not markup around text.
    /// - Returns: Where its end tag begins, and ends.
    mutating func content(
        _ isCode: (Substring) -> Bool, into content: inout MarkedText
    ) throws(Diagnostic) -> Range<Int> {
        if isEmptyElement { return try skip() }
        let depth = xml.depth
        var open: [InlineTag] = []
        while true {
            switch try next() {
            case .text: content.append(xml.text)
            case .end where xml.depth < depth: return range
            case .end:
                let start = open.popLast()
                let kind: InlineTag.Kind = start?.kind == .highlight ? .highlightEnd : .closing
                content.add(range, InlineTag(kind, at: 0, attributes: start?.attributes ?? []))
            case .start:
                let start = range
                let attributes = xml.attributes
                let name = name
                let id =
                    attributes["rid"] ?? attributes["startRef"] ?? attributes["i"] ?? attributes["x"]
                    ?? attributes["id"]
                let known = id.map { [MemoryProperty("i", $0)] } ?? []
                if isEmptyElement || isCode(name) {
                    let end = try skip()
                    content.add(start.lowerBound..<end.upperBound, InlineTag(Self.kind(name), at: 0, attributes: known))
                } else {
                    open.append(InlineTag(Self.kind(name), at: 0, attributes: known))
                    content.add(start, open[open.count - 1])
                }
            case .finish: throw malformed("the document ends within a segment")
            }
        }
    }

    private static func kind(_ name: Substring) -> InlineTag.Kind {
        switch name {
        case "g", "pc", "bx", "bpt", "sc": .opening
        case "ex", "ept", "ec": .closing
        case "mrk", "hi": .highlight
        case "it": .isolated
        case "ut": .unknown
        default: .placeholder
        }
    }

    /// The white space before a place, where nothing else is between it and the markup before.
    func indentation(before offset: Int) -> [UInt8] {
        var start = offset
        while start > 0, XMLScanner.isSpace(bytes[start - 1]) { start -= 1 }
        return start > 0 && bytes[start - 1] == UInt8(ascii: ">") ? Array(bytes[start..<offset]) : []
    }
}
