import Terminology

/// Several spaces between two words of a sentence (X32): those that the text has, and those that reading made one.
///
/// Behind a full stop two are a custom of typists, and lines of columns are no sentences.
struct DoubledSpace: Rule {
    static let identifier = "X32"
    let identifiers = [DoubledSpace.identifier]
    /// A paragraph with more of them is set so.
    private static let most = 3

    func findings(in text: CheckedText, _ tools: RuleTools) -> [Finding] {
        guard tools.book[Self.identifier]?.languages.contains(text.language) == true else { return [] }
        var findings: [Finding] = []
        for block in text.blocks {
            for span in block.hits[Self.identifier] ?? [] {
                findings.append(Finding(Self.identifier, block, span, replacement: ""))
            }
            guard !block.wideSpaces.isEmpty, block.wideSpaces.count <= Self.most, Self.isSentence(block) else {
                continue
            }
            for space in block.wideSpaces where Self.isBetweenWords(space.offset, block) {
                let span = TextSpan(space.offset, space.offset + 1)
                // The text has one already: it is one of two in the file that goes.
                findings.append(Finding(Self.identifier, block, span, replacement: space.count == 2 ? "" : nil))
            }
        }
        return findings
    }

    private static func isSentence(_ block: CheckedBlock) -> Bool {
        guard block.kind == .paragraph || block.kind == .listItem || block.kind == .footnote else { return false }
        return block.text.last.map { ".!?:;)”’\"".contains($0) } ?? false
    }

    private static func isBetweenWords(_ offset: Int, _ block: CheckedBlock) -> Bool {
        block.withBytes { bytes in
            guard offset > 0, offset + 1 < bytes.count else { return false }
            let (before, after) = (
                bytes.scalar(at: bytes.scalarStart(before: offset)), bytes.scalar(at: offset + 1)
            )
            let isInSentence = before == "," || before == ";" || before.properties.isAlphabetic
            return isInSentence && (after.properties.isAlphabetic || after == "(" || after == "“")
        }
    }
}
