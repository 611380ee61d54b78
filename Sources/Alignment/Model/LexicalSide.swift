/// A text, and what the lexicon knows of its tokens.
struct LexicalSide {
    let text: EncodedText
    /// By type: how much evidence a token is.
    let weights: [Float]
    /// By type: how likely nothing explains it.
    let unexplained: [Float]
    /// What its tokens explain of the other text.
    let rows: TranslationRows

    /// By type: how much a fitting token outweighs one that nothing explains.
    func outweighs() -> [Float] { unexplained.map { (1 - $0) / $0 } }

    static func both(_ first: EncodedText, _ second: EncodedText, _ lexicon: Lexicon) -> (LexicalSide, LexicalSide) {
        (
            LexicalSide(
                text: first, weights: lexicon.first.weights, unexplained: lexicon.firstUnexplained,
                rows: lexicon.forward),
            LexicalSide(
                text: second, weights: lexicon.second.weights, unexplained: lexicon.secondUnexplained,
                rows: lexicon.backward)
        )
    }
}
