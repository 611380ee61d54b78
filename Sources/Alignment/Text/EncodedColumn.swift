import Lookup
import Normalization
import Terminology

/// The texts of one language, of all documents, and the vocabulary that they share.
struct EncodedColumn: Sendable {
    private(set) var vocabulary = Vocabulary()
    /// By document.
    private(set) var texts: [EncodedText] = []
    private(set) var parts: [SentenceParts] = []

    /// - Parameter segmenter: nil leaves segments as they are.
    /// - Throws: where the glossary's index is damaged.
    init(
        _ texts: [SegmentedText], _ encoder: TextEncoder, _ segmenter: SentenceSegmenter?
    ) throws(LookupError) {
        for text in texts {
            let sentences = SentenceParts(text.segments, segmenter)
            self.texts.append(try encoder.encode(sentences.parts, &vocabulary))
            parts.append(sentences)
        }
    }
}
