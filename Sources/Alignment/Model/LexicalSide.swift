/// A text, and what the lexicon knows of its tokens.
struct LexicalSide {
    let text: EncodedText
    /// By type: how much evidence a token is.
    let weights: [Float]
    /// That nothing explains a token.
    let lack: Lexicon.Lack
    /// What its tokens explain of the other text.
    let rows: TranslationRows

    static func both(_ first: EncodedText, _ second: EncodedText, _ lexicon: Lexicon) -> (LexicalSide, LexicalSide) {
        (
            LexicalSide(
                text: first, weights: lexicon.first.weights, lack: lexicon.firstLack,
                rows: lexicon.forward),
            LexicalSide(
                text: second, weights: lexicon.second.weights, lack: lexicon.secondLack,
                rows: lexicon.backward)
        )
    }
}
