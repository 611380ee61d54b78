import Terminology

/// Reads units of XML one by one: what TMX and XLIFF have in common.
protocol XMLUnitReader {
    var xml: XMLScanner { get set }
    var options: MemoryReadingOptions { get }
    /// Whether the element that has just begun is a unit; within another one it says that this does not end.
    var isAtUnit: Bool { get }
}

extension XMLUnitReader {
    mutating func next() throws(UnitFailure) -> XMLScanner.Token {
        do { return try xml.next() } catch { throw UnitFailure(error) }
    }

    /// Passes over what the element holds that has just begun.
    mutating func skipElement() throws(UnitFailure) {
        let depth = xml.depth
        while true {
            switch try next() {
            case .end where xml.depth < depth: return
            case .finish: throw endsWithinUnit
            case .start: try checkIsNoUnit()
            default: break
            }
        }
    }

    mutating func checkIsNoUnit() throws(UnitFailure) {
        guard isAtUnit else { return }
        xml.rewind()
        throw .nextUnit
    }

    /// The text of an element that has just begun, without markup.
    mutating func readText() throws(UnitFailure) -> String {
        var bytes: [UInt8] = []
        let (depth, start) = (xml.depth, xml.place)
        while true {
            switch try next() {
            case .text: bytes.append(contentsOf: xml.text)
            case .end where xml.depth < depth: return String(decoding: bytes, as: UTF8.self)
            case .finish: throw endsWithinUnit
            case .start: try checkIsNoUnit()
            default: break
            }
            if bytes.count > options.longestSegment { throw .tooLong(start) }
        }
    }

    var endsWithinUnit: UnitFailure { .damaged(reason: "the document ends within a unit", place: xml.place) }
}
