import Terminology

/// Whether a segment belongs to the one before it.
///
/// Whoever divides a text into segments cuts at a stop within brackets now and then, or before what is in brackets: what follows is
/// no segment that another language has by itself.
enum Bonds {
    /// A bracket that is not closed after so many segments has been forgotten.
    private static let reach = 3

    /// By segment, 1 where it belongs to the one before it: a bracket is still open, or all of it stands in brackets; else 0.
    ///
    /// - Complexity: O(n) in the characters.
    static func of(_ segments: [Segment]) -> [Float] {
        var bonds = [Float](repeating: 0, count: segments.count)
        var open: Int?
        for (number, segment) in segments.enumerated() {
            let shape = Shape(segment.text)
            if number > 0, shape.isAside { bonds[number] = 1 }
            if let first = open, shape.closes {
                for inside in first + 1...number { bonds[inside] = 1 }
                open = nil
            }
            if shape.opens { open = number }
            if let first = open, number - first >= reach { open = nil }
        }
        return bonds
    }

    /// The brackets of a segment.
    private struct Shape {
        /// Whether one is left open, whether one is closed that was not opened.
        var opens = false
        var closes = false
        /// Whether all letters and digits are within brackets.
        var isAside = false

        init(_ text: String) {
            var (depth, isWithin, isOutside) = (0, false, false)
            for scalar in text.unicodeScalars {
                switch scalar {
                case "(", "（", "[", "［", "〔", "【": depth += 1
                case ")", "）", "]", "］", "〕", "】":
                    if depth == 0 { closes = true } else { depth -= 1 }
                default:
                    // What is known already is not asked for: properties take their time.
                    guard depth > 0 ? !isWithin : !isOutside, scalar.isSpoken else { continue }
                    if depth > 0 { isWithin = true } else { isOutside = true }
                }
            }
            opens = depth > 0
            isAside = isWithin && !isOutside && !opens && !closes
        }
    }
}
