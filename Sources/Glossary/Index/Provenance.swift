import Normalization

/// What an index was made from: it is made again when one of these is no longer so.
public struct Provenance: Sendable, Hashable {
    /// A file or directory as it was.
    public struct Input: Sendable, Hashable {
        public var path: String
        /// Bytes; -1 for what was not there.
        public var size: Int64
        /// Nanoseconds since 1970.
        public var modified: Int64
        /// Of the content, for a file whose time is another; 0 for a directory, and for a file that is not read.
        public var digest: UInt64

        public init(path: String, size: Int64, modified: Int64, digest: UInt64) {
            (self.path, self.size, self.modified, self.digest) = (path, size, modified, digest)
        }
    }

    public var program = ""
    public var icu = ""
    public var unicode = ""
    public var inputs: [Input] = []

    public init() {}

    init(_ bytes: ByteSlice) {
        var reader = ByteReader(bytes)
        program = reader.text()
        icu = reader.text()
        unicode = reader.text()
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            let path = reader.text()
            let size = Int64(bitPattern: reader.uint64())
            let modified = Int64(bitPattern: reader.uint64())
            inputs.append(Input(path: path, size: size, modified: modified, digest: reader.uint64()))
        }
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(program)
        writer.append(icu)
        writer.append(unicode)
        writer.append(varint: inputs.count)
        for input in inputs {
            writer.append(input.path)
            writer.append(UInt64(bitPattern: input.size))
            writer.append(UInt64(bitPattern: input.modified))
            writer.append(input.digest)
        }
        return writer.bytes
    }
}

extension Provenance {
    /// The digest of a file's content.
    public static func digest(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { Checksum.of(UnsafeRawBufferPointer($0)) }
    }
}
