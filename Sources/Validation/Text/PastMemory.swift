import Terminology

/// Which blocks of a text have a word that looks back, so that nearly all sentences need not be searched; one for each text.
final class PastMemory {
    private let search: WordSearch?
    /// The number of the first block.
    private let firstBlock: Int
    /// By block whether it may look back; nil where nobody asked.
    private var blocks: [Bool?] = []
    /// The last sentence that was searched, and whether it looks back: many places of one are asked for in a row.
    private var last: (block: Int, sentence: TextSpan, isIn: Bool)?

    /// The dates of the last sentence that was asked for, in the same way.
    private var dates: (block: Int, sentence: TextSpan, dates: [PartialDate])?

    init(_ search: WordSearch?, firstBlock: Int) { (self.search, self.firstBlock) = (search, firstBlock) }

    /// The dates that hold for a sentence, found once for all its names.
    func dates(in sentence: TextSpan, _ block: CheckedBlock, _ find: () -> [PartialDate]) -> [PartialDate] {
        if let dates, dates.block == block.index, dates.sentence == sentence { return dates.dates }
        let found = find()
        dates = (block.index, sentence, found)
        return found
    }

    /// Whether a sentence looks back on what was once: “the then SIPO”, 旧, 前身.
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
extension PastMemory: Sendable {}
