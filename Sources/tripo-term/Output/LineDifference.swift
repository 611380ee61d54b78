/// What changed in a text, as a unified diff.
///
/// Repairs change characters within lines; a line is never put in or taken out.
enum LineDifference {
    /// Lines around a change that are shown.
    private static let context = 2

    static func text(_ path: String, from before: [UInt8], to after: [UInt8]) -> String {
        // Nothing stands behind the last line end.
        let hasEnd = before.last == 0x0A
        let old = lines(before).dropLast(hasEnd ? 1 : 0)
        let new = lines(after).dropLast(hasEnd ? 1 : 0)
        var text = "--- \(path.visible)\n+++ \(path.visible)\n"
        let count = max(old.count, new.count)
        func line(_ lines: ArraySlice<ArraySlice<UInt8>>, _ index: Int) -> ArraySlice<UInt8>? {
            lines.indices.contains(index) ? lines[index] : nil
        }
        var index = 0
        while index < count {
            guard line(old, index) != line(new, index) else {
                index += 1
                continue
            }
            // Changes that are near each other are shown together.
            var end = index + 1
            var next = end
            while next < count, next - end < 2 * context {
                if line(old, next) != line(new, next) { end = next + 1 }
                next += 1
            }
            let (first, last) = (max(0, index - context), min(count, end + context))
            text += "@@ -\(first + 1),\(last - first) +\(first + 1),\(last - first) @@\n"
            for place in first..<last {
                let (before, after) = (line(old, place) ?? [], line(new, place) ?? [])
                // To patch a last line without an end is another than one with it.
                let end = place + 1 == count && !hasEnd ? "\n\\ No newline at end of file\n" : "\n"
                text += before == after ? " \(shown(before))\(end)" : "-\(shown(before))\(end)+\(shown(after))\(end)"
            }
            index = last
        }
        return text
    }

    /// Lines as bytes: strings are equal where only their composition differs, which is a change here.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    }

    /// What ends a line belongs to it, so that the difference can be applied.
    private static func shown(_ line: ArraySlice<UInt8>) -> String {
        let hasReturn = line.last == 0x0D
        return String(decoding: line.dropLast(hasReturn ? 1 : 0), as: UTF8.self).visible + (hasReturn ? "\r" : "")
    }
}
