import Normalization
import Terminology

/// The register of sources, as a section of an index: how many, where each begins, then each.
///
/// Most questions need two or three of some hundred: each is read when it is asked for.
struct SourceRegister: Sendable {
    private let bytes: ByteSlice
    let count: Int

    /// Takes a section; one that lies about its length has no sources.
    init(_ bytes: ByteSlice) {
        self.bytes = bytes
        let count = Int(bytes.uint32(0))
        self.count = count <= bytes.count / 4 ? count : 0
    }

    static func bytes(of sources: [Source]) -> [UInt8] {
        var places = ByteWriter()
        var writer = ByteWriter()
        places.append(UInt32(sources.count))
        for source in sources {
            places.append(UInt32(4 + sources.count * 4 + writer.count))
            writer.append(source.id)
            for text in [source.title, source.address, source.publisher, source.language] { writer.append(text) }
            writer.append(UInt32(bitPattern: source.date?.packed ?? 0))
            writer.append(UInt8(source.seen ? 1 : 0))
        }
        return places.bytes + writer.bytes
    }

    /// The identifier of a source, nil for a number that there is not.
    func id(_ number: Int) -> String? {
        guard number >= 0, number < count else { return nil }
        var reader = reader(number)
        return reader.text()
    }

    subscript(number: Int) -> Source {
        var reader = reader(number)
        var source = Source(id: reader.text())
        source.title = reader.optionalText()
        source.address = reader.optionalText()
        source.publisher = reader.optionalText()
        source.language = reader.optionalText()
        source.date = PartialDate(packed: Int32(bitPattern: reader.uint32()))
        source.seen = reader.byte() == 1
        return source
    }

    /// The source of an identifier, the first where there are several.
    ///
    /// - Complexity: O(n) in the number of sources.
    func source(id: String) -> Source? {
        for number in 0..<count {
            var reader = reader(number)
            let isWanted = reader.counted().withBytes { found in
                id.utf8Span.span.withUnsafeBytes { $0.count == found.count && $0.elementsEqual(found) }
            }
            if isWanted { return self[number] }
        }
        return nil
    }

    private func reader(_ number: Int) -> ByteReader { ByteReader(bytes, at: Int(bytes.uint32(4 + number * 4))) }
}
