import Normalization
import Terminology

/// The sentences that segments consist of.
///
/// Whoever makes segments glues sentences now and then. Each of them is looked for by itself, and what they answer belongs to
/// the segment: far more is known of a sentence and its translation than of two beside one.
struct SentenceParts: Sendable {
    /// For each part the segment that it is of; ascending.
    private(set) var segments: [Int] = []
    /// For each segment its first part; one more than there are segments.
    private(set) var starts: [Int] = [0]
    private(set) var parts: [Segment] = []

    var isTrivial: Bool { parts.count == starts.count - 1 }

    /// - Parameter segmenter: nil leaves segments as they are.
    init(_ whole: [Segment], _ segmenter: SentenceSegmenter?) {
        parts.reserveCapacity(whole.count)
        for (number, segment) in whole.enumerated() {
            let sentences = Self.sentences(of: segment.text, segmenter)
            if sentences.count < 2 {
                parts.append(segment)
                segments.append(number)
            } else {
                let bytes = segment.text.utf8
                for sentence in sentences {
                    var part = segment
                    part.text = String(
                        decoding: bytes.dropFirst(sentence.start).prefix(sentence.end - sentence.start), as: UTF8.self)
                    parts.append(part)
                    segments.append(number)
                }
            }
            starts.append(parts.count)
        }
    }

    /// The sentences of a segment.
    ///
    /// What has neither letters nor digits is none by itself: an opening quotation mark that was torn off the next segment,
    /// an ellipsis. It belongs to the sentence before it.
    private static func sentences(of text: String, _ segmenter: SentenceSegmenter?) -> [TextSpan] {
        var found: [TextSpan] = []
        for sentence in segmenter?.sentences(in: text) ?? [] {
            let characters = text.utf8.dropFirst(sentence.start).prefix(sentence.end - sentence.start)
            if let last = found.last, !Substring(characters).unicodeScalars.contains(where: \.isSpoken) {
                found[found.count - 1] = TextSpan(last.start, sentence.end)
            } else {
                found.append(sentence)
            }
        }
        return found
    }

    /// The parts of neighbouring segments.
    func parts(of segments: Range<Int>) -> Range<Int> { starts[segments.lowerBound]..<starts[segments.upperBound] }
}

extension AlignmentAnchor {
    /// The same of parts.
    func ofParts(_ parts: [SentenceParts]) -> AlignmentAnchor {
        AlignmentAnchor(segments.reduce(into: [:]) { $0[$1.key] = parts[$1.key].parts(of: $1.value) })
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter or stands for a number.
    var isSpoken: Bool { properties.isAlphabetic || properties.numericType != nil }
}
