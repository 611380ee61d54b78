/// A format, written a unit at a time.
protocol AlignmentRenderer {
    init(_ content: WritingContent)

    /// Units so far that the format leaves out.
    var unitsLeftOut: Int { get }

    /// Writes what stands before the units.
    mutating func begin(_ output: inout ByteBuffer)

    /// Writes a unit, by its index.
    mutating func write(_ unit: Int, to output: inout ByteBuffer)

    /// Writes what stands after the units.
    mutating func end(_ output: inout ByteBuffer)
}

extension AlignmentRenderer {
    var unitsLeftOut: Int { 0 }
    mutating func begin(_ output: inout ByteBuffer) {}
    mutating func end(_ output: inout ByteBuffer) {}
}
