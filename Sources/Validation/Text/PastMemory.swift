import Terminology

/// Which blocks of a text have a word that looks back, so that nearly all sentences need not be searched; one for each text.
final class PastMemory {
    private let search: WordSearch?
    /// The number of the first block.
    private let firstBlock: Int
    /// By block whether it may look back; nil where nobody asked.
    private var blocks: [Bool?] = []

    init(_ search: WordSearch?, firstBlock: Int) { (self.search, self.firstBlock) = (search, firstBlock) }

    /// Whether a sentence looks back on what was once: “the then SIPO”, 旧, 前身.
    func isIn(_ sentence: TextSpan, _ block: CheckedBlock) -> Bool {
        guard let search else { return false }
        let place = block.index - firstBlock
        guard place >= 0 else { return search.areIn(block.text(sentence)) }
        while blocks.count <= place { blocks.append(nil) }
        let mayBe = blocks[place] ?? search.mayBeIn(block.text)
        blocks[place] = mayBe
        return mayBe && search.areIn(block.text(sentence))
    }
}

@available(*, unavailable)
extension PastMemory: Sendable {}
