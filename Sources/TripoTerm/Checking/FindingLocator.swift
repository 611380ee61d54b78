import Terminology
import Validation

/// Finds the places of findings in their file.
struct FindingLocator {
    let source: CheckSource
    /// Whether findings have what stands around them.
    var hasExcerpts = true
    /// Whether findings are told from others, for a repair.
    var hasIdentities = false
    /// The number of the first block of the source's text: of a text in parts, others come before.
    var firstBlock = 0
    /// Blocks of parts before.
    var late: [Int: TextBlock] = [:]

    /// - Complexity: O(n) in the bytes of the blocks that have findings.
    func located(_ findings: [Finding]) -> [LocatedFinding] {
        var result: [LocatedFinding] = []
        result.reserveCapacity(findings.count)
        var cursors = Cursors(source)
        var next = findings.startIndex
        while next < findings.endIndex {
            let number = findings[next].block
            let end = findings[next...].firstIndex { $0.block != number } ?? findings.endIndex
            let own = number - firstBlock
            let block = source.document.blocks.indices.contains(own) ? source.document.blocks[own] : late[number]
            if let block { add(findings[next..<end], in: block, &cursors, to: &result) }
            next = end
        }
        result.sort { ($0.start.line, $0.start.column) < ($1.start.line, $1.start.column) }
        return result
    }

    /// They go on from block to block, which may all stand in one line.
    private struct Cursors {
        var findings: CheckSource.Cursor
        var edits: CheckSource.Cursor
        var excerpts: Excerpts

        init(_ source: CheckSource) {
            (findings, edits, excerpts) = (.init(source), .init(source), Excerpts(source.bytes))
        }
    }

    private func add(
        _ findings: ArraySlice<Finding>, in block: TextBlock, _ cursors: inout Cursors,
        to result: inout [LocatedFinding]
    ) {
        var offsets: [Int] = []
        for finding in findings {
            offsets.append(finding.span.start)
            offsets.append(lastScalar(of: finding.span, block))
            if let fix = finding.fix { offsets.append(fix.span.start) }
        }
        offsets.sort()
        let known = block.places(ofBytes: offsets)
        func place(_ offset: Int) -> TextPlace { known[offsets.firstPlace { $0 >= offset }] }
        for finding in findings {
            let start = place(finding.span.start)
            var end = place(lastScalar(of: finding.span, block))
            if finding.span.end > finding.span.start { end.column += 1 }
            var located = LocatedFinding(finding: finding, language: source.language, start: start, end: end)
            if hasExcerpts {
                (located.excerpt, located.marked) =
                    cursors.findings.byte(of: start).map { offset in
                        let length = end.line == start.line ? finding.span.end - finding.span.start : 1
                        return cursors.excerpts.excerpt(around: offset..<min(source.bytes.count, offset + length))
                    } ?? Excerpts.excerpt(of: block, around: finding.span)
            }
            if let fix = finding.fix {
                if hasIdentities { located.identity = identity(of: finding, fix, in: block) }
                located.edit = cursors.edits.byte(of: place(fix.span.start)).flatMap { edit(fix, block, $0) }
            }
            result.append(located)
        }
    }

    private func edit(_ fix: TextFix, _ block: TextBlock, _ offset: Int) -> SourceEdit? {
        if !source.reserved.isEmpty, fix.replacement.unicodeScalars.contains(where: source.reserved.contains) {
            return nil
        }
        let isThere = block.text.utf8Span.span.withUnsafeBufferPointer { text in
            source.bytes.withUnsafeBufferPointer { bytes in
                FilePassage(text, block.origins, bytes).stands(fix.span.range, at: offset)
            }
        }
        let range = offset..<offset + fix.span.range.count
        return isThere && !isOfDoubledMark(range) ? SourceEdit(range: range, replacement: fix.replacement) : nil
    }

    private func identity(of finding: Finding, _ fix: TextFix, in block: TextBlock) -> Int {
        var hasher = Hasher()
        hasher.combine(finding.rule)
        hasher.combine(source.language)
        hasher.combine(finding.block)
        hasher.combine(fix.replacement)
        let around = max(0, fix.span.start - FilePassage.around)..<fix.span.end + FilePassage.around
        block.text.utf8Span.span.withUnsafeBufferPointer { text in
            hasher.combine(
                bytes: UnsafeRawBufferPointer(
                    rebasing: UnsafeRawBufferPointer(text)[around.clamped(to: 0..<text.count)]))
        }
        return hasher.finalize()
    }

    /// Whether bytes begin or end with a quotation mark beside another: in a cell two are one, and the other would stay.
    private func isOfDoubledMark(_ range: Range<Int>) -> Bool {
        guard source.reserved.contains("\""), !range.isEmpty else { return false }
        let (mark, bytes) = (UInt8(ascii: "\""), source.bytes)
        let (first, last) = (range.lowerBound, range.upperBound - 1)
        return bytes[first] == mark && first > 0 && bytes[first - 1] == mark
            || bytes[last] == mark && last + 1 < bytes.count && bytes[last + 1] == mark
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
}
