import Terminology
import Validation

/// A passage of a block's text and bytes of its file, which are compared: where they differ, a place has been miscounted.
struct FilePassage {
    private let text: UnsafeBufferPointer<UInt8>
    private let origins: [TextOrigin]
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Bytes that are compared on either side.
    static let around = 16

    init(_ text: UnsafeBufferPointer<UInt8>, _ origins: [TextOrigin], _ bytes: UnsafeBufferPointer<UInt8>) {
        (self.text, self.origins, self.bytes) = (text, origins, bytes)
    }

    /// Whether a span of the text stands at a byte of the file, among the same neighbours as far as they stand together there.
    func stands(_ span: Range<Int>, at offset: Int) -> Bool {
        let end = offset + span.count
        guard end <= bytes.count, bytes[offset..<end].elementsEqual(text[span]) else { return false }
        let next = origins.firstPlace { $0.offset > span.lowerBound }
        let first = next > 0 ? origins[next - 1].offset : 0
        let last = next < origins.count ? origins[next].offset : text.count
        return agreesBefore(max(first, span.lowerBound - Self.around)..<span.lowerBound, offset)
            && agreesBehind(span.upperBound..<max(span.upperBound, min(last, span.upperBound + Self.around)), end)
    }

    private func agreesBefore(_ span: Range<Int>, _ end: Int) -> Bool {
        var place = end
        for index in span.reversed() {
            place -= 1
            guard place >= 0 else { return false }
            if text[index] != bytes[place] { return isSpace(index, place) }
        }
        return true
    }

    private func agreesBehind(_ span: Range<Int>, _ start: Int) -> Bool {
        var place = start
        for index in span {
            guard place < bytes.count else { return false }
            if text[index] != bytes[place] { return isSpace(index, place) || isMarkup(bytes[place]) }
            place += 1
        }
        return true
    }

    /// Any white space of the file is a space of the text.
    private func isSpace(_ index: Int, _ place: Int) -> Bool {
        text[index] == 0x20 && (bytes[place] <= 0x20 || bytes[place] >= 0x80)
    }

    /// Whether a byte may begin what stands for another character, or for an object.
    private func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "\\"), UInt8(ascii: "`"): true
        default: false
        }
    }
}
