import ICU
import Terminology
import TripoTerm

/// Aligned texts to read on a terminal: unit by unit, a line or more for each language.
struct AlignmentTextRenderer {
    let words: MessageCatalog
    let terminal: Terminal

    func text(of aligned: AlignedTexts) -> String {
        var result = ""
        let tags = aligned.texts.map(\.language.rawTag)
        let widest = tags.map(\.count).max() ?? 0
        let width = terminal.width.map { max(1, $0 - widest - 4) } ?? Int.max
        for (number, unit) in aligned.alignment.units.enumerated() {
            if number > 0 { result += "\n" }
            result += head(number + 1, unit)
            for (column, tag) in tags.enumerated() {
                let segments = unit.segments[column]
                let text = aligned.texts[column].text(of: segments).visible
                let lines = segments.isEmpty ? [] : text.wrapped(to: width)
                let start = "  " + Style.dim.apply(to: tag.padded(to: widest), terminal) + "  "
                if lines.isEmpty { result += start + Style.dim.apply(to: words("page.leftOut"), terminal) + "\n" }
                for (place, line) in lines.enumerated() {
                    result += (place == 0 ? start : String(repeating: " ", count: widest + 4)) + line + "\n"
                }
            }
        }
        return result
    }

    private func head(_ number: Int, _ unit: AlignmentUnit) -> String {
        let percent = Int(unit.confidence * 100)
        var head = Style.bold.apply(to: "\(number)", terminal) + "  "
        head += Style.dim.apply(to: "\(percent)\(words("page.percentSign"))", terminal)
        if unit.isDoubtful { head += "  " + Style.yellow.apply(to: words("page.doubtful"), terminal) }
        return head + "\n"
    }
}

extension SegmentedText {
    /// Segments as one text; languages that put spaces between sentences get them.
    func text(of indices: [Int]) -> String {
        let joint = language == .english || language == .korean ? " " : ""
        return indices.map { segments[$0].text }.joined(separator: joint)
    }
}
