/// Whether the lines of a text were broken to fit a width, or are paragraphs.
///
/// A program that wraps puts on each line as many words as fit. So, over lines that another follows without a blank one between:
/// the width is what 98 of 100 do not exceed; a line is *full* if the first word of the next would have gone beyond it. The text is
/// wrapped if three of four are full, no more than half end as a sentence does, and hardly any line at all is wider; lines that are not half
/// full may be headings, and do not count unless they are most. With fewer
/// than four such lines none may end as a sentence, and the width must be that of a line of prose.
struct WrapEvidence {
    /// Columns, nil where lines are paragraphs.
    private(set) var width: Int?

    /// - Complexity: O(*n*) in the bytes of the lines that are looked at.
    init(_ bytes: [UInt8]) {
        var counts = WrapCounts(widest: Self.widest + Self.slack + 1)
        Self.forEachLine(bytes) { line, next in
            counts.add(width: line.width)
            guard let next, Self.continues(next) else { return }
            counts.addInterior(width: line.width, withNext: Self.joined(line, next))
            if line.isTerminated { counts.terminated += 1 }
        }
        let interior = counts.interior
        guard interior > 0, counts.lines(wider: Self.widest) * Self.outliers <= counts.lines else {
            return
        }
        var left = interior / Self.outliers
        var width = Self.widest
        while width > 0 {
            let wide = width == Self.widest ? counts.interior(from: width) : counts.interior(of: width)
            if wide > left { break }
            left -= wide
            width -= 1
        }
        guard width >= Self.narrowest else { return }
        let (full, short) = counts.fullAndShort(longest: width - Self.slack, half: width)
        guard counts.lines(wider: width + Self.slack) * Self.outliers <= counts.lines,
            counts.terminated * 2 <= interior, short * 2 <= interior, full * 4 >= (interior - short) * 3
        else { return }
        if interior < Self.few, width < Self.prose || counts.terminated > 0 { return }
        self.width = width
    }

    /// Columns of a line with the first word of the next.
    private static func joined(_ line: LineShape, _ next: LineShape) -> Int {
        line.width + (next.startsWithSpacedWord ? 1 : 0) + next.firstWord
    }

    /// Whether the next line's first word would not have fitted.
    static func isFull(_ line: LineShape, before next: LineShape, width: Int) -> Bool {
        joined(line, next) > width - slack
    }

    /// Whether a line can go on with what the line before began.
    private static func continues(_ line: LineShape) -> Bool { !line.isBlank && !line.isListItem }

    private static func forEachLine(_ bytes: [UInt8], _ body: (LineShape, LineShape?) -> Void) {
        bytes.withUnsafeBufferPointer { text in
            var previous: LineShape?
            for line in LineScanner(bytes).prefix(mostLines) {
                let shape = LineShape(text, line.range)
                if let previous, !previous.isBlank { body(previous, shape) }
                previous = shape
            }
            if let previous, !previous.isBlank { body(previous, nil) }
        }
    }

    /// Lines that are looked at: a longer text goes on as it began.
    private static let mostLines = 4096
    /// Columns; no one wraps wider.
    private static let widest = 200
    /// Columns; narrower are words in a list, or verse.
    private static let narrowest = 24
    /// Columns of prose, for a text too short to show its habit.
    private static let prose = 40
    /// Columns that a line may lack: punctuation that may not begin a line takes a character along.
    private static let slack = 4
    /// One of fifty may be an exception.
    private static let outliers = 50
    private static let few = 4
}
