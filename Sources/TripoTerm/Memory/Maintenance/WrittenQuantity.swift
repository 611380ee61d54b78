import Normalization
import Terminology

/// A quantity as a text writes it, and whether its absence from a translation means anything.
struct WrittenQuantity {
    let text: String
    /// A number of one digit that is no ordinal, date or percentage.
    let isSmall: Bool
    /// Digits of a name, which another language may write without: COVID-19, 코로나19.
    let isPartOfName: Bool

    init(_ quantity: Quantity, in segment: MemorySegment) {
        let utf8 = Array(segment.text.utf8)
        text = String(decoding: utf8[quantity.span.range], as: UTF8.self)
        let scalars = text.unicodeScalars
        isSmall = quantity.kind == .number && scalars.count(where: { $0.properties.numericType != nil }) == 1
        switch quantity.kind {
        case .identifier:
            // Codes of offices and standards are shorter: PCT/JP2021, ISO 9001, ST.96.
            let word = scalars.prefix { $0.properties.isAlphabetic }
            isPartOfName = word.count >= Self.shortestName && scalars.contains("-")
        case .number where segment.language == .korean:
            let before = String(decoding: utf8[..<quantity.span.start], as: UTF8.self).unicodeScalars.last
            isPartOfName =
                scalars.allSatisfy { ("0"..."9").contains($0) }
                && before.map { (0xAC00...0xD7A3).contains($0.value) } == true
        default: isPartOfName = false
        }
    }

    /// Letters.
    private static let shortestName = 4
}
