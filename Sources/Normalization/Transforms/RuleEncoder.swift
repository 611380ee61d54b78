import ICU

/// Writes rules and sets as `TransformFormat` says.
struct RuleEncoder {
    let sets: [CharacterSet]
    private(set) var setBytes = ByteWriter()
    private var places: [Int: UInt32] = [:]

    init(sets: [CharacterSet]) { self.sets = sets }

    mutating func bytes(of rule: TransformRule) throws(UnsupportedRule) -> [UInt8] {
        guard rule.groupCount <= TransformFormat.maximumGroups else { throw UnsupportedRule(feature: "so many groups") }
        guard let shift = Int8(exactly: rule.cursorShift) else { throw UnsupportedRule(feature: "so far a cursor") }
        try refuseFaults(of: rule)
        var flags: UInt8 = 0
        if rule.isAnchoredAtStart { flags |= TransformFormat.Flag.anchoredAtStart }
        if rule.isAnchoredAtEnd { flags |= TransformFormat.Flag.anchoredAtEnd }
        if rule.output.contains(where: { if case .reference = $0 { true } else { false } }) {
            flags |= TransformFormat.Flag.hasReferences
        }
        var writer = ByteWriter()
        writer.append(flags)
        writer.append(UInt8(rule.groupCount))
        writer.append(UInt8(bitPattern: shift))
        writer.append(UInt8(0))
        try append(elements(rule.before, backward: true), to: &writer)
        try append(elements(rule.key, backward: false), to: &writer)
        try append(elements(rule.after, backward: false), to: &writer)
        try append(output(rule.output[..<rule.cursor], rule), to: &writer)
        try append(output(rule.output[rule.cursor...], rule), to: &writer)
        return writer.bytes
    }

    /// Leaves to ICU what it does otherwise than it says.
    private func refuseFaults(of rule: TransformRule) throws(UnsupportedRule) {
        // It compares the halves of surrogate pairs in the wrong order.
        guard !Self.holdsSupplementary(rule.before) else {
            throw UnsupportedRule(feature: "a character beyond the basic plane before the key")
        }
        let references = rule.output.compactMap { if case .reference(let number) = $0 { number } else { nil } }
        // It cuts a surrogate pair beside the group.
        guard Self.groups(in: rule.before).isDisjoint(with: references) else {
            throw UnsupportedRule(feature: "a reference to a group before the key")
        }
        // It puts the cursor before the text that stands between a reference and the cursor.
        if !references.isEmpty, rule.cursor > 0, rule.cursor < rule.output.count,
            case .scalar = rule.output[rule.cursor - 1]
        {
            throw UnsupportedRule(feature: "a cursor within an output with references")
        }
    }

    private static func groups(in elements: [RuleElement]) -> Set<Int> {
        elements.reduce(into: []) { result, element in
            switch element {
            case .group(let number, let inner):
                result.insert(number)
                result.formUnion(groups(in: inner))
            case .repeated(let inner, _, _): result.formUnion(groups(in: inner))
            case .scalar, .set, .reference: break
            }
        }
    }

    private func append(_ block: [UInt8], to writer: inout ByteWriter) throws(UnsupportedRule) {
        guard let length = UInt16(exactly: block.count) else { throw UnsupportedRule(feature: "so long a rule") }
        writer.append(length)
        writer.append(contentsOf: block)
    }

    /// The elements to match; before the key they are looked at from the last to the first.
    private mutating func elements(
        _ elements: [RuleElement], backward: Bool, depth: Int = 0
    ) throws(UnsupportedRule) -> [UInt8] {
        guard depth < TransformFormat.maximumDepth else { throw UnsupportedRule(feature: "so deep a nesting") }
        var parts: [[UInt8]] = []
        var literal: [UInt8] = []
        func endLiteral() {
            if !literal.isEmpty { parts.append([TransformFormat.Element.literal, UInt8(literal.count)] + literal) }
            literal = []
        }
        for element in elements {
            if case .scalar(let value) = element {
                if literal.count > 250 { endLiteral() }
                Normalization.append(scalar: value, to: &literal)
                continue
            }
            endLiteral()
            var part = ByteWriter()
            switch element {
            case .scalar: break
            case .set(let number):
                part.append(TransformFormat.Element.set)
                part.append(place(ofSet: number))
            case .group(let number, let inner):
                part.append(TransformFormat.Element.group)
                part.append(UInt8(truncatingIfNeeded: number))
                try append(self.elements(inner, backward: backward, depth: depth + 1), to: &part)
            case .repeated(let inner, let minimum, let isBounded):
                part.append(TransformFormat.Element.repeated)
                part.append(UInt8(truncatingIfNeeded: minimum))
                part.append(UInt8(isBounded ? 1 : 0))
                try append(self.elements(inner, backward: backward, depth: depth + 1), to: &part)
            case .reference: throw UnsupportedRule(feature: "a reference within what is to match")
            }
            parts.append(part.bytes)
        }
        endLiteral()
        return Array((backward ? parts.reversed() : parts).joined())
    }

    private func output(
        _ elements: ArraySlice<RuleElement>, _ rule: TransformRule
    ) throws(UnsupportedRule) -> [UInt8] {
        var bytes: [UInt8] = []
        var literal: [UInt8] = []
        func endLiteral() {
            if !literal.isEmpty { bytes += [TransformFormat.Element.literal, UInt8(literal.count)] + literal }
            literal = []
        }
        for element in elements {
            switch element {
            case .scalar(let value):
                if literal.count > 250 { endLiteral() }
                Normalization.append(scalar: value, to: &literal)
            case .reference(let number) where number <= rule.groupCount:
                endLiteral()
                bytes += [TransformFormat.Element.reference, UInt8(number)]
            default: throw UnsupportedRule(feature: "something in the output that is neither text nor reference")
            }
        }
        endLiteral()
        return bytes
    }

    private mutating func place(ofSet number: Int) -> UInt32 {
        if let place = places[number] { return place }
        let place = UInt32(setBytes.count)
        places[number] = place
        let set = sets[number]
        setBytes.append(UInt8(set.contains(TransformFormat.ether) ? 1 : 0))
        for _ in 0..<3 { setBytes.append(UInt8(0)) }
        for byte in 0..<UInt32(TransformFormat.asciiCount / 8) {
            var bits: UInt8 = 0
            for bit in 0..<UInt32(8) where set.contains(byte * 8 + bit) { bits |= 1 << UInt8(bit) }
            setBytes.append(bits)
        }
        let ranges = set.ranges.filter { $0.upperBound >= UInt32(TransformFormat.asciiCount) }
        setBytes.append(UInt32(ranges.count))
        for range in ranges {
            setBytes.append(range.lowerBound)
            setBytes.append(range.upperBound)
        }
        return place
    }

    // MARK: What a rule can begin with

    private static let anything: [ClosedRange<UInt32>] = [0...0x10_FFFF]

    /// The characters that the elements can begin with; all, where they can match nothing.
    func first(of elements: [RuleElement]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for element in elements {
            switch element {
            case .scalar(let value): return result + [value...value]
            case .set(let number): return result + sets[number].ranges
            case .group(_, let inner):
                result += first(of: inner)
                if !Self.canBeEmpty(inner) { return result }
            case .repeated(let inner, let minimum, _):
                result += first(of: inner)
                if minimum > 0, !Self.canBeEmpty(inner) { return result }
            case .reference: return Self.anything
            }
        }
        return Self.anything
    }

    /// Whether the elements can match no text at all; sets count as one character, although at the end they can match none.
    static func canBeEmpty(_ elements: [RuleElement]) -> Bool {
        elements.allSatisfy {
            switch $0 {
            case .scalar, .set: false
            case .group(_, let inner): canBeEmpty(inner)
            case .repeated(let inner, let minimum, _): minimum == 0 || canBeEmpty(inner)
            case .reference: true
            }
        }
    }

    /// Up to four bytes with which every match begins, and the mask that cuts so many from a word.
    static func firstBytes(of elements: [RuleElement]) -> (mask: UInt32, bytes: UInt32) {
        var literal: [UInt8] = []
        for element in elements {
            guard case .scalar(let value) = element else { break }
            Normalization.append(scalar: value, to: &literal)
        }
        var mask: UInt32 = 0
        var bytes: UInt32 = 0
        for (index, byte) in literal.prefix(4).enumerated() {
            mask |= 0xFF << UInt32(8 * index)
            bytes |= UInt32(byte) << UInt32(8 * index)
        }
        return (mask, bytes)
    }

    private static func holdsSupplementary(_ elements: [RuleElement]) -> Bool {
        elements.contains {
            switch $0 {
            case .scalar(let value): value > 0xFFFF
            case .group(_, let inner), .repeated(let inner, _, _): holdsSupplementary(inner)
            case .set, .reference: false
            }
        }
    }
}
