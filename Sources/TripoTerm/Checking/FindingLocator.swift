import Terminology
import Validation

/// Finds the places of findings in their file.
struct FindingLocator {
    let source: CheckSource
    /// Characters that mean something in markup: a fix that writes them is left to people.
    private static let markup: Set<Unicode.Scalar> = ["<", ">", "&"]

    /// - Complexity: O(n) in the bytes of the blocks that have findings.
    func located(_ findings: [Finding]) -> [LocatedFinding] {
        var result: [LocatedFinding] = []
        var next = findings.startIndex
        while next < findings.endIndex {
            let number = findings[next].block
            let end = findings[next...].firstIndex { $0.block != number } ?? findings.endIndex
            result += located(findings[next..<end], in: source.document.blocks[number])
            next = end
        }
        return result.sorted { ($0.start.line, $0.start.column) < ($1.start.line, $1.start.column) }
    }

    private func located(_ findings: ArraySlice<Finding>, in block: TextBlock) -> [LocatedFinding] {
        let offsets = Set(findings.flatMap { [$0.span.start, lastScalar(of: $0.span, block)] + edges(of: $0) }).sorted()
        let places = Dictionary(
            zip(offsets, block.places(ofBytes: offsets)), uniquingKeysWith: { first, _ in first })
        return findings.map { finding in
            let start = places[finding.span.start] ?? TextPlace(line: 1, column: 1)
            var end = places[lastScalar(of: finding.span, block)] ?? start
            if finding.span.end > finding.span.start { end.column += 1 }
            var located = LocatedFinding(finding: finding, start: start, end: end, excerpt: "", marked: 0..<0)
            if let line = source.line(start.line), start.column > 0 {
                let count = line.unicodeScalars.count
                let from = min(start.column - 1, count)
                located.excerpt = line
                located.marked = from..<max(from, min(end.line == start.line ? end.column - 1 : count, count))
            } else {
                located.excerpt = block.text
                let from = scalars(in: block.text, before: finding.span.start)
                located.marked = from..<scalars(in: block.text, before: finding.span.end)
            }
            if let fix = finding.fix, let place = places[fix.span.start] {
                located.edit = edit(fix, block, place)
            }
            return located
        }
    }

    private func edges(of finding: Finding) -> [Int] { finding.fix.map { [$0.span.start] } ?? [] }

    private func edit(_ fix: TextFix, _ block: TextBlock, _ place: TextPlace) -> SourceEdit? {
        let isPlain = source.path.hasSuffix(".txt")
        if !isPlain, fix.replacement.unicodeScalars.contains(where: Self.markup.contains) { return nil }
        let utf8 = block.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: fix.span.start)
        let end = utf8.index(utf8.startIndex, offsetBy: fix.span.end)
        return source.bytes(of: block.text[start..<end], at: place)
            .map { SourceEdit(range: $0, replacement: fix.replacement) }
    }

    private func lastScalar(of span: TextSpan, _ block: TextBlock) -> Int {
        guard span.end > span.start else { return span.start }
        let utf8 = block.text.utf8
        var index = utf8.index(utf8.startIndex, offsetBy: span.end - 1)
        var offset = span.end - 1
        while offset > span.start, utf8[index] & 0xC0 == 0x80 {
            index = utf8.index(before: index)
            offset -= 1
        }
        return offset
    }

    private func scalars(in text: String, before offset: Int) -> Int {
        text.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
    }
}
