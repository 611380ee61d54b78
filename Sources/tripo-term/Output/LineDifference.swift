/// What changed in a text, as a unified diff.
///
/// Repairs change characters within lines; a line is never put in or taken out.
enum LineDifference {
    /// Lines around a change that are shown.
    private static let context = 2

    static func text(_ path: String, from before: [UInt8], to after: [UInt8]) -> String {
        let old = lines(before)
        let new = lines(after)
        var text = "--- \(path.visible)\n+++ \(path.visible)\n"
        let count = max(old.count, new.count)
        func line(_ lines: [ArraySlice<UInt8>], _ index: Int) -> ArraySlice<UInt8>? {
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
                text += before == after ? " \(shown(before))\n" : "-\(shown(before))\n+\(shown(after))\n"
            }
            index = last
        }
        return text
    }

    /// Lines as bytes: strings are equal where only their composition differs, which is a change here.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    }

    private static func shown(_ line: ArraySlice<UInt8>) -> String { String(decoding: line, as: UTF8.self).visible }
}
