import Terminology

extension SentenceSegmenter {
    /// Divides a document: a block that is a segment is taken whole, even an empty one, so that the segment's number is that of
    /// its line; all others are divided into sentences, and blank ones give none.
    ///
    /// - Complexity: O(*n*) in the length of the document.
    public func segments(of document: TextDocument) -> SegmentedText {
        var segments: [Segment] = []
        for (number, block) in document.blocks.enumerated() {
            if block.kind == .segment {
                segments.append(Segment(block.text, block: number, kind: block.kind, place: block.place(ofByte: 0)))
                continue
            }
            let spans = sentences(in: block.text)
            let places = block.places(ofBytes: spans.map(\.start))
            block.text.utf8Span.span.withUnsafeBufferPointer { bytes in
                for (span, place) in zip(spans, places) {
                    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[span.range]), as: UTF8.self)
                    segments.append(Segment(text, block: number, kind: block.kind, place: place))
                }
            }
        }
        return SegmentedText(path: document.path, language: language, segments: segments)
    }
}
