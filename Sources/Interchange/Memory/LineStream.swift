import Terminology

/// Goes through the lines of a stream: they end with LF, CR or CR LF.
struct LineStream {
    struct Line {
        /// From 1.
        var number: Int
        /// Without its end, and without what is beyond `longest`.
        var bytes: [UInt8]
        /// What ended it; empty at the end of the file.
        var end: [UInt8] = []
        var isCut = false
        /// Whether it holds what was not of the charset.
        var isDamaged = false
    }

    /// Bytes of a line that are kept.
    let longest: Int
    private let stream: DecodedStream
    private var buffer: [UInt8] = []
    private var position = 0
    /// The offset in the stream of the buffer's first byte.
    private var base = 0
    private var number = 0

    init(_ stream: DecodedStream, longest: Int) { (self.stream, self.longest) = (stream, longest) }

    /// - Complexity: O(*n*) in the bytes of the line.
    mutating func next() throws(Diagnostic) -> Line? {
        number += 1
        var line = Line(number: number, bytes: [])
        while true {
            let end = buffer.withUnsafeBufferPointer { bytes in
                var index = position
                while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
                return index
            }
            let room = longest - line.bytes.count
            line.bytes.append(contentsOf: buffer[position..<end].prefix(room))
            if end - position > room { line.isCut = true }
            position = end
            if position < buffer.count {
                if buffer[position] == 0x0D, position + 1 == buffer.count { _ = try fill() }
                let length = buffer[position...].starts(with: [0x0D, 0x0A]) ? 2 : 1
                line.end = length == 2 ? Self.both : buffer[position] == 0x0D ? Self.carriageReturn : Self.lineFeed
                position += length
                break
            }
            guard try fill() else {
                if line.bytes.isEmpty, !line.isCut, !isDamaged() { return nil }
                break
            }
        }
        line.isDamaged = isDamaged()
        return line
    }

    // Kept, for a list for each line would be made anew.
    private static let both: [UInt8] = [0x0D, 0x0A]
    private static let carriageReturn: [UInt8] = [0x0D]
    private static let lineFeed: [UInt8] = [0x0A]

    /// Whether there is damage before the position, which is then told.
    private func isDamaged() -> Bool { !stream.takeDamage(before: base + position).isEmpty }

    private mutating func fill() throws(Diagnostic) -> Bool {
        let kept = position
        buffer.removeFirst(kept)
        base += kept
        position = 0
        return try stream.read(into: &buffer)
    }
}
