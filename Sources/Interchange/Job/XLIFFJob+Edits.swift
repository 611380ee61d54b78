import Terminology

/// How targets are written.
extension XLIFFJob {
    func edits(_ fillings: [JobFilling?]) -> [JobEdit] {
        var edits: [JobEdit] = []
        var index = 0
        while index < slots.count {
            let number = slots[index].place
            var end = index
            while end < slots.count, slots[end].place == number { end += 1 }
            let own = Array(zip(slots[index..<end], fillings[index..<end]))
            index = end
            let place = places[number]
            guard !place.isTranslated, own.contains(where: { $0.1 != nil }) else { continue }
            if place.tag != nil {
                if let filling = own.first?.1 { edits += version2(place, filling) }
            } else if place.marks.isEmpty {
                if let filling = own.first?.1 {
                    edits.append(version1(place, place.source.xml(filling, from: scanner.bytes), [filling]))
                }
            } else {
                edits.append(divided(place, own.map { ($0.0.mark ?? 0, $0.1) }))
            }
        }
        return edits
    }

    /// A target of 1.2 with marks as its source has them; a segment without a match has an empty one.
    private func divided(_ place: Place, _ fillings: [(mark: Int, filling: JobFilling?)]) -> JobEdit {
        var content: [UInt8] = []
        var position = place.divided.lowerBound
        for (number, mark) in place.marks.enumerated() {
            content += scanner.bytes[position..<mark.inner.lowerBound]
            if let filling = fillings.first(where: { $0.mark == number })?.filling {
                content += mark.source.xml(filling, from: scanner.bytes)
            }
            content += scanner.bytes[mark.inner.upperBound..<mark.outer.upperBound]
            position = mark.outer.upperBound
        }
        content += scanner.bytes[position..<place.divided.upperBound]
        let isComplete = fillings.allSatisfy { $0.filling != nil }
        return version1(place, content, fillings.compactMap(\.filling), isComplete: isComplete)
    }

    private func version1(
        _ place: Place, _ content: [UInt8], _ fillings: [JobFilling], isComplete: Bool = true
    ) -> JobEdit {
        let least = fillings.map(\.percent).min() ?? 0
        let needsReview = fillings.contains(where: \.needsReview)
        let state = isComplete ? needsReview ? "needs-review-translation" : "translated" : "needs-translation"
        let qualifier = least > 100 ? "id-match" : least == 100 ? "exact-match" : "fuzzy-match"
        var buffer = ByteBuffer()
        buffer.append("<target")
        append(place.targetAttributes, with: [("state", state), ("state-qualifier", qualifier)], to: &buffer)
        buffer.append(">")
        buffer.bytes += content
        buffer.append("</target>")
        for filling in fillings where filling.needsReview {
            buffer.bytes += place.indentation
            appendAlternative(filling, to: &buffer)
        }
        return edit(place, buffer.bytes)
    }

    /// What the memory has, beside the target that it became.
    private func appendAlternative(_ filling: JobFilling, to buffer: inout ByteBuffer) {
        buffer.append("<alt-trans")
        buffer.appendAttribute("match-quality", "\(filling.percent)%")
        buffer.appendAttribute("origin", Self.origin)
        buffer.append(">")
        if let source = filling.previousSource {
            buffer.append("<source>")
            buffer.appendXML(source)
            buffer.append("</source>")
        }
        buffer.append("<target>")
        buffer.appendXML(filling.previousTarget ?? filling.text)
        buffer.append("</target></alt-trans>")
    }

    static let origin = "tripo-term"

    private func version2(_ place: Place, _ filling: JobFilling) -> [JobEdit] {
        guard let tag = place.tag else { return [] }
        var buffer = ByteBuffer()
        buffer.append("<\(place.tagName)")
        let state = filling.needsReview ? "initial" : "translated"
        let subState = ([Self.origin + ":\(filling.percent)"] + filling.marks).joined(separator: "-")
        append(place.tagAttributes, with: [("state", state), ("subState", subState)], to: &buffer)
        buffer.append(">")
        let start = JobEdit(range: tag, bytes: buffer.bytes)
        buffer.bytes.removeAll()
        buffer.append("<target")
        append(place.targetAttributes, with: [], to: &buffer)
        buffer.append(">")
        buffer.bytes += place.source.xml(filling, from: scanner.bytes)
        buffer.append("</target>")
        return [start, edit(place, buffer.bytes)]
    }

    /// Puts a target in the place of the empty one, or behind the source.
    private func edit(_ place: Place, _ bytes: [UInt8]) -> JobEdit {
        if let target = place.target { return JobEdit(range: target, bytes: bytes) }
        return JobEdit(range: place.end..<place.end, bytes: place.indentation + bytes)
    }

    private func append(
        _ attributes: [MarkupAttribute], with new: [(name: String, value: String)], to buffer: inout ByteBuffer
    ) {
        for attribute in attributes where !new.contains(where: { $0.name == attribute.name }) {
            buffer.appendAttribute(attribute.name, attribute.value)
        }
        for (name, value) in new { buffer.appendAttribute(name, value) }
    }
}
