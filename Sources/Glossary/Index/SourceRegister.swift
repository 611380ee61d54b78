import Normalization
import Terminology

/// The register of sources, as a section of an index.
enum SourceRegister {
    static func bytes(of sources: [Source]) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(varint: sources.count)
        for source in sources {
            writer.append(source.id)
            for text in [source.title, source.address, source.publisher, source.language] { writer.append(text) }
            writer.append(UInt32(bitPattern: source.date?.packed ?? 0))
            writer.append(UInt8(source.seen ? 1 : 0))
        }
        return writer.bytes
    }

    static func sources(from bytes: ByteSlice) -> [Source] {
        var reader = ByteReader(bytes)
        var sources: [Source] = []
        for _ in 0..<reader.varint() {
            if reader.isDamaged { break }
            var source = Source(id: reader.text())
            source.title = reader.optionalText()
            source.address = reader.optionalText()
            source.publisher = reader.optionalText()
            source.language = reader.optionalText()
            source.date = PartialDate(packed: Int32(bitPattern: reader.uint32()))
            source.seen = reader.byte() == 1
            sources.append(source)
        }
        return sources
    }
}
