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
        func line(_ lines: [String], _ index: Int) -> String? { lines.indices.contains(index) ? lines[index] : nil }
        var index = 0
        while index < count {
            guard line(old, index) != line(new, index) else {
                index += 1
                continue
            }
            var end = index
            while end < count, line(old, end) != line(new, end) { end += 1 }
            let (first, last) = (max(0, index - context), min(count, end + context))
            text += "@@ -\(first + 1),\(last - first) +\(first + 1),\(last - first) @@\n"
            for place in first..<index { text += " " + (line(old, place) ?? "").visible + "\n" }
            for place in index..<end { if let line = line(old, place) { text += "-" + line.visible + "\n" } }
            for place in index..<end { if let line = line(new, place) { text += "+" + line.visible + "\n" } }
            for place in end..<last { text += " " + (line(old, place) ?? "").visible + "\n" }
            index = last
        }
        return text
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
}
