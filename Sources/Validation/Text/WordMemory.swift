import Terminology

/// Which blocks of a text have one of some words, so that nearly all sentences need not be searched; one for each text.
final class WordMemory {
    private let search: WordSearch?
    /// The number of the first block.
    private let firstBlock: Int
    /// By block whether it may have one; nil where nobody asked.
    private var blocks: [Bool?] = []
    /// The last sentence that was searched, and whether it has one: many places of one are asked for in a row.
    private var last: (block: Int, sentence: TextSpan, isIn: Bool)?

    init(_ search: WordSearch?, firstBlock: Int) { (self.search, self.firstBlock) = (search, firstBlock) }

    /// Whether a sentence has one of the words.
    func isIn(_ sentence: TextSpan, _ block: CheckedBlock) -> Bool {
        guard let search else { return false }
        let place = block.index - firstBlock
        guard place >= 0 else { return search.areIn(block.text(sentence)) }
        while blocks.count <= place { blocks.append(nil) }
        let mayBe = blocks[place] ?? search.mayBeIn(block.text)
        blocks[place] = mayBe
        guard mayBe else { return false }
        if let last, last.block == block.index, last.sentence == sentence { return last.isIn }
        let isIn = search.areIn(block.text(sentence))
        last = (block.index, sentence, isIn)
        return isIn
    }
}

@available(*, unavailable)
extension WordMemory: Sendable {}
