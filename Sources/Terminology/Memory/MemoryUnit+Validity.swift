extension MemoryUnit {
    /// What makes a unit one that no memory can hold.
    public enum Defect: String, Error, Sendable {
        case noSegments = "the unit has no segments"
        case sameLanguage = "two segments are in one language"
        case emptyText = "a segment is empty"
        case nul = "a text holds a NUL character"
        case tagPlace = "a tag does not stand between two characters of the text, or not in their order"
        case confidence = "the confidence is not between 0 and 1"
    }

    /// The first defect, or nil.
    ///
    /// - Complexity: O(*n*) in the bytes of the texts.
    public var defect: Defect? {
        guard !segments.isEmpty else { return .noSegments }
        for (index, segment) in segments.enumerated() {
            if segments[..<index].contains(where: { $0.language == segment.language }) { return .sameLanguage }
            if segment.text.isEmpty, segment.tags.isEmpty { return .emptyText }
            if let defect = segment.defect { return defect }
        }
        if let confidence, !(0...1).contains(confidence) { return .confidence }
        let texts = [document, author, changedBy, domain, origin].compactMap(\.self)
        return (texts + properties.flatMap { [$0.name, $0.value] }).contains { $0.utf8.contains(0) } ? .nul : nil
    }
}

extension MemorySegment {
    fileprivate var defect: MemoryUnit.Defect? {
        if text.utf8.contains(0) || previous?.utf8.contains(0) == true || next?.utf8.contains(0) == true { return .nul }
        if properties.contains(where: { $0.name.utf8.contains(0) || $0.value.utf8.contains(0) }) { return .nul }
        return tags.areInPlace(in: text) ? nil : .tagPlace
    }
}

extension [InlineTag] {
    /// Whether each tag, also of a text within one, stands between two characters of its text, in their order.
    fileprivate func areInPlace(in text: String) -> Bool {
        guard !isEmpty else { return true }
        var text = text
        let areBetween = text.withUTF8 { utf8 in
            var last = 0
            for tag in self {
                guard tag.offset >= last, tag.offset <= utf8.count else { return false }
                if tag.offset < utf8.count, utf8[tag.offset] & 0xC0 == 0x80 { return false }
                last = tag.offset
            }
            return true
        }
        return areBetween
            && allSatisfy { tag in
                tag.content.allSatisfy { piece in
                    if case .text(let text, let tags, _) = piece { tags.areInPlace(in: text) } else { true }
                }
            }
    }
}
