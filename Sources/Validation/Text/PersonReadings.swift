import Terminology

/// How the Japanese names of those are read whom a name may mean.
final class PersonReadings: Sendable {
    /// In their order.
    private let texts: [String]
    /// The same without what divides surname and given name.
    private let bare: [String]

    init(of name: KnownName) {
        let terms = name.meanings.flatMap(\.concept.concept.terms).filter { $0.language == .japanese }
        let readings = terms.compactMap(\.reading) + terms.filter { $0.type == .transcription }.map(\.text)
        texts = Set(readings).sorted()
        bare = texts.map(Self.bare)
    }

    /// The one that a reading is one slip away from; nil where it is right, or none is near.
    func near(_ written: Substring) -> String? {
        let written = Self.bare(written)
        // Byte by byte first, which tells nearly always.
        if bare.contains(where: { $0.utf8.elementsEqual(written.utf8) }) || bare.contains(written) { return nil }
        return zip(texts, bare).first { $0.1.isOneSlip(from: written) }?.0
    }

    private static func bare(_ reading: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in reading.unicodeScalars where scalar != "・" && scalar != " " { result.append(scalar) }
        return String(result)
    }
}
